import type { Tensor } from "../tensor/tensor.ts";

/** A tensor that an op wrote. */
export interface OpResult {
  /** The tensor; of a backward pass, the gradient of an input. */
  readonly tensor: Tensor;
  /** Which input it is the gradient of; -1 for the output. */
  readonly input: number;
}

/** One pass of one op. */
export interface OpRun {
  /** The op's name. */
  readonly op: string;
  /** Which of its passes. */
  readonly phase: "forward" | "backward";
  /** Its inputs. */
  readonly inputs: readonly Tensor[];
  /** The output of its forward pass; undefined before that ended. */
  readonly output: Tensor | undefined;
  /** What this pass wrote; empty before it ended. */
  readonly results: readonly OpResult[];
}

/** Hears of every op of an engine, as it runs. It costs nothing where there is
 * none. */
export interface OpObserver {
  /**
   * A pass of an op begins.
   *
   * @param run Which, without results.
   */
  begin?(run: OpRun): void;

  /**
   * A pass of an op ended.
   *
   * @param run Which, with its results.
   */
  end?(run: OpRun): void;
}
