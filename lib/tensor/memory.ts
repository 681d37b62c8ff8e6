import { type DType, type TypedArray, viewOf } from "../core/dtype.ts";
import { OutOfMemoryError } from "../core/errors.ts";

/** Bytes in a page of WebAssembly. */
const pageBytes = 65536;
/** 4 GiB: all that a 32-bit address reaches. */
const maximumPages = 65536;

/** Every address an arena hands out is a multiple of this: a cache line. */
export const alignment = 64;

/**
 * The one memory of an engine: shared, so that the kernels, a BLAS and worker
 * threads see the same bytes at the same addresses. It grows and never moves:
 * being shared, its views stay valid.
 *
 * The first page is never handed out: address 0 means "absent" to the kernels,
 * and the constants of the kernels live in the rest of it.
 */
export class Memory {
  /** The memory itself, to instantiate kernels with. */
  readonly wasm: WebAssembly.Memory;
  #end = pageBytes;
  #limit = maximumPages * pageBytes;

  /** Makes a memory of one page. */
  constructor();
  /**
   * Sees part of a memory that another thread made.
   *
   * @param wasm That memory.
   * @param address Where the part begins, a multiple of 64.
   * @param bytes Its size: all that can be taken from it.
   */
  constructor(wasm: WebAssembly.Memory, address: number, bytes: number);
  constructor(wasm?: WebAssembly.Memory, address = pageBytes, bytes = 0) {
    this.wasm = wasm ?? new WebAssembly.Memory({
      initial: 1,
      maximum: maximumPages,
      shared: true,
    });
    this.#end = address;
    if (wasm !== undefined) this.#limit = address + bytes;
  }

  /** Bytes handed out so far. */
  get taken(): number {
    return this.#end - pageBytes;
  }

  /** Bytes committed so far. */
  get bytes(): number {
    return this.wasm.buffer.byteLength;
  }

  /**
   * Takes bytes for good; only an arena, or a backend that needs scratch
   * space, should. They are not zeroed.
   *
   * @param bytes How many.
   * @returns The address of the first, a multiple of 64.
   * @throws {OutOfMemoryError} If the memory cannot grow that far.
   */
  take(bytes: number): number {
    const address = this.#end;
    const end = address + roundUp(bytes, alignment);
    if (end > this.#limit) throw this.#full(bytes);
    const missing = Math.ceil((end - this.bytes) / pageBytes);
    if (missing > 0) this.#grow(missing, bytes);
    this.#end = end;
    return address;
  }

  /**
   * A typed array over part of the memory.
   *
   * @param dtype The element type.
   * @param address Where it starts, in bytes.
   * @param length The number of elements.
   * @returns The view.
   */
  view(dtype: DType, address: number, length: number): TypedArray {
    return viewOf(dtype, this.wasm.buffer, address, length);
  }

  #grow(pages: number, requested: number): void {
    try {
      this.wasm.grow(pages);
    } catch {
      throw this.#full(requested);
    }
  }

  #full(requested: number): OutOfMemoryError {
    return new OutOfMemoryError(
      `Cannot allocate ${requested} bytes as an engine holds at most ` +
        `${this.#limit} bytes: current size is ${this.bytes}`,
    );
  }
}

/**
 * The smallest multiple of a unit that is not below a value.
 *
 * @param value A non-negative integer.
 * @param unit A positive integer.
 * @returns The multiple.
 */
export function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
