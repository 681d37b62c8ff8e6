/**
 * The natural logarithm and the power, for two numbers at a time.
 *
 * x = 2^k m with m in [0.6875, 1.375); for a c near m from a table, 1/c with
 * at most 11 bits,
 *
 *     r = m/c - 1 exactly,      ln(x) = k ln 2 + ln(c) + r - r²/2 + …
 *
 * (P. T. P. Tang, "Table-driven implementation of the logarithm function in
 * IEEE floating-point arithmetic", ACM TOMS 16, 1990). Without a fused
 * multiply-add, products are made exact by cutting factors to 26 bits (T. J.
 * Dekker, "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18, 1971).
 */
import { exponentialLimit, moderateExponential } from "./exponential.ts";
import {
  type Code,
  type FunctionBody,
  instruction,
  int32,
} from "./function_body.ts";
import { fallback } from "./fallback.ts";
import { logarithmPolynomial, longLogarithmPolynomial } from "./polynomials.ts";
import { ln2Parts, logarithmOrigin, logarithmTable } from "./tables.ts";
import * as v from "./vector.ts";

const leastNormal = 2 ** -1022;

/** The upper 26 bits of a number. */
function upper(x: Code): Code {
  return v.and(x, v.bits(-1n << 27n));
}

/** The parts of a logarithm. */
interface Parts {
  /** k ln 2 + ln c, exact but for the next one. */
  readonly whole: Code;
  /** What it lacks. */
  readonly lacking: Code;
  /** The two parts of r, whose sum is exact. */
  readonly left: Code;
  readonly right: Code;
}

function reduce(body: FunctionBody, x: Code): Parts {
  const shifted = body.keep(v.subtractIntegers(x, v.bits(logarithmOrigin)));
  const m = body.keep(
    v.subtractIntegers(x, v.and(shifted, v.bits(-1n << 52n))),
  );
  // Biased so that it is positive, k goes to the low bits of 2^52.
  const biased = v.shiftRightUnsigned(
    v.addIntegers(shifted, v.bits(1023n << 52n)),
    52,
  );
  const k = body.keep(
    v.subtract(v.or(biased, v.real(2 ** 52)), v.real(2 ** 52 + 1023)),
  );
  const index = body.keep(v.shiftRightUnsigned(shifted, 45));
  const table = body.module.table("logarithm", logarithmTable);
  const addresses = ([0, 1] as const).map((lane) => {
    const address = body.local("i32");
    body.set(
      address,
      instruction(
        [0x6c], // i32.mul
        instruction([0x71], v.lowBits(index, lane), int32(127)), // i32.and
        int32(24),
      ),
    );
    return address.get;
  });
  const read = (offset: number) =>
    v.gather(addresses[0]!, addresses[1]!, table + offset);
  const inverse = body.keep(read(0));
  const high = body.keep(upper(m));
  const [ln2High, ln2Low] = ln2Parts;
  return {
    left: body.keep(v.subtract(v.multiply(high, inverse), v.real(1))),
    right: body.keep(v.multiply(v.subtract(m, high), inverse)),
    whole: body.keep(v.add(v.multiply(k, v.real(ln2High)), read(8))),
    lacking: body.keep(v.add(v.multiply(k, v.real(ln2Low)), read(16))),
  };
}

/** All bits where a number is positive, normal and finite. */
function isOrdinary(x: Code): Code {
  return v.and(
    v.lessEqual(v.real(leastNormal), x),
    v.less(x, v.real(Infinity)),
  );
}

/**
 * The natural logarithm; the error is below 0.6 ulp.
 *
 * @param body Where to write the code.
 * @param x The argument.
 * @returns Reads the result.
 */
export function logarithm(body: FunctionBody, x: Code): Code {
  const { whole, lacking, left, right } = reduce(body, x);
  const r = body.keep(v.add(left, right));
  const high = body.keep(v.add(whole, r));
  const low = v.add(v.add(v.subtract(whole, high), r), lacking);
  const series = v.add(
    v.multiply(r, v.polynomial(r, logarithmPolynomial)),
    v.real(-0.5),
  );
  const result = v.add(high, v.add(low, v.multiply(v.multiply(r, r), series)));
  return fallback(body, "ln", v.not(isOrdinary(x)), result, x);
}

/**
 * The power; the error is below 2 ulp.
 *
 * @param body Where to write the code.
 * @param x The base.
 * @param y The exponent.
 * @returns Reads the result.
 */
export function power(body: FunctionBody, x: Code, y: Code): Code {
  const { high, low } = preciseLogarithm(body, x);
  const logarithmHigh = body.keep(upper(high));
  const logarithmLow = body.keep(
    v.add(v.subtract(high, logarithmHigh), low),
  );
  const exponentHigh = body.keep(upper(y));
  const exponentLow = v.subtract(y, exponentHigh);
  const product = body.keep(v.multiply(exponentHigh, logarithmHigh));
  const tail = body.keep(
    v.add(
      v.multiply(y, logarithmLow),
      v.multiply(exponentLow, logarithmHigh),
    ),
  );
  const fits = v.lessEqual(v.abs(product), v.real(exponentialLimit));
  const result = moderateExponential(body, product, tail);
  return fallback(
    body,
    "power",
    v.not(v.and(isOrdinary(x), fits)),
    result,
    x,
    y,
  );
}

/** The logarithm as a sum of two, with about 66 bits. */
function preciseLogarithm(
  body: FunctionBody,
  x: Code,
): { readonly high: Code; readonly low: Code } {
  const { whole, lacking, left, right } = reduce(body, x);
  const [r, rest] = exactSum(body, left, right);
  const [high1, low1] = fastSum(body, whole, r);
  // -r²/2 is split: the square of the upper half of r is exact.
  const half = body.keep(upper(r));
  const square = body.keep(
    v.multiply(v.multiply(half, half), v.real(-0.5)),
  );
  const [high, low2] = fastSum(body, high1, square);
  const squareRest = v.multiply(
    v.multiply(v.subtract(r, half), v.add(r, half)),
    v.real(-0.5),
  );
  const cube = v.multiply(
    v.multiply(v.multiply(r, r), r),
    v.polynomial(r, longLogarithmPolynomial),
  );
  // d ln(1 + r) = dr (1 - r + …)
  const linear = v.subtract(rest, v.multiply(rest, r));
  const low = [low2, lacking, linear, squareRest, cube]
    .reduce((sum, term) => v.add(sum, term), low1);
  return { high, low: body.keep(low) };
}

/** a + b = sum + error exactly (Knuth's TwoSum). */
function exactSum(
  body: FunctionBody,
  a: Code,
  b: Code,
): readonly [sum: Code, error: Code] {
  const sum = body.keep(v.add(a, b));
  const part = body.keep(v.subtract(sum, a));
  const error = v.add(
    v.subtract(a, v.subtract(sum, part)),
    v.subtract(b, part),
  );
  return [sum, body.keep(error)];
}

/** As `exactSum`, for |a| ≥ |b| or a = 0 (Dekker's FastTwoSum). */
function fastSum(
  body: FunctionBody,
  a: Code,
  b: Code,
): readonly [sum: Code, error: Code] {
  const sum = body.keep(v.add(a, b));
  return [sum, body.keep(v.add(v.subtract(a, sum), b))];
}
