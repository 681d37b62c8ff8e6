import type { OpObserver, OpRun } from "../autograd/observer.ts";
import { placeOf } from "../autograd/place.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { VirtualAllocator } from "./capture.ts";
import type { Origin, Plan, PlanTensor } from "./plan.ts";

/** Writes down, while a step is captured, which op makes which calls. */
export class OriginRecorder implements OpObserver {
  /** The passes of ops, in order of their begin. */
  readonly origins: Origin[] = [];
  readonly #allocator: VirtualAllocator;
  readonly #running: number[] = [];
  readonly #names = new Map<Tensor, string>();
  #lastPlace = "";

  /** @param allocator Tells what an address belongs to. */
  constructor(allocator: VirtualAllocator) {
    this.#allocator = allocator;
  }

  /** The pass that runs now; undefined between ops. */
  get current(): number | undefined {
    return this.#running.at(-1);
  }

  /** @param run The pass that begins. */
  begin({ op, phase, inputs }: OpRun): void {
    const own = placeOf(inputs);
    const place = own !== "" || phase === "backward"
      ? own
      : this.#lastPlace && `after ${this.#lastPlace}`;
    this.#lastPlace = own || this.#lastPlace;
    this.#running.push(this.origins.length);
    this.origins.push({ op, phase, place, tensors: [] });
  }

  /** @param run The pass that ended. */
  end({ op, phase, inputs, output, results }: OpRun): void {
    const index = this.#running.pop()!;
    const origin = this.origins[index]!;
    if (phase === "forward") {
      this.#names.set(output!, describeOrigin({ ...origin, op }));
    }
    const tensors = results.map(({ tensor, input }): PlanTensor => ({
      name: input < 0
        ? `output of ${this.#names.get(output!)}`
        : `gradient of ${this.#nameOf(inputs[input]!)}`,
      shape: tensor.shape,
      operand: this.#allocator.operandAt(tensor.address),
    }));
    this.origins[index] = {
      ...origin,
      // the backward pass knows its place by the forward pass
      place: phase === "backward" ? this.#placeOf(output!) : origin.place,
      tensors,
    };
  }

  #nameOf(tensor: Tensor): string {
    const computed = this.#names.get(tensor);
    return tensor.name ||
      (computed === undefined ? "an input" : `the output of ${computed}`);
  }

  #placeOf(output: Tensor): string {
    return this.#names.get(output)?.replace(/^\S+ ?/, "") ?? "";
  }
}

/**
 * A pass of an op, for people.
 *
 * @param origin The pass.
 * @returns For example `linear head`, or `relu after blocks.0.norm`.
 */
export function describeOrigin(
  { op, place }: Pick<Origin, "op" | "place">,
): string {
  return place === "" ? op : `${op} ${place}`;
}

/**
 * The passes of ops that an instruction belongs to.
 *
 * @param plan The plan.
 * @param at The instruction's number.
 * @returns Several where calls were fused, none outside of ops.
 */
export function originsAt(plan: Plan, at: number): readonly Origin[] {
  return (plan.instructions[at]?.origins ?? [])
    .map((index) => plan.origins![index]!);
}

/**
 * The name of what an instruction belongs to, of all its passes.
 *
 * @param plan The plan.
 * @param at The instruction's number.
 * @returns For example `linear backward`; `outside of ops` if it belongs to
 * none, as those of the optimizer.
 */
export function opNameAt(plan: Plan, at: number): string {
  const names = originsAt(plan, at).map(({ op, phase }) =>
    phase === "backward" ? `${op} backward` : op
  );
  return [...new Set(names)].join(" + ") || "outside of ops";
}
