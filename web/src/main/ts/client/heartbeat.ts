import type { Environment, Socket } from './environment.js';

/** Stock clients ping every 5 s and give up after 3 pings without any frame (A16). */
const PING_MILLIS = 5000;
const PINGS_UNANSWERED = 3;

export const PING = '{"claz":"ping"}';

/** Keeps a socket alive, and says when nothing comes any more. */
export class Heartbeat {
  readonly #environment: Environment;
  readonly #socket: Socket;
  readonly #silent: () => void;
  #timer: unknown = null;
  #unanswered = 0;

  constructor(socket: Socket, environment: Environment, silent: () => void) {
    this.#socket = socket;
    this.#environment = environment;
    this.#silent = silent;
  }

  start(): void {
    this.#timer = this.#environment.setInterval(() => this.#beat(), PING_MILLIS);
  }

  /** A frame came. */
  heard(): void {
    this.#unanswered = 0;
  }

  stop(): void {
    this.#environment.clearInterval(this.#timer as never);
  }

  #beat(): void {
    if (this.#unanswered++ >= PINGS_UNANSWERED) {
      this.#silent();
    } else {
      this.#socket.send(PING);
    }
  }
}
