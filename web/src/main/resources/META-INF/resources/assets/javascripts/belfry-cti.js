/**
 * Client of the CTI gateway for browsers and Node: logs in, keeps the socket alive, reconnects.
 * Types are in belfry-cti.d.ts beside this file. No dependency.
 *
 *   const cti = await Cti.login({ url: 'http://localhost:8090', login: 'alice', password: '…' });
 *   cti.on('AgentStateEvent', state => …);
 *   cti.send('getAgentStates');
 */

/** Stock clients ping every 5 s and give up after 3 pings without any frame (FEATURES A16). */
const PING_MILLIS = 5000;
const PINGS_UNANSWERED = 3;
const BACK_OFF_MILLIS = [500, 1000, 2000, 5000, 10000];

/** A refused login; `code` is the gateway's error, e.g. InvalidCredentials (FEATURES A5). */
export class LoginError extends Error {
  constructor(code, message) {
    super(message);
    this.name = 'LoginError';
    this.code = code;
  }
}

export class Cti {
  #handlers = new Map();
  #environment;
  #socketUrl;
  #socket = null;
  #timer = null;
  #unanswered = 0;
  #attempt = 0;
  #closed = false;

  /**
   * Gets a token and opens the socket. Resolves when the gateway has said LoggedOn.
   * @throws {LoginError} when the gateway refuses login and password
   */
  static async login({ url, login, password }, environment = globalThis) {
    const base = url.replace(/\/+$/, '');
    const response = await environment.fetch(`${base}/xuc/api/2.0/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new LoginError(answer.error ?? 'UnhandledError', answer.message ?? `HTTP ${response.status}`);
    }
    const cti = new Cti(base, answer.token, environment);
    await cti.#open();
    return cti;
  }

  constructor(base, token, environment) {
    this.#environment = environment;
    this.#socketUrl = `${base.replace(/^http/, 'ws')}/xuc/api/2.0/cti?token=${encodeURIComponent(token)}`;
  }

  /** Calls `handler(ctiMessage)` for each event of that type; returns a function that ends it. */
  on(msgType, handler) {
    const handlers = this.#handlers.get(msgType) ?? new Set();
    this.#handlers.set(msgType, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /** Sends a command; throws when the socket is not open. */
  send(command, args = {}) {
    if (this.#socket?.readyState !== 1) {
      throw new Error(`not connected: ${command} was not sent`);
    }
    this.#socket.send(JSON.stringify({ claz: 'web', command, ...args }));
  }

  /** Closes for good: no reconnect. */
  close() {
    this.#closed = true;
    this.#stopPinging();
    this.#socket?.close();
  }

  #open() {
    return new Promise((resolve, reject) => {
      const socket = new this.#environment.WebSocket(this.#socketUrl);
      this.#socket = socket;
      let loggedOn = false;
      socket.onopen = () => {
        this.#startPinging(socket);
        this.#emit('LinkStatusUpdate', { status: 'opened' });
      };
      socket.onmessage = frame => {
        this.#unanswered = 0;
        const { msgType, ctiMessage } = JSON.parse(frame.data);
        if (msgType === 'LoggedOn') {
          loggedOn = true;
          this.#attempt = 0;
          resolve();
        }
        this.#emit(msgType, ctiMessage);
      };
      socket.onclose = () => {
        this.#stopPinging();
        this.#emit('LinkStatusUpdate', { status: 'closed' });
        if (loggedOn) {
          this.#reconnectLater();
        } else {
          reject(new Error('the gateway closed the socket before LoggedOn'));
        }
      };
    });
  }

  #reconnectLater() {
    if (this.#closed) return;
    const pause = BACK_OFF_MILLIS[Math.min(this.#attempt++, BACK_OFF_MILLIS.length - 1)];
    this.#environment.setTimeout(() => {
      if (!this.#closed) this.#open().catch(() => this.#reconnectLater());
    }, pause);
  }

  #startPinging(socket) {
    this.#unanswered = 0;
    this.#timer = this.#environment.setInterval(() => {
      if (this.#unanswered++ >= PINGS_UNANSWERED) {
        socket.close();
      } else {
        socket.send('{"claz":"ping"}');
      }
    }, PING_MILLIS);
  }

  #stopPinging() {
    this.#environment.clearInterval(this.#timer);
  }

  #emit(msgType, ctiMessage) {
    for (const handler of this.#handlers.get(msgType) ?? []) handler(ctiMessage);
  }
}
