/**
 * Registers to slots: by linear scan over the instructions, a slot is free
 * again after the last use of what is in it (Poletto and Sarkar, "Linear scan
 * register allocation", ACM TOPLAS 21, 1999). What was computed before a loop
 * and is used in it lives to the end of the loop.
 */
import type { Instruction, Listing, Loop, Register } from "./emit.ts";
import { opcodes } from "./operations.ts";
import { instructionWords, type Program } from "./program.ts";

/** The instructions with slots. */
export type Allocated = Pick<
  Program,
  "constants" | "slots" | "code" | "outputs"
>;

/**
 * Gives every register its slot.
 *
 * @param listing The instructions.
 * @param variables How many variables there are.
 * @returns The program's parts.
 */
export function allocate(listing: Listing, variables: number): Allocated {
  const constants = collectConstants(listing);
  const fixed = variables + constants.size;
  const { temporaries, count } = scan(listing, fixed);
  const slotOf = (register: Register): number => {
    if (register.kind === "variable") return register.number!;
    return register.kind === "constant"
      ? variables + constants.get(constantKey(register.constant!.value))!
      : temporaries.get(register)!;
  };
  return {
    constants: Float64Array.from(constants.keys(), keyToConstant),
    slots: fixed + count,
    code: encode(listing.instructions, slotOf),
    outputs: Int32Array.from(listing.outputs, slotOf),
  };
}

/** Tells -0 from 0. */
type ConstantKey = number | "-0";

function constantKey(value: number): ConstantKey {
  return Object.is(value, -0) ? "-0" : value;
}

function keyToConstant(key: ConstantKey): number {
  return key === "-0" ? -0 : key;
}

function collectConstants(listing: Listing): Map<ConstantKey, number> {
  const found = new Map<ConstantKey, number>();
  const read = listing.instructions.flatMap(({ from }) => from);
  for (const register of [...read, ...listing.outputs]) {
    if (register.kind !== "constant") continue;
    const key = constantKey(register.constant!.value);
    if (!found.has(key)) found.set(key, found.size);
  }
  return found;
}

function isFixed(register: Register): boolean {
  return register.kind === "variable" || register.kind === "constant";
}

/** The last instruction that needs each register. */
function lastUses(listing: Listing): Map<Register, number> {
  const { instructions, loops, outputs } = listing;
  const first = new Map<Register, number>();
  const last = new Map<Register, number>();
  instructions.forEach(({ to, from }, place) => {
    for (const register of to === undefined ? from : [...from, to]) {
      if (isFixed(register)) continue;
      if (!first.has(register)) first.set(register, place);
      const outside = outermost(loops, place, first.get(register)!);
      const use = outside?.end ?? place;
      last.set(register, Math.max(use, last.get(register) ?? 0));
    }
  });
  for (const output of outputs) last.set(output, instructions.length);
  return last;
}

/** The outermost loop around a place that a definition is before of. */
function outermost(
  loops: readonly Loop[],
  place: number,
  definition: number,
): Loop | undefined {
  return loops.findLast(({ start, end }) =>
    start <= place && place <= end && definition < start
  );
}

function scan(
  listing: Listing,
  fixed: number,
): { temporaries: Map<Register, number>; count: number } {
  const last = lastUses(listing);
  const temporaries = new Map<Register, number>();
  const expiring = new Map<number, number[]>();
  const free: number[] = [];
  let count = 0;
  listing.instructions.forEach(({ to }, place) => {
    // What is read here for the last time may be written over here.
    free.push(...expiring.get(place) ?? []);
    if (to === undefined || isFixed(to) || temporaries.has(to)) return;
    const slot = free.pop() ?? fixed + count++;
    temporaries.set(to, slot);
    const end = last.get(to)!;
    const expired = Math.max(end, place + 1);
    expiring.set(expired, [...expiring.get(expired) ?? [], slot]);
  });
  return { temporaries, count };
}

function encode(
  instructions: readonly Instruction[],
  slotOf: (register: Register) => number,
): Int32Array {
  const code = new Int32Array(instructions.length * instructionWords);
  instructions.forEach((instruction, place) => {
    const { name, to, from, number } = instruction;
    const at = place * instructionWords;
    code[at] = opcodes[name];
    if (to !== undefined) code[at + 1] = slotOf(to);
    from.forEach((register, k) => code[at + 2 + k] = slotOf(register));
    if (number !== undefined) code[at + 4] = target(name, number);
  });
  return code;
}

function target(name: Instruction["name"], number: number): number {
  return name === "random" ? number : number * instructionWords;
}
