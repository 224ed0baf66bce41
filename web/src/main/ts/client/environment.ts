/** Where time, sockets and HTTP come from; `globalThis` in a browser and in Node. */
export interface Environment {
  fetch: typeof globalThis.fetch;
  WebSocket: new (url: string) => Socket;
  setTimeout: (callback: () => void, millis: number) => unknown;
  setInterval: (callback: () => void, millis: number) => unknown;
  clearInterval: (timer: never) => void;
}

/** What is needed of a WebSocket. */
export interface Socket {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}
