/** A worker of the pool, as the calling thread sees it. */
import type { WorkerAnswer, WorkerTask } from "./worker_runtime.ts";

/** Who waits for the answer to a task. */
interface Waiting {
  readonly answered: (answer: WorkerAnswer) => void;
  readonly failed: (error: Error) => void;
}

/** A worker and the tasks that it has. */
export class PoolWorker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #tasks = 0;
  #end: Error | undefined;

  /**
   * Listens to a worker.
   *
   * @param worker The worker.
   */
  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      this.#waiting.get(data.id)?.answered(data);
      this.#waiting.delete(data.id);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(
        new Error(`Cannot go on as a worker failed: ${event.message}`),
      );
    };
  }

  /**
   * Gives the worker a task.
   *
   * @param task The task.
   * @returns Its answer.
   */
  run(task: Omit<WorkerTask, "id">): Promise<WorkerAnswer> {
    const id = ++this.#tasks;
    return new Promise((answered, failed) => {
      if (this.#end !== undefined) return failed(this.#end);
      this.#waiting.set(id, { answered, failed });
      this.#worker.postMessage({ ...task, id });
    });
  }

  /** Ends the worker and all waiting for it. */
  terminate(): void {
    this.#worker.terminate();
    this.#fail(new Error("Cannot go on as the pool of workers was closed"));
  }

  #fail(error: Error): void {
    this.#end ??= error;
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}
