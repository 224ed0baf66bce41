/** What handlers are set for (K17). */
export const MessageType = {
  GENERAL: 'general',
  REGISTRATION: 'registration',
  INCOMING: 'incoming',
  OUTGOING: 'outgoing',
} as const;

/** K18. */
export const General = { STARTED: 'Started', FAILED: 'Failed' } as const;
export const Registration = { REGISTERED: 'Registered', UNREGISTERED: 'Unregistered' } as const;
export const Incoming = {
  SETUP: 'Setup',
  RINGING: 'Ringing',
  CONNECTED: 'Connected',
  TERMINATED: 'Terminated',
  HOLD: 'Hold',
  RESUME: 'Resume',
} as const;
export const Outgoing = {
  ESTABLISHING: 'Establishing',
  RINGING: 'Ringing',
  CONNECTED: 'Connected',
  TERMINATED: 'Terminated',
  FAILED: 'Failed',
  HOLD: 'Hold',
  RESUME: 'Resume',
} as const;

type ValueOf<T> = T[keyof T];

/** `reason` of a failure, `caller` or `callee` of a call (K19). */
export interface WebRtcEvent {
  type: ValueOf<typeof General> | ValueOf<typeof Registration> | ValueOf<typeof Incoming> | ValueOf<typeof Outgoing>;
  data?: { reason?: string; caller?: string; callee?: string };
}
