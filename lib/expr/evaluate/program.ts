/**
 * Programs: plain data that can be printed, kept and posted to a worker.
 *
 * A program works on slots, each a float64 number: first the variables, then
 * the constants, then what it computes. An instruction is five words: the
 * number of the operation, the slot written, and up to three slots read. What
 * steers a program:
 *
 *     halt                            ends it
 *     move     to ← from
 *     check    from                   stops it if the number is not finite
 *     if       condition, target      goes on at the target if it is 0
 *     else     target                 goes on at the target
 *     loop     index, last, target    goes on at the target if index > last
 *     endLoop  index, target          adds 1 to the index, goes to the target
 *     random   to, occurrence         draws
 *
 * Branches and loops nest: the target of an `if` is behind its `else`, whose
 * target is the end; that of a `loop` is behind its `endLoop`, which goes back
 * to the `loop`.
 */

import { opcodes, operations, operationTable } from "./operations.ts";

/** Words of an instruction. */
export const instructionWords = 5;

/** An optimised program. */
export interface Program {
  /** The names of the variables; variable i is in slot i. */
  readonly variables: readonly string[];
  /** The constants, in the slots behind the variables. */
  readonly constants: Float64Array;
  /** How many slots there are. */
  readonly slots: number;
  /** The instructions, `instructionWords` words each. */
  readonly code: Int32Array;
  /** The slots of the values, after the run. */
  readonly outputs: Int32Array;
  /** Whether it stops where a value that failed would go unnoticed. */
  readonly checked: boolean;
  /** How many times `random` occurs in it. */
  readonly randoms: number;
}

/**
 * The variables that a program reads: more may be declared.
 *
 * @param program The program.
 * @returns Their slots, in order.
 */
export function usedVariables(program: Program): readonly number[] {
  const { variables, code, outputs } = program;
  const used = new Set<number>(outputs);
  for (let at = 0; at < code.length; at += instructionWords) {
    const name = operations[code[at]!]!;
    for (let k = 0; k < operationTable[name].operands; k++) {
      used.add(code[at + 2 + k]!);
    }
  }
  return variables.map((_, slot) => slot).filter((slot) => used.has(slot));
}

/**
 * Whether a program may take many steps: then it is watched.
 *
 * @param program The program.
 * @returns Whether there is a loop in it.
 */
export function hasLoops({ code }: Program): boolean {
  for (let at = 0; at < code.length; at += instructionWords) {
    if (code[at] === opcodes.loop) return true;
  }
  return false;
}
