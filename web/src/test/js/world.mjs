/** A gateway and a clock in memory: sockets are opened, spoken to and closed by the test. */
export class World {
  sockets = [];
  timeouts = [];
  intervals = new Map();
  requests = [];
  /** By path; `down` when nobody listens. */
  answers = {
    '/xuc/api/2.0/auth/login': { status: 200, body: { login: 'alice', token: 'a token', TTL: 3600 } },
    '/xuc/api/2.0/auth/check': { status: 200, body: {} },
  };
  down = false;

  fetch = async (url, init) => {
    this.requests.push({ url, ...init });
    if (this.down) throw new TypeError('fetch failed');
    const { status, body } = this.answers[new URL(url).pathname];
    return { ok: status === 200, status, json: async () => body };
  };
  setTimeout = (callback, millis) => this.timeouts.push({ callback, millis });
  setInterval = (callback, millis) => {
    const id = this.intervals.size + 1;
    this.intervals.set(id, { callback, millis });
    return id;
  };
  clearInterval = id => this.intervals.delete(id);

  constructor() {
    const world = this;
    this.WebSocket = class {
      readyState = 0;
      sent = [];
      constructor(url) {
        this.url = url;
        world.sockets.push(this);
      }
      send(text) {
        this.sent.push(JSON.parse(text));
      }
      close() {
        if (this.readyState === 3) return;
        this.readyState = 3;
        this.onclose();
      }
      accept() {
        this.readyState = 1;
        this.onopen();
        this.say('LoggedOn', {});
      }
      say(msgType, ctiMessage, seq) {
        this.onmessage({ data: JSON.stringify({ msgType, ctiMessage, seq }) });
      }
    };
  }

  ping() {
    for (const { callback } of this.intervals.values()) callback();
  }

  /** The pause before the next attempt is over. */
  async pauseIsOver() {
    this.timeouts.at(-1).callback();
    await turn();
  }
}

export const turn = () => new Promise(resolve => setImmediate(resolve));
