import { bytesPerElement } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import { sizeOf } from "../core/shape.ts";
import { unravel } from "../autograd/non_finite.ts";
import { signatures } from "../kernels/signatures.ts";
import { opNameAt, originsAt } from "./origins.ts";
import type { Operand, Origin, Plan, PlanTensor } from "./plan.ts";

/** An element of a plan's memory, as a person names it. */
export interface Place {
  /** The tensor. */
  readonly name: string;
  /** Its shape; empty where it is not known. */
  readonly shape: Shape;
  /** Where in it. */
  readonly index: readonly number[];
}

/**
 * What an element is called that a call touches: a parameter by its name, a
 * temporary by the op that made it.
 *
 * @param plan The plan.
 * @param at The number of the call.
 * @param argument The number of the argument.
 * @param operand Where the element is.
 * @returns Its place.
 */
export function placeAt(
  plan: Plan,
  at: number,
  argument: number,
  operand: Operand,
): Place {
  const { kernel, dtype } = plan.instructions[at]!;
  const width = bytesPerElement[dtype];
  const within = (name: string, shape: Shape, bytes: number): Place => ({
    name,
    shape,
    index: unravel(bytes / width, shape),
  });
  if (operand.buffer < 0) {
    const owner = plan.externals.find(({ address, bytes }) =>
      address <= operand.offset && operand.offset < address + bytes
    );
    if (owner !== undefined) {
      const shape = owner.shape ?? [owner.bytes / width];
      return within(owner.name, shape, operand.offset - owner.address);
    }
  }
  const tensor = tensorAt(plan, at, operand, width);
  if (tensor === undefined) {
    const { name } = signatures[kernel][argument]!;
    return { name: `${name} of ${opNameAt(plan, at)}`, shape: [], index: [] };
  }
  const { name, shape, operand: { offset } } = tensor;
  return within(name, shape, operand.offset - offset);
}

/** What the call's own op calls it, else the op that wrote it first. */
function tensorAt(
  plan: Plan,
  at: number,
  { buffer, offset }: Operand,
  width: number,
): PlanTensor | undefined {
  if (buffer < 0) return undefined;
  const holds = (tensor: PlanTensor) => {
    const start = tensor.operand.offset;
    return tensor.operand.buffer === buffer && start <= offset &&
      offset < start + sizeOf(tensor.shape) * width;
  };
  const find = (origins: readonly Origin[]) =>
    origins.flatMap(({ tensors }) => tensors).find(holds);
  return find(originsAt(plan, at)) ?? find(plan.origins ?? []);
}
