import type { CommandArguments, CommandName } from '../protocol/commands.js';
import type { Events, MsgType } from '../protocol/events.js';
import type { Environment, Socket } from './environment.js';
import { Handlers } from './handlers.js';
import { Heartbeat } from './heartbeat.js';
import { Session } from './session.js';
import { Subscriptions } from './subscriptions.js';
import { LoginError, tokens } from './token.js';

const OPEN = 1;
const BACK_OFF_MILLIS = [500, 1000, 2000, 5000, 10_000];

export type TokenSource = (doubted: boolean) => string | Promise<string>;

export interface ConnectOptions {
  /** Of the gateway, e.g. `https://cc.example.com`. */
  url: string;
  /** Asked for each socket; `doubted` when no socket was opened with the last one. */
  token: TokenSource;
}

export interface LoginOptions {
  /** Of the gateway, e.g. `https://cc.example.com`. */
  url: string;
  login: string;
  password: string;
}

/**
 * A client of the CTI gateway: logs in, keeps the socket alive and reconnects. Then it gets what it
 * missed; when the gateway no longer has that, it is subscribed anew to what it was subscribed to, and
 * gets the snapshots again.
 *
 *     const cti = await Cti.login({ url: 'http://localhost:8090', login: 'alice', password: '…' });
 *     cti.on('AgentStateEvent', state => …);
 *     cti.send('getAgentStates');
 */
export class Cti {
  readonly #base: string;
  readonly #token: TokenSource;
  readonly #environment: Environment;
  readonly #handlers = new Handlers();
  readonly #subscriptions = new Subscriptions();
  readonly #session = new Session();
  #socket: Socket | null = null;
  #attempt = 0;
  #doubted = false;
  #closed = false;

  /**
   * Resolves when the gateway has said LoggedOn.
   *
   * @throws {LoginError} when the gateway refuses login and password
   */
  static login(
    { url, login, password }: LoginOptions,
    environment: Environment = globalThis as unknown as Environment,
  ): Promise<Cti> {
    const token = tokens(withoutSlash(url), { login, password }, environment);
    return Cti.connect({ url, token }, environment);
  }

  /** With a token from elsewhere. Resolves when the gateway has said LoggedOn. */
  static async connect(
    { url, token }: ConnectOptions,
    environment: Environment = globalThis as unknown as Environment,
  ): Promise<Cti> {
    const cti = new Cti(withoutSlash(url), token, environment);
    await cti.#open();
    return cti;
  }

  private constructor(base: string, token: TokenSource, environment: Environment) {
    this.#base = base;
    this.#token = token;
    this.#environment = environment;
  }

  /** Calls `handler(ctiMessage)` for each event of that type; returns a function that ends it. */
  on<T extends MsgType>(msgType: T, handler: (message: Events[T]) => void): () => void;
  on(msgType: string, handler: (message: unknown) => void): () => void;
  on(msgType: string, handler: (message: never) => void): () => void {
    this.#handlers.add(msgType, handler);
    return () => this.#handlers.remove(msgType, handler);
  }

  /** Sends a command; throws when the socket is not open. */
  send<C extends CommandName>(command: C, ...args: CommandArguments<C>): void;
  send(command: string, args: Record<string, unknown> = {}): void {
    if (this.#socket?.readyState !== OPEN) {
      throw new Error(`not connected: ${command} was not sent`);
    }
    const frame = JSON.stringify({ claz: 'web', command, ...args });
    this.#socket.send(frame);
    this.#subscriptions.sent(command, args, frame);
  }

  /** Closes for good: no reconnect. */
  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  async #open(): Promise<void> {
    const token = await this.#token(this.#doubted);
    if (this.#closed) return;
    const address = `${this.#base.replace(/^http/, 'ws')}/xuc/api/2.0/cti`;
    const url = `${address}?token=${encodeURIComponent(token)}${this.#session.parameters()}`;
    await new Promise<void>((resolve, reject) => this.#follow(url, resolve, reject));
  }

  /** Opens a socket and follows it to its end. */
  #follow(url: string, loggedOn: () => void, failed: (why: Error) => void): void {
    const socket = new this.#environment.WebSocket(url);
    let isOpen = false;
    let isLoggedOn = false;
    let isOver = false;
    const begin = (): void => {
      isLoggedOn = true;
      this.#attempt = 0;
      this.#doubted = false;
      loggedOn();
    };
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      heartbeat.stop();
      if (isOpen) this.#handlers.tell('LinkStatusUpdate', { status: 'closed' });
      if (isLoggedOn) {
        this.#reconnectLater();
      } else {
        this.#doubted = true;
        failed(new Error('the gateway closed the socket before LoggedOn'));
      }
    };
    // A socket whose other side is gone may take minutes to close.
    const heartbeat = new Heartbeat(socket, this.#environment, () => {
      socket.close();
      end();
    });
    this.#socket = socket;
    socket.onopen = () => {
      isOpen = true;
      heartbeat.start();
      this.#handlers.tell('LinkStatusUpdate', { status: 'opened' });
    };
    socket.onmessage = (frame: { data: string }) => {
      if (isOver) return;
      heartbeat.heard();
      const { msgType, ctiMessage, seq } = JSON.parse(frame.data);
      if (!this.#session.isNew(seq)) return;
      if (msgType === 'SessionStarted') {
        this.#session.started(ctiMessage);
        if (ctiMessage.resumed) begin();
      } else if (msgType === 'LoggedOn' && !isLoggedOn) {
        this.#subscriptions.frames().forEach(again => socket.send(again));
        begin();
      }
      this.#handlers.tell(msgType, ctiMessage);
    };
    socket.onclose = end;
  }

  #reconnectLater(): void {
    if (this.#closed) return;
    const pause = BACK_OFF_MILLIS[Math.min(this.#attempt++, BACK_OFF_MILLIS.length - 1)]!;
    this.#environment.setTimeout(() => {
      if (!this.#closed) this.#open().catch(failure => this.#giveUpOrTryAgain(failure));
    }, pause);
  }

  /** Who is no longer let in will not be let in later. */
  #giveUpOrTryAgain(failure: unknown): void {
    if (failure instanceof LoginError && failure.code === 'InvalidCredentials') {
      this.#closed = true;
      this.#handlers.tell('Error', { Error: failure.message });
    } else {
      this.#reconnectLater();
    }
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
