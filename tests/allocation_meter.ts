/** What is asked of memory while code runs: each array and buffer by its size
 * when it is made, whether it is ever touched or not, and what the heap holds
 * afterwards. */

const bufferNames = ["ArrayBuffer", "SharedArrayBuffer"] as const;
const arrayNames = [
  ...["Int8Array", "Uint8Array", "Uint8ClampedArray"] as const,
  ...["Int16Array", "Uint16Array", "Int32Array", "Uint32Array"] as const,
  ...["Float16Array", "Float32Array", "Float64Array"] as const,
  ...["BigInt64Array", "BigUint64Array"] as const,
];

type Class = new (...parameters: unknown[]) => object;

/** Replaces the classes of the global object, until it is disposed of. */
export class AllocationMeter implements Disposable {
  #bytes = 0;
  readonly #restore: (() => void)[] = [];

  /** Begins to count. */
  constructor() {
    for (const name of bufferNames) {
      this.#trap(name, ([bytes]) => Number(bytes));
    }
    for (const name of arrayNames) {
      const size = globalThis[name].BYTES_PER_ELEMENT;
      this.#trap(name, ([source]) => size * countOf(source));
    }
    // a pointer each, for `new Array(n)`
    this.#trap(
      "Array",
      (parameters) =>
        parameters.length === 1 && typeof parameters[0] === "number"
          ? 8 * parameters[0]
          : 0,
    );
    this.#trapMemory();
  }

  /**
   * Runs a function.
   *
   * @param body What to run.
   * @returns The bytes that it asked for: arrays of numbers and WebAssembly
   * memory in all, or what the heap grew by if that is more.
   */
  measure(body: () => void): number {
    this.#bytes = 0;
    const before = Deno.memoryUsage();
    body();
    const after = Deno.memoryUsage();
    const heap = after.heapUsed + after.external - before.heapUsed -
      before.external;
    return Math.max(this.#bytes, heap);
  }

  /** Puts the classes back. */
  [Symbol.dispose](): void {
    for (const restore of this.#restore) restore();
  }

  #trap(
    name: keyof typeof globalThis,
    bytesOf: (parameters: unknown[]) => number,
  ): void {
    const original = globalThis[name] as Class;
    const note = (parameters: unknown[]) => {
      const bytes = bytesOf(parameters);
      if (bytes > 0) this.#bytes += bytes;
    };
    const replaced = new Proxy(original, {
      construct(target, parameters, newTarget) {
        note(parameters);
        return Reflect.construct(target, parameters, newTarget);
      },
    });
    Object.defineProperty(globalThis, name, {
      value: replaced,
      configurable: true,
      writable: true,
    });
    this.#restore.push(() =>
      Object.defineProperty(globalThis, name, {
        value: original,
        configurable: true,
        writable: true,
      })
    );
  }

  #trapMemory(): void {
    const { prototype } = WebAssembly.Memory;
    const grow = prototype.grow;
    const note = (pages: number) => this.#bytes += 65536 * pages;
    prototype.grow = function (pages: number): number {
      note(pages);
      return grow.call(this, pages);
    };
    this.#restore.push(() => prototype.grow = grow);
  }
}

/** How many elements a typed array will have of its own. */
function countOf(source: unknown): number {
  if (typeof source === "number") return source;
  const list = Array.isArray(source) || ArrayBuffer.isView(source);
  return list ? (source as { length?: number }).length ?? 0 : 0;
}
