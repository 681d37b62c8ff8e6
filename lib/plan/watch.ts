import { bytesPerElement, type TypedArray } from "../core/dtype.ts";
import {
  firstBad,
  type NonFinite,
  type OperandSummary,
  summarize,
  surroundings,
} from "../autograd/non_finite.ts";
import { type Parameter, signatures } from "../kernels/signatures.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { CompiledStep } from "./compile.ts";
import { type Elements, elementsOf, isDense, offsetsOf } from "./elements.ts";
import { describeOrigin, originsAt } from "./origins.ts";
import { placeAt } from "./places.ts";
import type { Operand, Plan } from "./plan.ts";

/** An argument of a call that is memory of the call's element type. */
interface Argument {
  readonly index: number;
  readonly operand: Operand;
  readonly parameter: Parameter;
  /** Which elements behind the operand. */
  readonly elements: Elements;
}

/**
 * Runs a compiled step call by call and looks at all that each call writes,
 * until a value is NaN or infinite. The results are those of `step.run()`, to
 * the bit; it takes many times as long.
 *
 * @param step The step.
 * @returns The first value that is not finite; undefined if all are.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile, Engine, runWatched, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { log, sum } = engine.ops;
 * const x = engine.tensor([1, -2], { name: "x" });
 * const step = compile(engine, () => ({ y: sum(log(x)) }), { inputs: [x] });
 * const found = runWatched(step);
 * assertEquals([found?.op, found?.tensor], ["log", "output of log"]);
 * assertEquals(found?.inputs[0]?.there, -2);
 * ```
 */
export function runWatched(
  step: CompiledStep<Record<string, Tensor>>,
): NonFinite | undefined {
  const { calls, plan: { instructions } } = step;
  for (let at = 0; at < calls.length; at++) {
    const all = argumentsAt(step.plan, at);
    const written = all.filter(({ parameter }) => parameter.role !== "read");
    // what a call overwrites cannot be shown afterwards
    const before = all.map((argument) =>
      written.some((other) => overlaps(argument, other))
        ? valuesOf(step, at, argument).slice()
        : undefined
    );
    calls[at]!();
    for (const argument of written) {
      const values = valuesOf(step, at, argument);
      const bad = firstBad(values);
      if (bad < 0 || instructions[at]!.kernel === "fill") continue;
      const inputs = all.flatMap((input, i) => {
        if (!isRead(step.plan, at, input)) return [];
        const held = before[i] ?? valuesOf(step, at, input);
        return [summaryOf(step.plan, at, input, held, bad, values.length)];
      });
      return report(step.plan, at, argument, values, bad, inputs);
    }
  }
  return undefined;
}

function argumentsAt({ instructions }: Plan, at: number): Argument[] {
  const instruction = instructions[at]!;
  if (instruction.dtype === "int32") return [];
  const parameters: readonly Parameter[] = signatures[instruction.kernel];
  return instruction.args.flatMap((operand, index) => {
    const parameter = parameters[index]!;
    if (typeof operand === "number" || parameter.int32) return [];
    const elements = elementsOf(instruction, index);
    return [{ index, operand, parameter, elements }];
  });
}

/** Whether two operands of a call begin at the same place, as those do that
 * are overwritten. */
function overlaps(a: Argument, b: Argument): boolean {
  return a.operand.buffer === b.operand.buffer &&
    a.operand.offset === b.operand.offset;
}

function isRead(
  { instructions }: Plan,
  at: number,
  { parameter }: Argument,
): boolean {
  const { role, updateIf } = parameter;
  if (role !== "write") return true;
  const { kernel, args } = instructions[at]!;
  const index = signatures[kernel].findIndex(({ name }) => name === updateIf);
  return index >= 0 && args[index] !== 0;
}

/** The elements of an argument; where they lie without gaps, not copied. */
function valuesOf(
  step: CompiledStep<Record<string, Tensor>>,
  at: number,
  { operand, elements }: Argument,
): TypedArray {
  const { dtype } = step.plan.instructions[at]!;
  const address = step.addressOf(operand);
  if (isDense(elements)) {
    const size = elements.lengths.reduce((a, b) => a * b, 1);
    return step.memory.view(dtype, address, size);
  }
  const offsets = offsetsOf(elements);
  const last = offsets.reduce((a, b) => Math.max(a, b), -1);
  const all = step.memory.view(dtype, address, last + 1);
  return Float64Array.from(offsets, (offset) => all[offset]!);
}

function placeOfElement(
  plan: Plan,
  at: number,
  { index, operand, elements }: Argument,
  element: number,
) {
  const width = bytesPerElement[plan.instructions[at]!.dtype];
  const behind = isDense(elements) ? element : offsetsOf(elements)[element]!;
  const offset = operand.offset + behind * width;
  return placeAt(plan, at, index, { ...operand, offset });
}

function summaryOf(
  plan: Plan,
  at: number,
  input: Argument,
  values: TypedArray,
  bad: number,
  size: number,
): OperandSummary {
  const own = Math.max(0, firstBad(values));
  const { name } = placeOfElement(plan, at, input, own);
  return summarize(`${input.parameter.name}, ${name}`, values, bad, size);
}

function report(
  plan: Plan,
  at: number,
  argument: Argument,
  values: TypedArray,
  bad: number,
  inputs: readonly OperandSummary[],
): NonFinite {
  const { kernel } = plan.instructions[at]!;
  const { name, shape, index } = placeOfElement(plan, at, argument, bad);
  const op = originsAt(plan, at).map((origin) => {
    const [first, ...rest] = describeOrigin(origin).split(" ");
    const pass = origin.phase === "backward" ? ["backward"] : [];
    return [first, ...pass, ...rest].join(" ");
  }).join(" + ");
  return {
    op: op || kernel,
    kernel,
    tensor: name,
    shape: shape.length === 0 && values.length > 1 ? [values.length] : shape,
    index: index.length === 0 && values.length > 1 ? [bad] : index,
    ...surroundings(values, bad),
    inputs,
  };
}
