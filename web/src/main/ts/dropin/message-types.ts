import type { MsgType } from '../protocol/events.js';

/** What handlers are set for (A155). */
export const MessageType = {
  ERROR: 'Error',
  LOGGEDON: 'LoggedOn',
  LINKSTATUSUPDATE: 'LinkStatusUpdate',
  RIGHTPROFILE: 'RightProfile',
  SHEET: 'Sheet',
  USERSTATUSES: 'UsersStatuses',
  USERSTATUSUPDATE: 'UserStatusUpdate',
  USERCONFIGUPDATE: 'UserConfigUpdate',
  USERDISPLAYNAME: 'UserDisplayName',
  PHONESTATUSUPDATE: 'PhoneStatusUpdate',
  PHONEEVENT: 'PhoneEvent',
  CURRENTCALLSPHONEEVENTS: 'CurrentCallsPhoneEvents',
  PHONEHINTSTATUSEVENT: 'PhoneHintStatusEvent',
  VOICEMAILSTATUSUPDATE: 'VoiceMailStatusUpdate',
  DIRECTORYRESULT: 'DirectoryResult',
  FAVORITES: 'Favorites',
  FAVORITEUPDATED: 'FavoriteUpdated',
  LINECONFIG: 'LineConfig',
  QUEUESTATISTICS: 'QueueStatistics',
  QUEUECONFIG: 'QueueConfig',
  QUEUELIST: 'QueueList',
  QUEUEMEMBER: 'QueueMember',
  QUEUEMEMBERLIST: 'QueueMemberList',
  QUEUECALLS: 'QueueCalls',
  AGENTCONFIG: 'AgentConfig',
  AGENTLIST: 'AgentList',
  AGENTLISTEN: 'AgentListen',
  AGENTGROUPLIST: 'AgentGroupList',
  AGENTSTATISTICS: 'AgentStatistics',
  AGENTSTATEEVENT: 'AgentStateEvent',
  AGENTERROR: 'AgentError',
  AGENTDIRECTORY: 'AgentDirectory',
  CONFERENCES: 'ConferenceList',
  CALLHISTORY: 'CallHistory',
} as const satisfies Record<string, MsgType>;

export const CallbackMessageType = {
  CALLBACKLISTS: 'CallbackLists',
  CALLBACKTAKEN: 'CallbackTaken',
  CALLBACKSTARTED: 'CallbackStarted',
  CALLBACKCLOTURED: 'CallbackClotured',
  CALLBACKRELEASED: 'CallbackReleased',
  CALLBACKREQUESTUPDATED: 'CallbackRequestUpdated',
  CALLBACKPREFERREDPERIODS: 'PreferredCallbackPeriodList',
  CALLBACKFINDRESPONSE: 'FindCallbackResponseWithId',
} as const satisfies Record<string, MsgType>;

export const MembershipMessageType = {
  USERQUEUEDEFAULTMEMBERSHIP: 'UserQueueDefaultMembership',
  USERSQUEUEDEFAULTMEMBERSHIP: 'UsersQueueDefaultMembership',
} as const satisfies Record<string, MsgType>;
