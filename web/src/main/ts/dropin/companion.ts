import type { CommandName, Commands } from '../protocol/commands.js';

/** What the companions of `cti.js` need of it. */
export interface Sender {
  sendCallback(message: object): void;
}

/** The `Cti` a companion speaks through: the one of `init`, else the page's own (A152, A153). */
export class Companion {
  #cti: Sender | undefined;

  readonly init = (cti: Sender): void => {
    this.#cti = cti;
  };

  send<C extends CommandName>(command: C, args: Commands[C]): void {
    const cti = this.#cti ?? (globalThis as { Cti?: Sender }).Cti;
    if (!cti) throw new Error('cti.js must be there first');
    cti.sendCallback({ claz: 'web', command, ...args });
  }
}
