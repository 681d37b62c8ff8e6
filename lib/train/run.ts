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
  /** Receives step, eval, sample and done events. */
  readonly emit: (event: TrainEvent) => void;
  /** Writes a sample; none is written if absent. */
  readonly sample?: () => string;
  /** Bytes of the process in memory. */
  readonly residentBytes?: () => number;
  /** Ends the run after the current step. */
  readonly signal?: AbortSignal;
}

/** A loss that is not a number: the run cannot go on. */
export class DivergedError extends FluxionError {}

/**
 * Trains until the last step, with evaluations in between and a sample at the
 * end.
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
  const { steps, evaluateEvery, emit, signal } = options;
  trainer.prepare();
  const meter = new Meter(trainer, options);
  let validationLoss = NaN;
  const evaluate = () => {
    meter.suspend();
    const { trainLoss, validationLoss: loss } = trainer.evaluate();
    validationLoss = loss;
    const { step } = trainer;
    emit({ event: "eval", step, train_loss: trainLoss, val_loss: loss });
    meter.resume();
  };
  while (trainer.step < steps && !signal?.aborted) {
    trainer.run();
    checkLoss(trainer);
    emit(meter.step());
    const { step } = trainer;
    if (step % evaluateEvery === 0 && step < steps) evaluate();
    if (meter.sliceIsOver()) {
      await pause();
      meter.resume();
    }
  }
  if (trainer.step > 0) evaluate();
  if (options.sample !== undefined) {
    emit({ event: "sample", step: trainer.step, text: options.sample() });
  }
  const done = meter.done(validationLoss, trainer.step < steps);
  emit(done);
  return done;
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
