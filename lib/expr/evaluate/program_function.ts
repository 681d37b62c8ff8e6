/** Programs as functions. */
import { spend, withBudget } from "../budget.ts";
import { Draws } from "./draws.ts";
import { run, slotsOf } from "./machine.ts";
import { hasLoops, type Program } from "./program.ts";

/**
 * Makes a function of a program, for instance of one that came to a worker.
 *
 * @param program The program.
 * @returns A function that reads the variables from `x` and writes the values
 * to `out`, and allocates nothing but for loops. What has no real value is NaN or infinite;
 * if the program is checked, all values are NaN then.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile, programFunction } from "@fluxion/fluxion/expr";
 *
 * const { program } = compile(["x + y", "x*y"]);
 * const f = programFunction(structuredClone(program));
 * const out = new Float64Array(2);
 * f(Float64Array.of(3, 4), out);
 * assertEquals([...out], [7, 12]);
 * ```
 */
export function programFunction(
  program: Program,
): (x: Float64Array, out: Float64Array) => void {
  const { code, outputs, randoms, variables } = program;
  const slots = slotsOf(program);
  const draws = new Draws(0, randoms);
  const count = variables.length, loops = hasLoops(program);
  let evaluations = 0;
  return (x, out) => {
    for (let i = 0; i < count; i++) slots[i] = x[i]!;
    // A hundred instructions are a step.
    spend(code.length >> 9);
    if (randoms > 0) draws.begin(evaluations++);
    const sound = loops
      ? withBudget({}, () => run(code, slots, draws))
      : run(code, slots, draws);
    for (let i = 0; i < outputs.length; i++) {
      out[i] = sound ? slots[outputs[i]!]! : NaN;
    }
  };
}
