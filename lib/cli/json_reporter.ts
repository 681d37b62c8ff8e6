import type { TrainEvent } from "../train/events.ts";
import type { Output } from "./output.ts";

/** Text is written once there is so much of it, in characters. */
const flushLength = 32 * 1024;

/** Or once the last writing is so long ago. */
const flushMilliseconds = 100;

/** Each event as a line of JSON; steps are gathered, as a call of the system
 * for each would slow training down. A number that is not finite is null. */
export class JsonReporter {
  readonly #output: Output;
  #pending = "";
  #written = performance.now();

  /** @param output Where to write to. */
  constructor(output: Output) {
    this.#output = output;
  }

  /** @param event What to write. */
  emit(event: TrainEvent): void {
    this.#pending += `${JSON.stringify(event)}\n`;
    const now = performance.now();
    if (
      event.event === "step" && this.#pending.length < flushLength &&
      now - this.#written < flushMilliseconds
    ) return;
    this.#output.write(this.#pending);
    this.#pending = "";
    this.#written = now;
  }
}
