/** Exponents as one number, so that products of powers are sums of numbers and
 * the lexicographic order is that of numbers. */

/** A mixed radix. */
export interface Packing {
  /** From exponents to a number below 2^53. */
  pack(exponents: readonly number[]): number;
  /** And back. */
  unpack(key: number): number[];
}

/**
 * The packing for exponents up to given ones.
 *
 * @param degrees The greatest exponent of each variable.
 * @returns The packing, or nothing if a number cannot hold the exponents.
 */
export function packingFor(degrees: readonly number[]): Packing | undefined {
  const strides = new Array<number>(degrees.length);
  let stride = 1;
  for (let i = degrees.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= degrees[i]! + 1;
  }
  if (stride > Number.MAX_SAFE_INTEGER) return undefined;
  return {
    pack(exponents) {
      let key = 0;
      for (let i = 0; i < exponents.length; i++) {
        key += exponents[i]! * strides[i]!;
      }
      return key;
    },
    unpack(key) {
      let rest = key;
      return strides.map((each) => {
        const exponent = Math.floor(rest / each);
        rest -= exponent * each;
        return exponent;
      });
    },
  };
}
