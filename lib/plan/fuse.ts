import type { KernelName } from "../kernels/kernels.ts";
import { signatures } from "../kernels/signatures.ts";
import { accessesOf } from "./accesses.ts";
import type { Instruction, Operand } from "./plan.ts";

/** The arguments of a call by the names of its parameters. */
type Named = Readonly<Record<string, number | Operand>>;

/** Calls that follow each other and that one kernel stands for. */
interface Rule {
  /** The kernels, in order. */
  readonly kernels: readonly KernelName[];
  /** The call that stands for them, or undefined if they do not fit. */
  readonly fuse: (calls: readonly Named[]) => Fusion | undefined;
}

interface Fusion {
  readonly kernel: KernelName;
  readonly args: readonly (number | Operand)[];
  /** What the calls would have left in memory, and the fusion does not. */
  readonly forgotten?: Operand | undefined;
}

/** relu(x + bias): what was x + bias is not kept. */
const biasRelu: Rule = {
  kernels: ["add", "relu"],
  fuse([add, relu]) {
    const { rows, columns, a, b, out } = add!;
    if (!isBias(add!) || !same(out, relu!.x)) return undefined;
    const args = [rows!, columns!, a!, b!, relu!.out!];
    return { kernel: "biasRelu", args, forgotten: out as Operand };
  },
};

/** layerNorm(x + (branch + bias)): what was branch + bias is not kept. */
const biasResidualLayerNorm: Rule = {
  kernels: ["add", "add", "layerNorm"],
  fuse([bias, add, norm]) {
    const { columns, a, b, out } = bias!;
    const fits = isBias(bias!) && same(out, add!.b) &&
      columns === norm!.columns;
    if (!fits || !isResidual(add!, norm!)) return undefined;
    const args = residualArgs(add!, norm!, a!, b!);
    return { kernel: "residualLayerNorm", args, forgotten: out as Operand };
  },
};

/** layerNorm(x + branch). */
const residualLayerNorm: Rule = {
  kernels: ["add", "layerNorm"],
  fuse([add, norm]) {
    if (!isResidual(add!, norm!)) return undefined;
    const args = residualArgs(add!, norm!, add!.b!, 0);
    return { kernel: "residualLayerNorm", args };
  },
};

/** The rules, those that replace most first. */
const rules: readonly Rule[] = [
  biasResidualLayerNorm,
  residualLayerNorm,
  biasRelu,
];

/**
 * Replaces calls that follow each other by one that does the same, to the same
 * bits, in one pass over memory.
 *
 * @param instructions The calls, in order.
 * @param outputs Buffers that are read after the last call.
 * @returns The calls, as many or fewer.
 */
export function fuse(
  instructions: readonly Instruction[],
  outputs: readonly number[],
): Instruction[] {
  const lastRead = lastReads(instructions, outputs);
  const result: Instruction[] = [];
  for (let at = 0; at < instructions.length;) {
    const found = firstFusion(instructions, at, lastRead);
    result.push(found?.instruction ?? instructions[at]!);
    at += found?.count ?? 1;
  }
  return result;
}

function firstFusion(
  instructions: readonly Instruction[],
  at: number,
  lastRead: ReadonlyMap<number, number>,
): { instruction: Instruction; count: number } | undefined {
  for (const { kernels, fuse } of rules) {
    const calls = matchAt(instructions, at, kernels);
    const fusion = calls && fuse(calls);
    if (fusion === undefined) continue;
    const { kernel, args, forgotten } = fusion;
    const end = at + kernels.length - 1;
    if (forgotten && (lastRead.get(forgotten.buffer) ?? at) > end) continue;
    const { dtype } = instructions[at]!;
    const origins = instructions.slice(at, end + 1)
      .flatMap((instruction) => instruction.origins ?? []);
    const instruction = { kernel, dtype, args, origins };
    return { instruction, count: kernels.length };
  }
  return undefined;
}

function matchAt(
  instructions: readonly Instruction[],
  at: number,
  kernels: readonly KernelName[],
): readonly Named[] | undefined {
  const calls = instructions.slice(at, at + kernels.length);
  const fits = calls.length === kernels.length &&
    calls.every(({ kernel, dtype }, i) =>
      kernel === kernels[i] && dtype === calls[0]!.dtype
    );
  return fits ? calls.map(named) : undefined;
}

function named({ kernel, args }: Instruction): Named {
  const parameters = signatures[kernel];
  return Object.fromEntries(
    args.map((value, i) => [parameters[i]!.name, value]),
  );
}

/** The last call that reads each buffer; outputs, and memory that outlives the
 * plan, are read for ever. */
function lastReads(
  instructions: readonly Instruction[],
  outputs: readonly number[],
): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  instructions.forEach((instruction, at) => {
    for (const { buffer, reads } of accessesOf(instruction)) {
      if (reads) last.set(buffer, at);
    }
  });
  for (const buffer of [-1, ...outputs]) last.set(buffer, Infinity);
  return last;
}

/** Whether an addition is a row added to each row of a matrix, in place. */
function isBias(add: Named): boolean {
  return add.accumulate === 0 && same(add.a, add.out) &&
    add.aRow === add.columns && add.aColumn === 1 &&
    add.bRow === 0 && add.bColumn === 1;
}

/** Whether an addition is of two contiguous operands, and a layer norm takes
 * its result. */
function isResidual(add: Named, norm: Named): boolean {
  const { rows, columns } = norm as Record<string, number>;
  return add.accumulate === 0 && add.rows === 1 &&
    add.columns === rows! * columns! && add.aColumn === 1 &&
    add.bColumn === 1 && same(add.out, norm.x);
}

function residualArgs(
  add: Named,
  norm: Named,
  branch: number | Operand,
  branchBias: number | Operand,
): (number | Operand)[] {
  const { rows, columns, epsilon, weight, bias, out, mean, rstd } = norm;
  const sum = add.out;
  const head = [rows, columns, epsilon, add.a, branch, branchBias, sum];
  return [...head, weight, bias, out, mean, rstd].map((value) => value!);
}

function same(
  a: number | Operand | undefined,
  b: number | Operand | undefined,
): boolean {
  return typeof a === "object" && typeof b === "object" &&
    a.buffer === b.buffer && a.offset === b.offset;
}
