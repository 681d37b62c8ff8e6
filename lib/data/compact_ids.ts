/** Ids are kept so many at a time. */
const chunkLength = 1 << 20;

type Chunk = Uint8Array | Uint16Array | Int32Array;

/** Ids as many as come, each in as few bytes as it takes, until all are there:
 * a list that doubles would take three times its length. */
export class CompactIds {
  readonly #vocabulary: number;
  readonly #full: Chunk[] = [];
  #chunk: Chunk;
  #used = 0;

  /**
   * Begins a list.
   *
   * @param vocabulary One more than the greatest id.
   */
  constructor(vocabulary: number) {
    this.#vocabulary = vocabulary;
    this.#chunk = this.#make();
  }

  /**
   * Adds ids.
   *
   * @param ids The ids, in order.
   */
  add(ids: Int32Array<ArrayBuffer>): void {
    for (let index = 0; index < ids.length; index++) {
      if (this.#used === chunkLength) {
        this.#full.push(this.#chunk);
        this.#chunk = this.#make();
        this.#used = 0;
      }
      this.#chunk[this.#used++] = ids[index]!;
    }
  }

  /**
   * Ends the list.
   *
   * @returns All ids.
   */
  finish(): Int32Array<ArrayBuffer> {
    const ids = new Int32Array(this.#full.length * chunkLength + this.#used);
    this.#full.forEach((chunk, index) => ids.set(chunk, index * chunkLength));
    const last = this.#chunk.subarray(0, this.#used);
    ids.set(last, this.#full.length * chunkLength);
    return ids;
  }

  #make(): Chunk {
    if (this.#vocabulary <= 2 ** 8) return new Uint8Array(chunkLength);
    return this.#vocabulary <= 2 ** 16
      ? new Uint16Array(chunkLength)
      : new Int32Array(chunkLength);
  }
}
