/** One random call of one kernel, on a backend and on the reference. */

import type { Backend, KernelSets } from "../../../lib/kernels/backend.ts";
import type { AnyKernel } from "../../../lib/kernels/bind.ts";
import type { KernelName, Kernels } from "../../../lib/kernels/kernels.ts";
import { referenceKernels } from "../../../lib/kernels/reference/mod.ts";
import { signatures } from "../../../lib/kernels/signatures.ts";
import { Memory } from "../../../lib/tensor/memory.ts";
import { bounds } from "./bounds.ts";
import { type Case, cases } from "./cases.ts";
import { agree, findStray } from "./compare.ts";
import { Draw } from "./draw.ts";
import { type Contents, drawContents, keepGaps } from "./contents.ts";
import { canary, type Layout, type Operand, place } from "./place.ts";
import { Region } from "./region.ts";

/** Every kernel, in the order of the contract. */
export const kernelNames = Object.keys(signatures) as KernelName[];

/** Enough for the largest case. */
const regionWords = 1 << 19;

/** A call, and what it starts from. */
interface Attempt {
  readonly kernel: KernelName;
  readonly call: Case;
  readonly layout: Layout;
  readonly contents: Contents;
  /** Of each output, the words that the kernel writes: 1, and its gaps: 0. */
  readonly written: Readonly<Record<string, Uint8Array>>;
}

/** Compares the float32 kernels of a backend with the reference. */
export class Harness {
  readonly #sets: KernelSets;
  readonly #reference: Kernels;
  readonly #tested: Region;
  readonly #expected: Region;

  /**
   * @param name How failures name the backend.
   * @param backend The backend.
   * @param seed What calls are drawn from.
   */
  constructor(readonly name: string, backend: Backend, readonly seed: number) {
    const memory = new Memory();
    this.#tested = new Region(memory, regionWords);
    this.#expected = new Region(memory, regionWords);
    this.#sets = backend.open(memory);
    this.#reference = referenceKernels(memory, "float32");
  }

  /**
   * Makes one call on both, and compares every word of their regions.
   *
   * @param kernel The kernel.
   * @param index The number of the call, which draws its arguments.
   * @throws If a word differs by more than its bound, or one was touched that
   * is not the kernel's to write.
   */
  check(kernel: KernelName, index: number): void {
    const draw = new Draw(this.seed, kernelNames.indexOf(kernel), index);
    const attempt = this.#prepare(kernel, draw);
    const { call, layout, contents } = attempt;
    this.#tested.load(layout, contents);
    this.#expected.load(layout, contents);
    const before = this.#expected.words.slice(0, layout.words);
    const args = layout.at(this.#tested.address);
    if (draw.chance(0.5)) this.#sets.bind("float32", kernel, args)();
    else (this.#sets.float32[kernel] as AnyKernel)(...args);
    const reference = this.#reference[kernel] as AnyKernel;
    reference(...layout.at(this.#expected.address));
    const failure = this.#findFailure(attempt, before);
    if (failure === undefined) return;
    throw new Error(
      `${this.name} ${kernel}(${describe(call, layout)}), call ${index} of ` +
        `seed ${this.seed}: ${failure}`,
    );
  }

  #prepare(kernel: KernelName, draw: Draw): Attempt {
    const call = cases[kernel](draw);
    const layout = place(kernel, call, draw);
    const contents = drawContents(layout, call, draw);
    const written = this.#findWritten(kernel, call, contents, draw);
    for (const { name, updated, over } of layout.operands) {
      if (updated && !over) keepGaps(contents[name]!, written[name]!);
    }
    return { kernel, call, layout, contents, written };
  }

  /** Lets the reference overwrite canaries, as an output may have gaps. */
  #findWritten(
    kernel: KernelName,
    call: Case,
    contents: Contents,
    draw: Draw,
  ): Record<string, Uint8Array> {
    const numbers = { ...call.numbers };
    for (const { updateIf } of signatures[kernel]) {
      if (updateIf !== "") numbers[updateIf] = 0;
    }
    const apart: Case = { numbers, absent: call.absent ?? [] };
    const layout = place(kernel, apart, draw);
    const read = layout.operands.filter((o) => !o.written || o.updated)
      .map(({ name }) => [name, contents[name]!]);
    const { address, words } = this.#expected;
    this.#expected.load(layout, Object.fromEntries(read));
    (this.#reference[kernel] as AnyKernel)(...layout.at(address));
    const flags = ({ start, length, updated }: Operand) =>
      Uint8Array.from(
        words.subarray(start, start + length),
        (word) => updated || word !== canary ? 1 : 0,
      );
    return Object.fromEntries(
      layout.operands.filter(({ written }) => written)
        .map((operand) => [operand.name, flags(operand)]),
    );
  }

  #findFailure(attempt: Attempt, before: Int32Array): string | undefined {
    const { layout, written } = attempt;
    const outputs = layout.operands.filter((operand) => operand.written);
    const owned = new Uint8Array(layout.words);
    const results: Record<string, Float32Array> = {};
    for (const { name, start, length } of outputs) {
      owned.set(written[name]!, start);
      results[name] = this.#expected.floats.subarray(start, start + length);
    }
    const stray = findStray(before, owned, this.#tested.words) ??
      findStray(before, owned, this.#expected.words);
    if (stray !== undefined) return stray;
    for (const output of outputs) {
      const difference = this.#findDifference(attempt, output, results);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }

  #findDifference(
    { kernel, call, contents, written }: Attempt,
    { name, start, length, updated }: Operand,
    results: Record<string, Float32Array>,
  ): string | undefined {
    const old = (i: number) => updated ? contents[name]![i]! : 0;
    const checked = { numbers: call.numbers, contents, results, old };
    for (let i = 0; i < length; i++) {
      const actual = this.#tested.floats[start + i]!;
      const expected = this.#expected.floats[start + i]!;
      if (written[name]![i] === 0 || agree(actual, expected, 0)) continue;
      const bound = bounds[kernel](checked, i, name);
      if (agree(actual, expected, bound)) continue;
      return `${name}[${i}] is ${actual}, but the reference has ${expected}, ` +
        `and the bound is ${bound}`;
    }
    return undefined;
  }
}

/** The arguments, for a person. */
function describe(call: Case, layout: Layout): string {
  const numbers = Object.entries(call.numbers).map(([name, value]) =>
    `${name} ${value}`
  );
  const operands = layout.operands.map(({ name, length, start }) =>
    `${name} ${length} at word ${start}`
  );
  const absent = (call.absent ?? []).map((name) => `${name} absent`);
  return [...numbers, ...operands, ...absent].join(", ");
}
