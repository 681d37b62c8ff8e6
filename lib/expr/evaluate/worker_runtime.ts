/**
 * What a worker of the pool does. The function stands alone: it refers to
 * nothing but what it is given, so that its text is a whole worker where no
 * file may be read.
 */

/** A part of the rows of a job, for one worker. */
export interface WorkerTask {
  /** Tells its answer from others. */
  readonly id: number;
  /** The module of the program. */
  readonly module: WebAssembly.Module;
  /** Tells programs apart. */
  readonly program: number;
  /** The functions that the module imports. */
  readonly imports: readonly string[];
  /** Where the columns are in the memory of the module. */
  readonly base: number;
  /** How many pages that memory has. */
  readonly pages: number;
  /** How many rows a block has. */
  readonly rows: number;
  /** The columns of the variables: shared, or a copy of the rows. */
  readonly inputs: readonly (Float64Array<ArrayBufferLike> | number)[];
  /** The columns of the values: shared, or room for the rows. */
  readonly outputs: readonly Float64Array<ArrayBufferLike>[];
  /** The first row. */
  readonly from: number;
  /** One past the last row. */
  readonly to: number;
  /** How many steps a row may take. */
  readonly steps: number;
}

/** What a worker says of a task. */
export interface WorkerAnswer {
  /** Whose answer it is. */
  readonly id: number;
  /** First rows and ends of the blocks to look at again, in turns. */
  readonly suspicious: readonly number[];
  /** The columns of the values, if they are not shared. */
  readonly outputs?: readonly Float64Array<ArrayBufferLike>[];
  /** What went wrong; `steps` if a row took too many. */
  readonly error?: string;
}

/** A function that a module imports. */
export type ImportedFunction = (...values: number[]) => number;

/** Answers one task. */
export type TaskHandler = (task: WorkerTask) => WorkerAnswer;

/**
 * Makes what answers the tasks of one worker.
 *
 * @param functions The functions that modules may import.
 * @returns Answers a task.
 */
export function makeTaskHandler(
  functions: Readonly<Record<string, ImportedFunction>>,
): TaskHandler {
  type Run = (base: number, rows: number, steps: number) => number;
  interface Loaded {
    readonly run: Run;
    readonly memory: WebAssembly.Memory;
  }
  const programs = new Map<number, Loaded>();

  function load(task: WorkerTask): Loaded {
    const known = programs.get(task.program);
    if (known !== undefined) return known;
    const memory = new WebAssembly.Memory({ initial: task.pages });
    const imports: Record<string, WebAssembly.ImportValue> = { memory };
    for (const name of task.imports) {
      imports[name] = name === "exhausted"
        ? () => {
          throw new Error("steps");
        }
        : functions[name]!;
    }
    const instance = new WebAssembly.Instance(task.module, { m: imports });
    const loaded = { run: instance.exports["run"] as Run, memory };
    // A memory is large: only those of the last programs are kept.
    for (const oldest of [...programs.keys()].slice(0, -7)) {
      programs.delete(oldest);
    }
    programs.set(task.program, loaded);
    return loaded;
  }

  function compute(task: WorkerTask): number[] {
    const { run, memory } = load(task);
    const { base, rows, inputs, outputs, steps } = task;
    const blocks = [...inputs, ...outputs].map((_, i) =>
      new Float64Array(memory.buffer, base + i * 8 * rows, rows)
    );
    inputs.forEach((input, i) => {
      if (typeof input === "number") blocks[i]!.fill(input);
    });
    const suspicious: number[] = [];
    for (let from = task.from; from < task.to; from += rows) {
      const to = Math.min(from + rows, task.to), count = to - from;
      inputs.forEach((input, i) => {
        if (typeof input === "number") return;
        const block = blocks[i]!;
        block.set(input.subarray(from, to));
        // Rows go in pairs: the one too many must not look as if it failed.
        if (count % 2 === 1) block[count] = block[count - 1]!;
      });
      const sum = run(base, count + count % 2, steps);
      outputs.forEach((output, i) =>
        output.set(blocks[inputs.length + i]!.subarray(0, count), from)
      );
      if (sum !== 0) suspicious.push(from, to);
    }
    return suspicious;
  }

  return (task) => {
    const { id, outputs } = task;
    try {
      const suspicious = compute(task);
      const isShared = outputs.every(({ buffer }) =>
        !(buffer instanceof ArrayBuffer)
      );
      return isShared ? { id, suspicious } : { id, suspicious, outputs };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { id, suspicious: [], error: message };
    }
  };
}
