import type { StepEvent } from "../train/events.ts";

/** What is kept of a stretch of steps, in the order of {@linkcode Columns}:
 * the mean loss, the least and the greatest, the learning rate, the greatest
 * norm of the gradients, steps a second, bytes in the arenas, and bytes of the
 * process. */
export const columnNames = [
  "loss",
  "low",
  "high",
  "rate",
  "norm",
  "speed",
  "arena",
  "resident",
] as const;

/** The name of a column. */
export type ColumnName = typeof columnNames[number];

/** Numbers of each column, one a point. */
export type Columns = Readonly<Record<ColumnName, Float32Array<ArrayBuffer>>>;

/** The most points that are kept if nothing else is said. */
export const defaultCapacity = 1 << 14;

/**
 * The past of a run in bounded memory: a point tells of `stride` steps. Once
 * there is no room, neighbours become one and the stride doubles, so that
 * between half of the capacity and all of it is in use however long the run.
 */
export class History {
  /** The most points. */
  readonly capacity: number;
  /** Steps that a point tells of. */
  stride: number = 1;
  /** The number of the first step; NaN before it. */
  first: number = NaN;
  /** How many points there are. */
  count: number = 0;
  /** Counts the times that points were joined: what was told of them before
   * no longer holds. */
  generation: number = 0;
  readonly #columns: Columns;
  #steps = 0;
  #sum = 0;
  #low = Infinity;
  #high = -Infinity;
  #norm = 0;

  /**
   * Takes the memory.
   *
   * @param capacity The most points; even.
   */
  constructor(capacity: number = defaultCapacity) {
    this.capacity = capacity;
    this.#columns = makeColumns(capacity);
  }

  /**
   * Adds a step; steps come one after the other.
   *
   * @param event What is known of it.
   */
  push(event: StepEvent): void {
    if (this.#steps === 0 && this.count === 0) this.first = event.step;
    const { loss, grad_norm: norm } = event;
    this.#steps++;
    this.#sum += loss;
    this.#low = Math.min(this.#low, loss);
    this.#high = Math.max(this.#high, loss);
    this.#norm = Math.max(this.#norm, norm);
    if (this.#steps === this.stride) this.#close(event);
  }

  /**
   * The last step that a point tells of.
   *
   * @param index Which point.
   * @returns The number of the step.
   */
  stepOf(index: number): number {
    return this.first + (index + 1) * this.stride - 1;
  }

  /**
   * Points from one on, without a copy: valid until the next step.
   *
   * @param from The first point.
   * @returns The columns.
   */
  since(from: number): Columns {
    return mapColumns((name) => this.#columns[name].subarray(from, this.count));
  }

  /**
   * The whole past in few points: each is one of this history's, or several
   * joined.
   *
   * @param points The most points.
   * @returns The steps and the columns.
   */
  sampled(points: number): { step: number[]; columns: Columns } {
    const width = Math.max(1, Math.ceil(this.count / points));
    const size = Math.ceil(this.count / width);
    const columns = makeColumns(size);
    for (let i = 0; i < size; i++) {
      const end = Math.min(this.count, (i + 1) * width);
      join(this.#columns, i * width, end, columns, i);
    }
    const step = Array.from(
      { length: size },
      (_, i) => this.stepOf(Math.min(this.count, (i + 1) * width) - 1),
    );
    return { step, columns };
  }

  #close(event: StepEvent): void {
    if (this.count === this.capacity) this.#halve();
    // a halved history has longer points: this one is not whole yet
    if (this.#steps < this.stride) return;
    const { count } = this;
    const columns = this.#columns;
    columns.loss[count] = this.#sum / this.#steps;
    columns.low[count] = this.#low;
    columns.high[count] = this.#high;
    columns.rate[count] = event.lr;
    columns.norm[count] = this.#norm;
    columns.speed[count] = event.steps_per_second;
    columns.arena[count] = event.arena_bytes;
    columns.resident[count] = event.rss_bytes;
    this.count++;
    this.#steps = 0;
    this.#sum = 0;
    this.#low = Infinity;
    this.#high = -Infinity;
    this.#norm = 0;
  }

  #halve(): void {
    const columns = this.#columns;
    const half = this.count / 2;
    for (let i = 0; i < half; i++) {
      join(columns, 2 * i, 2 * i + 2, columns, i);
    }
    this.count = half;
    this.stride *= 2;
    this.generation++;
  }
}

/** Makes one point of those of a range. */
function join(
  from: Columns,
  start: number,
  end: number,
  to: Columns,
  index: number,
): void {
  let sum = 0, low = Infinity, high = -Infinity, norm = 0;
  for (let i = start; i < end; i++) {
    sum += from.loss[i]!;
    low = Math.min(low, from.low[i]!);
    high = Math.max(high, from.high[i]!);
    norm = Math.max(norm, from.norm[i]!);
  }
  to.loss[index] = sum / (end - start);
  to.low[index] = low;
  to.high[index] = high;
  to.norm[index] = norm;
  to.rate[index] = from.rate[end - 1]!;
  to.speed[index] = from.speed[end - 1]!;
  to.arena[index] = from.arena[end - 1]!;
  to.resident[index] = from.resident[end - 1]!;
}

function makeColumns(size: number): Columns {
  return mapColumns(() => new Float32Array(size));
}

function mapColumns(
  make: (name: ColumnName) => Float32Array<ArrayBuffer>,
): Columns {
  return Object.fromEntries(
    columnNames.map((name) => [name, make(name)]),
  ) as unknown as Columns;
}
