/** From the factors of a value to those of a polynomial, if there are such. */
import { ExpressionError } from "../errors.ts";
import { symmetricResidue } from "../exact/modular.ts";
import { bitLength } from "../exact/rational.ts";
import type { Univariate } from "./dense.ts";
import { type Field, integers } from "./domain.ts";
import type { IntegerPolynomial } from "./integer.ts";
import { liftSparse } from "./lift_sparse.ts";
import { largePrime, primeField } from "./prime_field.ts";
import { degreesOf, mapCoefficients, scale } from "./sparse.ts";
import {
  divideSparseIntegers,
  primitiveSparse,
  type SparseInteger,
} from "./sparse_integer.ts";
import { translate } from "./sparse_variable.ts";
import { contentIn } from "./square_free_sparse.ts";

/** What is to be lifted. */
export interface Attempt {
  /** Its leading coefficient is the constant times those of the factors. */
  readonly target: SparseInteger;
  readonly constant: bigint;
  readonly point: readonly bigint[];
  readonly images: readonly IntegerPolynomial[];
  readonly leading: readonly SparseInteger[];
}

/**
 * Lifts factors.
 *
 * @param polynomial What is to be factored.
 * @param attempt From where.
 * @returns The factors, if their product is the polynomial.
 * @throws {ExpressionError} `budget`.
 */
export function liftAndCheck(
  polynomial: SparseInteger,
  attempt: Attempt,
): readonly SparseInteger[] | undefined {
  const lifted = liftAttempt(attempt);
  if (lifted === undefined) return undefined;
  const factors: SparseInteger[] = [];
  let rest: SparseInteger | undefined = polynomial;
  for (const each of lifted) {
    const content = contentIn(each, 0);
    const factor = primitiveSparse(divideSparseIntegers(each, content)!);
    rest = divideSparseIntegers(rest, factor);
    if (rest === undefined) return undefined;
    factors.push(factor);
  }
  return factors;
}

function liftAttempt(attempt: Attempt): readonly SparseInteger[] | undefined {
  const { target, constant: divisor, point, images, leading } = attempt;
  const p = primeFor(target, divisor);
  const field = primeField(p);
  const unit = field.divide(1n, field.fromInteger(divisor));
  const moved = (a: SparseInteger, sign: bigint) =>
    point.reduce(
      (value, coordinate, i) =>
        translate(field, value, i + 1, field.fromInteger(sign * coordinate)),
      mapCoefficients(field, a, (c) => field.fromInteger(c)),
    );
  const lifted = liftSparse({
    field,
    polynomial: scale(field, moved(target, 1n), unit),
    factors: images.map((image) => monicModulo(image, field)),
    leading: leading.map((lead) => moved(lead, 1n)),
  });
  return lifted?.map((factor) =>
    primitiveSparse(
      mapCoefficients(
        integers,
        moved(factor, -1n),
        (c) => symmetricResidue(c * divisor, p),
      ),
    )
  );
}

function monicModulo(
  a: IntegerPolynomial,
  field: Field<bigint>,
): Univariate<bigint> {
  const lead = field.fromInteger(a[a.length - 1]!);
  return a.map((c) => field.divide(field.fromInteger(c), lead));
}

/** Above twice the constant times any coefficient of a factor, which are at
 * most exp(sum of degrees) times those of the polynomial (Gelfond). */
function primeFor(a: SparseInteger, constant: bigint): bigint {
  const height = Math.max(
    ...a.map(({ coefficient }) => bitLength(coefficient)),
  );
  const degree = degreesOf(a).reduce((sum, each) => sum + each, 0);
  const bits = height + bitLength(constant) + Math.ceil(1.45 * degree) + 2;
  const p = largePrime(bits);
  if (p === undefined) {
    throw new ExpressionError(
      "budget",
      `Cannot factor as the coefficients of factors must be bounded: ` +
        `the bound has ${bits} bits`,
    );
  }
  return p;
}
