/** Square-free decomposition of sparse polynomials over the integers. */
import { integers } from "./domain.ts";
import { gcdSparse } from "./gcd_sparse.ts";
import { subtract } from "./sparse.ts";
import { coefficientsIn, derivative } from "./sparse_variable.ts";
import {
  divideSparseIntegers,
  primitiveSparse,
  type SparseInteger,
} from "./sparse_integer.ts";
import type { Factor } from "./square_free.ts";

/**
 * The square-free decomposition: Yun's algorithm in one variable after the
 * other. Each factor is primitive in each of its variables.
 *
 * @param a Not 0, primitive.
 * @returns Primitive, square-free, pairwise coprime factors, not constant;
 * more than one may have the same multiplicity.
 */
export function squareFreeSparse(
  a: SparseInteger,
): readonly Factor<SparseInteger>[] {
  const arity = a[0]!.exponents.length;
  const factors: Factor<SparseInteger>[] = [];
  let rest = a;
  for (let variable = 0; variable < arity; variable++) {
    if (!rest.some(({ exponents }) => exponents[variable]! > 0)) continue;
    const content = contentIn(rest, variable);
    const primitive = primitiveSparse(divideSparseIntegers(rest, content)!);
    factors.push(...decompose(primitive, variable));
    rest = content;
  }
  return factors;
}

/**
 * The greatest common divisor of the coefficients in a variable.
 *
 * @param a Not 0.
 * @param variable Its index.
 * @returns A primitive polynomial without the variable.
 */
export function contentIn(
  a: SparseInteger,
  variable: number,
): SparseInteger {
  const coefficients = coefficientsIn(a, variable)
    .filter((coefficient) => coefficient.length > 0)
    .sort((left, right) => left.length - right.length);
  let content: SparseInteger = [];
  for (const coefficient of coefficients) {
    content = primitiveSparse(gcdSparse(content, coefficient));
    if (isConstant(content)) break;
  }
  return content;
}

function isConstant(a: SparseInteger): boolean {
  return a[0]!.exponents.every((exponent) => exponent === 0);
}

/** Yun's algorithm; the polynomial is primitive in the variable. */
function decompose(
  a: SparseInteger,
  variable: number,
): readonly Factor<SparseInteger>[] {
  const factors: Factor<SparseInteger>[] = [];
  const slope = derivative(integers, a, variable);
  const common = primitiveSparse(gcdSparse(a, slope));
  let rest = divideSparseIntegers(a, common)!;
  let other = divideSparseIntegers(slope, common)!;
  for (let multiplicity = 1; !isConstant(rest); multiplicity++) {
    const difference = subtract(
      integers,
      other,
      derivative(integers, rest, variable),
    );
    const factor = primitiveSparse(gcdSparse(rest, difference));
    if (!isConstant(factor)) factors.push({ factor, multiplicity });
    rest = divideSparseIntegers(rest, factor)!;
    other = divideSparseIntegers(difference, factor)!;
  }
  return factors;
}
