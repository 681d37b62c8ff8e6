import { WorkerError } from "./barrier.ts";
import type { Answer, Message } from "./protocol.ts";
import { workerSource } from "./worker_artefact.ts";

/** A worker thread as the main thread sees it. */
export class WorkerHandle {
  /** Whether it answered its last message, and waits for a program. */
  isReady = false;
  readonly #worker: Worker;

  /** Starts the thread. */
  constructor() {
    this.#worker = new Worker(sourceUrl(), { type: "module" });
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

let url: string | undefined;

/** The source as a module, one for the whole process: a worker of a file needs
 * the permission to read it, and the text of a `data:` URL is kept for ever by
 * each worker that was made of it. */
function sourceUrl(): string {
  return url ??= URL.createObjectURL(
    new Blob([workerSource], { type: "text/javascript" }),
  );
}
