/**
 * Inverse trigonometric and hyperbolic functions of complex numbers, after
 * W. Kahan, "Branch cuts for complex elementary functions" (1987): every part
 * is a sum of terms with one sign, so that none cancels.
 */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { sqrt } from "./complex_elementary.ts";

/** sqrt(1 - z) and sqrt(1 + z) with the sign of a zero kept. */
function roots(z: Complex): readonly [Complex, Complex] {
  return [sqrt([1 - z[0], -z[1]]), sqrt([1 + z[0], z[1]])];
}

/**
 * The principal arc sine; cuts x < -1 and x > 1.
 *
 * @param z A number.
 * @returns asin z.
 */
export function asin(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && Math.abs(x) <= 1) return [Math.asin(x), y];
  const [[a, b], [c, d]] = roots(z);
  return [Math.atan2(x, a * c - b * d), Math.asinh(a * d - b * c)];
}

/**
 * The principal arc cosine; cuts x < -1 and x > 1.
 *
 * @param z A number.
 * @returns acos z.
 */
export function acos(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && Math.abs(x) <= 1) return [Math.acos(x), -y];
  const [[a, b], [c, d]] = roots(z);
  return [2 * Math.atan2(a, c), Math.asinh(c * b - d * a)];
}

/**
 * The principal inverse hyperbolic sine; cuts on the imaginary axis beyond
 * ±i.
 *
 * @param z A number.
 * @returns asinh z = -i asin(i z).
 */
export function asinh(z: Complex): Complex {
  if (z[1] === 0) return [Math.asinh(z[0]), z[1]];
  const [s, t] = asin([-z[1], z[0]]);
  return [t, -s];
}

/**
 * The principal inverse hyperbolic cosine; cut x < 1.
 *
 * @param z A number.
 * @returns acosh z, with a real part that is not negative.
 */
export function acosh(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && x >= 1) return [Math.acosh(x), y];
  const [a, b] = sqrt([x - 1, y]), [c, d] = sqrt([x + 1, y]);
  return [Math.asinh(a * c + b * d), 2 * Math.atan2(b, c)];
}

/**
 * The principal inverse hyperbolic tangent; cuts x < -1 and x > 1.
 *
 * @param z A number.
 * @returns atanh z; not finite at ±1.
 */
export function atanh(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && Math.abs(x) < 1) return [Math.atanh(x), y];
  if (x < 0 || Object.is(x, -0)) {
    const [s, t] = atanh([-x, -y]);
    return [-s, -t];
  }
  const size = complex.modulus(z);
  if (size > 1e8) {
    // Here 1 / z is all there is beside ±π/2.
    const [s, t] = complex.reciprocal(z);
    const turn = y < 0 || Object.is(y, -0) ? -Math.PI / 2 : Math.PI / 2;
    return [s, t + turn];
  }
  const distance = (1 - x) * (1 - x) + y * y;
  return [
    Math.log1p(4 * x / distance) / 4,
    Math.atan2(2 * y, (1 - x) * (1 + x) - y * y) / 2,
  ];
}

/**
 * The principal arc tangent; cuts on the imaginary axis beyond ±i.
 *
 * @param z A number.
 * @returns atan z = -i atanh(i z); not finite at ±i.
 */
export function atan(z: Complex): Complex {
  if (z[1] === 0) return [Math.atan(z[0]), z[1]];
  const [s, t] = atanh([-z[1], z[0]]);
  return [t, -s];
}
