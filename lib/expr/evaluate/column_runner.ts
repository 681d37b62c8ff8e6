/** Runs a program over columns, in this thread. */
import { currentBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { Draws } from "./draws.ts";
import { run, slotsOf } from "./machine.ts";
import { type OperationName, operationTable } from "./operations.ts";
import type { Program } from "./program.ts";
import { type ColumnModule, generateColumns } from "./wasm/generate.ts";

/** A column of numbers. */
export type Column = Float64Array<ArrayBufferLike>;

/** Where the columns of one run are. */
export interface ColumnJob {
  /** A column for each variable, in their order. */
  readonly inputs: readonly Column[];
  /** A column for each value. */
  readonly outputs: readonly Column[];
  /** The first row. */
  readonly from: number;
  /** One past the last row. */
  readonly to: number;
  /** What `random()` draws from. */
  readonly seed: number;
}

/** Called with rows among which some may have no value. */
export type Suspicion = (from: number, to: number) => void;

/** The columns of one block fit the caches nearest to the core. */
const blockBytes = 128 * 1024;
const mostRows = 4096;
const pageBytes = 65536;

/** The part of an instance that is called. */
type Run = (base: number, rows: number, limit: number) => number;

interface Instance {
  readonly run: Run;
  readonly base: number;
  /** A block of each column, variables first. */
  readonly blocks: readonly Float64Array[];
}

/** Runs a program over columns; it is compiled on first use. */
export class ColumnRunner {
  readonly #program: Program;
  readonly #rows: number;
  #instance: Instance | undefined | "none";

  /**
   * Prepares a program.
   *
   * @param program The program.
   */
  constructor(program: Program) {
    this.#program = program;
    const columns = program.variables.length + program.outputs.length;
    const rows = Math.floor(blockBytes / 8 / columns / 8) * 8;
    this.#rows = Math.max(64, Math.min(mostRows, rows));
  }

  /**
   * Computes rows.
   *
   * @param job Where from and where to.
   * @param suspicion Is told which rows to look at again.
   * @throws {ExpressionError} `budget`, if a row takes too many steps.
   */
  run(job: ColumnJob, suspicion: Suspicion): void {
    const instance = this.#open();
    if (instance === undefined) return this.#interpret(job, suspicion);
    for (let from = job.from; from < job.to; from += this.#rows) {
      const to = Math.min(from + this.#rows, job.to);
      if (!runBlock(instance, job, from, to)) suspicion(from, to);
    }
  }

  #open(): Instance | undefined {
    this.#instance ??= this.#program.randoms > 0
      ? "none"
      : this.#compile() ?? "none";
    return this.#instance === "none" ? undefined : this.#instance;
  }

  /** Undefined where the engine or its policy has no WebAssembly. */
  #compile(): Instance | undefined {
    const { variables, outputs } = this.#program;
    const columns = variables.length + outputs.length;
    const bytes = 8 * this.#rows;
    const generated = generateColumns(this.#program, bytes, false);
    const { base } = generated;
    const pages = Math.ceil((base + columns * bytes) / pageBytes);
    try {
      const memory = new WebAssembly.Memory({ initial: pages });
      return {
        run: instantiate(generated, memory),
        base,
        blocks: Array.from(
          { length: columns },
          (_, i) =>
            new Float64Array(memory.buffer, base + i * bytes, this.#rows),
        ),
      };
    } catch (error) {
      if (error instanceof ExpressionError) throw error;
      return undefined;
    }
  }

  #interpret(job: ColumnJob, suspicion: Suspicion): void {
    const { code, outputs, randoms } = this.#program;
    const slots = slotsOf(this.#program);
    const draws = new Draws(job.seed, randoms);
    for (let row = job.from; row < job.to; row++) {
      job.inputs.forEach((column, i) => slots[i] = column[row]!);
      if (randoms > 0) draws.begin(row);
      let sound = run(code, slots, draws);
      outputs.forEach((slot, i) => {
        const value = slots[slot]!;
        job.outputs[i]![row] = value;
        sound &&= Number.isFinite(value);
      });
      if (!sound) suspicion(row, row + 1);
    }
  }
}

/** Copies a block in, runs it, and copies it out; whether all is sound. */
function runBlock(
  { run, base, blocks }: Instance,
  { inputs, outputs }: ColumnJob,
  from: number,
  to: number,
): boolean {
  const rows = to - from;
  for (let i = 0; i < inputs.length; i++) {
    const block = blocks[i]!;
    block.set(inputs[i]!.subarray(from, to));
    // Rows go in pairs: the one too many must not look as if it failed.
    if (rows % 2 === 1) block[rows] = block[rows - 1]!;
  }
  const limit = Math.min(currentBudget().steps, 2 ** 31 - 1);
  const suspicion = run(base, rows + rows % 2, limit);
  for (let i = 0; i < outputs.length; i++) {
    const block = blocks[inputs.length + i]!;
    outputs[i]!.set(
      rows === block.length ? block : block.subarray(0, rows),
      from,
    );
  }
  return suspicion === 0;
}

function instantiate(
  { bytes, imports }: ColumnModule,
  memory: WebAssembly.Memory,
): Run {
  const functions = imports.map((name) => [name, imported(name)]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    m: { memory, ...Object.fromEntries(functions) },
  });
  return exports["run"] as Run;
}

function imported(name: string): WebAssembly.ImportValue {
  if (name === "exhausted") return exhausted;
  return operationTable[name as OperationName].value!;
}

function exhausted(): never {
  throw new ExpressionError(
    "budget",
    `Cannot go on as a row must end within the budget of steps: the budget ` +
      `is ${currentBudget().steps}`,
  );
}
