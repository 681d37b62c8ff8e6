/**
 * Sine, cosine and tangent, for two numbers at a time.
 *
 * x = n π/2 + r with |r| ≤ π/4 (W. J. Cody and W. Waite, "Software Manual for
 * the Elementary Functions", 1980): the first two parts of π/2 have 36 bits,
 * so that their products with n < 2^17 are exact, and what the subtractions
 * lose is kept in a tail. The error is below 1 ulp, that of the tangent below
 * 2 ulp. Arguments beyond 10^5 are left to the embedder.
 */
import { roundingShift } from "./exponential.ts";
import { fallback } from "./fallback.ts";
import type { Code, FunctionBody } from "./function_body.ts";
import { cosinePolynomial, sinePolynomial } from "./polynomials.ts";
import { halfPiParts } from "./tables.ts";
import * as v from "./vector.ts";

const limit = 1e5;

/** Sine and cosine of the reduced argument, and the quadrant. */
interface Reduced {
  readonly sine: Code;
  readonly cosine: Code;
  /** n in the low bits. */
  readonly count: Code;
}

function reduce(body: FunctionBody, x: Code): Reduced {
  const count = body.keep(
    v.add(v.multiply(x, v.real(2 / Math.PI)), v.real(roundingShift)),
  );
  const n = body.keep(v.subtract(count, v.real(roundingShift)));
  const [first, second, third] = halfPiParts;
  const a = body.keep(v.subtract(x, v.multiply(n, v.real(first))));
  const b = body.keep(v.multiply(n, v.real(second)));
  const c = body.keep(v.subtract(a, b));
  // What c lacks of a - b (Knuth's TwoSum), and the third part.
  const part = body.keep(v.subtract(a, c));
  const lost = v.add(
    v.subtract(a, v.add(c, part)),
    v.subtract(part, b),
  );
  const rest = body.keep(v.subtract(lost, v.multiply(n, v.real(third))));
  const r = body.keep(v.add(c, rest));
  const tail = body.keep(v.add(v.subtract(c, r), rest));
  const z = body.keep(v.multiply(r, r));
  const sine = body.keep(
    v.add(
      r,
      v.add(
        v.multiply(v.multiply(r, z), v.polynomial(z, sinePolynomial)),
        tail,
      ),
    ),
  );
  const half = body.keep(v.multiply(z, v.real(0.5)));
  const whole = body.keep(v.subtract(v.real(1), half));
  // 1 - z/2 with what it lacks, and cos(r + t) = cos r - t sin r.
  const cosine = body.keep(
    v.add(
      whole,
      v.add(
        v.subtract(
          v.subtract(v.subtract(v.real(1), whole), half),
          v.multiply(r, tail),
        ),
        v.multiply(v.multiply(z, z), v.polynomial(z, cosinePolynomial)),
      ),
    ),
  );
  return { sine, cosine, count };
}

/** All bits where n is odd. */
function isOdd(count: Code): Code {
  const low = v.and(count, v.bits(1n));
  return v.subtractIntegers(v.bits(0n), low);
}

/** The sign bit of a half turn: bit 1 of n. */
function signOf(count: Code): Code {
  return v.and(v.shiftLeft(count, 62), v.bits(1n << 63n));
}

function beyond(x: Code): Code {
  return v.not(v.lessEqual(v.abs(x), v.real(limit)));
}

/**
 * The sine.
 *
 * @param body Where to write the code.
 * @param x An angle.
 * @returns Reads the result.
 */
export function sine(body: FunctionBody, x: Code): Code {
  const { sine, cosine, count } = reduce(body, x);
  const size = v.choose(isOdd(count), cosine, sine);
  const result = v.xor(size, signOf(count));
  return fallback(body, "sin", beyond(x), result, x);
}

/**
 * The cosine.
 *
 * @param body Where to write the code.
 * @param x An angle.
 * @returns Reads the result.
 */
export function cosine(body: FunctionBody, x: Code): Code {
  const { sine, cosine, count } = reduce(body, x);
  const size = v.choose(isOdd(count), sine, cosine);
  const next = v.addIntegers(count, v.bits(1n));
  return fallback(body, "cos", beyond(x), v.xor(size, signOf(next)), x);
}

/**
 * The tangent.
 *
 * @param body Where to write the code.
 * @param x An angle.
 * @returns Reads the result.
 */
export function tangent(body: FunctionBody, x: Code): Code {
  const { sine, cosine, count } = reduce(body, x);
  const odd = body.keep(isOdd(count));
  const over = v.choose(odd, cosine, sine);
  const under = v.choose(odd, v.negate(sine), cosine);
  return fallback(body, "tan", beyond(x), v.divide(over, under), x);
}
