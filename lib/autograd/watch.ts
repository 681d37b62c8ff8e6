import type { Tensor } from "../tensor/tensor.ts";
import type { Engine } from "./engine.ts";
import {
  firstBad,
  NonFiniteError,
  summarize,
  surroundings,
  unravel,
} from "./non_finite.ts";
import type { OpRun } from "./observer.ts";
import { placeOf } from "./place.ts";

/**
 * Runs a function op by op and looks at all that each op writes, forward and
 * backward, until a value is NaN or infinite. Slow: for finding a fault.
 *
 * @param engine The engine that the function works with.
 * @param body What to run.
 * @returns What it returns, where every value is finite.
 * @throws {NonFiniteError} Which op made the first value that is not, and of
 * what.
 *
 * @example
 * ```ts
 * import { assertThrows } from "@std/assert";
 * import { Engine, NonFiniteError, wasm, watchNonFinite } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { exp, log, sum } = engine.ops;
 * const x = engine.tensor([1, -2], { name: "x" });
 * assertThrows(
 *   () => watchNonFinite(engine, () => sum(exp(log(x)))),
 *   NonFiniteError,
 *   "log wrote NaN to output of log, shape [2], at [1]",
 * );
 * ```
 */
export function watchNonFinite<Result>(
  engine: Engine,
  body: () => Result,
): Result {
  return engine.observed({ end: checkRun }, body);
}

function checkRun(run: OpRun): void {
  for (const { tensor, input } of run.results) {
    if (tensor.dtype === "int32") continue;
    const values = tensor.toTypedArray();
    const at = firstBad(values);
    if (at < 0) continue;
    const of = run.inputs[input];
    throw new NonFiniteError({
      op: describeRun(run),
      kernel: "",
      tensor: of === undefined
        ? `output of ${run.op}`
        : `gradient of ${of.name || `input ${input}`}`,
      shape: tensor.shape,
      index: unravel(at, tensor.shape),
      ...surroundings(values, at),
      inputs: run.inputs.map((each, i) =>
        summarize(nameOf(each, i), each.toTypedArray(), at, values.length)
      ),
    });
  }
}

function describeRun({ op, phase, inputs }: OpRun): string {
  return [op, phase === "backward" ? phase : "", placeOf(inputs)]
    .filter((word) => word !== "").join(" ");
}

function nameOf({ name }: Tensor, index: number): string {
  return name || `input ${index}`;
}
