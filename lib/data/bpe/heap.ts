/** A priority queue: a binary heap (Williams, "Algorithm 232: heapsort",
 * 1964). */
export class Heap<Item> {
  readonly #items: Item[] = [];
  readonly #compare: (a: Item, b: Item) => number;

  /**
   * Makes an empty queue.
   *
   * @param compare Negative if the first is to come out before the second.
   */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  /**
   * Adds an item.
   *
   * @param item The item.
   */
  push(item: Item): void {
    const items = this.#items;
    let index = items.length;
    items.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#compare(items[parent]!, item) <= 0) break;
      items[index] = items[parent]!;
      index = parent;
    }
    items[index] = item;
  }

  /**
   * Takes the first item out.
   *
   * @returns The item, or undefined if there is none.
   */
  pop(): Item | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length > 0) this.#sink(last!);
    return first;
  }

  /** Puts an item where the first was. */
  #sink(item: Item): void {
    const items = this.#items;
    let index = 0;
    while (true) {
      let child = 2 * index + 1;
      if (child >= items.length) break;
      const right = child + 1;
      if (
        right < items.length &&
        this.#compare(items[right]!, items[child]!) < 0
      ) child = right;
      if (this.#compare(items[child]!, item) >= 0) break;
      items[index] = items[child]!;
      index = child;
    }
    items[index] = item;
  }
}
