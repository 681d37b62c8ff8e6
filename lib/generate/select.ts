/** Which elements are the largest, without putting all of them in order. */

/** Elements are compared by value; of equal ones the first is the larger, so
 * that no two are equal. */
export class Selection {
  readonly #order: Int32Array<ArrayBuffer>;
  #values: Float64Array = new Float64Array();
  /** Where pivots are taken: hashed, so that no order of values is slow. */
  #state = 1;

  /**
   * Takes memory for the order of the elements.
   *
   * @param capacity The most elements.
   */
  constructor(capacity: number) {
    this.#order = new Int32Array(capacity);
  }

  /**
   * Brings the largest elements to the front, in one pass that sees most of
   * them once.
   *
   * @param values The values; NaN and -Infinity are not selected.
   * @param wanted How many to bring.
   * @returns How many there are: as many as wanted, or fewer.
   */
  largest(values: Float64Array, wanted: number): number {
    this.#begin(values);
    let count = 0, least = -Infinity;
    for (let i = 0; i < values.length; i++) {
      if (!(values[i]! > least)) continue;
      this.#order[count++] = i;
      if (count < 2 * wanted) continue;
      this.#find(count, wanted);
      count = wanted;
      least = values[this.smallest(count)]!;
    }
    this.#find(count, wanted);
    return Math.min(count, wanted);
  }

  /**
   * Brings the fewest of the largest elements whose sum is not below a share of
   * the sum of all to the front.
   *
   * @param values The values, at least 0.
   * @param total Their sum.
   * @param share Above 0 and below 1.
   * @returns How many it takes.
   */
  reaching(values: Float64Array, total: number, share: number): number {
    this.#begin(values);
    // what is smaller is not needed: all of it is less than the other share
    const least = (1 - share) * total / values.length;
    let high = 0;
    for (let i = 0; i < values.length; i++) {
      if (values[i]! > 0 && values[i]! >= least) this.#order[high++] = i;
    }
    let low = 0, missing = share * total;
    while (low < high && missing > 0) {
      const middle = this.#partition(low, high);
      let sum = 0;
      for (let i = low; i < middle; i++) sum += values[this.#order[i]!]!;
      if (sum >= missing) high = middle;
      else {
        missing -= sum + values[this.#order[middle]!]!;
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The smallest of the first elements.
   *
   * @param count How many, at least one.
   * @returns Its index among the values.
   */
  smallest(count: number): number {
    let found = this.#order[0]!;
    for (let i = 1; i < count; i++) {
      const next = this.#order[i]!;
      if (isBefore(this.#values, found, next)) found = next;
    }
    return found;
  }

  #begin(values: Float64Array): void {
    this.#values = values;
    this.#state = 1;
  }

  /** Brings the largest of the first elements to the front (Hoare, "Algorithm
   * 65: find", 1961). */
  #find(count: number, wanted: number): void {
    let low = 0, high = count;
    while (low < wanted && wanted < high) {
      const middle = this.#partition(low, high);
      if (middle < wanted) low = middle + 1;
      else high = middle;
    }
  }

  /** Takes one element of a range, puts the larger ones in front of it and the
   * smaller behind; returns where it stands. */
  #partition(low: number, high: number): number {
    const order = this.#order, values = this.#values;
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    const chosen = low + this.#state % (high - low);
    const pivot = order[chosen]!;
    order[chosen] = order[high - 1]!;
    let middle = low;
    for (let i = low; i < high - 1; i++) {
      const next = order[i]!;
      if (!isBefore(values, next, pivot)) continue;
      order[i] = order[middle]!;
      order[middle++] = next;
    }
    order[high - 1] = order[middle]!;
    order[middle] = pivot;
    return middle;
  }
}

/** Whether one element is larger than another, or equal and in front. */
function isBefore(values: Float64Array, a: number, b: number): boolean {
  const difference = values[a]! - values[b]!;
  return difference > 0 || (difference === 0 && a < b);
}
