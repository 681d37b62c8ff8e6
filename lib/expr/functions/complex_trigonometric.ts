/** Trigonometric and hyperbolic functions of complex numbers. */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";

/** Beyond it e^x overflows while half of it need not. */
const large = 700;

/** [cosh y, sinh y] times a factor each, with an overflow only at the end. */
function hyperbolicPair(
  y: number,
  byCosh: number,
  bySinh: number,
): readonly [number, number] {
  if (Math.abs(y) <= large) {
    return [byCosh * Math.cosh(y), bySinh * Math.sinh(y)];
  }
  const half = Math.exp(Math.abs(y) / 2), sign = y < 0 ? -1 : 1;
  return [byCosh / 2 * half * half, sign * bySinh / 2 * half * half];
}

/**
 * The sine.
 *
 * @param z A number.
 * @returns sin z.
 */
export function sin(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) return [Math.sin(x), y * Math.cos(x)];
  return hyperbolicPair(y, Math.sin(x), Math.cos(x));
}

/**
 * The cosine.
 *
 * @param z A number.
 * @returns cos z.
 */
export function cos(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) return [Math.cos(x), -y * Math.sin(x)];
  return hyperbolicPair(y, Math.cos(x), -Math.sin(x));
}

/**
 * The hyperbolic sine.
 *
 * @param z A number.
 * @returns sinh z = -i sin(i z).
 */
export function sinh(z: Complex): Complex {
  const [s, t] = sin([-z[1], z[0]]);
  return [t, -s];
}

/**
 * The hyperbolic cosine.
 *
 * @param z A number.
 * @returns cosh z = cos(i z).
 */
export function cosh(z: Complex): Complex {
  return cos([-z[1], z[0]]);
}

/**
 * The hyperbolic tangent (Kahan 1987, CTANH).
 *
 * @param z A number.
 * @returns tanh z; not finite at a pole.
 */
export function tanh(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) return [Math.tanh(x), y];
  if (Math.abs(x) > 20) {
    const decay = Math.exp(-2 * Math.abs(x));
    return [Math.sign(x), 2 * Math.sin(2 * y) * decay];
  }
  const s = Math.sinh(x), cosine = Math.cos(y);
  // Both parts multiplied by cos² y: no overflow at y = π/2.
  const divisor = cosine * cosine + s * s;
  return [s * Math.cosh(x) / divisor, Math.sin(y) * cosine / divisor];
}

/**
 * The tangent.
 *
 * @param z A number.
 * @returns tan z = -i tanh(i z); not finite at a pole.
 */
export function tan(z: Complex): Complex {
  if (z[1] === 0) return [Math.tan(z[0]), z[1]];
  const [s, t] = tanh([-z[1], z[0]]);
  return [t, -s];
}

/**
 * The secant.
 *
 * @param z A number.
 * @returns 1 / cos z.
 */
export function sec(z: Complex): Complex {
  return complex.reciprocal(cos(z));
}

/**
 * The cosecant.
 *
 * @param z A number.
 * @returns 1 / sin z.
 */
export function csc(z: Complex): Complex {
  return complex.reciprocal(sin(z));
}

/**
 * The cotangent.
 *
 * @param z A number.
 * @returns 1 / tan z, 0 where the tangent has a pole.
 */
export function cot(z: Complex): Complex {
  return complex.divide(cos(z), sin(z));
}

/**
 * The hyperbolic secant.
 *
 * @param z A number.
 * @returns 1 / cosh z.
 */
export function sech(z: Complex): Complex {
  return complex.reciprocal(cosh(z));
}

/**
 * The hyperbolic cosecant.
 *
 * @param z A number.
 * @returns 1 / sinh z.
 */
export function csch(z: Complex): Complex {
  return complex.reciprocal(sinh(z));
}

/**
 * The hyperbolic cotangent.
 *
 * @param z A number.
 * @returns 1 / tanh z.
 */
export function coth(z: Complex): Complex {
  return complex.reciprocal(tanh(z));
}
