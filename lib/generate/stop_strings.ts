import { ArgumentError } from "../core/errors.ts";

/**
 * Looks for strings that end a text while it comes in pieces: what may be the
 * beginning of one is held back until it is known not to be.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { StopStrings } from "@fluxion/fluxion";
 *
 * const stops = new StopStrings(["\n\n"]);
 * assertEquals(stops.push("one\n"), "one");
 * assertEquals(stops.push("two\n"), "\ntwo");
 * assertEquals([stops.push("\nthree"), stops.isStopped], ["", true]);
 * ```
 */
export class StopStrings {
  readonly #stops: readonly string[];
  #held = "";
  #isStopped = false;

  /**
   * Begins a text.
   *
   * @param stops What ends a text; it is not part of the text.
   * @throws {ArgumentError} If one is empty.
   */
  constructor(stops: readonly string[]) {
    if (stops.includes("")) {
      throw new ArgumentError(
        "Cannot stop at a text as it must hold a character: " +
          "current length is 0",
      );
    }
    this.#stops = stops;
  }

  /** Whether one was found: nothing comes any more. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /**
   * Takes the next piece of the text.
   *
   * @param piece The piece.
   * @returns What is now known to be part of the text.
   */
  push(piece: string): string {
    if (this.#isStopped) return "";
    const text = this.#held + piece;
    const start = this.#firstStop(text);
    if (start >= 0) {
      this.#isStopped = true;
      this.#held = "";
      return text.slice(0, start);
    }
    const free = text.length - this.#heldLength(text);
    this.#held = text.slice(free);
    return text.slice(0, free);
  }

  /**
   * Says that nothing more comes.
   *
   * @returns What was held back.
   */
  finish(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }

  /** Where the one begins that ends first, or -1; of two the longer. */
  #firstStop(text: string): number {
    let found = -1, end = Infinity;
    for (const stop of this.#stops) {
      const start = text.indexOf(stop);
      const stopEnd = start + stop.length;
      if (start < 0 || stopEnd > end) continue;
      found = stopEnd < end ? start : Math.min(found, start);
      end = stopEnd;
    }
    return found;
  }

  /** The length of the longest end of a text that one of them begins with. */
  #heldLength(text: string): number {
    return Math.max(
      0,
      ...this.#stops.map((stop) => {
        let length = Math.min(stop.length - 1, text.length);
        while (!text.endsWith(stop.slice(0, length))) length--;
        return length;
      }),
    );
  }
}
