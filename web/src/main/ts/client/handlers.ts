/** Who wants to hear of what. A handler that throws keeps nobody else from hearing. */
export class Handlers {
  readonly #handlers = new Map<string, Set<(message: never) => void>>();

  add(type: string, handler: (message: never) => void): void {
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
  }

  remove(type: string, handler: (message: never) => void): void {
    this.#handlers.get(type)?.delete(handler);
  }

  clear(): void {
    this.#handlers.clear();
  }

  tell(type: string, message: unknown): void {
    for (const handler of [...(this.#handlers.get(type) ?? [])]) {
      try {
        handler(message as never);
      } catch (failure) {
        console.error(`a handler of ${type} failed`, failure);
      }
    }
  }
}
