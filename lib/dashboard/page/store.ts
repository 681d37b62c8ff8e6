import { type ColumnName, columnNames } from "../history.ts";
import type { Points, Update } from "../protocol.ts";

type News = Omit<Update, "reset" | "points">;

/** What the page knows of the run. */
export class Store {
  /** The last step that each point tells of. */
  readonly step: number[] = [];
  /** The points. */
  readonly columns: Record<ColumnName, number[]> = emptyColumns();
  /** The evaluations. */
  evaluations: NonNullable<Update["evaluations"]>[number][] = [];
  /** The samples. */
  samples: NonNullable<Update["samples"]>[number][] = [];
  /** The rest, as it was told last. */
  news: News = { seconds: 0, state: "waiting", steps: 0 };
  #first = 1;
  #stride = 1;

  /** Steps that a point tells of. */
  get stride(): number {
    return this.#stride;
  }

  /** Takes an update in. */
  apply(update: Update): void {
    const { reset, points, evaluations, samples, ...news } = update;
    if (reset === true) this.#forget();
    this.news = { ...this.news, ...news };
    if (points !== undefined) this.#append(points);
    if (evaluations !== undefined) this.evaluations.push(...evaluations);
    if (samples !== undefined) this.samples.push(...samples);
  }

  /** The point that tells of a step; the nearest one at the ends. */
  indexOf(step: number): number {
    const index = Math.ceil((step - this.#first + 1) / this.#stride) - 1;
    return Math.max(0, Math.min(this.step.length - 1, index));
  }

  #forget(): void {
    this.step.length = 0;
    for (const name of columnNames) this.columns[name].length = 0;
    this.evaluations = [];
    this.samples = [];
    this.news = { seconds: 0, state: "waiting", steps: 0 };
  }

  #append({ first, stride, from, columns }: Points): void {
    this.#first = first;
    this.#stride = stride;
    let count = 0;
    for (const name of columnNames) {
      const column = this.columns[name];
      column.length = from;
      for (const value of floatsOf(columns[name])) column.push(value);
      count = column.length;
    }
    this.step.length = from;
    for (let i = from; i < count; i++) {
      this.step.push(first + (i + 1) * stride - 1);
    }
  }
}

/** Numbers of float32 in base64; little endian, as all machines with a
 * browser are. */
function floatsOf(text: string): Float32Array {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

function emptyColumns(): Record<ColumnName, number[]> {
  return Object.fromEntries(
    columnNames.map((name) => [name, []]),
  ) as unknown as Record<ColumnName, number[]>;
}
