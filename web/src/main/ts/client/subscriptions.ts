import type { CommandName } from '../protocol/commands.js';

/** Commands that also subscribe their socket: a new socket needs them again (A79, A82, A85, A91). */
const SUBSCRIBING: ReadonlySet<string> = new Set<CommandName>([
  'getAgentDirectory',
  'getAgentStates',
  'getCallbackLists',
  'getConfig',
  'getList',
  'subscribeToAgentEvents',
  'subscribeToAgentStats',
  'subscribeToPhoneHints',
  'subscribeToQueueCalls',
  'subscribeToQueueStats',
]);

/** What the sockets of a client were subscribed to, each once, in order. */
export class Subscriptions {
  readonly #frames = new Set<string>();

  /** A command was sent in this frame. */
  sent(command: string, args: { queueId?: unknown }, frame: string): void {
    if (command === 'unSubscribeToQueueCalls') {
      this.#forget(other => other.command === 'subscribeToQueueCalls' && other.queueId === args.queueId);
    } else if (command === 'unsubscribeFromAllPhoneHints') {
      this.#forget(other => other.command === 'subscribeToPhoneHints');
    } else if (SUBSCRIBING.has(command)) {
      this.#frames.add(frame);
    }
  }

  frames(): string[] {
    return [...this.#frames];
  }

  #forget(ended: (frame: { command: string; queueId?: unknown }) => boolean): void {
    for (const frame of this.#frames) {
      if (ended(JSON.parse(frame))) this.#frames.delete(frame);
    }
  }
}
