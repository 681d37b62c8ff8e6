const firstCapacity = 1024;

/** Numbers pairs of ids 0, 1, 2 and so on, in the order they are added: a hash
 * table with linear probing, as a `Map` of strings is ten times as slow. */
export class PairTable {
  #slots = new Int32Array(firstCapacity).fill(-1);
  #lefts = new Int32Array(firstCapacity / 2);
  #rights = new Int32Array(firstCapacity / 2);
  #size = 0;

  /** How many pairs there are. */
  get size(): number {
    return this.#size;
  }

  /**
   * The first id of a pair.
   *
   * @param index The number of the pair.
   * @returns The id.
   */
  left(index: number): number {
    return this.#lefts[index]!;
  }

  /**
   * The second id of a pair.
   *
   * @param index The number of the pair.
   * @returns The id.
   */
  right(index: number): number {
    return this.#rights[index]!;
  }

  /**
   * Looks a pair up.
   *
   * @param left Its first id.
   * @param right Its second id.
   * @returns Its number, or -1 if it was not added.
   */
  find(left: number, right: number): number {
    return this.#slots[this.#slotOf(left, right)]!;
  }

  /**
   * Looks a pair up, and adds it if it is new.
   *
   * @param left Its first id, a non-negative int32.
   * @param right Its second id, a non-negative int32.
   * @returns Its number.
   */
  add(left: number, right: number): number {
    const slot = this.#slotOf(left, right);
    const found = this.#slots[slot]!;
    if (found >= 0) return found;
    const index = this.#size++;
    this.#slots[slot] = index;
    this.#lefts[index] = left;
    this.#rights[index] = right;
    if (this.#size === this.#lefts.length) this.#grow();
    return index;
  }

  /** Where a pair is, or would be. */
  #slotOf(left: number, right: number): number {
    const slots = this.#slots, mask = slots.length - 1;
    let hash = Math.imul(left, 0x9E3779B1) ^ Math.imul(right, 0x85EBCA6B);
    hash = Math.imul(hash ^ hash >>> 15, 0x2C1B3C6D);
    let slot = (hash ^ hash >>> 13) & mask;
    while (true) {
      const index = slots[slot]!;
      if (
        index < 0 ||
        this.#lefts[index] === left && this.#rights[index] === right
      ) return slot;
      slot = slot + 1 & mask;
    }
  }

  /** Doubles the capacity, so that half of the slots are free. */
  #grow(): void {
    const lefts = new Int32Array(2 * this.#size);
    const rights = new Int32Array(2 * this.#size);
    lefts.set(this.#lefts);
    rights.set(this.#rights);
    [this.#lefts, this.#rights] = [lefts, rights];
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let index = 0; index < this.#size; index++) {
      this.#slots[this.#slotOf(lefts[index]!, rights[index]!)] = index;
    }
  }
}
