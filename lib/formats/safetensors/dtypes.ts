/** The element types of safetensors files. */

/** The array that holds the elements of each type. */
export interface SafetensorsArrays<Buffer extends ArrayBufferLike> {
  /** Booleans, one byte each. */
  readonly BOOL: Uint8Array<Buffer>;
  /** Unsigned 8-bit integers. */
  readonly U8: Uint8Array<Buffer>;
  /** IEEE 754 binary16. */
  readonly F16: Float16Array<Buffer>;
  /** bfloat16: the high halves of binary32, as bits. */
  readonly BF16: Uint16Array<Buffer>;
  /** Signed 32-bit integers. */
  readonly I32: Int32Array<Buffer>;
  /** IEEE 754 binary32. */
  readonly F32: Float32Array<Buffer>;
  /** IEEE 754 binary64. */
  readonly F64: Float64Array<Buffer>;
  /** Signed 64-bit integers. */
  readonly I64: BigInt64Array<Buffer>;
}

/** The element types that are read and written. */
export type SafetensorsDType = keyof SafetensorsArrays<ArrayBuffer>;

/** A tensor as it is read: its type decides the class of its data. */
export type SafetensorsTensor = {
  [D in SafetensorsDType]: {
    /** The element type. */
    readonly dtype: D;
    /** The lengths of the axes; `[]` is a scalar. */
    readonly shape: readonly number[];
    /** The elements, row-major. */
    readonly data: SafetensorsArrays<ArrayBuffer>[D];
  };
}[SafetensorsDType];

type ArrayClass<Elements> = {
  readonly name: string;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): Elements;
};

/** The classes, in the order in which the reference implementation ranks the
 * types: it writes the last of them first, so that all elements are aligned. */
export const arrayClasses: {
  readonly [D in SafetensorsDType]: ArrayClass<
    SafetensorsArrays<ArrayBuffer>[D]
  >;
} = {
  BOOL: Uint8Array,
  U8: Uint8Array,
  F16: Float16Array,
  BF16: Uint16Array,
  I32: Int32Array,
  F32: Float32Array,
  F64: Float64Array,
  I64: BigInt64Array,
};

/** The names of the element types, ranked. */
export const safetensorsDTypes: readonly SafetensorsDType[] = Object.keys(
  arrayClasses,
) as SafetensorsDType[];

/**
 * The bytes that a tensor takes.
 *
 * @param dtype The element type.
 * @param shape The lengths of the axes.
 * @returns The number of bytes, or undefined if a product on the way to it is
 * not a safe integer.
 */
export function byteLengthOf(
  dtype: SafetensorsDType,
  shape: readonly number[],
): number | undefined {
  let product = arrayClasses[dtype].BYTES_PER_ELEMENT;
  for (const length of shape) {
    product *= length;
    if (!Number.isSafeInteger(product)) return undefined;
  }
  return product;
}
