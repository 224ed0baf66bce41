/**
 * Everything a client may ask: `{"claz":"web","command":<key of Commands>, …its arguments}` (A13).
 * Without `agentid` the client's own agent is meant, without `uniqueId` the phone's current call.
 */

import type { QueuePenalty } from './events.js';

type Nothing = Record<never, never>;
type OwnAgentOr = { agentid?: number };
type Variables = Record<string, string>;
type OfCall = { uniqueId?: string };
type Forward = { destination?: string; state: boolean };
type Page = { size: number };
type OfConference = { numConf: string };
type OfMember = OfConference & { index: number };
type Invitation = { requestId: number; username: string };

/** Arguments by command, as they travel (A44–A102). */
export interface Commands {
  agentLogin: OwnAgentOr & { agentphonenumber?: string };
  agentLogout: OwnAgentOr;
  toggleAgentLogin: Nothing;
  pauseAgent: OwnAgentOr & { reason?: string };
  unpauseAgent: OwnAgentOr;
  listenAgent: { agentid: number };
  monitorPause: OwnAgentOr;
  monitorUnpause: OwnAgentOr;
  setAgentQueue: { agentId: number; queueId: number; penalty: number };
  removeAgentFromQueue: { agentId: number; queueId: number };
  moveAgentsInGroup: GroupMove;
  addAgentsInGroup: GroupMove;
  removeAgentGroupFromQueueGroup: { groupId: number; queueId: number; penalty: number };
  addAgentsNotInQueueFromGroupTo: { groupId: number; queueId: number; penalty: number };
  setAgentGroup: { agentId: number; groupId: number };

  dial: { destination: string; variables?: Variables };
  originate: { destination: string };
  dialByUsername: { username: string; variables?: Variables };
  dialFromQueue: {
    destination: string;
    queueId: number;
    callerId?: string;
    callerIdName?: string;
    callerIdNumber?: string;
    variables?: Variables;
  };
  hangup: OfCall;
  answer: OfCall;
  hold: OfCall;
  park: OfCall;
  directTransfer: { destination: string };
  attendedTransfer: { destination: string };
  completeTransfer: Nothing;
  cancelTransfer: Nothing;
  conference: Nothing;
  sendDtmf: { key: string };
  setData: { variables: Variables };
  getCurrentCallsPhoneEvents: Nothing;

  dnd: { state: boolean };
  uncFwd: Forward;
  naFwd: Forward;
  busyFwd: Forward;
  userStatusUpdate: { status: string };
  directoryLookUp: { term: string };
  searchDirectory: { pattern: string };
  displayNameLookup: { username: string };
  getFavorites: Nothing;
  addFavorite: { contactId: string; source: string };
  removeFavorite: { contactId: string; source: string };
  subscribeToPhoneHints: { phoneNumbers: string[] };
  unsubscribeFromAllPhoneHints: Nothing;

  getList: { objectType: 'queue' | 'agent' | 'queuemember' | 'agentgroup' | 'meetme' };
  getConfig: { objectType: 'queue' | 'agent' | 'queuemember' | 'line' };
  getAgentStates: Nothing;
  subscribeToAgentEvents: Nothing;
  getAgentDirectory: Nothing;
  subscribeToQueueStats: Nothing;
  subscribeToAgentStats: Nothing;
  subscribeToQueueCalls: { queueId: number };
  unSubscribeToQueueCalls: { queueId: number };
  getUserCallHistory: Page;
  getAgentCallHistory: Page;
  getUserCallHistoryByDays: { days: number };
  getQueueCallHistory: Page & { queue: string };

  retrieveQueueCall: { queueCall: { uniqueId: string } };
  conferenceMute: OfMember;
  conferenceUnmute: OfMember;
  conferenceMuteMe: OfConference;
  conferenceUnmuteMe: OfConference;
  conferenceMuteAll: OfConference;
  conferenceUnmuteAll: OfConference;
  conferenceReset: OfConference;
  conferenceKick: OfMember;
  conferenceClose: OfConference;
  conferenceInvite: OfConference & { exten: string; callerId?: string; variables?: Variables };

  setUserPreference: { key: string; value?: string; value_type?: string };
  flashTextBrowserRequest: {
    request: 'FlashTextDirectMessage' | 'FlashTextMarkAsRead';
    to: { username: string };
    sequence: number;
    message?: string;
  };
  videoEvent: { status: 'videoStart' | 'videoEnd' | 'Busy' | 'Available' };
  subscribeToVideoStatus: { usernames: string[] };
  unsubscribeFromAllVideoStatus: Nothing;
  inviteToMeetingRoom: Invitation & { token: string };
  meetingRoomInviteAck: Invitation;
  meetingRoomInviteAccept: Invitation;
  meetingRoomInviteReject: Invitation;

  getCallbackLists: Nothing;
  getCallbackPreferredPeriods: Nothing;
  findCallbackRequest: { id: number; request: { filters: unknown[]; offset: number; limit: number } };
  takeCallback: { uuid: string };
  releaseCallback: { uuid: string };
  startCallback: { uuid: string; number: string };
  updateCallbackTicket: {
    uuid: string;
    status: 'NoAnswer' | 'Answered' | 'Fax' | 'Callback' | 'Email';
    comment?: string;
    dueDate?: string;
    periodUuid?: string;
  };
  listenCallbackMessage: { uuid?: string; voiceMessageRef?: string };

  getUserDefaultMembership: { userId: number };
  setUserDefaultMembership: { userId: number; membership: QueuePenalty[] };
  setUsersDefaultMembership: { userIds: number[]; membership: QueuePenalty[] };
  applyUsersDefaultMembership: { userIds: number[] };
}

/** Agents of a group who serve one queue with a penalty, and where they shall serve (A55). */
export interface GroupMove {
  groupId: number;
  fromQueueId: number;
  fromPenalty: number;
  toQueueId: number;
  toPenalty: number;
}

export type CommandName = keyof Commands;

/** Optional where every argument is. */
export type CommandArguments<C extends CommandName> =
  {} extends Commands[C] ? [args?: Commands[C]] : [args: Commands[C]];
