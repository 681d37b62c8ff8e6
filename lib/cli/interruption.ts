import { exitCodes } from "./errors.ts";

/** The signals that end a run, and the exit code of each. Windows has no
 * SIGTERM to listen to. */
const signals: Partial<Record<Deno.Signal, number>> = {
  SIGINT: exitCodes.interrupted,
  ...(Deno.build.os === "windows" ? {} : { SIGTERM: exitCodes.terminated }),
};

/** Turns Ctrl-C and `kill` into an abort signal, until it is disposed of. The
 * second one ends the process at once. */
export class Interruption implements Disposable {
  /** The exit code of the signal that came; undefined if none did. */
  exitCode: number | undefined;
  /** Called before the second signal ends the process. */
  onSecond: () => void = () => {};
  readonly #controller = new AbortController();
  readonly #listeners: [Deno.Signal, () => void][] = [];

  /** Starts to listen. */
  constructor() {
    for (const [name, code] of Object.entries(signals)) {
      const listener = () => {
        if (this.exitCode !== undefined) {
          this.onSecond();
          Deno.exit(code);
        }
        this.abort(code);
      };
      Deno.addSignalListener(name as Deno.Signal, listener);
      this.#listeners.push([name as Deno.Signal, listener]);
    }
  }

  /** Aborted once the run should end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Ends the run as a signal would.
   *
   * @param code The exit code.
   */
  abort(code: number): void {
    this.exitCode ??= code;
    this.#controller.abort();
  }

  /** Stops to listen. */
  [Symbol.dispose](): void {
    for (const [name, listener] of this.#listeners) {
      Deno.removeSignalListener(name, listener);
    }
  }
}
