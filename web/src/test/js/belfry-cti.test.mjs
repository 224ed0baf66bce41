import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cti, LoginError } from '../../../target/classes/META-INF/resources/assets/javascripts/belfry-cti.js';
import { World, turn } from './world.mjs';

const LOGIN = '/xuc/api/2.0/auth/login';
const CHECK = '/xuc/api/2.0/auth/check';

/** Logs in and lets the gateway accept. */
async function login(world) {
  const cti = Cti.login({ url: 'http://gateway:8090/', login: 'alice', password: 'secret' }, world);
  await turn();
  world.sockets[0].accept();
  return cti;
}

test('a login posts the credentials and opens the socket with the token (A4, A5)', async () => {
  const world = new World();
  await login(world);
  assert.equal(world.requests[0].url, 'http://gateway:8090/xuc/api/2.0/auth/login');
  assert.deepEqual(JSON.parse(world.requests[0].body), { login: 'alice', password: 'secret' });
  assert.equal(world.sockets[0].url, 'ws://gateway:8090/xuc/api/2.0/cti?token=a%20token&resumable=true');
});

test('a refused login tells the code of the gateway', async () => {
  const world = new World();
  world.answers[LOGIN] = { status: 401, body: { error: 'InvalidCredentials', message: 'no' } };
  await assert.rejects(
    Cti.login({ url: 'http://gateway:8090', login: 'alice', password: 'x' }, world),
    error => error instanceof LoginError && error.code === 'InvalidCredentials',
  );
  assert.equal(world.sockets.length, 0);
});

test('a command has the envelope of A13', async () => {
  const world = new World();
  const cti = await login(world);
  cti.send('dial', { destination: '111', variables: {} });
  assert.deepEqual(world.sockets[0].sent, [
    { claz: 'web', command: 'dial', destination: '111', variables: {} },
  ]);
});

test('events reach their handlers until these are taken away', async () => {
  const world = new World();
  const cti = await login(world);
  const seen = [];
  const stop = cti.on('PhoneStatusUpdate', message => seen.push(message.status));
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' });
  stop();
  world.sockets[0].say('PhoneStatusUpdate', { status: 'AVAILABLE' });
  assert.deepEqual(seen, ['CALLING']);
});

test('a handler that throws keeps nobody else from hearing', async context => {
  context.mock.method(console, 'error', () => {});
  const world = new World();
  const cti = await login(world);
  const seen = [];
  cti.on('PhoneStatusUpdate', () => {
    throw new Error('of the page');
  });
  cti.on('PhoneStatusUpdate', message => seen.push(message.status));
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' });
  assert.deepEqual(seen, ['CALLING']);
  assert.equal(console.error.mock.callCount(), 1);
});

test('the socket is closed when three pings stay without any frame, and opened again (A16)', async () => {
  const world = new World();
  const cti = await login(world);
  const links = [];
  cti.on('LinkStatusUpdate', message => links.push(message.status));
  world.ping();
  world.sockets[0].say('ping', {});
  for (let i = 0; i < 3; i++) world.ping();
  assert.equal(world.sockets[0].readyState, 1, 'still open after three pings');
  world.ping();
  assert.equal(world.sockets[0].readyState, 3);
  assert.deepEqual(world.timeouts.map(t => t.millis), [500]);
  await world.pauseIsOver();
  world.sockets[1].accept();
  assert.deepEqual(links, ['closed', 'opened']);
});

test('the pause before a reconnect grows up to ten seconds; the link is closed once', async () => {
  const world = new World();
  const cti = await login(world);
  const links = [];
  cti.on('LinkStatusUpdate', message => links.push(message.status));
  world.sockets[0].close();
  for (let i = 0; i < 6; i++) {
    await world.pauseIsOver();
    world.sockets.at(-1).close();
    await turn();
  }
  assert.deepEqual(world.timeouts.map(t => t.millis), [500, 1000, 2000, 5000, 10000, 10000, 10000]);
  assert.deepEqual(links, ['closed']);
});

test('a new socket is subscribed to what the last one was, once each, before anybody hears of it', async () => {
  const world = new World();
  const cti = await login(world);
  cti.send('subscribeToQueueStats');
  cti.send('getList', { objectType: 'agent' });
  cti.send('subscribeToQueueCalls', { queueId: 1 });
  cti.send('subscribeToQueueCalls', { queueId: 2 });
  cti.send('pauseAgent');
  cti.send('subscribeToQueueStats');
  cti.send('unSubscribeToQueueCalls', { queueId: 1 });
  cti.on('LoggedOn', () => cti.send('getFavorites'));
  world.sockets[0].close();
  await world.pauseIsOver();
  world.sockets[1].accept();
  assert.deepEqual(world.sockets[1].sent, [
    { claz: 'web', command: 'subscribeToQueueStats' },
    { claz: 'web', command: 'getList', objectType: 'agent' },
    { claz: 'web', command: 'subscribeToQueueCalls', queueId: 2 },
    { claz: 'web', command: 'getFavorites' },
  ]);
});

/** A socket that the gateway opens with a numbered session. */
function acceptSession(socket, session, first) {
  socket.readyState = 1;
  socket.onopen();
  socket.say('SessionStarted', session);
  if (!session.resumed) socket.say('LoggedOn', {}, first);
}

async function loginToSession(world) {
  const cti = Cti.login({ url: 'http://gateway:8090', login: 'alice', password: 'secret' }, world);
  await turn();
  acceptSession(world.sockets[0], { session: 's 1', resumed: false }, 1);
  return cti;
}

test('a session goes on after its last frame: what was missed comes, nothing twice, nothing asked again', async () => {
  const world = new World();
  const cti = await loginToSession(world);
  const seen = [];
  cti.on('PhoneStatusUpdate', ({ status }) => seen.push(status));
  cti.on('SnapshotComplete', ({ command }) => seen.push(command));
  cti.send('subscribeToQueueStats');
  world.sockets[0].say('SnapshotComplete', { command: 'subscribeToQueueStats' }, 2);
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' }, 3);
  world.sockets[0].close();
  await world.pauseIsOver();
  assert.match(world.sockets[1].url, /token=a%20token&session=s%201&after=3$/);
  acceptSession(world.sockets[1], { session: 's 1', resumed: true });
  world.sockets[1].say('PhoneStatusUpdate', { status: 'CALLING' }, 3);
  world.sockets[1].say('PhoneStatusUpdate', { status: 'BUSY' }, 4);
  cti.send('hangup');
  assert.deepEqual(seen, ['subscribeToQueueStats', 'CALLING', 'BUSY']);
  assert.deepEqual(world.sockets[1].sent, [{ claz: 'web', command: 'hangup' }]);
});

test('when the session is too old another begins with the snapshots', async () => {
  const world = new World();
  const cti = await loginToSession(world);
  const seen = [];
  cti.on('QueueList', queues => seen.push(queues.length));
  cti.send('getList', { objectType: 'queue' });
  world.sockets[0].say('QueueList', [{}], 2);
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' }, 3);
  world.sockets[0].close();
  await world.pauseIsOver();
  acceptSession(world.sockets[1], { session: 's 2', resumed: false, reason: 'TooOld' }, 1);
  assert.deepEqual(world.sockets[1].sent, [{ claz: 'web', command: 'getList', objectType: 'queue' }]);
  world.sockets[1].say('QueueList', [{}, {}], 2);
  assert.deepEqual(seen, [1, 2]);
  world.sockets[1].close();
  await world.pauseIsOver();
  assert.match(world.sockets[2].url, /&session=s%202&after=2$/);
});

test('a socket that nobody answers is given up at once, however long it takes to close', async () => {
  const world = new World();
  await login(world);
  const [half] = world.sockets;
  half.close = () => {};
  for (let i = 0; i < 4; i++) world.ping();
  await world.pauseIsOver();
  world.sockets[1].accept();
  half.onclose();
  assert.equal(world.timeouts.length, 1);
  assert.equal(world.sockets.length, 2);
});

test('a reconnect keeps the token that is still valid', async () => {
  const world = new World();
  await login(world);
  world.sockets[0].close();
  await world.pauseIsOver();
  world.sockets[1].close();
  await turn();
  await world.pauseIsOver();
  world.sockets[2].accept();
  assert.deepEqual(world.requests.map(r => new URL(r.url).pathname), [LOGIN, CHECK]);
  assert.equal(world.requests[1].headers.Authorization, 'Bearer a token');
});

test('a token that the gateway no longer takes is replaced', async () => {
  const world = new World();
  await login(world);
  world.answers[CHECK] = { status: 401, body: {} };
  world.answers[LOGIN].body.token = 'another';
  world.sockets[0].close();
  await world.pauseIsOver();
  world.sockets[1].close();
  await turn();
  await world.pauseIsOver();
  assert.equal(world.sockets[2].url, 'ws://gateway:8090/xuc/api/2.0/cti?token=another&resumable=true');
});

test('a token is replaced shortly before it expires', async context => {
  context.mock.timers.enable({ apis: ['Date'], now: 0 });
  const world = new World();
  await login(world);
  world.answers[LOGIN].body.token = 'another';
  context.mock.timers.setTime(3_569_000);
  world.sockets[0].close();
  await world.pauseIsOver();
  assert.match(world.sockets[1].url, /token=a%20token&/);
  world.sockets[1].accept();
  context.mock.timers.setTime(3_570_000);
  world.sockets[1].close();
  await world.pauseIsOver();
  assert.match(world.sockets[2].url, /token=another&/);
});

test('a gateway that is away is asked again, a changed password ends it', async () => {
  const world = new World();
  const cti = await login(world);
  const errors = [];
  cti.on('Error', message => errors.push(message.Error));
  world.sockets[0].close();
  await world.pauseIsOver();
  world.down = true;
  world.sockets[1].close();
  await turn();
  await world.pauseIsOver();
  assert.equal(world.timeouts.length, 3);
  world.down = false;
  world.answers[CHECK] = { status: 401, body: {} };
  world.answers[LOGIN] = { status: 401, body: { error: 'InvalidCredentials', message: 'Wrong password.' } };
  await world.pauseIsOver();
  assert.equal(world.timeouts.length, 3);
  assert.deepEqual(errors, ['Wrong password.']);
});

test('after close() nothing is opened again, and a command says that it was not sent', async () => {
  const world = new World();
  const cti = await login(world);
  cti.close();
  assert.equal(world.timeouts.length, 0);
  assert.throws(() => cti.send('hangup'), /not connected: hangup was not sent/);
});
