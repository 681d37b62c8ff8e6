/** Who watches a run of training beside the progress line. */

import type { TrainEvent, TrainObserver } from "../train/events.ts";

/** Several observers as one: each event goes to all of them, in order. */
export class TrainObservers implements TrainObserver {
  readonly #observers: readonly TrainObserver[];

  /**
   * Keeps the observers.
   *
   * @param observers Who watches, first to last.
   */
  constructor(observers: readonly TrainObserver[]) {
    this.#observers = observers;
  }

  /**
   * Passes an event on.
   *
   * @param event What happened.
   */
  emit(event: TrainEvent): void {
    for (let i = 0; i < this.#observers.length; i++) {
      this.#observers[i]!.emit(event);
    }
  }

  /** Closes all of them, the last first, even if one fails. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (const observer of this.#observers.toReversed()) {
      try {
        await observer.close?.();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
