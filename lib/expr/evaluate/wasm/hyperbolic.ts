/**
 * The hyperbolic functions, for two numbers at a time: by the exponential
 * where |x| > 1, by the series of the hyperbolic sine elsewhere. The error is
 * below 3 ulp.
 */
import { exponentialLimit, moderateExponential } from "./exponential.ts";
import { fallback } from "./fallback.ts";
import type { Code, FunctionBody } from "./function_body.ts";
import { hyperbolicSinePolynomial } from "./polynomials.ts";
import * as v from "./vector.ts";

function beyond(x: Code): Code {
  return v.not(v.lessEqual(v.abs(x), v.real(exponentialLimit)));
}

/** sinh(x) for |x| ≤ 1. */
function smallSine(body: FunctionBody, x: Code): Code {
  const z = body.keep(v.multiply(x, x));
  return body.keep(
    v.add(
      x,
      v.multiply(v.multiply(x, z), v.polynomial(z, hyperbolicSinePolynomial)),
    ),
  );
}

/** e^x / 2 and e^-x / 2. */
function halves(
  body: FunctionBody,
  x: Code,
): readonly [growing: Code, decaying: Code] {
  const power = moderateExponential(body, x);
  return [
    v.multiply(power, v.real(0.5)),
    v.divide(v.real(0.5), power),
  ];
}

/**
 * The hyperbolic sine.
 *
 * @param body Where to write the code.
 * @param x Any number.
 * @returns Reads the result.
 */
export function hyperbolicSine(body: FunctionBody, x: Code): Code {
  const [growing, decaying] = halves(body, x);
  const small = v.lessEqual(v.abs(x), v.real(1));
  const result = v.choose(
    small,
    smallSine(body, x),
    v.subtract(growing, decaying),
  );
  return fallback(body, "sinh", beyond(x), result, x);
}

/**
 * The hyperbolic cosine.
 *
 * @param body Where to write the code.
 * @param x Any number.
 * @returns Reads the result.
 */
export function hyperbolicCosine(body: FunctionBody, x: Code): Code {
  const [growing, decaying] = halves(body, x);
  return fallback(body, "cosh", beyond(x), v.add(growing, decaying), x);
}

/**
 * The hyperbolic tangent: s / √(1 + s²) with s = sinh(x) for |x| ≤ 1, else
 * 1 - 2 / (e^2|x| + 1).
 *
 * @param body Where to write the code.
 * @param x Any number.
 * @returns Reads the result.
 */
export function hyperbolicTangent(body: FunctionBody, x: Code): Code {
  const size = body.keep(v.abs(x));
  // Beyond 20 it is 1 to the last digit.
  const within = body.keep(v.minimum(size, v.real(20)));
  const power = moderateExponential(body, v.add(within, within));
  const large = v.subtract(
    v.real(1),
    v.divide(v.real(2), v.add(power, v.real(1))),
  );
  const sine = smallSine(body, within);
  const small = v.divide(
    sine,
    v.squareRoot(v.add(v.real(1), v.multiply(sine, sine))),
  );
  const result = v.choose(v.lessEqual(size, v.real(1)), small, large);
  return body.keep(
    v.or(result, v.and(x, v.bits(1n << 63n))),
  );
}
