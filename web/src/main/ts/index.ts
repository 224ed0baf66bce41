/** `@belfry/cti`: the typed client of the CTI gateway, for browsers and Node. */
export { Cti, type ConnectOptions, type LoginOptions } from './client/cti.js';
export type { Environment, Socket } from './client/environment.js';
export { LoginError } from './client/token.js';
export type * from './protocol/commands.js';
export type * from './protocol/events.js';
