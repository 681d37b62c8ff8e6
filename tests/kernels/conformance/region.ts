import type { Memory } from "../../../lib/tensor/memory.ts";
import type { Contents } from "./contents.ts";
import { canary, type Layout } from "./place.ts";

/** Part of a memory, seen as words and as floats. */
export class Region {
  /** Where it starts, in bytes. */
  readonly address: number;
  /** Its bits. */
  readonly words: Int32Array;
  /** Its values. */
  readonly floats: Float32Array;

  constructor(memory: Memory, words: number) {
    this.address = memory.take(4 * words);
    this.words = memory.view("int32", this.address, words) as Int32Array;
    this.floats = memory.view("float32", this.address, words) as Float32Array;
  }

  /** Fills it with canaries, and the operands with what they hold. */
  load(layout: Layout, contents: Contents): void {
    this.words.fill(canary, 0, layout.words);
    for (const { name, start } of layout.operands) {
      const values = contents[name];
      if (values === undefined) continue;
      // As bits: on the way through a number the canary's would change.
      this.words.set(new Int32Array(values.buffer), start);
    }
  }
}
