import type { KernelName } from "../../lib/kernels/kernels.ts";
import { type Parameter, signatures } from "../../lib/kernels/signatures.ts";
import { accessesOf } from "../../lib/plan/accesses.ts";
import type { Instruction } from "../../lib/plan/plan.ts";
import { flopOf } from "../../lib/plan/work.ts";
import type { Memory } from "../../lib/tensor/memory.ts";
import type { PresetName } from "../../lib/train/presets.ts";

/** Memory that a call reads or writes. */
export interface SiteOperand {
  /** The parameter's name. */
  readonly name: string;
  /** What it holds now. */
  readonly view: Float32Array | Int32Array;
  /** What it held before the call. */
  readonly before: Float32Array | Int32Array;
  /** Whether what it held matters. */
  readonly reads: boolean;
  /** Whether the call changes it. */
  readonly writes: boolean;
}

/** The parameters that say how large a call is. */
const sizes = /^(n|rows|columns|outer|inner|vocabulary|d\d)$/;

/** One call of a preset's step, the step stopped right before it: its operands
 * are where the step has them, and hold what the step has computed. */
export class Site {
  /** The kernel that is called. */
  readonly kernel: KernelName;
  /** The arguments, addresses among them. */
  readonly args: readonly number[];
  /** The arguments by the names of their parameters. */
  readonly named: Readonly<Record<string, number>>;
  /** What it reads and writes. */
  readonly operands: readonly SiteOperand[];
  /** Bytes read and written, were every operand touched once. */
  readonly bytes: number;
  /** Floating-point operations; 0 but for matrix products. */
  readonly flop: number;
  /** Elements of the largest operand. */
  readonly elements: number;
  /** Whether an output lies where an operand does. */
  readonly inPlace: boolean;
  readonly #parameters: readonly Parameter[];

  /**
   * @param memory The memory of the step.
   * @param preset The preset whose step it is.
   * @param instruction The call, its operands addresses of the memory.
   * @param calls How many such calls a step makes.
   */
  constructor(
    readonly memory: Memory,
    readonly preset: PresetName,
    instruction: Instruction,
    readonly calls: number,
  ) {
    const accesses = accessesOf(instruction);
    const parameters: readonly Parameter[] = signatures[instruction.kernel];
    this.kernel = instruction.kernel;
    this.#parameters = parameters;
    this.args = instruction.args.map((value) =>
      typeof value === "number" ? value : value.offset
    );
    this.named = Object.fromEntries(
      parameters.map(({ name }, i) => [name, this.args[i]!]),
    );
    this.operands = accesses.map(({ name, start, end, reads, writes }) => {
      const { int32 } = parameters.find((entry) => entry.name === name)!;
      const dtype = int32 ? "int32" : "float32";
      const view = memory.view(dtype, start, (end - start) / 4) as
        | Float32Array
        | Int32Array;
      return { name, view, before: view.slice(), reads, writes };
    });
    this.bytes = accesses.reduce(
      (sum, { start, end, reads, writes }) =>
        sum + (end - start) * (Number(reads) + Number(writes)),
      0,
    );
    this.flop = flopOf(instruction);
    this.elements = Math.max(...this.operands.map(({ view }) => view.length));
    this.inPlace = accesses.some((a) =>
      a.writes &&
      accesses.some((b) => b !== a && b.start < a.end && a.start < b.end)
    );
  }

  /** Whether a second call would not find what the first one found. */
  get feedsItself(): boolean {
    return this.inPlace ||
      this.operands.some(({ reads, writes }) => reads && writes);
  }

  /** The sizes of the call, and what is special about it. */
  get description(): string {
    const { named, kernel } = this;
    const absent = this.#parameters
      .filter(({ role, name }) => role !== "number" && named[name] === 0)
      .map(({ name }) => `without ${name}`);
    return [
      kernel === "gemm" ? productOf(named) : this.#extent,
      ...absent,
      ...this.inPlace ? ["in place"] : [],
      ...named.accumulate === 1 ? ["accumulating"] : [],
    ].join(", ");
  }

  get #extent(): string {
    return Object.entries(this.named)
      .filter(([name, value]) => sizes.test(name) && value !== 1)
      .map(([name, value]) => `${name} ${value}`).join(" ");
  }

  /** Puts back what the outputs held. */
  restore(): void {
    for (const { view, before, writes } of this.operands) {
      if (writes) view.set(before);
    }
  }
}

/** The sizes of a product, the operands that are transposed (T), and the
 * leading dimensions of those that are parts of wider matrices. */
function productOf(named: Readonly<Record<string, number>>): string {
  const { transposeA, transposeB, m, n, k } = named;
  const tight = { lda: transposeA ? m : k, ldb: transposeB ? k : n, ldc: n };
  const wide = Object.entries(tight)
    .filter(([name, width]) => named[name] !== width)
    .map(([name]) => ` ${name} ${named[name]}`);
  const letters = `${"NT"[transposeA!]}${"NT"[transposeB!]}`;
  return `${m}x${n}x${k} ${letters}${wide.join("")}`;
}
