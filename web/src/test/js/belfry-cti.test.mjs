import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cti, LoginError } from '../../main/resources/META-INF/resources/assets/javascripts/belfry-cti.js';

/** A gateway and a clock in memory: sockets are opened, spoken to and closed by the test. */
class World {
  sockets = [];
  timeouts = [];
  intervals = new Map();
  requests = [];
  answer = { ok: true, status: 200, body: { login: 'alice', token: 'a token', TTL: 60 } };

  fetch = async (url, init) => {
    this.requests.push({ url, ...init });
    return { ok: this.answer.ok, status: this.answer.status, json: async () => this.answer.body };
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
        this.readyState = 3;
        this.onclose();
      }
      accept() {
        this.readyState = 1;
        this.onopen();
        this.say('LoggedOn', {});
      }
      say(msgType, ctiMessage) {
        this.onmessage({ data: JSON.stringify({ msgType, ctiMessage }) });
      }
    };
  }

  /** Logs in and lets the gateway accept. */
  async login() {
    const login = Cti.login({ url: 'http://gateway:8090/', login: 'alice', password: 'secret' }, this);
    await turn();
    this.sockets[0].accept();
    return login;
  }

  ping() {
    for (const { callback } of this.intervals.values()) callback();
  }
}

const turn = () => new Promise(resolve => setImmediate(resolve));

test('a login posts the credentials and opens the socket with the token (A4, A5)', async () => {
  const world = new World();
  await world.login();
  assert.equal(world.requests[0].url, 'http://gateway:8090/xuc/api/2.0/auth/login');
  assert.deepEqual(JSON.parse(world.requests[0].body), { login: 'alice', password: 'secret' });
  assert.equal(world.sockets[0].url, 'ws://gateway:8090/xuc/api/2.0/cti?token=a%20token');
});

test('a refused login tells the code of the gateway', async () => {
  const world = new World();
  world.answer = { ok: false, status: 401, body: { error: 'InvalidCredentials', message: 'no' } };
  await assert.rejects(
    Cti.login({ url: 'http://gateway:8090', login: 'alice', password: 'x' }, world),
    error => error instanceof LoginError && error.code === 'InvalidCredentials',
  );
  assert.equal(world.sockets.length, 0);
});

test('a command has the envelope of A13', async () => {
  const world = new World();
  const cti = await world.login();
  cti.send('dial', { destination: '111', variables: {} });
  assert.deepEqual(world.sockets[0].sent, [
    { claz: 'web', command: 'dial', destination: '111', variables: {} },
  ]);
});

test('events reach their handlers until these are taken away', async () => {
  const world = new World();
  const cti = await world.login();
  const seen = [];
  const stop = cti.on('PhoneStatusUpdate', message => seen.push(message.status));
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' });
  stop();
  world.sockets[0].say('PhoneStatusUpdate', { status: 'AVAILABLE' });
  assert.deepEqual(seen, ['CALLING']);
});

test('the socket is closed when three pings stay without any frame, and opened again (A16)', async () => {
  const world = new World();
  const cti = await world.login();
  const links = [];
  cti.on('LinkStatusUpdate', message => links.push(message.status));
  world.ping();
  world.sockets[0].say('ping', {});
  for (let i = 0; i < 3; i++) world.ping();
  assert.equal(world.sockets[0].readyState, 1, 'still open after three pings');
  world.ping();
  assert.equal(world.sockets[0].readyState, 3);
  assert.deepEqual(world.timeouts.map(t => t.millis), [500]);
  world.timeouts[0].callback();
  world.sockets[1].accept();
  assert.deepEqual(links, ['closed', 'opened']);
});

test('the pause before a reconnect grows up to ten seconds', async () => {
  const world = new World();
  await world.login();
  world.sockets[0].close();
  for (let i = 0; i < 6; i++) {
    world.timeouts.at(-1).callback();
    world.sockets.at(-1).close();
    await turn();
  }
  assert.deepEqual(world.timeouts.map(t => t.millis), [500, 1000, 2000, 5000, 10000, 10000, 10000]);
});

test('after close() nothing is opened again, and a command says that it was not sent', async () => {
  const world = new World();
  const cti = await world.login();
  cti.close();
  assert.equal(world.timeouts.length, 0);
  assert.throws(() => cti.send('hangup'), /not connected: hangup was not sent/);
});
