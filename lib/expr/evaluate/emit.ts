/** Values in regions, to instructions on virtual registers. */
import { operandsToCheck } from "./branches.ts";
import type { Value } from "./graph.ts";
import type { OperationName } from "./operations.ts";
import type { Region, Regions } from "./regions.ts";

/** A register that is not yet a slot: a variable, a constant or its own. */
export type Register = Value | Temporary;

/** A register written more than once. */
export interface Temporary {
  /** Tells it from values. */
  readonly kind: "temporary";
}

/** An instruction before its slots are known. */
export interface Instruction {
  /** The operation. */
  readonly name: OperationName;
  /** What it writes. */
  readonly to?: Register;
  /** What it reads. */
  readonly from: readonly Register[];
  /** A target, as an index of an instruction; or the occurrence of a draw. */
  number?: number;
}

/** A stretch of instructions that is repeated, both ends included. */
export interface Loop {
  /** Its first instruction. */
  readonly start: number;
  /** Its last one. */
  readonly end: number;
}

/** Instructions and what to know to find their slots. */
export interface Listing {
  /** The instructions. */
  readonly instructions: readonly Instruction[];
  /** The loops, inner ones first. */
  readonly loops: readonly Loop[];
  /** Where the values of the program are. */
  readonly outputs: readonly Register[];
}

/** Writes the instructions of one program. */
class Emitter {
  readonly instructions: Instruction[] = [];
  readonly loops: Loop[] = [];
  readonly #regions: Regions;
  readonly #checked: boolean;
  readonly #results = new Map<Value, Temporary>();
  /** What is known to be finite, in the regions around the place. */
  readonly #finite: Set<Value>[] = [];

  constructor(regions: Regions, checked: boolean) {
    this.#regions = regions;
    this.#checked = checked;
  }

  region({ members }: Region): void {
    this.#finite.push(new Set());
    for (const value of members) this.#value(value);
    this.#finite.pop();
  }

  register(value: Value): Register {
    return this.#results.get(value) ?? value;
  }

  #value(value: Value): void {
    const { kind, operands, number } = value;
    switch (kind) {
      case "constant":
      case "variable":
      case "index":
        return;
      case "if":
        return this.#if(value);
      case "loop":
        return this.#loop(value);
      case "random":
        return this.#add({ name: kind, to: value, from: [], number: number! });
    }
    this.#checks(value);
    const from = operands.map((operand) => this.register(operand));
    this.#add({ name: kind, to: value, from });
  }

  #add(instruction: Instruction): void {
    this.instructions.push(instruction);
  }

  #checks(value: Value): void {
    if (!this.#checked) return;
    for (const operand of operandsToCheck(value)) {
      if (this.#finite.some((known) => known.has(operand))) continue;
      this.#finite.at(-1)!.add(operand);
      this.#add({ name: "check", from: [this.register(operand)] });
    }
  }

  #if(value: Value): void {
    this.#checks(value);
    const [condition, yes, no] = value.operands;
    const [yesRegion, noRegion] = this.#regions.inner.get(value)!;
    const result: Temporary = { kind: "temporary" };
    const test: Instruction = {
      name: "if",
      from: [this.register(condition!)],
    };
    this.#add(test);
    this.region(yesRegion!);
    this.#move(result, yes!);
    const jump: Instruction = { name: "else", from: [] };
    this.#add(jump);
    test.number = this.instructions.length;
    this.region(noRegion!);
    this.#move(result, no!);
    jump.number = this.instructions.length;
    this.#results.set(value, result);
  }

  #move(to: Temporary, from: Value): void {
    this.#add({ name: "move", to, from: [this.register(from)] });
  }

  #loop(value: Value): void {
    const [body, index, from, last, empty] = value.operands;
    const total: Temporary = { kind: "temporary" };
    this.#move(total, empty!);
    this.#add({ name: "move", to: index!, from: [this.register(from!)] });
    const start = this.instructions.length;
    const test: Instruction = {
      name: "loop",
      from: [index!, this.register(last!)],
    };
    this.#add(test);
    this.region(this.#regions.inner.get(value)![0]!);
    this.#add({
      name: value.multiplies ? "multiply" : "add",
      to: total,
      from: [total, this.register(body!)],
    });
    const end = this.instructions.length;
    this.#add({ name: "endLoop", to: index!, from: [index!], number: start });
    test.number = end + 1;
    this.loops.push({ start, end });
    this.#results.set(value, total);
  }
}

/**
 * Writes the instructions of a program.
 *
 * @param regions Where each value is computed.
 * @param outputs The values that the program returns.
 * @param checked Whether to check what would fail unnoticed.
 * @returns The instructions.
 */
export function emit(
  regions: Regions,
  outputs: readonly Value[],
  checked: boolean,
): Listing {
  const emitter = new Emitter(regions, checked);
  emitter.region(regions.root);
  emitter.instructions.push({ name: "halt", from: [] });
  return {
    instructions: emitter.instructions,
    loops: emitter.loops,
    outputs: outputs.map((value) => emitter.register(value)),
  };
}
