/** Ids, as many as come. */
export class IdList {
  #ids = new Int32Array(64);
  #length = 0;

  /**
   * Adds an id.
   *
   * @param id The id.
   */
  push(id: number): void {
    this.#reserve(1);
    this.#ids[this.#length++] = id;
  }

  /**
   * Adds ids.
   *
   * @param ids The ids, in order.
   */
  pushAll(ids: Int32Array<ArrayBuffer>): void {
    this.#reserve(ids.length);
    // a loop, as most are a few ids only
    for (let index = 0; index < ids.length; index++) {
      this.#ids[this.#length++] = ids[index]!;
    }
  }

  /**
   * Ends the list.
   *
   * @returns All ids.
   */
  finish(): Int32Array<ArrayBuffer> {
    return this.#ids.slice(0, this.#length);
  }

  #reserve(count: number): void {
    const wanted = this.#length + count;
    if (wanted <= this.#ids.length) return;
    const ids = new Int32Array(Math.max(wanted, 2 * this.#ids.length));
    ids.set(this.#ids);
    this.#ids = ids;
  }
}
