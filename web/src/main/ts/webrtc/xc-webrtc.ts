import { Handlers } from '../client/handlers.js';
import type { LineConfig } from '../protocol/events.js';
import { General, Incoming, MessageType, Outgoing, Registration, type WebRtcEvent } from './events.js';
import type { Call, Listener, Phone, PhoneMaker } from './phone.js';

/** What is needed of `Cti`: the details of the line come over its socket (K7, K9). */
export interface LineSource {
  setHandler(type: 'LineConfig', handler: (line: LineConfig) => void): void;
  unsetHandler(type: 'LineConfig', handler: (line: LineConfig) => void): void;
  getConfig(objectType: 'line'): void;
}

/** Where the sound of calls goes. */
export type Player = (elementId: string, sound: MediaStream) => void;

const DEFAULT_STUN = [{ urls: 'stun:stun.l.google.com:19302' }];

/** A telephone in the page, for one call at a time (K2). */
export class XcWebRtc {
  readonly MessageType = MessageType;
  readonly General = General;
  readonly Registration = Registration;
  readonly Incoming = Incoming;
  readonly Outgoing = Outgoing;

  readonly #handlers = new Handlers();
  readonly #lines: () => LineSource;
  readonly #makePhone: PhoneMaker;
  readonly #play: Player;
  #iceServers: RTCIceServer[] = DEFAULT_STUN;
  #phone: Phone | null = null;
  #call: Call | null = null;
  /** The first events of an outgoing call may come before the phone has given it. */
  #dialling = false;

  constructor(lines: () => LineSource, makePhone: PhoneMaker, play: Player) {
    this.#lines = lines;
    this.#makePhone = makePhone;
    this.#play = play;
  }

  /** Registers the line of the user who is logged in to the CTI server (K8). */
  init(name: string, ssl: boolean, websocketPort: number, remoteAudio = 'audio_remote', ip?: string): void {
    const cti = this.#lines();
    const begin = (line: LineConfig): void => {
      cti.unsetHandler('LineConfig', begin);
      this.initByLineConfig(line, name, ssl, websocketPort, remoteAudio, ip);
    };
    cti.setHandler('LineConfig', begin);
    cti.getConfig('line');
  }

  /** The same for a line that the page knows: its name and password, and `xivoIp` unless there is an `ip`. */
  initByLineConfig(
    line: LineConfig,
    _name: string,
    ssl: boolean,
    websocketPort: number,
    remoteAudio = 'audio_remote',
    ip?: string,
  ): void {
    const host = ip ?? line.xivoIp;
    if (!host || line.password === undefined) {
      const missing = host ? 'password' : 'address of the SIP socket';
      this.#tell(MessageType.GENERAL, { type: General.FAILED, data: { reason: `no ${missing} of line ${line.name}` } });
      return;
    }
    this.stop();
    const url = `${ssl ? 'wss' : 'ws'}://${host}:${websocketPort}/ws`;
    try {
      this.#phone = this.#makePhone(line, url, this.#listener(remoteAudio));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#tell(MessageType.GENERAL, { type: General.FAILED, data: { reason } });
      return;
    }
    this.#phone.start();
  }

  /** Leaves: the line is no longer registered here. */
  stop(): void {
    this.#phone?.stop();
    this.#phone = null;
    this.#call = null;
  }

  dial(destination: string): void {
    if (!this.#phone || this.#call) {
      const reason = this.#phone ? 'there is a call already' : 'the line is not registered';
      this.#tell(MessageType.OUTGOING, { type: Outgoing.FAILED, data: { reason } });
      return;
    }
    this.#tell(MessageType.OUTGOING, { type: Outgoing.ESTABLISHING, data: { callee: destination } });
    this.#dialling = true;
    const call = this.#phone.call(destination, { iceServers: this.#iceServers });
    if (this.#dialling) this.#call = call;
    this.#dialling = false;
  }

  answer(): void {
    this.#call?.answer({ iceServers: this.#iceServers });
  }

  /** Holds the call, and resumes one that is held (K12). */
  hold(): void {
    if (this.#call?.isHeld()) this.#call.resume();
    else this.#call?.hold();
  }

  /** One character of 0-9, *, #, A-D. */
  dtmf(key: string): void {
    this.#call?.dtmf(key);
  }

  setHandler(eventName: string, handler: (event: WebRtcEvent) => void): void {
    this.#handlers.add(eventName, handler);
  }

  unsetHandler(eventName: string, handler: (event: WebRtcEvent) => void): void {
    this.#handlers.remove(eventName, handler);
  }

  clearHandlers(): void {
    this.#handlers.clear();
  }

  /** Only addresses of the local network (K15). */
  disableICE(): void {
    this.#iceServers = [];
  }

  /** STUN and TURN servers, with `url` as in the original or `urls` as in browsers (K16). */
  setIceUrls(servers: ({ url: string } & Omit<RTCIceServer, 'urls'> | RTCIceServer)[]): void {
    this.#iceServers = servers.map(server => {
      if (!('url' in server)) return server;
      const { url, ...rest } = server;
      return { urls: url, ...rest };
    });
  }

  #tell(group: string, event: WebRtcEvent): void {
    this.#handlers.tell(group, event);
  }

  #listener(remoteAudio: string): Listener {
    const ofCall = (call: Call, incoming: WebRtcEvent['type'] | null, outgoing: WebRtcEvent['type'], reason?: string) => {
      const data = {
        ...(call.incoming ? { caller: call.other } : { callee: call.other }),
        ...(reason === undefined ? {} : { reason }),
      };
      const type = call.incoming ? incoming : outgoing;
      if (type) this.#tell(call.incoming ? MessageType.INCOMING : MessageType.OUTGOING, { type, data });
    };
    return {
      connected: () => this.#tell(MessageType.GENERAL, { type: General.STARTED }),
      failed: reason => this.#tell(MessageType.GENERAL, { type: General.FAILED, data: { reason } }),
      registered: () => this.#tell(MessageType.REGISTRATION, { type: Registration.REGISTERED }),
      unregistered: reason =>
        this.#tell(MessageType.REGISTRATION, { type: Registration.UNREGISTERED, ...(reason ? { data: { reason } } : {}) }),
      invited: call => {
        if (this.#call) {
          call.terminate();
        } else {
          this.#call = call;
          ofCall(call, Incoming.SETUP, Outgoing.ESTABLISHING);
        }
      },
      ringing: call => this.#isMine(call) && ofCall(call, Incoming.RINGING, Outgoing.RINGING),
      accepted: call => this.#isMine(call) && ofCall(call, Incoming.CONNECTED, Outgoing.CONNECTED),
      held: call => this.#isMine(call) && ofCall(call, Incoming.HOLD, Outgoing.HOLD),
      resumed: call => this.#isMine(call) && ofCall(call, Incoming.RESUME, Outgoing.RESUME),
      ended: (call, failure) => {
        if (!this.#isMine(call)) return;
        this.#call = null;
        this.#dialling = false;
        ofCall(call, Incoming.TERMINATED, failure ? Outgoing.FAILED : Outgoing.TERMINATED, failure);
      },
      sound: stream => this.#play(remoteAudio, stream),
    };
  }

  #isMine(call: Call): boolean {
    return this.#call === call || (this.#dialling && !call.incoming);
  }
}
