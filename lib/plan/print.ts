import { signatures } from "../kernels/signatures.ts";
import { accessesOf } from "./accesses.ts";
import type { External, Instruction, Operand, Plan } from "./plan.ts";

/**
 * A plan as text: its buffers, then a line a call. The same step always prints
 * the same text, so that a change shows as a difference.
 *
 * @param plan The plan.
 * @returns The text, with a line feed at its end.
 */
export function formatPlan(plan: Plan): string {
  const lines = [
    `plan: ${plan.instructions.length} calls, ${plan.buffers.length} buffers, ` +
    `${plan.workspaceBytes} bytes`,
    ...plan.buffers.map(({ bytes, first, last, offset }, i) =>
      `  %${i}: ${bytes} bytes at ${offset}, calls ${first} to ${last}`
    ),
    ...plan.instructions.map((instruction, at) =>
      `${String(at).padStart(4)} ${formatCall(instruction, plan.externals)}`
    ),
  ];
  return lines.join("\n") + "\n";
}

/** For example `add(rows=2, …, a=@weight, out=%3) → %3`. */
function formatCall(
  instruction: Instruction,
  externals: readonly External[],
): string {
  const parameters = signatures[instruction.kernel];
  const args = instruction.args.map((value, i) => {
    const text = typeof value === "number"
      ? `${value}`
      : formatOperand(value, externals);
    return `${parameters[i]!.name}=${text}`;
  });
  const written = accessesOf(instruction).filter((access) => access.writes)
    .map(({ buffer, start }) =>
      formatOperand({ buffer, offset: start }, externals)
    );
  const suffix = instruction.dtype === "float32" ? "" : `.${instruction.dtype}`;
  return `${instruction.kernel}${suffix}(${args.join(", ")}) → ` +
    [...new Set(written)].join(", ");
}

function formatOperand(
  { buffer, offset }: Operand,
  externals: readonly External[],
): string {
  if (buffer >= 0) return `%${buffer}${offset === 0 ? "" : `+${offset}`}`;
  const owner = externals.find(({ address, bytes }) =>
    address <= offset && offset < address + Math.max(bytes, 1)
  );
  if (owner === undefined) return "@?";
  const within = offset - owner.address;
  return `@${owner.name}${within === 0 ? "" : `+${within}`}`;
}
