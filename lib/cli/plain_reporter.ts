import type { TrainEvent } from "../train/events.ts";
import { printable } from "./errors.ts";
import { doneLine, evalLine, startLine } from "./event_lines.ts";
import type { Output } from "./output.ts";
import { progressLine } from "./progress_line.ts";

/** How many lines of progress a run writes. */
const linesPerRun = 20;

/** Lines of text for a file or a pipe. */
export class PlainReporter {
  readonly #output: Output;
  readonly #steps: number;
  readonly #every: number;
  #saved: number | undefined;

  /**
   * @param output Where to write to.
   * @param steps The steps of the run.
   */
  constructor(output: Output, steps: number) {
    this.#output = output;
    this.#steps = steps;
    this.#every = Math.ceil(steps / linesPerRun);
  }

  /** @param event What to write. */
  emit(event: TrainEvent): void {
    switch (event.event) {
      case "start":
        return this.#line(startLine(event));
      case "step":
        if (event.step % this.#every !== 0 && event.step !== this.#steps) {
          return;
        }
        return this.#line(
          progressLine(
            { event, steps: this.#steps, saved: this.#saved },
            Infinity,
          ),
        );
      case "eval":
        return this.#line(evalLine(event));
      case "sample":
        return this.#line(`sample:\n${printable(event.text)}`);
      case "saved":
        this.#saved = event.step;
        return;
      case "done":
        return this.#line(doneLine(event));
    }
  }

  #line(text: string): void {
    this.#output.write(`${text}\n`);
  }
}
