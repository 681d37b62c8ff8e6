import { WorkerError } from "./barrier.ts";
import type { Answer, Message } from "./protocol.ts";
import { sourceUrl } from "./source_url.ts";
import { workerSource } from "./worker_artefact.ts";

/** A worker thread as the main thread sees it. */
export class WorkerHandle {
  /** Whether it answered its last message, and waits for a program. */
  isReady = false;
  readonly #worker: Worker;

  /** Starts the thread. */
  constructor() {
    this.#worker = new Worker(sourceUrl(workerSource), { type: "module" });
  }

  /**
   * Posts a message and waits for the answer.
   *
   * @param message The message.
   * @throws {WorkerError} If the thread could not do what it says.
   */
  ask(message: Message): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const refuse = (reason: string) =>
      reject(
        new WorkerError(`Cannot make a thread ready as it failed: ${reason}`),
      );
    this.isReady = false;
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      this.isReady = data.failure === undefined;
      if (data.failure === undefined) resolve();
      else refuse(data.failure);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      refuse(event.message);
    };
    this.#worker.postMessage(message);
    return promise;
  }

  /** Ends the thread, whatever it does. */
  end(): void {
    this.#worker.terminate();
  }
}
