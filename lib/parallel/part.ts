import type { KernelSets } from "../kernels/backend.ts";
import type { Barrier } from "./barrier.ts";
import type { Call } from "./program.ts";

/** One thread's part of a program, bound and ready to run. */
export class Part {
  readonly #phases: readonly (readonly (() => void)[])[];

  /**
   * Binds the calls.
   *
   * @param kernels The thread's kernels.
   * @param phases Its calls, a list a phase.
   */
  constructor(
    kernels: KernelSets,
    phases: readonly (readonly Call[])[],
  ) {
    this.#phases = phases.map((calls) =>
      calls.map(({ dtype, kernel, args }) => kernels.bind(dtype, kernel, args))
    );
  }

  /**
   * Makes the calls, and waits for the others after each phase. Allocates
   * nothing.
   *
   * @param barrier Where to wait.
   */
  run(barrier: Pick<Barrier, "wait">): void {
    const phases = this.#phases;
    for (let phase = 0; phase < phases.length; phase++) {
      const calls = phases[phase]!;
      for (let i = 0; i < calls.length; i++) calls[i]!();
      barrier.wait();
    }
  }
}
