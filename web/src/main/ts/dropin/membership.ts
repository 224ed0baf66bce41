/** `membership.js`: the global object `Membership`, about users, not agents (A101, A153). */
import type { QueuePenalty } from '../protocol/events.js';
import { Companion } from './companion.js';
import { MembershipMessageType } from './message-types.js';

const companion = new Companion();

export const Membership = {
  MessageType: MembershipMessageType,
  init: companion.init,

  getUserDefaultMembership: (userId: number) =>
    companion.send('getUserDefaultMembership', { userId }),
  setUserDefaultMembership: (userId: number, membership: QueuePenalty[]) =>
    companion.send('setUserDefaultMembership', { userId, membership }),
  setUsersDefaultMembership: (userIds: number[], membership: QueuePenalty[]) =>
    companion.send('setUsersDefaultMembership', { userIds, membership }),
  applyUsersDefaultMembership: (userIds: number[]) =>
    companion.send('applyUsersDefaultMembership', { userIds }),
};

(globalThis as { Membership?: typeof Membership }).Membership = Membership;
