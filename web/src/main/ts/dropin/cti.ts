/**
 * `cti.js`: the global object `Cti` that existing pages know (A151, A155, A156). It keeps one socket
 * and does not reconnect by itself, because those pages do. New ones use `belfry-cti.js`.
 */
import type { Environment, Socket } from '../client/environment.js';
import { Handlers } from '../client/handlers.js';
import { Heartbeat, PING } from '../client/heartbeat.js';
import type { CommandName, Commands } from '../protocol/commands.js';
import { MessageType } from './message-types.js';

type AnyArgument<C extends CommandName> = Commands[C] extends infer A
  ? A extends unknown ? Extract<keyof A, string> : never
  : never;

const OPEN = 1;
const handlers = new Handlers();
let socket: Socket | null = null;

/** A method that sends a command with its parameters under these names; what is left out is not sent. */
function command<C extends CommandName>(name: C, ...parameters: AnyArgument<C>[]) {
  return (...values: unknown[]): void => {
    const args: Record<string, unknown> = {};
    parameters.forEach((parameter, i) => (args[parameter] = values[i]));
    send({ claz: 'web', command: name, ...args });
  };
}

function send(message: object): void {
  const frame = JSON.stringify(message);
  if (socket?.readyState !== OPEN) {
    console.error('Cti: the link is closed, this was not sent', message);
    return;
  }
  trace('S>>>', frame);
  socket.send(frame);
}

function receive(frame: string): void {
  const { msgType, ctiMessage } = JSON.parse(frame);
  if (msgType !== 'ping') trace('R<<<', frame);
  handlers.tell(msgType, ctiMessage);
}

function trace(direction: string, frame: string): void {
  if (Cti.debugMsg) console.log(`${localTime(new Date())} ${direction} ${frame}`);
}

/** `2016-11-23 14:48:59.180` (A162). */
function localTime(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * Opens the socket; one that is open is closed before. Who it is for stands in the URL: `username` and
 * `phoneNumber` are what pages pass.
 */
function init(wsurl: string, username: string, phoneNumber: string): void {
  Cti.close();
  const environment = globalThis as unknown as Environment;
  const opened = new environment.WebSocket(wsurl);
  const heartbeat = new Heartbeat(opened, environment, () => opened.close());
  socket = opened;
  Cti.username = username;
  Cti.phoneNumber = phoneNumber;
  opened.onopen = () => {
    heartbeat.start();
    handlers.tell(MessageType.LINKSTATUSUPDATE, { status: 'opened' });
  };
  opened.onmessage = (frame: { data: string }) => {
    heartbeat.heard();
    receive(frame.data);
  };
  opened.onclose = () => {
    heartbeat.stop();
    handlers.tell(MessageType.LINKSTATUSUPDATE, { status: 'closed' });
  };
}

export const Cti = {
  MessageType,
  /** Frames are logged as `S>>>` and `R<<<` (A162). */
  debugMsg: false,
  username: '',
  phoneNumber: '',

  WebSocket: { init },
  close(): void {
    socket?.close();
    socket = null;
  },
  setHandler(type: string, handler: (message: never) => void): void {
    handlers.add(type, handler);
  },
  unsetHandler(type: string, handler: (message: never) => void): void {
    handlers.remove(type, handler);
  },
  clearHandlers(): void {
    handlers.clear();
  },
  /** Sends a message that has no method here, as an object or as its JSON. */
  sendCallback(message: object | string): void {
    send(typeof message === 'string' ? JSON.parse(message) : message);
  },
  sendPing(): void {
    if (socket?.readyState === OPEN) socket.send(PING);
  },

  loginAgent: command('agentLogin', 'agentphonenumber', 'agentid'),
  logoutAgent: command('agentLogout', 'agentid'),
  toggleAgentLogin: command('toggleAgentLogin'),
  pauseAgent: command('pauseAgent', 'agentid', 'reason'),
  unpauseAgent: command('unpauseAgent', 'agentid'),
  listenAgent: command('listenAgent', 'agentid'),
  monitorPause: command('monitorPause', 'agentid'),
  monitorUnpause: command('monitorUnpause', 'agentid'),
  setAgentQueue: command('setAgentQueue', 'agentId', 'queueId', 'penalty'),
  removeAgentFromQueue: command('removeAgentFromQueue', 'agentId', 'queueId'),
  moveAgentsInGroup: command('moveAgentsInGroup', 'groupId', 'fromQueueId', 'fromPenalty', 'toQueueId', 'toPenalty'),
  addAgentsInGroup: command('addAgentsInGroup', 'groupId', 'fromQueueId', 'fromPenalty', 'toQueueId', 'toPenalty'),
  removeAgentGroupFromQueueGroup: command('removeAgentGroupFromQueueGroup', 'groupId', 'queueId', 'penalty'),
  addAgentsNotInQueueFromGroupTo: command('addAgentsNotInQueueFromGroupTo', 'groupId', 'queueId', 'penalty'),
  setAgentGroup: command('setAgentGroup', 'agentId', 'groupId'),

  dial(destination: string, variables: Record<string, string> = {}): void {
    send({ claz: 'web', command: 'dial', destination, variables });
  },
  originate: command('originate', 'destination'),
  dialByUsername: command('dialByUsername', 'username', 'variables'),
  /** `(destination, queueId, callerId, variables)`, or the caller's name and number apart (A51). */
  dialFromQueue(destination: string, queueId: number, ...rest: unknown[]): void {
    const [callerIdName, callerIdNumber, lastVariables] = rest;
    const caller =
      typeof callerIdNumber === 'string'
        ? { callerIdName, callerIdNumber, variables: lastVariables }
        : { callerId: callerIdName, variables: callerIdNumber };
    send({ claz: 'web', command: 'dialFromQueue', destination, queueId, ...caller });
  },
  hangup: command('hangup', 'uniqueId'),
  answer: command('answer', 'uniqueId'),
  hold: command('hold', 'uniqueId'),
  park: command('park', 'uniqueId'),
  directTransfer: command('directTransfer', 'destination'),
  attendedTransfer: command('attendedTransfer', 'destination'),
  completeTransfer: command('completeTransfer'),
  cancelTransfer: command('cancelTransfer'),
  conference: command('conference'),
  sendDtmf: command('sendDtmf', 'key'),
  setData: command('setData', 'variables'),
  getCurrentCallsPhoneEvents: command('getCurrentCallsPhoneEvents'),

  dnd: command('dnd', 'state'),
  naFwd: command('naFwd', 'destination', 'state'),
  uncFwd: command('uncFwd', 'destination', 'state'),
  busyFwd: command('busyFwd', 'destination', 'state'),
  changeUserStatus: command('userStatusUpdate', 'status'),
  directoryLookUp: command('directoryLookUp', 'term'),
  /** Replaced by `directoryLookUp` (A74). */
  searchDirectory: command('directoryLookUp', 'term'),
  displayNameLookup: command('displayNameLookup', 'username'),
  getFavorites: command('getFavorites'),
  addFavorite: command('addFavorite', 'contactId', 'source'),
  removeFavorite: command('removeFavorite', 'contactId', 'source'),
  subscribeToPhoneHints: command('subscribeToPhoneHints', 'phoneNumbers'),
  unsubscribeFromAllPhoneHints: command('unsubscribeFromAllPhoneHints'),

  getList: command('getList', 'objectType'),
  getConfig: command('getConfig', 'objectType'),
  getAgentStates: command('getAgentStates'),
  subscribeToAgentEvents: command('subscribeToAgentEvents'),
  getAgentDirectory: command('getAgentDirectory'),
  subscribeToQueueStats: command('subscribeToQueueStats'),
  subscribeToAgentStats: command('subscribeToAgentStats'),
  subscribeToQueueCalls: command('subscribeToQueueCalls', 'queueId'),
  unSubscribeToQueueCalls: command('unSubscribeToQueueCalls', 'queueId'),
  getConferenceRooms(): void {
    send({ claz: 'web', command: 'getList', objectType: 'meetme' });
  },
  getUserCallHistory: command('getUserCallHistory', 'size'),
  getAgentCallHistory: command('getAgentCallHistory', 'size'),
  getUserCallHistoryByDays: command('getUserCallHistoryByDays', 'days'),
  getQueueCallHistory: command('getQueueCallHistory', 'queue', 'size'),
};

export type CtiObject = typeof Cti;

(globalThis as { Cti?: CtiObject }).Cti = Cti;
