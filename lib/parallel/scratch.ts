import type { Memory } from "../tensor/memory.ts";

/** What earlier pools gave back, by memory: a memory cannot shrink, so that
 * pools that come and go have to share. */
const free = new WeakMap<Memory, { address: number; bytes: number }[]>();

/** Scratch space for the kernels of one thread. */
export class Scratch {
  /** Where it begins. */
  readonly address: number;
  readonly #memory: Memory;
  readonly #bytes: number;

  /**
   * Takes what another has given back, or new memory.
   *
   * @param memory Whose.
   * @param bytes How much.
   */
  constructor(memory: Memory, bytes: number) {
    this.#memory = memory;
    this.#bytes = bytes;
    const blocks = free.get(memory) ?? [];
    const index = blocks.findIndex((block) => block.bytes === bytes);
    this.address = index < 0
      ? memory.take(bytes)
      : blocks.splice(index, 1)[0]!.address;
  }

  /** Lets another take it. */
  giveBack(): void {
    const { address } = this, bytes = this.#bytes;
    const blocks = free.get(this.#memory);
    if (blocks === undefined) free.set(this.#memory, [{ address, bytes }]);
    else blocks.push({ address, bytes });
  }
}
