/** What the events of a run come to. */

import { FormatError } from "../../core/errors.ts";
import { LossCurve } from "../run_folder/loss_curve.ts";

/** A loss and where it was reached. */
export interface BestLoss {
  /** The loss, in nats; NaN if there was none. */
  readonly loss: number;
  /** The step. */
  readonly step: number;
}

/** The fields of an event that have to be numbers. JSON has no NaN: null. */
const numberFields: Readonly<Record<string, readonly string[]>> = {
  start: ["params", "vocab", "threads", "seed"],
  step: ["step", "loss", "steps_per_second", "tokens_per_second", "rss_bytes"],
  eval: ["step", "train_loss", "val_loss"],
  sample: ["step"],
  done: ["steps", "loss", "val_loss", "seconds", "rss_peak_bytes"],
};

type Fields = Readonly<Record<string, unknown>>;

/** How a run ended, if it did. */
export type RunStatus = "done" | "interrupted" | "unfinished";

/** Gathers the events of a run, line by line. */
export class Metrics {
  /** The losses of the steps. */
  readonly losses: LossCurve = new LossCurve();
  /** The losses on what was held back. */
  readonly validations: LossCurve = new LossCurve();
  /** The last start event's fields; empty if there was none. */
  start: Fields = {};
  /** How the run ended. */
  status: RunStatus = "unfinished";
  /** The last step. */
  steps = 0;
  /** The loss of the last step. */
  loss: number = NaN;
  /** The least loss of a step. */
  best: BestLoss = { loss: NaN, step: 0 };
  /** The last loss on what was held back. */
  validation: number = NaN;
  /** The least one. */
  bestValidation: BestLoss = { loss: NaN, step: 0 };
  /** The length of the last session, in seconds; NaN if it did not end. */
  seconds: number = NaN;
  /** Steps a second. */
  stepsPerSecond: number = NaN;
  /** Tokens a second. */
  tokensPerSecond: number = NaN;
  /** The most bytes of the process. */
  peakBytes = 0;
  readonly #source: string;
  #lines = 0;

  /** @param source What to call the file in errors. */
  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Takes a line.
   *
   * @param line JSON; an event that is not known is passed over.
   * @throws {FormatError} If it is no event.
   */
  add(line: string): void {
    this.#lines++;
    if (line.trim() === "") return;
    const fields = this.#parse(line);
    switch (fields.event) {
      case "start":
        this.start = fields;
        this.status = "unfinished";
        break;
      case "step":
        this.#step(fields);
        break;
      case "eval":
        this.#evaluate(numberOf(fields.step), numberOf(fields.val_loss));
        break;
      case "done":
        this.#end(fields);
    }
  }

  #step(fields: Fields): void {
    this.steps = numberOf(fields.step);
    this.loss = numberOf(fields.loss);
    this.losses.add(this.steps, this.loss);
    this.best = better(this.best, this.loss, this.steps);
    this.stepsPerSecond = numberOf(fields.steps_per_second);
    this.tokensPerSecond = numberOf(fields.tokens_per_second);
    this.peakBytes = Math.max(this.peakBytes, numberOf(fields.rss_bytes) || 0);
  }

  #evaluate(step: number, loss: number): void {
    this.validation = loss;
    this.validations.add(step, loss);
    this.bestValidation = better(this.bestValidation, loss, step);
  }

  #end(fields: Fields): void {
    this.status = fields.interrupted === true ? "interrupted" : "done";
    this.steps = numberOf(fields.steps);
    this.loss = numberOf(fields.loss);
    const validation = numberOf(fields.val_loss);
    if (Number.isFinite(validation)) {
      this.validation = validation;
      this.bestValidation = better(this.bestValidation, validation, this.steps);
    }
    this.seconds = numberOf(fields.seconds);
    this.stepsPerSecond = numberOf(fields.steps_per_second);
    this.tokensPerSecond = numberOf(fields.tokens_per_second);
    const peak = numberOf(fields.rss_peak_bytes) || 0;
    this.peakBytes = Math.max(this.peakBytes, peak);
  }

  #parse(line: string): Fields {
    let fields: Fields;
    try {
      fields = JSON.parse(line);
    } catch {
      throw this.#refused("be JSON", line);
    }
    if (typeof fields !== "object" || typeof fields?.event !== "string") {
      throw this.#refused("be an event of a run", line);
    }
    const names = Object.hasOwn(numberFields, fields.event)
      ? numberFields[fields.event]!
      : [];
    for (const name of names) {
      const value = fields[name];
      const isStep = name === "step" || name === "steps";
      if (isStep ? isCount(value) : isNumber(value)) continue;
      const wanted = isStep ? "a whole number" : "a number";
      throw this.#refused(`have ${wanted} for ${name}`, line);
    }
    return fields;
  }

  #refused(wanted: string, line: string): FormatError {
    const shown = line.length > 60 ? `${line.slice(0, 60)}...` : line;
    return new FormatError(
      `Cannot read ${this.#source} as line ${this.#lines} must ${wanted}: ` +
        `current value is ${shown}`,
    );
  }
}

function isNumber(value: unknown): boolean {
  return value === null || typeof value === "number";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : NaN;
}

function better(best: BestLoss, loss: number, step: number): BestLoss {
  return loss < best.loss || (Number.isNaN(best.loss) && Number.isFinite(loss))
    ? { loss, step }
    : best;
}
