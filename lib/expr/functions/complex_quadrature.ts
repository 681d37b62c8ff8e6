/** Integrals of complex functions along a line. */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";

const points = 16;

/** Nodes and weights of Gauss and Legendre on [-1, 1], by Newton's method
 * (DLMF 3.5.15 and 18.9.1). */
const rule: readonly (readonly [node: number, weight: number])[] = Array.from(
  { length: points },
  (_, k) => {
    let x = Math.cos(Math.PI * (k + 0.75) / (points + 0.5)), slope = 1;
    for (let step = 0; step < 6; step++) {
      let before = 0, value = 1;
      for (let n = 0; n < points; n++) {
        const next = ((2 * n + 1) * x * value - n * before) / (n + 1);
        before = value;
        value = next;
      }
      slope = points * (x * value - before) / (x * x - 1);
      x -= value / slope;
    }
    return [x, 2 / ((1 - x * x) * slope * slope)];
  },
);

/** Over [a, b] in u, where t = from + (to - from) sin²(u): the square roots of
 * singularities at both ends are smooth in u. */
function panel(
  f: (t: Complex) => Complex,
  from: Complex,
  to: Complex,
  a: number,
  b: number,
): Complex {
  const middle = (a + b) / 2, half = (b - a) / 2;
  const length = complex.subtract(to, from);
  let sum: Complex = complex.zero;
  for (const [node, weight] of rule) {
    const u = middle + half * node, sine = Math.sin(u);
    const t = complex.add(from, complex.scale(length, sine * sine));
    const value = f(t);
    sum = complex.add(sum, complex.scale(value, weight * Math.sin(2 * u)));
  }
  return complex.scale(complex.multiply(sum, length), half);
}

const deepest = 40;

/**
 * The integral of a function along a line.
 *
 * @param f The function; it may go as the inverse square root at the ends.
 * @param from Where the line begins.
 * @param to Where it ends.
 * @returns The integral.
 */
export function quadrature(
  f: (t: Complex) => Complex,
  from: Complex,
  to: Complex,
): Complex {
  const whole = panel(f, from, to, 0, Math.PI / 2);
  const size = complex.modulus(whole);
  const refine = (
    a: number,
    b: number,
    estimate: Complex,
    depth: number,
  ): Complex => {
    const middle = (a + b) / 2;
    const left = panel(f, from, to, a, middle);
    const right = panel(f, from, to, middle, b);
    const both = complex.add(left, right);
    const change = complex.modulus(complex.subtract(both, estimate));
    if (!(change > 1e-15 * size) || depth === deepest) return both;
    return complex.add(
      refine(a, middle, left, depth + 1),
      refine(middle, b, right, depth + 1),
    );
  };
  return refine(0, Math.PI / 2, whole, 0);
}
