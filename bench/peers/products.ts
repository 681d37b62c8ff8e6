/** The limit of a step: the time of its matrix products alone. */

import type { Engine } from "../../lib/autograd/engine.ts";
import type { Operand, Plan } from "../../lib/plan/plan.ts";
import { flopOf } from "../../lib/plan/work.ts";

/** The matrix products of a plan, to be called back to back. */
export interface Products {
  /** Makes all products of a step, in their order. */
  readonly run: () => void;
  /** Floating-point operations of a step: 2·m·n·k each. */
  readonly flops: number;
}

/**
 * Binds every matrix product of a plan, in a workspace of its own that has the
 * plan's layout, so that operands are as far apart as they are in the step. It
 * is all zeros: without the kernels in between, values would grow or fade from
 * one pass to the next, and denormal numbers are slow. Otherwise the time of a
 * product does not depend on its numbers: zeros and normally distributed ones
 * (n = 256) took the same within half a percent, on OpenBLAS and on WASM.
 *
 * @param engine The engine of the plan.
 * @param plan The captured step.
 * @returns The products.
 */
export function productsOf(engine: Engine, plan: Plan): Products {
  const workspace = engine.persistent(() =>
    engine.zeros([plan.workspaceBytes / 4])
  );
  const addressOf = ({ buffer, offset }: Operand): number =>
    buffer < 0
      ? offset
      : workspace.address + plan.buffers[buffer]!.offset + offset;
  const gemms = plan.instructions.filter(({ kernel }) => kernel === "gemm");
  const calls = gemms.map(({ dtype, args }) =>
    engine.kernelSets.bind(
      dtype,
      "gemm",
      args.map((value) => typeof value === "number" ? value : addressOf(value)),
    )
  );
  const flops = gemms.reduce((sum, gemm) => sum + flopOf(gemm), 0);
  return {
    run: () => {
      for (let i = 0; i < calls.length; i++) calls[i]!();
    },
    flops,
  };
}
