/** Incomplete elliptic integrals of parameter m = k², by the symmetric ones
 * (DLMF 19.25). */
import { carlsonD, carlsonF } from "./complex_carlson.ts";
import { carlsonJ } from "./complex_carlson_third.ts";
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { cos, sin } from "./complex_trigonometric.ts";

const { add, multiply, scale, subtract } = complex;

/** sin φ, cos² φ, 1 - m sin² φ of φ less half turns, and their number. */
function reduce(phi: Complex, m: Complex) {
  const turns = Math.round(phi[0] / Math.PI);
  const rest: Complex = [phi[0] - turns * Math.PI, phi[1]];
  const sine = sin(rest), cosine = cos(rest);
  const square = multiply(sine, sine);
  return {
    turns,
    sine,
    square,
    cosineSquare: multiply(cosine, cosine),
    root: positiveZeros(subtract(complex.one, multiply(m, square))),
  };
}

function positiveZeros([x, y]: Complex): Complex {
  return [x + 0, y + 0];
}

/**
 * The incomplete elliptic integral of the first kind.
 *
 * @param phi The amplitude.
 * @param m The parameter, k².
 * @returns F(φ | m), the integral of 1 / sqrt(1 - m sin² θ) from 0 to φ.
 */
export function ellipticF(phi: Complex, m: Complex): Complex {
  const { turns, sine, cosineSquare, root } = reduce(phi, m);
  const part = multiply(sine, carlsonF(cosineSquare, root, complex.one));
  if (turns === 0) return part;
  const complete = carlsonF(complex.zero, oneMinus(m), complex.one);
  return add(part, scale(complete, 2 * turns));
}

function oneMinus(m: Complex): Complex {
  return [1 - m[0], -m[1] + 0];
}

/**
 * The incomplete elliptic integral of the second kind.
 *
 * @param phi The amplitude.
 * @param m The parameter, k².
 * @returns E(φ | m), the integral of sqrt(1 - m sin² θ) from 0 to φ.
 */
export function ellipticE(phi: Complex, m: Complex): Complex {
  const { turns, sine, square, cosineSquare, root } = reduce(phi, m);
  const first = carlsonF(cosineSquare, root, complex.one);
  const second = carlsonD(cosineSquare, root, complex.one);
  const part = multiply(
    sine,
    subtract(first, scale(multiply(multiply(m, square), second), 1 / 3)),
  );
  if (turns === 0) return part;
  const rest = oneMinus(m);
  const complete = subtract(
    carlsonF(complex.zero, rest, complex.one),
    scale(multiply(m, carlsonD(complex.zero, rest, complex.one)), 1 / 3),
  );
  return add(part, scale(complete, 2 * turns));
}

/**
 * The incomplete elliptic integral of the third kind.
 *
 * @param n The characteristic.
 * @param phi The amplitude.
 * @param m The parameter, k².
 * @returns Π(n; φ | m), the integral of 1 / ((1 - n sin² θ)
 * sqrt(1 - m sin² θ)) from 0 to φ.
 */
export function ellipticPi(n: Complex, phi: Complex, m: Complex): Complex {
  const { turns, sine, square, cosineSquare, root } = reduce(phi, m);
  const p = subtract(complex.one, multiply(n, square));
  const third = carlsonJ(cosineSquare, root, complex.one, p);
  const part = multiply(
    sine,
    add(
      carlsonF(cosineSquare, root, complex.one),
      scale(multiply(multiply(n, square), third), 1 / 3),
    ),
  );
  if (turns === 0) return part;
  const rest = oneMinus(m);
  const whole = carlsonJ(complex.zero, rest, complex.one, oneMinus(n));
  const complete = add(
    carlsonF(complex.zero, rest, complex.one),
    scale(multiply(n, whole), 1 / 3),
  );
  return add(part, scale(complete, 2 * turns));
}
