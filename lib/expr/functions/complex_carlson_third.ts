/** The symmetric elliptic integral of the third kind (B. C. Carlson, "Numerical
 * computation of real or complex elliptic integrals", 1995). */
import {
  closeEnough,
  lambdaOf,
  mostDuplications,
  product,
  quarter,
  seriesJ,
  spread,
  sum,
} from "./complex_carlson.ts";
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { sqrt } from "./complex_elementary.ts";
import { atan } from "./complex_inverse.ts";
import { quadrature } from "./complex_quadrature.ts";

const { add, multiply, scale, subtract, divide, modulus } = complex;

/** R_C(1, 1 + e) = atan(√e) / √e */
function carlsonC(e: Complex): Complex {
  if (modulus(e) < 1e-3) {
    // Σ (-e)^k / (2k + 1)
    let term: Complex = complex.one, total: Complex = complex.zero;
    for (let k = 0; k < 7; k++) {
      total = add(total, scale(term, 1 / (2 * k + 1)));
      term = complex.negate(multiply(term, e));
    }
    return total;
  }
  const root = sqrt(e);
  return divide(atan(root), root);
}

type Parts = readonly [x: Complex, y: Complex, z: Complex, p: Complex];

/**
 * Carlson's integral of the third kind.
 *
 * @param x A number; what is on the negative axis is taken above it.
 * @param y Another.
 * @param z Another; at most one of the three is 0.
 * @param p A number, not 0; also taken above the negative axis.
 * @returns R_J(x, y, z, p).
 */
export function carlsonJ(
  x: Complex,
  y: Complex,
  z: Complex,
  p: Complex,
): Complex {
  const isRight = [x, y, z].every((part) => part[0] >= 0);
  const isReal = [x, y, z].every((part) => part[1] === 0);
  if (isRight && (p[0] > 0 || isReal)) return duplicate([x, y, z, p]);
  // To the right, where duplication keeps the branch, and back by quadrature.
  const parts: Parts = [x, y, z, p];
  const shift = 1 - Math.min(...parts.map((part) => part[0]));
  const moved: Parts = [
    [x[0] + shift, x[1]],
    [y[0] + shift, y[1]],
    [z[0] + shift, z[1]],
    [p[0] + shift, p[1]],
  ];
  const f = (t: Complex) => integrand(parts, t);
  const middle: Complex = [shift / 2, detour(parts)];
  const integral = add(
    quadrature(f, complex.zero, middle),
    quadrature(f, middle, [shift, 0]),
  );
  return add(scale(integral, 1.5), duplicate(moved));
}

/** How far above the axis to pass by singularities on it: below those that are
 * above it themselves, whose cuts go to the left. */
function detour(parts: Parts): number {
  if (!parts.some(([x, y]) => y === 0 && x < 0)) return 0;
  const heights = parts.map(([, y]) => -y).filter((height) => height > 0);
  return Math.min(1, ...heights.map((height) => height / 2));
}

/** 1 / (√(t + x) √(t + y) √(t + z) (t + p)) */
function integrand([x, y, z, p]: Parts, t: Complex): Complex {
  const divisor = product(
    sqrt(add(x, t)),
    sqrt(add(y, t)),
    sqrt(add(z, t)),
    add(p, t),
  );
  return complex.reciprocal(divisor);
}

function duplicate(start: Parts): Complex {
  const [x, y, z, p] = start;
  let parts = start;
  const delta = product(subtract(p, x), subtract(p, y), subtract(p, z));
  let rest: Complex = complex.zero, power = 1;
  for (let k = 0; k < mostDuplications; k++) {
    const [a, b, c, d] = parts;
    const mean = scale(sum(a, b, c, scale(d, 2)), 1 / 5);
    if (spread(mean, parts) < closeEnough) {
      const end = scale(endJ(mean, a, b, c), power);
      return add(end, scale(rest, 6));
    }
    const root = sqrt(d);
    const divisor = product(
      add(root, sqrt(a)),
      add(root, sqrt(b)),
      add(root, sqrt(c)),
    );
    const e = scale(
      divide(delta, multiply(divisor, divisor)),
      power * power * power,
    );
    rest = add(rest, scale(divide(carlsonC(e), divisor), power));
    power /= 4;
    const lambda = lambdaOf(a, b, c);
    parts = [
      quarter(a, lambda),
      quarter(b, lambda),
      quarter(c, lambda),
      quarter(d, lambda),
    ];
  }
  return complex.undefinedComplex;
}

function endJ(mean: Complex, a: Complex, b: Complex, c: Complex): Complex {
  const [x, y, z] = [a, b, c].map((part) =>
    divide(subtract(mean, part), mean)
  ) as [Complex, Complex, Complex];
  const p = scale(sum(x, y, z), -0.5);
  const pp = multiply(p, p), xyz = product(x, y, z);
  const e2 = subtract(
    sum(multiply(x, y), multiply(x, z), multiply(y, z)),
    scale(pp, 3),
  );
  const ppp = multiply(pp, p);
  const e3 = sum(xyz, scale(multiply(e2, p), 2), scale(ppp, 4));
  const e4 = multiply(
    sum(scale(xyz, 2), multiply(e2, p), scale(ppp, 3)),
    p,
  );
  const series = seriesJ(e2, e3, e4, multiply(xyz, pp));
  return divide(series, multiply(mean, sqrt(mean)));
}
