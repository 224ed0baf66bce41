import type { LineConfig } from '../protocol/events.js';

/** One call as the SIP library sees it. */
export interface Call {
  readonly incoming: boolean;
  /** The other side's number. */
  readonly other: string;
  answer(media: Media): void;
  hold(): void;
  resume(): void;
  isHeld(): boolean;
  dtmf(key: string): void;
  terminate(): void;
}

/** Where a call's sound comes from and goes to. */
export interface Media {
  iceServers: RTCIceServer[];
}

/** What a phone tells; a call is always the same object. */
export interface Listener {
  connected(): void;
  failed(reason: string): void;
  registered(): void;
  unregistered(reason?: string): void;
  invited(call: Call): void;
  ringing(call: Call): void;
  accepted(call: Call): void;
  held(call: Call): void;
  resumed(call: Call): void;
  ended(call: Call, failure?: string): void;
  sound(stream: MediaStream): void;
}

/** The SIP user agent of one line. */
export interface Phone {
  start(): void;
  stop(): void;
  call(destination: string, media: Media): Call;
}

/** Makes the phone of a line that registers at a SIP WebSocket, such as `wss://192.168.0.1:443/ws`. */
export type PhoneMaker = (line: LineConfig, socketUrl: string, listener: Listener) => Phone;
