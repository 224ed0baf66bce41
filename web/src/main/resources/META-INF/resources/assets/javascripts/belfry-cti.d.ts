/** Where time, sockets and HTTP come from; `globalThis` in a browser and in Node. */
export interface Environment {
  fetch: typeof fetch;
  WebSocket: typeof WebSocket;
  setTimeout: typeof setTimeout;
  setInterval: typeof setInterval;
  clearInterval: typeof clearInterval;
}

export type AgentStateName =
  | 'AgentLoggedOut' | 'AgentReady' | 'AgentOnPause' | 'AgentOnWrapup'
  | 'AgentRinging' | 'AgentDialing' | 'AgentOnCall';

/** FEATURES A126; `since` is in seconds at emission. */
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

/** FEATURES A113. */
export interface PhoneEvent {
  eventType:
    | 'EventDialing'
    | 'EventRinging'
    | 'EventEstablished'
    | 'EventReleased'
    | 'EventOnHold'
    | 'EventFailure';
  DN: string;
  otherDN: string;
  linkedId: string;
  uniqueId: string;
  queueName?: string;
  userData: Record<string, string>;
}

/** FEATURES A118. */
export interface QueueStatistics {
  queueId: number;
  counters: { statName: string; value: number }[];
}

/** FEATURES A123. */
export interface QueueConfig {
  id: number;
  context: string;
  name: string;
  displayName: string;
  number: string;
}

export interface Events {
  LoggedOn: Record<string, unknown>;
  RightProfile: { profile: 'Admin' | 'Supervisor' | 'NoRight'; rights: string[] };
  LinkStatusUpdate: { status: 'opened' | 'closed' };
  Error: { Error: string };
  AgentError: { Error: string; phoneNb?: string; RequestedNb?: string };
  AgentStateEvent: AgentStateEvent;
  PhoneEvent: PhoneEvent;
  QueueStatistics: QueueStatistics;
  QueueList: QueueConfig[];
}

export interface Commands {
  agentLogin: { agentphonenumber: string; agentid?: number };
  agentLogout: { agentid?: number };
  pauseAgent: { agentid?: number; reason?: string };
  unpauseAgent: { agentid?: number };
  dial: { destination: string; variables?: Record<string, string> };
  getList: { objectType: 'queue' | 'agent' | 'queuemember' | 'agentgroup' };
  getAgentStates: Record<string, never>;
  subscribeToQueueStats: Record<string, never>;
}

export declare class LoginError extends Error {
  readonly code: string;
}

export declare class Cti {
  static login(
    credentials: { url: string; login: string; password: string },
    environment?: Environment,
  ): Promise<Cti>;
  on<E extends keyof Events>(msgType: E, handler: (message: Events[E]) => void): () => void;
  on(msgType: string, handler: (message: unknown) => void): () => void;
  send<C extends keyof Commands>(command: C, args?: Commands[C]): void;
  send(command: string, args?: Record<string, unknown>): void;
  close(): void;
}
