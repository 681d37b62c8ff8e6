/** Columns on every core. */
import type { ColumnModule } from "./column_module.ts";
import {
  type Column,
  type ColumnJob,
  stepsOfRow,
  taskError,
} from "./column_runner.ts";
import {
  type ColumnOptions,
  type ColumnsReport,
  type InputColumns,
  judgeJob,
  prepareJob,
} from "./columns.ts";
import { columnsOf, type CompiledExpression } from "./compile.ts";
import { PoolWorker } from "./pool_worker_handle.ts";
import { isPortable, workerUrl } from "./pool_worker_source.ts";
import type { WorkerTask } from "./worker_runtime.ts";

/** How a pool is made. */
export interface PoolOptions {
  /** How many workers; one a core if absent. */
  readonly workers?: number;
  /**
   * What the workers execute: `text` (the default) needs no permission and no
   * file, but knows elementary functions only, so that columns with special
   * functions are computed in the calling thread; `module` is a module of this
   * package, which Deno must be allowed to read, and knows all.
   */
  readonly source?: "text" | "module";
}

/** Tasks for each worker: the last ones to end leave the others idle. */
const tasksPerWorker = 4;

/**
 * Workers that evaluate columns. The bits do not depend on their number.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile, EvaluationPool } from "@fluxion/fluxion/expr";
 *
 * using pool = new EvaluationPool({ workers: 2 });
 * const x = Float64Array.from({ length: 10_000 }, (_, row) => row / 100);
 * const wave = compile("sin(x) * exp(-x/10)");
 * const { values } = await pool.evaluateColumns(wave, { x });
 * assertEquals(values[123], wave.evaluateColumns({ x }).values[123]);
 * ```
 */
export class EvaluationPool implements Disposable {
  readonly #workers: readonly PoolWorker[];
  readonly #programs = new WeakMap<ColumnModule, number>();
  readonly #url: string | undefined;
  #programCount = 0;

  /**
   * Starts the workers.
   *
   * @param options How many, and of what.
   * @throws {RangeError} If there is to be no worker.
   */
  constructor(options: PoolOptions = {}) {
    const { workers = navigator.hardwareConcurrency, source } = options;
    if (!Number.isInteger(workers) || workers < 1) {
      throw new RangeError(
        `Cannot start a pool as there must be at least one worker: current ` +
          `value is ${workers}`,
      );
    }
    const url = source === "module" ? undefined : workerUrl();
    this.#url = url;
    this.#workers = Array.from(
      { length: workers },
      () => new PoolWorker(url === undefined ? ofModule() : ofText(url)),
    );
  }

  /** How many workers there are. */
  get workers(): number {
    return this.#workers.length;
  }

  /**
   * As `evaluateColumns` of the expression, on every worker.
   *
   * @param expression What to evaluate.
   * @param columns A column for each variable, or a number for all rows;
   * those over a `SharedArrayBuffer` are not copied.
   * @param options How many rows, and where to write.
   * @returns The columns of values, with the same bits.
   * @throws {ExpressionError} As `evaluateColumns`.
   */
  async evaluateColumns(
    expression: CompiledExpression,
    columns: InputColumns,
    options: ColumnOptions = {},
  ): Promise<ColumnsReport> {
    const { runner, source: sourceOf } = columnsOf(expression);
    const source = sourceOf(columns);
    const job = prepareJob(source, columns, options);
    const { module } = runner;
    const suspicious = module !== undefined && this.#knows(module)
      ? await this.#execute(module, job)
      : runner.run(job);
    return judgeJob(source, job, suspicious);
  }

  /** Whether workers know the functions that a module imports. */
  #knows(module: ColumnModule): boolean {
    return this.#url === undefined || module.imports.every(isPortable);
  }

  /** The ranges to look at again. */
  async #execute(
    module: ColumnModule,
    job: ColumnJob,
  ): Promise<readonly number[]> {
    const shared = share(job);
    const size = this.#taskRows(module, job.rows);
    const suspicious: number[] = [];
    let next = 0;
    const work = async (worker: PoolWorker): Promise<void> => {
      while (next < job.rows) {
        const from = next, to = Math.min(from + size, job.rows);
        next = to;
        const found = await this.#part(worker, module, shared, from, to);
        for (const row of found) suspicious.push(row);
      }
    };
    await Promise.all(this.#workers.map(work));
    if (shared !== job) {
      job.outputs.forEach((output, i) => output.set(shared.outputs[i]!));
    }
    return suspicious;
  }

  /** Ends the workers; what they are at is lost. */
  [Symbol.dispose](): void {
    for (const worker of this.#workers) worker.terminate();
    if (this.#url !== undefined) URL.revokeObjectURL(this.#url);
  }

  #taskRows({ rows }: ColumnModule, total: number): number {
    const share = total / (this.#workers.length * tasksPerWorker);
    return Math.max(rows, Math.ceil(share / rows) * rows);
  }

  async #part(
    worker: PoolWorker,
    module: ColumnModule,
    job: ColumnJob,
    from: number,
    to: number,
  ): Promise<readonly number[]> {
    const whole = isShared(job);
    const cut = (column: Column) => whole ? column : column.slice(from, to);
    const task: Omit<WorkerTask, "id"> = {
      ...module,
      program: this.#programNumber(module),
      inputs: job.inputs.map((input) =>
        typeof input === "number" ? input : cut(input)
      ),
      outputs: job.outputs.map(cut),
      from: whole ? from : 0,
      to: whole ? to : to - from,
      steps: stepsOfRow(),
    };
    const { suspicious, outputs, error } = await worker.run(task);
    if (error !== undefined) throw taskError(error);
    outputs?.forEach((output, i) => job.outputs[i]!.set(output, from));
    return whole ? suspicious : suspicious.map((row) => row + from);
  }

  #programNumber(module: ColumnModule): number {
    const known = this.#programs.get(module);
    if (known !== undefined) return known;
    this.#programs.set(module, ++this.#programCount);
    return this.#programCount;
  }
}

function ofText(url: string): Worker {
  return new Worker(url, { type: "module" });
}

function ofModule(): Worker {
  // Written like this, bundlers find the module.
  return new Worker(new URL("./pool_worker.ts", import.meta.url), {
    type: "module",
  });
}

function isShared({ inputs, outputs }: ColumnJob): boolean {
  return [...inputs, ...outputs].every((column) =>
    typeof column === "number" || !(column.buffer instanceof ArrayBuffer)
  );
}

/** The same job over shared memory, where there is any. */
function share(job: ColumnJob): ColumnJob {
  // Browsers have it only where a page is isolated from other origins.
  if (typeof SharedArrayBuffer === "undefined" || isShared(job)) return job;
  const sharedCopy = (column: Column, contents: boolean): Column => {
    if (!(column.buffer instanceof ArrayBuffer)) return column;
    const copy = new Float64Array(new SharedArrayBuffer(8 * column.length));
    if (contents) copy.set(column);
    return copy;
  };
  return {
    ...job,
    inputs: job.inputs.map((input) =>
      typeof input === "number" ? input : sharedCopy(input, true)
    ),
    outputs: job.outputs.map((output) => sharedCopy(output, false)),
  };
}
