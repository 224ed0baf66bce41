import type { SessionStarted } from '../protocol/events.js';

/** The numbered session of a client, with which the gateway lets it go on after its socket broke. */
export class Session {
  #id = '';
  #last = 0;

  /** What the address of the next socket asks for. */
  parameters(): string {
    return this.#id
      ? `&session=${encodeURIComponent(this.#id)}&after=${this.#last}`
      : '&resumable=true';
  }

  started({ session, resumed }: SessionStarted): void {
    this.#id = session;
    if (!resumed) this.#last = 0;
  }

  /** Whether a frame is new; those of gateways that number none always are. */
  isNew(seq: number | undefined): boolean {
    if (seq === undefined) return true;
    if (seq <= this.#last) return false;
    this.#last = seq;
    return true;
  }
}
