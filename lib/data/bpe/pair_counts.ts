import { Heap } from "./heap.ts";
import { PairTable } from "./pair_table.ts";

/** A pair that may be the most frequent one: its count may have changed since
 * it was put in the queue. */
interface Candidate {
  readonly pair: number;
  readonly count: number;
}

/**
 * How often each pair of neighbours stands in a text that is being merged. The
 * distinct words lie behind each other as linked lists, each position weighs
 * as much as its word, and a merge visits only the places of its pair.
 */
export class PairCounts {
  readonly #pairs = new PairTable();
  readonly #counts: number[] = [];
  readonly #places: number[][] = [];
  readonly #queue: Heap<Candidate>;
  /** The id at each position; -1 where it was merged into the left one. */
  readonly #ids: Int32Array<ArrayBuffer>;
  /** The neighbours of each position; -1 at the ends of words. */
  readonly #next: Int32Array<ArrayBuffer>;
  readonly #previous: Int32Array<ArrayBuffer>;
  readonly #weights: Float64Array<ArrayBuffer>;

  /**
   * Counts the pairs of bytes.
   *
   * @param words The distinct words, and how often each is there.
   * @param byteIds The id of each byte.
   */
  constructor(
    words: ReadonlyMap<string, number>,
    byteIds: Int32Array<ArrayBuffer>,
  ) {
    const pieces = Array.from(
      words,
      ([word, weight]) => [new TextEncoder().encode(word), weight] as const,
    );
    const length = pieces.reduce((sum, [bytes]) => sum + bytes.length, 0);
    this.#ids = new Int32Array(length);
    this.#next = new Int32Array(length).fill(-1);
    this.#previous = new Int32Array(length).fill(-1);
    this.#weights = new Float64Array(length);
    this.#queue = new Heap((a, b) => this.#compare(a, b));
    let start = 0;
    for (const [bytes, weight] of pieces) {
      this.#place(bytes, byteIds, start, weight);
      start += bytes.length;
    }
    for (let pair = 0; pair < this.#pairs.size; pair++) this.#offer(pair);
  }

  /**
   * The most frequent pair; the lowest ids of several.
   *
   * @param minimum How often it must be there.
   * @returns Its ids, or undefined if there is none.
   */
  best(minimum: number): [left: number, right: number] | undefined {
    for (
      let found = this.#queue.pop();
      found !== undefined;
      found = this.#queue.pop()
    ) {
      const { pair, count } = found;
      const current = this.#counts[pair]!;
      if (current < minimum) continue;
      if (current === count) {
        return [this.#pairs.left(pair), this.#pairs.right(pair)];
      }
      if (current < count) this.#offer(pair);
    }
    return undefined;
  }

  /**
   * Merges a pair wherever it stands, from the left.
   *
   * @param pair The ids.
   * @param id What they become.
   */
  merge([left, right]: readonly [number, number], id: number): void {
    const index = this.#pairs.find(left, right);
    const places = this.#places[index]!.sort((a, b) => a - b);
    this.#places[index] = [];
    const grown = new Set<number>();
    for (const at of places) {
      const second = this.#next[at]!;
      // it was merged since, with what stands before or after it
      if (second < 0 || this.#ids[at] !== left || this.#ids[second] !== right) {
        continue;
      }
      this.#mergeAt(at, id, grown);
    }
    for (const pair of grown) this.#offer(pair);
  }

  #mergeAt(at: number, id: number, grown: Set<number>): void {
    const second = this.#next[at]!;
    const before = this.#previous[at]!, after = this.#next[second]!;
    this.#count(at, -1);
    if (before >= 0) this.#count(before, -1);
    if (after >= 0) this.#count(second, -1);
    this.#ids[at] = id;
    this.#ids[second] = -1;
    this.#next[at] = after;
    this.#next[second] = -1;
    if (after >= 0) this.#previous[after] = at;
    if (before >= 0) grown.add(this.#count(before, 1));
    if (after >= 0) grown.add(this.#count(at, 1));
  }

  /** Counts the pair that begins at a position, or no longer. */
  #count(at: number, sign: 1 | -1): number {
    const second = this.#ids[this.#next[at]!]!;
    const pair = this.#pairs.add(this.#ids[at]!, second);
    const weight = sign * this.#weights[at]!;
    this.#counts[pair] = (this.#counts[pair] ?? 0) + weight;
    const places = this.#places[pair] ??= [];
    if (sign > 0) places.push(at);
    return pair;
  }

  #place(
    bytes: Uint8Array<ArrayBuffer>,
    byteIds: Int32Array<ArrayBuffer>,
    start: number,
    weight: number,
  ): void {
    const last = start + bytes.length - 1;
    bytes.forEach((byte, index) => {
      const at = start + index;
      this.#ids[at] = byteIds[byte]!;
      this.#weights[at] = weight;
      if (at > start) this.#previous[at] = at - 1;
      if (at < last) this.#next[at] = at + 1;
    });
    for (let at = start; at < last; at++) this.#count(at, 1);
  }

  #offer(pair: number): void {
    this.#queue.push({ pair, count: this.#counts[pair]! });
  }

  #compare(a: Candidate, b: Candidate): number {
    return b.count - a.count ||
      this.#pairs.left(a.pair) - this.#pairs.left(b.pair) ||
      this.#pairs.right(a.pair) - this.#pairs.right(b.pair);
  }
}
