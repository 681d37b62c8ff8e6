/** Newton's interpolation of sparse polynomials modulo a prime. */
import { invertModulo, multiplyModulo } from "../exact/modular.ts";
import { type Grouped, type SparseModular, valueAt } from "./grouped.ts";
import {
  addModular,
  type ModularPolynomial,
  multiplyModular,
  scaleModular,
} from "./modular.ts";
import { compareExponents, type SparseTerm } from "./sparse.ts";

/** What is known of a greatest common divisor from its values. */
export interface Interpolation {
  readonly value: Grouped;
  /** The product of x - point. */
  readonly nodes: ModularPolynomial;
}

/**
 * Takes in one more value. One with a greater leading term than those before
 * comes from an unlucky point, and one with a smaller shows that all before
 * were unlucky.
 *
 * @param known From the points before.
 * @param image The value at the point.
 * @param point Where.
 * @param p The modulus.
 * @returns What is known now, or nothing if the point is unlucky; the array
 * `value` is the same if the image is no news.
 */
export function joinPoint(
  known: Interpolation | undefined,
  image: SparseModular,
  point: number,
  p: number,
): Interpolation | undefined {
  const order = known === undefined
    ? -1
    : compareExponents(image[0]!.exponents, known.value[0]!.exponents);
  if (order > 0) return undefined;
  const node = [point === 0 ? 0 : p - point, 1];
  if (order < 0) {
    const value = image.map(({ exponents, coefficient }) => ({
      exponents,
      coefficient: [coefficient],
    }));
    return { value, nodes: node };
  }
  const { value, nodes } = known!;
  const inverse = invertModulo(valueAt(nodes, point, p), p);
  return {
    value: correct(value, image, { nodes, inverse, point, p }),
    nodes: multiplyModular(nodes, node, p),
  };
}

interface Step {
  readonly nodes: ModularPolynomial;
  /** Of the value of the nodes at the point. */
  readonly inverse: number;
  readonly point: number;
  readonly p: number;
}

/** The same array if the image is no news. */
function correct(value: Grouped, image: SparseModular, step: Step): Grouped {
  const { nodes, inverse, point, p } = step;
  const result: SparseTerm<ModularPolynomial>[] = [];
  let changed = false;
  for (let i = 0, j = 0; i < value.length || j < image.length;) {
    const order = i === value.length
      ? -1
      : j === image.length
      ? 1
      : compareExponents(value[i]!.exponents, image[j]!.exponents);
    const old = order >= 0 ? value[i++]! : undefined;
    const now = order <= 0 ? image[j++]! : undefined;
    const before = old === undefined ? 0 : valueAt(old.coefficient, point, p);
    const gap = (now?.coefficient ?? 0) - before;
    if (gap === 0) {
      result.push(old!);
      continue;
    }
    changed = true;
    const factor = multiplyModulo(gap < 0 ? gap + p : gap, inverse, p);
    const coefficient = addModular(
      old?.coefficient ?? [],
      scaleModular(nodes, factor, p),
      p,
    );
    const { exponents } = (old ?? now)!;
    if (coefficient.length > 0) result.push({ exponents, coefficient });
  }
  return changed ? result : value;
}
