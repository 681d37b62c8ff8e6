import { Dashboard } from "../dashboard/dashboard.ts";
import { memoryMapOf } from "../dashboard/memory_map.ts";
import type { TrainEvent, TrainObserver } from "../train/events.ts";
import type { Trainer } from "../train/trainer.ts";
import { AccessError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";
import type { Output } from "./output.ts";

/** What a dashboard is opened for. */
export interface ServedRun {
  /** Where to listen; 0 for any free port. */
  readonly port: number;
  /** The number of the last step. */
  readonly steps: number;
  /** Whose arena is shown. */
  readonly trainer: Trainer;
}

/** Milliseconds that a browser gets to take the last bytes. */
const patience = 1000;

/** A dashboard that listens, until it is disposed of. */
export class DashboardServer implements TrainObserver, AsyncDisposable {
  readonly #dashboard: Dashboard;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #abort = new AbortController();

  /**
   * Begins to listen; the permission is granted.
   *
   * @param run What is shown.
   * @throws {AccessError} If the port is not free, or the system refuses.
   */
  constructor({ port, steps, trainer }: ServedRun) {
    this.#dashboard = new Dashboard({
      steps,
      memory: () => memoryMapOf(trainer),
    });
    try {
      this.#server = Deno.serve({
        hostname: "127.0.0.1",
        port,
        signal: this.#abort.signal,
        onListen: () => {},
      }, (request) => this.#dashboard.handle(request));
    } catch (error) {
      throw refusal(port, error);
    }
  }

  /** The address of the page. */
  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/`;
  }

  /**
   * Takes an event.
   *
   * @param event What happened.
   */
  emit(event: TrainEvent): void {
    this.#dashboard.emit(event);
  }

  /** Tells the pages that the run is over; they can still be opened. */
  close(): void {
    this.#dashboard.finish();
  }

  /**
   * Goes on listening after the run.
   *
   * @param signal Ends it.
   * @param output Where to say so.
   */
  async linger(signal: AbortSignal, output: Output): Promise<void> {
    if (signal.aborted) return;
    output.note(`The dashboard stays at ${this.url} until Ctrl-C`);
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => resolve(), { once: true });
    await promise;
  }

  /** Lets the pages go and stops to listen. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#dashboard.close();
    const timer = setTimeout(() => this.#abort.abort(), patience);
    await this.#server.shutdown();
    clearTimeout(timer);
  }
}

function refusal(port: number, error: unknown): AccessError {
  const what = `Cannot show the dashboard at 127.0.0.1:${port}`;
  return error instanceof Deno.errors.AddrInUse
    ? new AccessError(
      `${what} as the port must be free: another program listens there ` +
        `(--port 0 takes any free one)`,
    )
    : new AccessError(
      `${what} as the system must allow to listen: ${systemReasonOf(error)}`,
    );
}
