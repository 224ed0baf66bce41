/*
 * The sample page: a form for each method of cti.js, callback.js, membership.js and xc_webrtc.js, and a
 * list of every event. Read it as an example of how pages use these files.
 */
'use strict';

/**
 * The methods by section: name, then its parameters in order. A parameter is a text unless it says
 * `:number`, `:flag`, `:list` (1,2,3) or `:json`; `=value` is what the field begins with.
 */
const SECTIONS = [
  ['Agent', 'Cti', [
    ['loginAgent', 'agentPhoneNumber', 'agentId:number'],
    ['logoutAgent', 'agentId:number'],
    ['toggleAgentLogin'],
    ['pauseAgent', 'agentId:number', 'reason'],
    ['unpauseAgent', 'agentId:number'],
    ['listenAgent', 'agentId:number'],
    ['monitorPause', 'agentId:number'],
    ['monitorUnpause', 'agentId:number'],
    ['getAgentDirectory'],
    ['getAgentStates'],
    ['subscribeToAgentEvents'],
    ['subscribeToAgentStats'],
  ]],
  ['Queues and groups', 'Cti', [
    ['getList', 'objectType=queue'],
    ['getConfig', 'objectType=queue'],
    ['subscribeToQueueStats'],
    ['subscribeToQueueCalls', 'queueId:number'],
    ['unSubscribeToQueueCalls', 'queueId:number'],
    ['setAgentQueue', 'agentId:number', 'queueId:number', 'penalty:number=0'],
    ['removeAgentFromQueue', 'agentId:number', 'queueId:number'],
    ['moveAgentsInGroup', 'groupId:number', 'fromQueueId:number', 'fromPenalty:number', 'toQueueId:number', 'toPenalty:number'],
    ['addAgentsInGroup', 'groupId:number', 'fromQueueId:number', 'fromPenalty:number', 'toQueueId:number', 'toPenalty:number'],
    ['removeAgentGroupFromQueueGroup', 'groupId:number', 'queueId:number', 'penalty:number'],
    ['addAgentsNotInQueueFromGroupTo', 'groupId:number', 'queueId:number', 'penalty:number'],
    ['setAgentGroup', 'agentId:number', 'groupId:number'],
    ['getConferenceRooms'],
  ]],
  ['Phone', 'Cti', [
    ['dial', 'destination', 'variables:json'],
    ['originate', 'destination'],
    ['dialByUsername', 'username', 'variables:json'],
    ['dialFromQueue', 'destination', 'queueId:number', 'callerId', 'variables:json'],
    ['answer', 'uniqueId'],
    ['hangup', 'uniqueId'],
    ['hold', 'uniqueId'],
    ['park', 'uniqueId'],
    ['directTransfer', 'destination'],
    ['attendedTransfer', 'destination'],
    ['completeTransfer'],
    ['cancelTransfer'],
    ['conference'],
    ['sendDtmf', 'key'],
    ['setData', 'variables:json'],
    ['getCurrentCallsPhoneEvents'],
  ]],
  ['User', 'Cti', [
    ['changeUserStatus', 'status'],
    ['dnd', 'state:flag'],
    ['uncFwd', 'destination', 'state:flag'],
    ['naFwd', 'destination', 'state:flag'],
    ['busyFwd', 'destination', 'state:flag'],
    ['directoryLookUp', 'term'],
    ['searchDirectory', 'pattern'],
    ['displayNameLookup', 'username'],
    ['getFavorites'],
    ['addFavorite', 'contactId', 'source=internal'],
    ['removeFavorite', 'contactId', 'source=internal'],
    ['subscribeToPhoneHints', 'phoneNumbers:list'],
    ['unsubscribeFromAllPhoneHints'],
  ]],
  ['Call history', 'Cti', [
    ['getAgentCallHistory', 'size:number=7'],
    ['getUserCallHistory', 'size:number=7'],
    ['getUserCallHistoryByDays', 'days:number=7'],
    ['getQueueCallHistory', 'queue', 'size:number=7'],
  ]],
  ['Callbacks', 'Callback', [
    ['getCallbackLists'],
    ['getCallbackPreferredPeriods'],
    ['findCallbackRequest', 'filters:json=[]', 'offset:number=0', 'limit:number=20'],
    ['takeCallback', 'uuid'],
    ['releaseCallback', 'uuid'],
    ['startCallback', 'uuid', 'phoneNumber'],
    ['updateCallbackTicket', 'uuid', 'status=Answered', 'description', 'dueDate', 'periodUuid'],
    ['listenCallbackMessage', 'uuid'],
  ]],
  ['Membership', 'Membership', [
    ['getUserDefaultMembership', 'userId:number'],
    ['setUserDefaultMembership', 'userId:number', 'membership:json=[{"queueId":1,"penalty":0}]'],
    ['setUsersDefaultMembership', 'userIds:list', 'membership:json=[{"queueId":1,"penalty":0}]'],
    ['applyUsersDefaultMembership', 'userIds:list'],
  ]],
  ['webRTC', 'xc_webrtc', [
    ['init', 'name', 'ssl:flag', 'websocketPort:number=5039', 'remoteAudio=audio_remote', 'ip'],
    ['initByLineConfig', 'line:json={"name":"","password":"","number":""}', 'name', 'ssl:flag', 'websocketPort:number=5039', 'remoteAudio=audio_remote', 'ip'],
    ['dial', 'destination'],
    ['answer'],
    ['hold'],
    ['dtmf', 'key'],
    ['disableICE'],
    ['setIceUrls', 'urls:json=[{"url":"stun:stun.l.google.com:19302"}]'],
    ['stop'],
  ]],
];

/** Ids that scripts around the original's sample page know. */
const BUTTONS = {
  loginAgent: 'xuc_login_btn',
  logoutAgent: 'xuc_logout_btn',
  toggleAgentLogin: 'xuc_togglelogin_btn',
  pauseAgent: 'xuc_pause_btn',
  unpauseAgent: 'xuc_unpause_btn',
  subscribeToQueueStats: 'xuc_subscribe_to_queue_stats_btn',
  answer: 'xuc_answer_btn',
  hangup: 'xuc_hangup_btn',
  dial: 'xuc_dial_btn',
  getAgentCallHistory: 'xuc_get_agent_call_history',
  getUserCallHistory: 'xuc_get_user_call_history',
  getUserCallHistoryByDays: 'xuc_get_user_call_history_by_days',
};
const FIELDS = { 'loginAgent.agentPhoneNumber': 'xuc_agentPhoneNumber', 'dial.destination': 'xuc_destination' };

const MOST_EVENTS = 500;
const OBJECTS = { Cti, Callback, Membership, xc_webrtc };
const agents = new Map();
let ownAgent = null;

const $ = id => document.getElementById(id);

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/* ---- Calling the methods ---- */

for (const [title, object, methods] of SECTIONS) {
  const forms = element('div', { className: 'methods' }, ...methods.map(([name, ...parameters]) => methodForm(object, name, parameters)));
  $('methods').append(element('section', {}, element('h2', { textContent: `${title} (${object})` }), forms));
}

function methodForm(object, name, parameters) {
  const fields = parameters.map(parameter => {
    const [, label, kind = 'text', value = ''] = parameter.match(/^(\w+)(?::(\w+))?(?:=(.*))?$/);
    const input = kind === 'flag' ? element('input', { type: 'checkbox' }) : element('input', { value, placeholder: label });
    input.setAttribute('aria-label', label);
    const id = object === 'Cti' && FIELDS[`${name}.${label}`];
    if (id) input.id = id;
    return { label, kind, input };
  });
  const button = element('button', { textContent: name });
  button.dataset.method = `${object}.${name}`;
  if (object === 'Cti' && BUTTONS[name]) button.id = BUTTONS[name];
  const inputs = fields.map(({ label, kind, input }) => (kind === 'flag' ? element('label', {}, input, label) : input));
  const form = element('form', {}, button, ...inputs);
  form.addEventListener('submit', event => {
    event.preventDefault();
    try {
      OBJECTS[object][name](...fields.map(({ kind, input }) => value(kind, input)));
    } catch (failure) {
      show(`${object}.${name}`, { failed: failure.message });
    }
  });
  return form;
}

function value(kind, input) {
  if (kind === 'flag') return input.checked;
  const text = input.value.trim();
  if (text === '') return undefined;
  switch (kind) {
    case 'number': return Number(text);
    case 'json': return JSON.parse(text);
    case 'list': return text.split(',').map(item => (/^\d+$/.test(item.trim()) ? Number(item) : item.trim()));
    default: return text;
  }
}

/* ---- Login ---- */

$('login').addEventListener('submit', async event => {
  event.preventDefault();
  const [username, password, phoneNumber] = ['xuc_username', 'xuc_password', 'xuc_phoneNumber'].map(id => $(id).value);
  $('refused').textContent = '';
  const server = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
  if ($('xuc_legacy').checked) {
    const parameters = new URLSearchParams({ username, agentNumber: phoneNumber, password });
    Cti.WebSocket.init(`${server}/ctichannel?${parameters}`, username, phoneNumber);
    return;
  }
  const response = await fetch('/xuc/api/2.0/auth/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: username, password }),
  });
  const answer = await response.json();
  if (response.ok) {
    Cti.WebSocket.init(`${server}/xuc/api/2.0/cti?token=${encodeURIComponent(answer.token)}`, username, phoneNumber);
  } else {
    $('refused').textContent = `${answer.error}: ${answer.message}`;
  }
});

$('xuc_sign_out').addEventListener('click', () => Cti.close());
$('xuc_debug').addEventListener('change', event => (Cti.debugMsg = event.target.checked));

/* ---- Events ---- */

for (const types of [Cti.MessageType, Callback.MessageType, Membership.MessageType]) {
  for (const type of Object.values(types)) Cti.setHandler(type, message => show(type, message));
}
for (const group of Object.values(xc_webrtc.MessageType)) {
  xc_webrtc.setHandler(group, event => {
    $('webrtc').textContent = event.type;
    show(`webrtc ${group}`, event);
  });
}

Cti.setHandler(Cti.MessageType.LINKSTATUSUPDATE, ({ status, link }) => {
  if (link) return;
  $('link').textContent = status;
  $('link').className = status === 'opened' ? 'ok' : 'bad';
});
Cti.setHandler(Cti.MessageType.RIGHTPROFILE, ({ profile, rights }) => ($('profile').textContent = [profile, ...rights].join(', ')));
Cti.setHandler(Cti.MessageType.PHONESTATUSUPDATE, ({ status }) => ($('phone').textContent = status));
Cti.setHandler(Cti.MessageType.PHONEEVENT, ({ eventType, otherDN }) => ($('call').textContent = `${eventType} ${otherDN}`));
Cti.setHandler(Cti.MessageType.USERCONFIGUPDATE, ({ agentId }) => (ownAgent = agentId));
Cti.setHandler(Cti.MessageType.AGENTDIRECTORY, ({ directory }) => {
  for (const { agent, agentState } of directory) agents.set(agent.id, { agent, state: agentState });
  showAgents();
});
Cti.setHandler(Cti.MessageType.AGENTSTATEEVENT, state => {
  if (state.agentId === ownAgent) $('agent').textContent = [state.name, state.cause].filter(Boolean).join(', ');
  const known = agents.get(state.agentId);
  if (known) {
    known.state = state;
    showAgents();
  }
});

function showAgents() {
  const rows = [...agents.values()].map(({ agent, state }) => {
    const cells = [agent.number, `${agent.firstName} ${agent.lastName}`, state.name, state.cause, state.phoneNb];
    return element('tr', {}, ...cells.map(textContent => element('td', { textContent })));
  });
  $('agents').replaceChildren(...rows);
}

/** Newest first; the list keeps the latest ones. */
function show(type, message) {
  const only = $('only');
  if (![...only.options].some(option => option.value === type)) only.append(element('option', { value: type, textContent: type }));
  if ($('paused').checked) return;
  const time = element('time', { textContent: new Date().toLocaleTimeString() });
  const text = element('pre', { textContent: JSON.stringify(message) });
  const item = element('li', { hidden: only.value !== '' && only.value !== type }, time, element('b', { textContent: type }), text);
  item.dataset.type = type;
  $('events').prepend(item);
  if ($('events').childElementCount > MOST_EVENTS) $('events').lastElementChild.remove();
}

$('only').addEventListener('change', event => {
  for (const item of $('events').children) item.hidden = event.target.value !== '' && item.dataset.type !== event.target.value;
});
$('clear').addEventListener('click', () => $('events').replaceChildren());
$('show').addEventListener('submit', event => event.preventDefault());
