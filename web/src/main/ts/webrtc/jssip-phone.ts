import { UA, WebSocketInterface } from 'jssip';
import type { Call, Listener, Media, Phone, PhoneMaker } from './phone.js';

type Session = ReturnType<InstanceType<typeof UA>['call']>;

const AUDIO_ONLY = { audio: true, video: false };

/** A phone on JsSIP. */
export const jssipPhone: PhoneMaker = (line, socketUrl, listener): Phone => {
  const host = line.xivoIp ?? new URL(socketUrl).hostname;
  const ua = new UA({
    sockets: [new WebSocketInterface(socketUrl)],
    uri: `sip:${line.name}@${host}`,
    password: line.password ?? '',
    display_name: line.number,
    session_timers: false,
  });
  let started = false;
  ua.on('connected', () => {
    if (!started) listener.connected();
    started = true;
  });
  ua.on('disconnected', ({ reason, code }) => {
    if (!started) listener.failed(reason ?? `the SIP socket is closed (${code ?? 'no code'})`);
  });
  ua.on('registered', () => listener.registered());
  ua.on('unregistered', ({ cause }) => listener.unregistered(cause));
  ua.on('registrationFailed', ({ cause }) => listener.unregistered(cause));
  ua.on('newRTCSession', ({ originator, session }: { originator: string; session: Session }) => {
    if (originator !== 'remote') return;
    const call = new SipCall(session, true);
    call.follow(listener);
    listener.invited(call);
    listener.ringing(call);
  });
  return {
    start: () => ua.start(),
    stop: () => ua.stop(),
    call(destination, media) {
      const session = ua.call(destination, options(media));
      const call = new SipCall(session, false);
      call.follow(listener);
      return call;
    },
  };
};

function options({ iceServers }: Media) {
  return { mediaConstraints: AUDIO_ONLY, pcConfig: { iceServers } };
}

class SipCall implements Call {
  readonly incoming: boolean;
  readonly #session: Session;

  constructor(session: Session, incoming: boolean) {
    this.#session = session;
    this.incoming = incoming;
  }

  get other(): string {
    return this.#session.remote_identity?.uri?.user ?? '';
  }

  follow(listener: Listener): void {
    const session = this.#session;
    const hear = (connection: RTCPeerConnection) => {
      connection.addEventListener('track', ({ streams: [stream] }) => stream && listener.sound(stream));
    };
    if (session.connection) hear(session.connection);
    session.on('peerconnection', ({ peerconnection }) => hear(peerconnection));
    session.on('progress', () => {
      if (!this.incoming) listener.ringing(this);
    });
    session.on('accepted', () => listener.accepted(this));
    session.on('hold', () => listener.held(this));
    session.on('unhold', () => listener.resumed(this));
    session.on('ended', () => listener.ended(this));
    session.on('failed', ({ cause }) => listener.ended(this, cause));
  }

  answer(media: Media): void {
    this.#session.answer(options(media));
  }

  hold(): void {
    this.#session.hold();
  }

  resume(): void {
    this.#session.unhold();
  }

  isHeld(): boolean {
    return this.#session.isOnHold().local;
  }

  dtmf(key: string): void {
    this.#session.sendDTMF(key);
  }

  terminate(): void {
    this.#session.terminate();
  }
}
