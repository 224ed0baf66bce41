import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { XcWebRtc } from '../../../target/test-scripts/xc-webrtc.mjs';

const LINE = { id: 1, name: 'k3yq2h', number: '1001', context: 'default', hasDevice: true, password: 'p', xivoIp: '10.0.0.1' };
const STUN = [{ urls: 'stun:stun.l.google.com:19302' }];

/** A page, its CTI socket and its SIP user agent, played by the test. */
class Page {
  handlers = new Set();
  phones = [];
  told = [];
  played = [];
  line = LINE;
  cti = {
    setHandler: (type, handler) => this.handlers.add(handler),
    unsetHandler: (type, handler) => this.handlers.delete(handler),
    getConfig: objectType => {
      assert.equal(objectType, 'line');
      [...this.handlers].forEach(handler => handler(this.line));
    },
  };
  webrtc = new XcWebRtc(
    () => this.cti,
    (line, url, listener) => {
      const phone = { line, url, listener, calls: [], stopped: false };
      phone.start = () => {};
      phone.stop = () => (phone.stopped = true);
      phone.call = (destination, media) => {
        const call = new Call(false, destination, listener);
        call.media = media;
        phone.calls.push(call);
        return call;
      };
      this.phones.push(phone);
      return phone;
    },
    (element, sound) => this.played.push([element, sound]),
  );

  constructor() {
    for (const group of Object.values(this.webrtc.MessageType)) {
      this.webrtc.setHandler(group, event => this.told.push([group, event.type, event.data]));
    }
  }

  /** Initialised and registered. */
  static ready() {
    const page = new Page();
    page.webrtc.init('alice', false, 5039);
    page.told.length = 0;
    return page;
  }

  get phone() {
    return this.phones.at(-1);
  }

  rings() {
    const call = new Call(true, '1058', this.phone.listener);
    this.phone.listener.invited(call);
    this.phone.listener.ringing(call);
    return call;
  }
}

class Call {
  done = [];
  held = false;
  constructor(incoming, other, listener) {
    Object.assign(this, { incoming, other, listener });
  }
  answer(media) {
    this.media = media;
    this.listener.accepted(this);
  }
  hold() {
    this.held = true;
    this.listener.held(this);
  }
  resume() {
    this.held = false;
    this.listener.resumed(this);
  }
  isHeld() {
    return this.held;
  }
  dtmf(key) {
    this.done.push(key);
  }
  terminate() {
    this.done.push('terminated');
  }
}

test('init asks for the line and registers it at the SIP socket (K8, K9)', () => {
  const page = new Page();
  page.webrtc.init('alice', true, 443);
  assert.equal(page.phone.url, 'wss://10.0.0.1:443/ws');
  assert.equal(page.phone.line, LINE);
  page.phone.listener.connected();
  page.phone.listener.registered();
  page.phone.listener.unregistered('Rejected');
  assert.deepEqual(page.told, [
    ['general', 'Started', undefined],
    ['registration', 'Registered', undefined],
    ['registration', 'Unregistered', { reason: 'Rejected' }],
  ]);
});

test('an ip goes before that of the line; a second init replaces the phone', () => {
  const page = new Page();
  page.webrtc.init('alice', false, 5039, 'sound', '192.168.0.9');
  assert.equal(page.phone.url, 'ws://192.168.0.9:5039/ws');
  page.phone.listener.sound('stream');
  assert.deepEqual(page.played, [['sound', 'stream']]);
  page.webrtc.init('alice', false, 5039);
  assert.equal(page.phones[0].stopped, true);
  assert.equal(page.handlers.size, 0);
});

test('a line without password or address fails with the reason (K19)', () => {
  const page = new Page();
  page.line = { ...LINE, password: undefined };
  page.webrtc.init('alice', false, 5039);
  page.line = { ...LINE, xivoIp: undefined };
  page.webrtc.init('alice', false, 5039);
  assert.deepEqual(page.told, [
    ['general', 'Failed', { reason: 'no password of line k3yq2h' }],
    ['general', 'Failed', { reason: 'no address of the SIP socket of line k3yq2h' }],
  ]);
  assert.equal(page.phones.length, 0);
});

test('a build without the SIP library says so instead of telephoning', () => {
  const { UA } = createRequire(import.meta.url)('../../main/ts/webrtc/no-jssip.cjs');
  const told = [];
  const webrtc = new XcWebRtc(() => ({}), () => new UA({}), () => {});
  webrtc.setHandler(webrtc.MessageType.GENERAL, event => told.push([event.type, event.data.reason]));
  webrtc.initByLineConfig(LINE, 'alice', false, 5039);
  assert.deepEqual(told, [['Failed', 'this build has no SIP library: install npm and run ./belfry build']]);
});

test('an incoming call from its setup to its end (K11, K18)', () => {
  const page = Page.ready();
  const call = page.rings();
  page.webrtc.answer();
  page.phone.listener.ended(call);
  assert.deepEqual(call.media, { iceServers: STUN });
  const caller = { caller: '1058' };
  assert.deepEqual(page.told, [
    ['incoming', 'Setup', caller],
    ['incoming', 'Ringing', caller],
    ['incoming', 'Connected', caller],
    ['incoming', 'Terminated', caller],
  ]);
});

test('an outgoing call, held and resumed, with digits (K10, K12, K13)', () => {
  const page = Page.ready();
  page.webrtc.dial('1000');
  const [call] = page.phone.calls;
  page.phone.listener.ringing(call);
  page.phone.listener.accepted(call);
  page.webrtc.hold();
  page.webrtc.hold();
  page.webrtc.dtmf('5');
  page.phone.listener.ended(call);
  const callee = { callee: '1000' };
  assert.deepEqual(page.told, [
    ['outgoing', 'Establishing', callee],
    ['outgoing', 'Ringing', callee],
    ['outgoing', 'Connected', callee],
    ['outgoing', 'Hold', callee],
    ['outgoing', 'Resume', callee],
    ['outgoing', 'Terminated', callee],
  ]);
  assert.deepEqual(call.done, ['5']);
});

test('an outgoing call that fails says why, and the next one may begin (K18, K19)', () => {
  const page = Page.ready();
  page.webrtc.dial('1000');
  page.phone.listener.ended(page.phone.calls[0], 'Busy');
  page.webrtc.dial('1002');
  assert.deepEqual(page.told.slice(1), [
    ['outgoing', 'Failed', { callee: '1000', reason: 'Busy' }],
    ['outgoing', 'Establishing', { callee: '1002' }],
  ]);
});

test('there is one call at a time (K2)', () => {
  const page = Page.ready();
  page.rings();
  const second = new Call(true, '1059', page.phone.listener);
  page.phone.listener.invited(second);
  page.phone.listener.ringing(second);
  page.phone.listener.ended(second);
  page.webrtc.dial('1000');
  assert.deepEqual(second.done, ['terminated']);
  assert.deepEqual(page.told.slice(2), [['outgoing', 'Failed', { reason: 'there is a call already' }]]);
});

test('the servers for NAT traversal are chosen or left out (K15, K16)', () => {
  const page = Page.ready();
  const media = () => page.phone.calls.at(-1).media.iceServers;
  const dialAndEnd = () => {
    page.webrtc.dial('1000');
    page.phone.listener.ended(page.phone.calls.at(-1));
  };
  page.webrtc.setIceUrls([{ url: 'stun:a' }, { url: 'turn:b', username: 'user', credential: 'secret' }]);
  dialAndEnd();
  assert.deepEqual(media(), [{ urls: 'stun:a' }, { urls: 'turn:b', username: 'user', credential: 'secret' }]);
  page.webrtc.disableICE();
  dialAndEnd();
  assert.deepEqual(media(), []);
});

test('without a registered line a call fails', () => {
  const page = new Page();
  page.webrtc.dial('1000');
  assert.deepEqual(page.told, [['outgoing', 'Failed', { reason: 'the line is not registered' }]]);
});
