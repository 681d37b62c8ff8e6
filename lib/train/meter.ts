import type { DoneEvent, StepEvent } from "./events.ts";
import type { RunOptions } from "./run.ts";
import type { Trainer } from "./trainer.ts";

/** How long the loop may hold the thread before signals are looked at. */
const sliceMilliseconds = 100;

/** This share of the steps is warm-up: the engine still optimizes its code. */
const warmupShare = 0.1;

/** The weight of the latest stretch in the rate that is shown. */
const smoothing = 0.3;

/** Time and memory of a run. */
export class Meter {
  readonly #trainer: Trainer;
  readonly #options: RunOptions;
  readonly #start = performance.now();
  readonly #steadyFrom: number;
  #firstStep = NaN;
  /** When the stretch of steps that is timed now began. */
  #stretch = { time: NaN, step: 0 };
  #steady = { milliseconds: 0, steps: 0 };
  #slice = this.#start;
  #rate = 0;
  #arena = 0;
  #resident = 0;
  #residentPeak = 0;

  /**
   * @param trainer What is run.
   * @param options How far, and how memory is known.
   */
  constructor(trainer: Trainer, options: RunOptions) {
    this.#trainer = trainer;
    this.#options = options;
    this.#steadyFrom = trainer.step +
      Math.ceil((options.steps - trainer.step) * warmupShare);
  }

  /**
   * A step was made.
   *
   * @returns The event that tells of it.
   */
  step(): StepEvent {
    const { step, loss, learningRate, gradientNorm } = this.#trainer;
    if (Number.isNaN(this.#firstStep)) {
      this.#firstStep = performance.now() / 1000;
      this.resume();
    } else if (step === this.#steadyFrom) {
      this.suspend();
      this.resume();
    }
    return {
      event: "step",
      step,
      loss,
      lr: learningRate,
      grad_norm: gradientNorm,
      steps_per_second: this.#rate,
      tokens_per_second: this.#rate * this.#options.tokensPerStep,
      arena_bytes: this.#arena,
      rss_bytes: this.#resident,
    };
  }

  /** Closes the stretch of steps that is timed. */
  suspend(): void {
    const { time, step } = this.#stretch;
    const milliseconds = performance.now() - time;
    const steps = this.#trainer.step - step;
    if (!(milliseconds > 0) || steps === 0) return;
    const rate = steps / milliseconds * 1000;
    this.#rate += this.#rate === 0 ? rate : smoothing * (rate - this.#rate);
    if (step < this.#steadyFrom) return;
    this.#steady.milliseconds += milliseconds;
    this.#steady.steps += steps;
  }

  /** Begins a stretch of steps; time until now does not count. */
  resume(): void {
    this.#look();
    this.#stretch = { time: performance.now(), step: this.#trainer.step };
  }

  /**
   * Whether the thread was held long enough; if so, the stretch is closed.
   *
   * @returns True if signals should be let through now.
   */
  sliceIsOver(): boolean {
    const now = performance.now();
    if (now - this.#slice < sliceMilliseconds) return false;
    this.#slice = now;
    this.suspend();
    return true;
  }

  /**
   * The run ends.
   *
   * @param validationLoss The validation loss at the end.
   * @param interrupted Whether there should have been more steps.
   * @returns The event that tells of it.
   */
  done(validationLoss: number, interrupted: boolean): DoneEvent {
    const { milliseconds, steps } = this.#steady;
    const rate = steps === 0 ? this.#rate : steps / milliseconds * 1000;
    this.#look();
    return {
      event: "done",
      steps: this.#trainer.step,
      loss: this.#trainer.loss,
      val_loss: validationLoss,
      seconds: (performance.now() - this.#start) / 1000,
      first_step_seconds: this.#firstStep,
      steps_per_second: rate,
      tokens_per_second: rate * this.#options.tokensPerStep,
      arena_peak_bytes: this.#trainer.engine.statistics.peak,
      rss_peak_bytes: this.#residentPeak,
      interrupted,
    };
  }

  #look(): void {
    this.#arena = this.#trainer.engine.statistics.used;
    this.#resident = this.#options.residentBytes?.() ?? 0;
    this.#residentPeak = Math.max(this.#residentPeak, this.#resident);
  }
}
