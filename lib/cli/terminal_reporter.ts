import type { StepEvent, TrainEvent } from "../train/events.ts";
import { printable } from "./errors.ts";
import { doneLine, evalLine, startLine } from "./event_lines.ts";
import type { Output } from "./output.ts";
import { progressLine } from "./progress_line.ts";
import { History } from "./sparkline.ts";

/** The line is drawn at most ten times a second. */
const drawMilliseconds = 100;

/** The width of the course of the loss. */
const sparklineWidth = 16;

const clearLine = "\r\x1b[K";

/** A line of progress that is rewritten in place, and lines above it. */
export class TerminalReporter {
  readonly #output: Output;
  readonly #steps: number;
  readonly #history: History;
  #drawn = -Infinity;
  #isLive = false;
  #saved: number | undefined;

  /**
   * @param output The terminal.
   * @param steps The steps of the run.
   */
  constructor(output: Output, steps: number) {
    this.#output = output;
    this.#steps = steps;
    this.#history = new History(steps, sparklineWidth);
  }

  /** @param event What to show. */
  emit(event: TrainEvent): void {
    switch (event.event) {
      case "start":
        return this.#line(coloured(startLine(event), "1"));
      case "step": {
        this.#history.add(event.step, event.loss);
        const now = performance.now();
        if (
          now - this.#drawn < drawMilliseconds && event.step !== this.#steps
        ) return;
        this.#drawn = now;
        return this.#draw(event);
      }
      case "eval":
        return this.#line(coloured(evalLine(event), "36"));
      case "sample":
        return this.#line(
          `${coloured("sample:", "2")}\n${printable(event.text)}`,
        );
      case "saved":
        this.#saved = event.step;
        return;
      case "done":
        return this.#line(coloured(doneLine(event), "1"));
    }
  }

  /** The last column stays free: some terminals break the line there. */
  #draw(event: StepEvent): void {
    const line = progressLine(
      {
        event,
        steps: this.#steps,
        losses: this.#history,
        saved: this.#saved,
      },
      this.#output.columns - 1,
    );
    this.#output.write(clearLine + line);
    this.#isLive = true;
  }

  /** A line takes the place of the progress, which is drawn again below it. */
  #line(text: string): void {
    this.#output.write(`${this.#isLive ? clearLine : ""}${text}\n`);
    this.#isLive = false;
    this.#drawn = -Infinity;
  }
}

/** Text in a colour or a weight, if the user wants that. */
function coloured(text: string, code: string): string {
  return Deno.noColor ? text : `\x1b[${code}m${text}\x1b[0m`;
}
