/** `callback.js`: the global object `Callback`; its events come through `Cti.setHandler` (A152, A157). */
import type { Commands } from '../protocol/commands.js';
import { Companion } from './companion.js';
import { CallbackMessageType } from './message-types.js';

type Ticket = Commands['updateCallbackTicket'];

const companion = new Companion();
let searches = 0;

export const Callback = {
  MessageType: CallbackMessageType,
  init: companion.init,

  /** Also subscribes to the events of callbacks (A91). */
  getCallbackLists: () => companion.send('getCallbackLists', {}),
  getCallbackPreferredPeriods: () => companion.send('getCallbackPreferredPeriods', {}),
  takeCallback: (uuid: string) => companion.send('takeCallback', { uuid }),
  releaseCallback: (uuid: string) => companion.send('releaseCallback', { uuid }),
  startCallback: (uuid: string, phoneNumber: string) =>
    companion.send('startCallback', { uuid, number: phoneNumber }),
  /** `uuid` is the ticket's; `dueDate` is `YYYY-MM-DD` (A95). */
  updateCallbackTicket: (
    uuid: string,
    status: Ticket['status'],
    description?: string,
    dueDate?: string,
    periodUuid?: string,
  ) => companion.send('updateCallbackTicket', { uuid, status, comment: description, dueDate, periodUuid } as Ticket),
  listenCallbackMessage: (uuid: string) => companion.send('listenCallbackMessage', { uuid }),
  /** Gives the id that the answer will carry. */
  findCallbackRequest: (filters: unknown[] = [], offset = 0, limit = 100): number => {
    const id = ++searches;
    companion.send('findCallbackRequest', { id, request: { filters, offset, limit } });
    return id;
  },
};

(globalThis as { Callback?: typeof Callback }).Callback = Callback;
