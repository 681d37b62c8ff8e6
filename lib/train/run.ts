import { FluxionError } from "../core/errors.ts";
import type { DoneEvent, TrainEvent } from "./events.ts";
import { Meter } from "./meter.ts";
import type { Trainer } from "./trainer.ts";

/** How a run goes, beside the recipe. */
export interface RunOptions {
  /** The number of the last step. */
  readonly steps: number;
  /** Steps between evaluations. */
  readonly evaluateEvery: number;
  /** Tokens in a step, for the speed. */
  readonly tokensPerStep: number;
  /** Receives step, eval, sample, saved and done events. */
  readonly emit: (event: TrainEvent) => void;
  /** Ends the run early, at this step; the schedule stays that of `steps`. */
  readonly stopAfter?: number | undefined;
  /** Writes a sample; none is written if absent. */
  readonly sample?: () => string;
  /** Steps between samples; only one at the end if absent. */
  readonly sampleEvery?: number | undefined;
  /** Keeps the run as it is now, and says where; never called if absent. */
  readonly save?: () => string;
  /** Steps between savings; only one at the end if absent. */
  readonly saveEvery?: number | undefined;
  /** Bytes of the process in memory. */
  readonly residentBytes?: () => number;
  /** Ends the run after the current step. */
  readonly signal?: AbortSignal;
  /** Decides after each step whether to end, given whether the signal says
   * so: several processes end together. As the signal says if absent. */
  readonly agree?: ((wanted: boolean) => boolean) | undefined;
}

/** A loss that is not a number: the run cannot go on. */
export class DivergedError extends FluxionError {}

/**
 * Trains until the last step, with evaluations, samples and savings in
 * between, and one of each at the end. A run that is ended by its signal is
 * saved before all else.
 *
 * @param trainer What to run.
 * @param options How far, and whom to tell.
 * @returns The last event.
 * @throws {DivergedError} If a loss is not finite.
 */
export async function run(
  trainer: Trainer,
  options: RunOptions,
): Promise<DoneEvent> {
  const { steps, stopAfter = steps, emit, signal } = options;
  const last = Math.min(steps, stopAfter);
  trainer.prepare();
  const meter = new Meter(trainer, options);
  const stops = new Stops(trainer, options, meter);
  const ends = () => {
    const wanted = signal?.aborted ?? false;
    return options.agree?.(wanted) ?? wanted;
  };
  let wasAborted = ends();
  while (trainer.step < last && !wasAborted) {
    trainer.run();
    checkLoss(trainer);
    emit(meter.step());
    if (trainer.step < last) stops.between();
    if (meter.sliceIsOver()) {
      await pause();
      meter.resume();
    }
    wasAborted = ends();
  }
  if (wasAborted) stops.save();
  await pause();
  if (trainer.step > 0) stops.evaluate();
  if (!wasAborted) stops.save();
  await pause();
  stops.sample();
  const done = meter.done(stops.validationLoss, trainer.step < steps);
  emit(done);
  return done;
}

/** What interrupts the steps; its time is not that of training. */
class Stops {
  /** The validation loss of the last evaluation. */
  validationLoss = NaN;
  readonly #trainer: Trainer;
  readonly #options: RunOptions;
  readonly #meter: Meter;

  constructor(trainer: Trainer, options: RunOptions, meter: Meter) {
    this.#trainer = trainer;
    this.#options = options;
    this.#meter = meter;
  }

  /** Does what is due after this step. */
  between(): void {
    const { evaluateEvery, sampleEvery, saveEvery } = this.#options;
    const { step } = this.#trainer;
    if (step % evaluateEvery === 0) this.evaluate();
    if (sampleEvery !== undefined && step % sampleEvery === 0) this.sample();
    if (saveEvery !== undefined && step % saveEvery === 0) this.save();
  }

  evaluate(): void {
    this.#meter.suspend();
    const { trainLoss, validationLoss } = this.#trainer.evaluate();
    this.validationLoss = validationLoss;
    this.#options.emit({
      event: "eval",
      step: this.#trainer.step,
      train_loss: trainLoss,
      val_loss: validationLoss,
    });
    this.#meter.resume();
  }

  sample(): void {
    const { sample, emit } = this.#options;
    if (sample === undefined) return;
    this.#meter.suspend();
    emit({ event: "sample", step: this.#trainer.step, text: sample() });
    this.#meter.resume();
  }

  save(): void {
    const { save, emit } = this.#options;
    if (save === undefined) return;
    this.#meter.suspend();
    const start = performance.now();
    const path = save();
    const seconds = (performance.now() - start) / 1000;
    emit({ event: "saved", step: this.#trainer.step, path, seconds });
    this.#meter.resume();
  }
}

function checkLoss({ loss, step }: Trainer): void {
  if (Number.isFinite(loss)) return;
  throw new DivergedError(
    `Cannot go on training as the loss must be finite, a lower learning rate ` +
      `may help: the loss of step ${step} is ${loss}`,
  );
}

/** Lets signals and timers through. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
