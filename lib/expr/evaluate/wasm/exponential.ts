/**
 * The exponential, for two numbers at a time.
 *
 * x = n ln 2 / 32 + r with |r| ≤ ln 2 / 64, so that with n = 32 e + j
 *
 *     exp(x) = 2^e 2^(j/32) (1 + r + r²/2 + …)
 *
 * with 2^(j/32) from a table, together with what its rounding lacks (P. T. P.
 * Tang, "Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic", ACM TOMS 15, 1989). The error is below
 * 0.55 ulp, 0.7 ulp of subnormal results.
 */
import {
  type Code,
  type FunctionBody,
  instruction,
  int32,
} from "./function_body.ts";
import { exponentialPolynomial } from "./polynomials.ts";
import { exponentialSteps, exponentialTable, stepParts } from "./tables.ts";
import * as v from "./vector.ts";

/** Added to a number below 2^51 it leaves the nearest integer in the bits. */
export const roundingShift = 1.5 * 2 ** 52;

/** Up to here neither e^x nor e^-x leaves the range of normal numbers. */
export const exponentialLimit = 708;

/** The part of an exponential before it is scaled. */
export interface Scaled {
  /** 2^(j/32), times 2^e if that fits. */
  readonly step: Code;
  /** What it is to be multiplied by, less 1. */
  readonly rest: Code;
  /** n in the low bits. */
  readonly count: Code;
}

/**
 * Reduces an argument and sums the series.
 *
 * @param body Where to write the code.
 * @param x The argument, below 800 in magnitude.
 * @param tail What the argument lacks.
 * @returns The parts of the exponential, not yet scaled.
 */
function reduce(body: FunctionBody, x: Code, tail?: Code): Scaled {
  const count = body.keep(
    v.add(
      v.multiply(x, v.real(exponentialSteps / Math.LN2)),
      v.real(roundingShift),
    ),
  );
  const n = body.keep(v.subtract(count, v.real(roundingShift)));
  const [high, low] = stepParts;
  const reduced = v.subtract(
    v.subtract(x, v.multiply(n, v.real(high))),
    v.multiply(n, v.real(low)),
  );
  const r = body.keep(tail === undefined ? reduced : v.add(reduced, tail));
  const address = (lane: 0 | 1) =>
    instruction(
      [0x74], // i32.shl
      instruction(
        [0x71], // i32.and
        v.lowBits(count, lane),
        int32(exponentialSteps - 1),
      ),
      int32(4),
    );
  const table = body.module.table("exponential", exponentialTable);
  const [first, second] = [body.local("i32"), body.local("i32")];
  body.set(first, address(0));
  body.set(second, address(1));
  const step = body.keep(v.gather(first.get, second.get, table));
  const lacking = v.gather(first.get, second.get, table + 8);
  const square = v.multiply(r, r);
  const rest = body.keep(
    v.add(
      r,
      v.add(
        lacking,
        v.multiply(square, v.polynomial(r, exponentialPolynomial)),
      ),
    ),
  );
  return { step, rest, count };
}

/** 2^e as a number, from n in the low bits; e must fit. */
function exponentBits(count: Code): Code {
  // n = 32 e + j: bit 5 of n goes to bit 52, the exponent's first.
  return v.and(v.shiftLeft(count, 47), v.bits(-1n << 52n));
}

/**
 * The exponential of what is below `exponentialLimit` in magnitude.
 *
 * @param body Where to write the code.
 * @param x The argument.
 * @param tail What it lacks.
 * @returns Reads the result.
 */
export function moderateExponential(
  body: FunctionBody,
  x: Code,
  tail?: Code,
): Code {
  const { step, rest, count } = reduce(body, x, tail);
  const scaled = body.keep(v.addIntegers(step, exponentBits(count)));
  return body.keep(v.add(scaled, v.multiply(scaled, rest)));
}

/**
 * The exponential of any number.
 *
 * @param body Where to write the code.
 * @param x The argument.
 * @returns Reads the result.
 */
export function exponential(body: FunctionBody, x: Code): Code {
  const result = body.local("v128");
  const beyond = body.keep(
    v.not(v.lessEqual(v.abs(x), v.real(exponentialLimit))),
  );
  body.set(result, moderateExponential(body, x));
  body.when(v.anyLane(beyond), () => {
    const extreme = extremeExponential(body, x);
    body.set(result, v.choose(beyond, extreme, result.get));
  });
  return result.get;
}

/** Scales in two steps, so that overflow and underflow are gradual. */
function extremeExponential(body: FunctionBody, x: Code): Code {
  const within = body.keep(
    v.minimum(v.maximum(x, v.real(-760)), v.real(720)),
  );
  const { step, rest, count } = reduce(body, within);
  const n = v.subtractIntegers(count, v.real(roundingShift));
  const e = body.keep(v.shiftRight(n, 5));
  const half = body.keep(v.shiftRight(e, 1));
  const scale = (exponent: Code) =>
    v.shiftLeft(v.addIntegers(exponent, v.bits(1023n)), 52);
  return body.keep(
    v.multiply(
      v.multiply(v.add(step, v.multiply(step, rest)), scale(half)),
      scale(v.subtractIntegers(e, half)),
    ),
  );
}
