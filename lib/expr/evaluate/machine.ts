/**
 * The virtual machine: a loop over the instructions of a program. It needs no
 * code generation and so runs under any content security policy, and it
 * allocates nothing.
 *
 * A tree of closures was measured beside it: 34 ns an evaluation against 26,
 * geometric mean over the 74 expressions of the parser benchmark.
 */
import { spend } from "../budget.ts";
import type { RealFunction } from "../functions/real.ts";
import { equalWithin } from "../functions/real_elementary.ts";
import type { Draws } from "./draws.ts";
import { operations, operationTable } from "./operations.ts";
import type { Program } from "./program.ts";

/** The values of the operations, by number. */
const values: readonly (RealFunction | undefined)[] = operations.map((name) =>
  operationTable[name].value
);

/**
 * The slots of a program, the constants in place.
 *
 * @param program The program.
 * @returns New slots.
 */
export function slotsOf(program: Program): Float64Array {
  const slots = new Float64Array(program.slots);
  slots.set(program.constants, program.variables.length);
  return slots;
}

/**
 * Runs a program. The numbers of the cases are those of the table of
 * operations: the engine makes a jump table of literals only. For the same
 * reason the function is long.
 *
 * @param code The instructions.
 * @param r The slots: variables and constants are read, the rest written.
 * @param draws What `random` draws from.
 * @returns Whether it came to its end; false if a check stopped it.
 * @throws {ExpressionError} `budget`, by a loop.
 */
export function run(code: Int32Array, r: Float64Array, draws: Draws): boolean {
  for (let pc = 0;; pc += 5) {
    const d = code[pc + 1]!, a = code[pc + 2]!, b = code[pc + 3]!;
    switch (code[pc]) {
      case 0: // halt
        return true;
      case 1: // move
        r[d] = r[a]!;
        break;
      case 2: // check: NaN and infinities differ from themselves less themselves
        if (r[a]! - r[a]! !== 0) return false;
        break;
      case 3: // if
        if (r[a] === 0) pc = code[pc + 4]! - 5;
        break;
      case 4: // else
        pc = code[pc + 4]! - 5;
        break;
      case 5: // loop
        if (r[a]! <= r[b]!) spend(1 + (code[pc + 4]! - pc >> 9));
        else pc = code[pc + 4]! - 5;
        break;
      case 6: // endLoop
        r[d] = r[a]! + 1;
        pc = code[pc + 4]! - 5;
        break;
      case 7: // random
        r[d] = draws.uniform(code[pc + 4]!);
        break;
      case 8: // add
        r[d] = r[a]! + r[b]!;
        break;
      case 9: // subtract
        r[d] = r[a]! - r[b]!;
        break;
      case 10: // multiply
        r[d] = r[a]! * r[b]!;
        break;
      case 11: // divide
        r[d] = r[a]! / r[b]!;
        break;
      case 12: // negate
        r[d] = -r[a]!;
        break;
      case 13: // power
        r[d] = r[a]! ** r[b]!;
        break;
      case 14: // less
        r[d] = r[a]! < r[b]! ? 1 : 0;
        break;
      case 15: // lessEqual
        r[d] = r[a]! <= r[b]! ? 1 : 0;
        break;
      case 16: // equal
        r[d] = equalWithin(r[a]!, r[b]!) ? 1 : 0;
        break;
      case 17: // and
        r[d] = r[a] !== 0 && r[b] !== 0 ? 1 : 0;
        break;
      case 18: // or
        r[d] = r[a] !== 0 || r[b] !== 0 ? 1 : 0;
        break;
      case 19: // not
        r[d] = r[a] === 0 ? 1 : 0;
        break;
      case 20: // select
        r[d] = r[a] !== 0 ? r[b]! : r[code[pc + 4]!]!;
        break;
      case 21: // abs
        r[d] = Math.abs(r[a]!);
        break;
      case 22: // sqrt
        r[d] = Math.sqrt(r[a]!);
        break;
      case 23: // exp
        r[d] = Math.exp(r[a]!);
        break;
      case 24: // ln
        r[d] = Math.log(r[a]!);
        break;
      case 25: // sin
        r[d] = Math.sin(r[a]!);
        break;
      case 26: // cos
        r[d] = Math.cos(r[a]!);
        break;
      case 27: // tan
        r[d] = Math.tan(r[a]!);
        break;
      case 28: // floor
        r[d] = Math.floor(r[a]!);
        break;
      case 29: // min
        r[d] = Math.min(r[a]!, r[b]!);
        break;
      case 30: // max
        r[d] = Math.max(r[a]!, r[b]!);
        break;
      case 31: // asin
        r[d] = Math.asin(r[a]!);
        break;
      case 32: // acos
        r[d] = Math.acos(r[a]!);
        break;
      case 33: // atan
        r[d] = Math.atan(r[a]!);
        break;
      case 34: // sinh
        r[d] = Math.sinh(r[a]!);
        break;
      case 35: // cosh
        r[d] = Math.cosh(r[a]!);
        break;
      case 36: // tanh
        r[d] = Math.tanh(r[a]!);
        break;
      default:
        r[d] = values[code[pc]!]!(r[a]!, r[b]!, r[code[pc + 4]!]!);
    }
  }
}
