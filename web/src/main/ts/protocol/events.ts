/**
 * Everything the gateway says: `{"msgType": <key of Events>, "ctiMessage": <its value>}`.
 * The ids in brackets are those of the feature list.
 */

/** When a client did something that cannot be done (A17, A103). */
export interface ErrorMessage {
  Error: string;
}

/** Why an agent is not logged in; `phoneNb` is where he is logged in instead (A27, A29). */
export interface AgentError {
  Error: 'PhoneNumberUnknown' | 'LoggedInOnAnotherPhone' | (string & {});
  phoneNb?: string;
  RequestedNb?: string;
}

/** Of the client's own socket, or with `link: 'pbx'` between the gateway and the PBX (A105). */
export interface LinkStatusUpdate {
  status: 'opened' | 'closed';
  link?: 'pbx';
}

/** The first frame of a session that can go on after its socket broke; `reason` when it could not. */
export interface SessionStarted {
  session: string;
  resumed: boolean;
  reason?: 'TooOld' | (string & {});
}

/** A34. */
export interface RightProfile {
  profile: 'Admin' | 'Supervisor' | 'NoRight';
  rights: ('recording' | 'dissuasion' | (string & {}))[];
}

/** A screen pop; `timenow` in seconds since 1970 (A106). */
export interface Sheet {
  timenow: number;
  compressed: boolean;
  serial: string;
  payload: { profile: { user: { sheetInfo: SheetField[]; [other: string]: unknown } } };
  channel: string;
}

export interface SheetField {
  name: string;
  value: string;
  order: number;
  type: string;
}

/** A status that users may choose (A109). */
export interface UserStatus {
  name: string;
  color: string;
  longName: string;
  actions: { name: string; parameters: string }[];
}

/** A111. */
export interface UserConfigUpdate {
  userId: number;
  dndEnabled: boolean;
  naFwdEnabled: boolean;
  naFwdDestination: string;
  uncFwdEnabled: boolean;
  uncFwdDestination: string;
  busyFwdEnabled: boolean;
  busyFwdDestination: string;
  firstName: string;
  lastName: string;
  fullName: string;
  mobileNumber: string;
  agentId: number | null;
  lineIds: number[];
  voiceMailId: number | null;
  voiceMailEnabled: boolean;
}

/** A112. */
export type PhoneStatusName =
  | 'ONHOLD' | 'RINGING' | 'INDISPONIBLE' | 'BUSY_AND_RINGING' | 'AVAILABLE' | 'CALLING' | 'BUSY'
  | 'DEACTIVATED' | 'UNEXISTING' | 'ERROR';

/** The same as numbers, in directories and hints (A112). */
export type PhoneStatusCode = 16 | 8 | 4 | 9 | 0 | 1 | 2 | -1 | -2 | -99;

/** What happens on the user's own line (A113). */
export interface PhoneEvent {
  eventType:
    | 'EventDialing' | 'EventRinging' | 'EventEstablished' | 'EventReleased' | 'EventOnHold'
    | 'EventFailure';
  DN: string;
  otherDN: string;
  linkedId: string;
  uniqueId: string;
  queueName?: string;
  userData: Record<string, string>;
}

/** A115. */
export interface VoiceMailStatusUpdate {
  voiceMailId: number;
  newMessages: number;
  waitingMessages: number;
  oldMessages: number;
}

/** The cells of `entry` are named by `headers` (A116). */
export interface DirectoryResult {
  headers: string[];
  entries: {
    status: PhoneStatusCode;
    entry: string[];
    contact_id?: string;
    source?: string;
    favorite?: boolean;
  }[];
}

/** A117. */
export interface FavoriteUpdated {
  action: 'Added' | 'Removed' | 'AddFail' | 'RemoveFail';
  contact_id: string;
  source: string;
}

/** The line of the session; the last three where the gateway tells them (A80, K9). */
export interface LineConfig {
  id: number;
  name: string;
  number: string;
  context: string;
  hasDevice: boolean;
  password?: string;
  xivoIp?: string;
  webRtc?: boolean;
}

/** Counters of one queue, of which only some may be there (A118–A120). */
export interface QueueStatistics {
  queueId: number;
  queueRef?: string;
  counters: { statName: string; value: number }[];
}

/** Who waits in a queue; `queueTime` is an ISO date-time (A121). */
export interface QueueCalls {
  queueId: number;
  calls: { position: number; name: string; number: string; queueTime: string }[];
}

/** A122. */
export interface QueueConfig {
  id: number;
  context: string;
  name: string;
  displayName: string;
  number: string;
}

/** Penalty -1: the agent serves the queue no longer (A124). */
export interface QueueMember {
  agentId: number;
  queueId: number;
  penalty: number;
}

export type AgentStateName =
  | 'AgentLoggedOut' | 'AgentReady' | 'AgentOnPause' | 'AgentOnWrapup'
  | 'AgentRinging' | 'AgentDialing' | 'AgentOnCall';

/** `since` is seconds in the state when it was sent; the last four only on a call (A126–A128). */
export interface AgentStateEvent {
  name: AgentStateName;
  agentId: number;
  phoneNb: string;
  since: number;
  queues: number[];
  cause: string;
  acd?: boolean;
  direction?: 'Incoming' | 'Outgoing';
  callType?: 'External' | 'Internal';
  monitorState?: 'ACTIVE' | 'PAUSED' | 'DISABLED';
}

/** A134. */
export interface Agent {
  id: number;
  firstName: string;
  lastName: string;
  number: string;
  context: string;
  groupId?: number;
}

/** Both generations of keys (A131–A133). */
export interface AgentConfig extends Agent {
  firstname: string;
  lastname: string;
  member: {
    queue_name: string;
    queue_id: number;
    interface: string;
    penalty: number;
    commented: number;
    usertype: string;
    userid: number;
    channel: string;
    category: string;
    position: number;
  }[];
  numgroup?: number;
  userid?: number;
}

/** A130. */
export interface AgentDirectory {
  directory: { agent: Agent; agentState: AgentStateEvent }[];
}

/** Somebody listens to the agent, or no longer (A135). */
export interface AgentListen {
  started: boolean;
  phoneNumber: string;
  agentId: number;
}

/** A136. */
export interface AgentGroup {
  id: number;
  name: string;
}

/** Seconds, counts and ISO date-times; `id` is the agent's (A137). */
export interface AgentStatistics {
  id: number;
  statistics: { name: string; value: number | string }[];
}

/** Who said something. */
export interface Person {
  username: string;
  displayName: string;
}

/** A short text among colleagues: `from` who wrote or read it, `to` whom it was sent. */
export interface FlashTextEvent {
  event:
    | 'FlashTextUserMessage'
    | 'FlashTextSendMessageAck'
    | 'FlashTextSendMessageNack'
    | 'FlashTextMarkAsRead';
  sequence: number;
  from?: Person;
  to?: Person;
  message?: string;
  date?: string;
}

/** Somebody in a conference; `since` in seconds. */
export interface ConferenceParticipant {
  index: number;
  callerIdName: string;
  callerIdNum: string;
  since: number;
  role: 'Organizer' | 'User';
  isMuted: boolean;
  isMe: boolean;
}

/** The own phone has joined a conference, or left it. */
export interface ConferenceEvent {
  uniqueId: string;
  phoneNumber: string;
  conferenceNumber: string;
  conferenceName: string;
  eventType: 'Join' | 'Leave';
  participants: ConferenceParticipant[];
  since: number;
}

/** Somebody in the own conference joins, leaves or changes. */
export interface ConferenceParticipantEvent extends ConferenceParticipant {
  uniqueId: string;
  phoneNumber: string;
  conferenceNumber: string;
  conferenceName: string;
  eventType: 'Join' | 'Leave' | 'Update';
}

/** A138. */
export interface ConferenceRoom {
  id: number | null;
  number: string;
  name: string;
  startTime: number;
  members: { joinOrder: number; joinTime: number; muted: boolean; name: string; number: string }[];
}

/** `start` is `yyyy-MM-dd HH:mm:ss`, `duration` `HH:mm:ss` (A139–A141). */
export interface CallHistoryEntry {
  start: string;
  duration: string | null;
  srcNum: string;
  dstNum: string;
  status:
    | 'emitted' | 'missed' | 'ongoing' | 'answered' | 'abandoned' | 'timeout' | 'full' | 'closed'
    | 'joinempty' | 'leaveempty' | 'divert_ca_ratio' | 'divert_waittime';
  srcFirstName?: string;
  srcLastName?: string;
  dstFirstName?: string;
  dstLastName?: string;
}

/** Times of day are `HH:mm:ss` (A143). */
export interface CallbackPeriod {
  uuid: string;
  name: string;
  default: boolean;
  periodStart: string;
  periodEnd: string;
}

/** `dueDate` is `YYYY-MM-DD`; `agentId` who has taken it (A143). */
export interface CallbackRequest {
  uuid: string;
  listUuid: string;
  phoneNumber: string | null;
  mobilePhoneNumber: string | null;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  description: string | null;
  agentId: number | null;
  dueDate: string;
  preferredPeriod: CallbackPeriod;
  voiceMessageRef?: string | null;
}

/** A143. */
export interface CallbackList {
  uuid: string;
  name: string;
  queueId: number;
  callbacks: CallbackRequest[];
}

/** A149; by user, not by agent (A101). */
export interface UserQueueDefaultMembership {
  userId: number;
  membership: QueuePenalty[];
}

export interface QueuePenalty {
  queueId: number;
  penalty: number;
}

/** Every `msgType` and its `ctiMessage`. */
export interface Events {
  ping: Record<string, never>;
  Error: ErrorMessage;
  LoggedOn: Record<string, unknown>;
  SessionStarted: SessionStarted;
  /** All that answers a command has been sent; `logOn` is what comes first. */
  SnapshotComplete: { command: string };
  LinkStatusUpdate: LinkStatusUpdate;
  RightProfile: RightProfile;
  Sheet: Sheet;
  UsersStatuses: UserStatus[];
  UserStatusUpdate: { status: string };
  UserConfigUpdate: UserConfigUpdate;
  UserDisplayName: { userName: string; displayName: string };
  PhoneStatusUpdate: { status: PhoneStatusName };
  PhoneEvent: PhoneEvent;
  CurrentCallsPhoneEvents: { events: PhoneEvent[] };
  PhoneHintStatusEvent: { number: string; status: PhoneStatusCode };
  VoiceMailStatusUpdate: VoiceMailStatusUpdate;
  DirectoryResult: DirectoryResult;
  Favorites: DirectoryResult;
  FavoriteUpdated: FavoriteUpdated;
  LineConfig: LineConfig;
  QueueStatistics: QueueStatistics;
  QueueCalls: QueueCalls;
  QueueConfig: QueueConfig;
  QueueList: QueueConfig[];
  QueueMember: QueueMember;
  QueueMemberList: QueueMember[];
  AgentStateEvent: AgentStateEvent;
  AgentError: AgentError;
  AgentDirectory: AgentDirectory;
  AgentConfig: AgentConfig;
  AgentList: Agent[];
  AgentListen: AgentListen;
  AgentGroupList: AgentGroup[];
  AgentStatistics: AgentStatistics;
  ConferenceList: ConferenceRoom[];
  ConferenceEvent: ConferenceEvent;
  ConferenceParticipantEvent: ConferenceParticipantEvent;
  ConferenceCommandError: { error: 'NotAMember' | 'NotOrganizer' | 'CannotKickOrganizer' };
  UserPreference: { key: string; value: string; value_type: string | null };
  FlashTextEvent: FlashTextEvent;
  VideoStatusEvent: { fromUser: string; status: 'Busy' | 'Available' };
  MeetingRoomInvite: Person & { requestId: number; token: string };
  MeetingRoomInviteAck: Person & { requestId: number; ackType: 'ACK' };
  MeetingRoomInviteResponse: Person & { requestId: number; responseType: 'Accept' | 'Reject' };
  CallHistory: CallHistoryEntry[];
  CallbackLists: CallbackList[];
  CallbackTaken: { uuid: string; agentId: number };
  CallbackStarted: { requestUuid: string; ticketUuid: string };
  CallbackClotured: { uuid: string };
  CallbackReleased: { uuid: string };
  CallbackRequestUpdated: { request: CallbackRequest };
  PreferredCallbackPeriodList: CallbackPeriod[];
  FindCallbackResponseWithId: { id: number; response: { total: number; list: CallbackRequest[] } };
  UserQueueDefaultMembership: UserQueueDefaultMembership;
  UsersQueueDefaultMembership: UserQueueDefaultMembership[];
}

export type MsgType = keyof Events;
