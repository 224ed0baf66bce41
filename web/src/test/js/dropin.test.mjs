import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';
import { World } from './world.mjs';

const SCRIPTS = new URL('../../../target/classes/META-INF/resources/assets/javascripts/', import.meta.url);

/** A page that has script elements for these files, with its socket open unless told otherwise. */
function page({ scripts = ['cti.js', 'callback.js', 'membership.js'], open = true } = {}) {
  const world = new World();
  const log = [];
  const console = { log: line => log.push(line), error: (...words) => log.push(words.join(' ')), info() {}, warn() {} };
  const { WebSocket, setInterval, clearInterval } = world;
  const window = vm.createContext({ WebSocket, setInterval, clearInterval, console, URL });
  for (const script of scripts) vm.runInContext(readFileSync(new URL(script, SCRIPTS), 'utf8'), window);
  if (open) {
    window.Cti.WebSocket.init('ws://gateway:8090/ctichannel?username=alice', 'alice', '1001');
    world.sockets[0].accept();
  }
  return { ...window, world, log, window, frames: () => world.sockets.at(-1).sent };
}

test('the constants of the message types (A155)', () => {
  const { Cti, Callback, Membership } = page();
  const expected = {
    ERROR: 'Error', LOGGEDON: 'LoggedOn', SHEET: 'Sheet', USERSTATUSES: 'UsersStatuses',
    USERSTATUSUPDATE: 'UserStatusUpdate', USERCONFIGUPDATE: 'UserConfigUpdate',
    PHONESTATUSUPDATE: 'PhoneStatusUpdate', PHONEEVENT: 'PhoneEvent',
    VOICEMAILSTATUSUPDATE: 'VoiceMailStatusUpdate', LINKSTATUSUPDATE: 'LinkStatusUpdate',
    DIRECTORYRESULT: 'DirectoryResult', QUEUESTATISTICS: 'QueueStatistics', QUEUECONFIG: 'QueueConfig',
    QUEUELIST: 'QueueList', QUEUEMEMBER: 'QueueMember', QUEUEMEMBERLIST: 'QueueMemberList',
    QUEUECALLS: 'QueueCalls', AGENTCONFIG: 'AgentConfig', AGENTLIST: 'AgentList',
    AGENTLISTEN: 'AgentListen', AGENTGROUPLIST: 'AgentGroupList', AGENTSTATISTICS: 'AgentStatistics',
    AGENTSTATEEVENT: 'AgentStateEvent', AGENTERROR: 'AgentError', AGENTDIRECTORY: 'AgentDirectory',
    CONFERENCES: 'ConferenceList', CALLHISTORY: 'CallHistory', RIGHTPROFILE: 'RightProfile',
    FAVORITES: 'Favorites', FAVORITEUPDATED: 'FavoriteUpdated', LINECONFIG: 'LineConfig',
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(Cti.MessageType[name], value, name);
  assert.deepEqual({ ...Callback.MessageType }, {
    CALLBACKLISTS: 'CallbackLists', CALLBACKTAKEN: 'CallbackTaken', CALLBACKSTARTED: 'CallbackStarted',
    CALLBACKCLOTURED: 'CallbackClotured', CALLBACKRELEASED: 'CallbackReleased',
    CALLBACKREQUESTUPDATED: 'CallbackRequestUpdated',
    CALLBACKPREFERREDPERIODS: 'PreferredCallbackPeriodList',
    CALLBACKFINDRESPONSE: 'FindCallbackResponseWithId',
  });
  assert.deepEqual({ ...Membership.MessageType }, {
    USERQUEUEDEFAULTMEMBERSHIP: 'UserQueueDefaultMembership',
    USERSQUEUEDEFAULTMEMBERSHIP: 'UsersQueueDefaultMembership',
  });
});

/** Calls of A44–A102 and the frames they make; `claz` is always `web`. */
const CALLS = [
  [p => p.Cti.loginAgent('1001'), { command: 'agentLogin', agentphonenumber: '1001' }],
  [p => p.Cti.loginAgent('1001', 19), { command: 'agentLogin', agentphonenumber: '1001', agentid: 19 }],
  [p => p.Cti.logoutAgent(), { command: 'agentLogout' }],
  [p => p.Cti.logoutAgent(19), { command: 'agentLogout', agentid: 19 }],
  [p => p.Cti.toggleAgentLogin(), { command: 'toggleAgentLogin' }],
  [p => p.Cti.pauseAgent(), { command: 'pauseAgent' }],
  [p => p.Cti.pauseAgent(19, 'lunch'), { command: 'pauseAgent', agentid: 19, reason: 'lunch' }],
  [p => p.Cti.pauseAgent(undefined, 'lunch'), { command: 'pauseAgent', reason: 'lunch' }],
  [p => p.Cti.unpauseAgent(19), { command: 'unpauseAgent', agentid: 19 }],
  [p => p.Cti.listenAgent(19), { command: 'listenAgent', agentid: 19 }],
  [p => p.Cti.setAgentQueue(19, 3, 12), { command: 'setAgentQueue', agentId: 19, queueId: 3, penalty: 12 }],
  [p => p.Cti.removeAgentFromQueue(19, 3), { command: 'removeAgentFromQueue', agentId: 19, queueId: 3 }],
  [p => p.Cti.monitorPause(19), { command: 'monitorPause', agentid: 19 }],
  [p => p.Cti.monitorUnpause(19), { command: 'monitorUnpause', agentid: 19 }],
  [
    p => p.Cti.moveAgentsInGroup(1, 3, 0, 4, 2),
    { command: 'moveAgentsInGroup', groupId: 1, fromQueueId: 3, fromPenalty: 0, toQueueId: 4, toPenalty: 2 },
  ],
  [
    p => p.Cti.addAgentsInGroup(1, 3, 0, 4, 2),
    { command: 'addAgentsInGroup', groupId: 1, fromQueueId: 3, fromPenalty: 0, toQueueId: 4, toPenalty: 2 },
  ],
  [
    p => p.Cti.removeAgentGroupFromQueueGroup(1, 3, 0),
    { command: 'removeAgentGroupFromQueueGroup', groupId: 1, queueId: 3, penalty: 0 },
  ],
  [
    p => p.Cti.addAgentsNotInQueueFromGroupTo(1, 3, 0),
    { command: 'addAgentsNotInQueueFromGroupTo', groupId: 1, queueId: 3, penalty: 0 },
  ],
  [p => p.Cti.setAgentGroup(19, 1), { command: 'setAgentGroup', agentId: 19, groupId: 1 }],
  [p => p.Cti.dial('111'), { command: 'dial', destination: '111', variables: {} }],
  [
    p => p.Cti.dial('111', { var1: 'value 1' }),
    { command: 'dial', destination: '111', variables: { var1: 'value 1' } },
  ],
  [p => p.Cti.originate('111'), { command: 'originate', destination: '111' }],
  [p => p.Cti.dialByUsername('bob'), { command: 'dialByUsername', username: 'bob' }],
  [
    p => p.Cti.dialFromQueue('111', 3, 'Belfry', { a: 'b' }),
    { command: 'dialFromQueue', destination: '111', queueId: 3, callerId: 'Belfry', variables: { a: 'b' } },
  ],
  [
    p => p.Cti.dialFromQueue('111', 3, 'Belfry', '0123', { a: 'b' }),
    {
      command: 'dialFromQueue', destination: '111', queueId: 3, callerIdName: 'Belfry',
      callerIdNumber: '0123', variables: { a: 'b' },
    },
  ],
  [p => p.Cti.hangup(), { command: 'hangup' }],
  [p => p.Cti.answer('1447670382.37'), { command: 'answer', uniqueId: '1447670382.37' }],
  [p => p.Cti.hold(), { command: 'hold' }],
  [p => p.Cti.park(), { command: 'park' }],
  [p => p.Cti.directTransfer('1002'), { command: 'directTransfer', destination: '1002' }],
  [p => p.Cti.attendedTransfer('1002'), { command: 'attendedTransfer', destination: '1002' }],
  [p => p.Cti.completeTransfer(), { command: 'completeTransfer' }],
  [p => p.Cti.cancelTransfer(), { command: 'cancelTransfer' }],
  [p => p.Cti.conference(), { command: 'conference' }],
  [p => p.Cti.sendDtmf('5'), { command: 'sendDtmf', key: '5' }],
  [p => p.Cti.setData({ a: 'b' }), { command: 'setData', variables: { a: 'b' } }],
  [p => p.Cti.getCurrentCallsPhoneEvents(), { command: 'getCurrentCallsPhoneEvents' }],
  [p => p.Cti.dnd(true), { command: 'dnd', state: true }],
  [p => p.Cti.naFwd('1002', true), { command: 'naFwd', destination: '1002', state: true }],
  [p => p.Cti.uncFwd('1002', false), { command: 'uncFwd', destination: '1002', state: false }],
  [p => p.Cti.busyFwd('1002', true), { command: 'busyFwd', destination: '1002', state: true }],
  [p => p.Cti.changeUserStatus('outtolunch'), { command: 'userStatusUpdate', status: 'outtolunch' }],
  [p => p.Cti.directoryLookUp('al'), { command: 'directoryLookUp', term: 'al' }],
  [p => p.Cti.searchDirectory('al'), { command: 'directoryLookUp', term: 'al' }],
  [p => p.Cti.displayNameLookup('bob'), { command: 'displayNameLookup', username: 'bob' }],
  [p => p.Cti.getFavorites(), { command: 'getFavorites' }],
  [p => p.Cti.addFavorite('7', 'internal'), { command: 'addFavorite', contactId: '7', source: 'internal' }],
  [p => p.Cti.removeFavorite('7', 'internal'), { command: 'removeFavorite', contactId: '7', source: 'internal' }],
  [p => p.Cti.subscribeToPhoneHints(['1002']), { command: 'subscribeToPhoneHints', phoneNumbers: ['1002'] }],
  [p => p.Cti.unsubscribeFromAllPhoneHints(), { command: 'unsubscribeFromAllPhoneHints' }],
  [p => p.Cti.getList('queue'), { command: 'getList', objectType: 'queue' }],
  [p => p.Cti.getConfig('line'), { command: 'getConfig', objectType: 'line' }],
  [p => p.Cti.getConferenceRooms(), { command: 'getList', objectType: 'meetme' }],
  [p => p.Cti.getAgentStates(), { command: 'getAgentStates' }],
  [p => p.Cti.subscribeToAgentEvents(), { command: 'subscribeToAgentEvents' }],
  [p => p.Cti.getAgentDirectory(), { command: 'getAgentDirectory' }],
  [p => p.Cti.subscribeToQueueStats(), { command: 'subscribeToQueueStats' }],
  [p => p.Cti.subscribeToAgentStats(), { command: 'subscribeToAgentStats' }],
  [p => p.Cti.subscribeToQueueCalls(9), { command: 'subscribeToQueueCalls', queueId: 9 }],
  [p => p.Cti.unSubscribeToQueueCalls(9), { command: 'unSubscribeToQueueCalls', queueId: 9 }],
  [p => p.Cti.getUserCallHistory(7), { command: 'getUserCallHistory', size: 7 }],
  [p => p.Cti.getAgentCallHistory(7), { command: 'getAgentCallHistory', size: 7 }],
  [p => p.Cti.getUserCallHistoryByDays(7), { command: 'getUserCallHistoryByDays', days: 7 }],
  [p => p.Cti.getQueueCallHistory('bl', 7), { command: 'getQueueCallHistory', queue: 'bl', size: 7 }],
  [p => p.Callback.getCallbackLists(), { command: 'getCallbackLists' }],
  [p => p.Callback.getCallbackPreferredPeriods(), { command: 'getCallbackPreferredPeriods' }],
  [p => p.Callback.takeCallback('u'), { command: 'takeCallback', uuid: 'u' }],
  [p => p.Callback.releaseCallback('u'), { command: 'releaseCallback', uuid: 'u' }],
  [p => p.Callback.startCallback('u', '0123'), { command: 'startCallback', uuid: 'u', number: '0123' }],
  [
    p => p.Callback.updateCallbackTicket('t', 'Callback', 'later', '2016-08-09', 'p'),
    {
      command: 'updateCallbackTicket', uuid: 't', status: 'Callback', comment: 'later',
      dueDate: '2016-08-09', periodUuid: 'p',
    },
  ],
  [
    p => p.Callback.updateCallbackTicket('t', 'Answered'),
    { command: 'updateCallbackTicket', uuid: 't', status: 'Answered' },
  ],
  [p => p.Callback.listenCallbackMessage('u'), { command: 'listenCallbackMessage', uuid: 'u' }],
  [
    p => p.Callback.findCallbackRequest([], 5, 10),
    { command: 'findCallbackRequest', id: 1, request: { filters: [], offset: 5, limit: 10 } },
  ],
  [p => p.Membership.getUserDefaultMembership(186), { command: 'getUserDefaultMembership', userId: 186 }],
  [
    p => p.Membership.setUserDefaultMembership(186, [{ queueId: 8, penalty: 1 }]),
    { command: 'setUserDefaultMembership', userId: 186, membership: [{ queueId: 8, penalty: 1 }] },
  ],
  [
    p => p.Membership.setUsersDefaultMembership([1, 2], [{ queueId: 8, penalty: 1 }]),
    { command: 'setUsersDefaultMembership', userIds: [1, 2], membership: [{ queueId: 8, penalty: 1 }] },
  ],
  [
    p => p.Membership.applyUsersDefaultMembership([1, 2]),
    { command: 'applyUsersDefaultMembership', userIds: [1, 2] },
  ],
];

for (const [call, frame] of CALLS) {
  test(`${String(call).slice(7)} is sent as ${frame.command}`, () => {
    const p = page();
    call(p);
    assert.deepEqual(p.frames(), [{ claz: 'web', ...frame }]);
  });
}

test('every method is called above', () => {
  const p = page();
  const aside = ['close', 'setHandler', 'unsetHandler', 'clearHandlers', 'sendCallback', 'sendPing', 'init'];
  const called = CALLS.map(([call]) => String(call).match(/p\.(\w+\.\w+)/)[1]);
  for (const object of ['Cti', 'Callback', 'Membership']) {
    const methods = Object.keys(p[object]).filter(name => typeof p[object][name] === 'function');
    for (const method of methods.filter(name => !aside.includes(name))) {
      assert.ok(called.includes(`${object}.${method}`), `${object}.${method}`);
    }
  }
});

test('handlers get the ctiMessage alone, several per type, until they are taken away (A156)', () => {
  const { Cti, world } = page();
  const seen = [];
  const first = message => seen.push(['first', message.status]);
  Cti.setHandler(Cti.MessageType.PHONESTATUSUPDATE, first);
  Cti.setHandler(Cti.MessageType.PHONESTATUSUPDATE, message => seen.push(['second', message.status]));
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' });
  Cti.unsetHandler(Cti.MessageType.PHONESTATUSUPDATE, first);
  world.sockets[0].say('PhoneStatusUpdate', { status: 'BUSY' });
  Cti.clearHandlers();
  world.sockets[0].say('PhoneStatusUpdate', { status: 'AVAILABLE' });
  assert.deepEqual(seen, [['first', 'CALLING'], ['second', 'CALLING'], ['second', 'BUSY']]);
});

test('callback events come through the same handlers (A157)', () => {
  const { Cti, Callback, world } = page();
  const seen = [];
  Cti.setHandler(Callback.MessageType.CALLBACKTAKEN, message => seen.push(message.agentId));
  world.sockets[0].say('CallbackTaken', { uuid: 'u', agentId: 2 });
  assert.deepEqual(seen, [2]);
});

test('the companions speak through the Cti they are given (A152, A153)', () => {
  const { Callback, Membership } = page({ scripts: ['callback.js', 'membership.js'], open: false });
  const sent = [];
  const cti = { sendCallback: message => sent.push(message.command) };
  assert.throws(() => Callback.getCallbackLists(), /cti.js must be there first/);
  Callback.init(cti);
  Membership.init(cti);
  Callback.getCallbackLists();
  Membership.applyUsersDefaultMembership([1]);
  assert.deepEqual(sent, ['getCallbackLists', 'applyUsersDefaultMembership']);
});

test('the link is told as it opens and closes, and is not opened again by itself (A105)', () => {
  const { Cti, world } = page({ open: false });
  const links = [];
  Cti.setHandler(Cti.MessageType.LINKSTATUSUPDATE, message => links.push(message.status));
  Cti.WebSocket.init('ws://gateway/ctichannel', 'alice', '1001');
  world.sockets[0].accept();
  world.sockets[0].close();
  assert.deepEqual(links, ['opened', 'closed']);
  assert.equal(world.sockets.length, 1);
  assert.equal(world.intervals.size, 0);
});

test('a second init closes the first socket', () => {
  const { Cti, world } = page();
  Cti.WebSocket.init('ws://gateway/other', 'alice', '1001');
  assert.equal(world.sockets[0].readyState, 3);
  world.sockets[1].accept();
  Cti.hangup();
  assert.deepEqual(world.sockets[1].sent, [{ claz: 'web', command: 'hangup' }]);
});

test('it pings, and closes after three pings without an answer (A16)', () => {
  const { world } = page();
  for (let i = 0; i < 3; i++) world.ping();
  assert.deepEqual(world.sockets[0].sent, [{ claz: 'ping' }, { claz: 'ping' }, { claz: 'ping' }]);
  world.ping();
  assert.equal(world.sockets[0].readyState, 3);
});

test('with debugMsg what is sent and received is logged with the time (A162)', () => {
  const { Cti, world, log } = page();
  Cti.hangup();
  Cti.debugMsg = true;
  Cti.dial('111');
  world.sockets[0].say('PhoneStatusUpdate', { status: 'CALLING' });
  const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} /;
  assert.ok(log.every(line => time.test(line)), log.join('\n'));
  assert.deepEqual(log.map(line => line.replace(time, '')), [
    'S>>> {"claz":"web","command":"dial","destination":"111","variables":{}}',
    'R<<< {"msgType":"PhoneStatusUpdate","ctiMessage":{"status":"CALLING"}}',
  ]);
});

test('what is asked while the link is closed is said not to be sent', () => {
  const { Cti, log } = page({ open: false });
  Cti.hangup();
  assert.match(log[0], /not sent/);
});

test('xc_webrtc.js leaves its object with its constants (A154, K17, K18)', () => {
  const { xc_webrtc } = page({ scripts: ['xc_webrtc.js'], open: false });
  const { MessageType, General, Registration, Incoming, Outgoing } = xc_webrtc;
  const values = [MessageType, General, Registration, Incoming, Outgoing].map(group => Object.values(group).join());
  assert.deepEqual(values, [
    'general,registration,incoming,outgoing',
    'Started,Failed',
    'Registered,Unregistered',
    'Setup,Ringing,Connected,Terminated,Hold,Resume',
    'Establishing,Ringing,Connected,Terminated,Failed,Hold,Resume',
  ]);
  for (const method of ['init', 'dial', 'answer', 'hold', 'dtmf', 'setHandler', 'disableICE', 'setIceUrls']) {
    assert.equal(typeof xc_webrtc[method], 'function', method);
  }
  assert.throws(() => xc_webrtc.init('alice', false, 5039), /cti.js must be there first/);
});

test('the SIP library comes with its licence', test => {
  const script = readFileSync(new URL('xc_webrtc.js', SCRIPTS), 'utf8');
  if (script.startsWith('/*! Built without npm')) return test.skip('built without npm');
  assert.match(script, /^\/\*! With JsSIP [\d.]+, .*licences\.txt \*\//);
  const licences = readFileSync(new URL('licences.txt', SCRIPTS), 'utf8');
  assert.equal(licences.match(/Permission is hereby granted/g).length, 3);
});
