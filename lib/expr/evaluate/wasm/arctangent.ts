/**
 * The inverse trigonometric functions, for two numbers at a time.
 *
 * With t = |x| or 1/|x| in [0, 1] and c = j/16 nearest to it,
 *
 *     arctan(t) = arctan(c) + arctan(u),    u = (t - c) / (1 + t c)
 *
 * with |u| ≤ 1/32 and arctan(c) from a table in two parts. The error of the
 * three is below 2 ulp.
 */
import {
  type Code,
  type FunctionBody,
  instruction,
  int32,
} from "./function_body.ts";
import { arctangentPolynomial } from "./polynomials.ts";
import { arctangentSteps, arctangentTable } from "./tables.ts";
import * as v from "./vector.ts";

const signBit = 1n << 63n;

/** What π/2 as a double lacks. */
const halfPiLow = 6.123233995736766e-17;

/** The sign of one number for the size of another. */
function withSign(size: Code, sign: Code): Code {
  return v.or(size, v.and(sign, v.bits(signBit)));
}

/**
 * The arctangent.
 *
 * @param body Where to write the code.
 * @param x Any number.
 * @returns Reads the result.
 */
export function arctangent(body: FunctionBody, x: Code): Code {
  const size = body.keep(v.abs(x));
  const large = body.keep(v.less(v.real(1), size));
  const t = body.keep(
    v.choose(large, v.divide(v.real(1), size), size),
  );
  // The steps of the nearest c go to the low bits of 2^52.
  const shifted = body.keep(
    v.add(v.multiply(t, v.real(arctangentSteps)), v.real(2 ** 52)),
  );
  const c = body.keep(
    v.multiply(
      v.subtract(shifted, v.real(2 ** 52)),
      v.real(1 / arctangentSteps),
    ),
  );
  const u = body.keep(
    v.divide(
      v.subtract(t, c),
      v.add(v.real(1), v.multiply(t, c)),
    ),
  );
  const [high, low] = readTable(body, shifted);
  const square = body.keep(v.multiply(u, u));
  const series = v.multiply(
    v.multiply(u, square),
    v.polynomial(square, arctangentPolynomial),
  );
  const rest = body.keep(v.add(u, v.add(series, low)));
  const complement = v.subtract(
    v.real(Math.PI / 2),
    v.subtract(v.add(high, rest), v.real(halfPiLow)),
  );
  const angle = v.choose(large, complement, v.add(high, rest));
  return body.keep(withSign(angle, x));
}

/** The two parts of arctan(c). */
function readTable(
  body: FunctionBody,
  shifted: Code,
): readonly [high: Code, low: Code] {
  const table = body.module.table("arctangent", arctangentTable);
  const addresses = ([0, 1] as const).map((lane) => {
    const address = body.local("i32");
    // A NaN has any bits: the mask keeps the address within the table.
    const index = instruction([0x71], v.lowBits(shifted, lane), int32(31));
    body.set(address, instruction([0x74], index, int32(4)));
    return address.get;
  });
  const read = (offset: number) =>
    body.keep(v.gather(addresses[0]!, addresses[1]!, table + offset));
  return [read(0), read(8)];
}

/** (1 - x)(1 + x), whose factors are exact near their zeros. */
function complementOfSquare(x: Code): Code {
  return v.multiply(
    v.subtract(v.real(1), x),
    v.add(v.real(1), x),
  );
}

/**
 * The arcsine: 2 arctan(x / (1 + √(1 - x²))).
 *
 * @param body Where to write the code.
 * @param x From -1 to 1; NaN beyond.
 * @returns Reads the result.
 */
export function arcsine(body: FunctionBody, x: Code): Code {
  const root = v.squareRoot(complementOfSquare(x));
  const half = body.keep(v.divide(x, v.add(v.real(1), root)));
  return body.keep(v.multiply(v.real(2), arctangent(body, half)));
}

/**
 * The arccosine: 2 arctan(√((1 - x) / (1 + x))).
 *
 * @param body Where to write the code.
 * @param x From -1 to 1; NaN beyond.
 * @returns Reads the result.
 */
export function arccosine(body: FunctionBody, x: Code): Code {
  const ratio = v.divide(
    v.subtract(v.real(1), x),
    v.add(v.real(1), x),
  );
  const half = body.keep(v.squareRoot(ratio));
  return body.keep(v.multiply(v.real(2), arctangent(body, half)));
}
