/** The parallel integration algorithm of Risch and Norman. */
import {
  add,
  type Call,
  divide,
  type Expression,
  multiply,
  two,
} from "../../algebra/mod.ts";
import {
  type Factor,
  type Multivariate,
  type RationalFunction,
  rationals,
} from "../../polynomial/mod.ts";
import {
  expressionOfFraction,
  expressionOfPolynomial,
} from "../../polynomial/from_expression.ts";
import {
  type Ansatz,
  denominatorOf,
  equationsOf,
  monomialsOf,
} from "./ansatz.ts";
import { type Candidate, logarithms } from "./candidates.ts";
import { Derivation } from "./derivation.ts";
import { solveExactly } from "./exact_solve.ts";
import {
  errorFunctions,
  exponentialIntegrals,
  exponentialsIn,
  type KernelKind,
} from "./exponential_integrals.ts";
import { HalfAngle } from "./half_angle.ts";
import { supportOf } from "./system.ts";
import { type Kernel, type Tower, towerOf } from "./tower.ts";

/** More unknowns that are not 0 have no readable answer. */
const mostTerms = 40;

/**
 * An antiderivative by undetermined coefficients in the field that the
 * integrand generates: a quotient whose denominator is known from that of the
 * integrand, logarithms and arc tangents of its factors, exponential
 * integrals and error functions (Bronstein, Symbolic Integration I, 2nd edition, section 10;
 * Geddes, Czapor, Labahn, Algorithms for Computer Algebra, section 12.8). The
 * degrees are heuristic, so that no answer says nothing.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns An antiderivative; undefined if there is none of the form.
 */
export function integrateParallel(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const tower = towerOf(integrand, variable);
  if (tower === undefined || tower.kernels.length < 2) return undefined;
  const derivation = Derivation.of(tower);
  const element = derivation?.read(tower.integrand);
  if (derivation === undefined || element === undefined) return undefined;
  const values = [
    ...tower.kernels.map(({ value }) => value),
    ...derivation.parameters,
  ];
  const ansatz = ansatzOf(tower, element, derivation, values);
  return ansatz && solve(ansatz, element, derivation, values);
}

function ansatzOf(
  tower: Tower,
  integrand: RationalFunction,
  derivation: Derivation,
  values: readonly Expression[],
): Ansatz | undefined {
  const factors = derivation.factors(integrand.denominator);
  const denominator = denominatorOf(factors, derivation);
  const isStable = tower.kernels.map(({ value }) =>
    value.kind === "power" || (value.kind === "call" && value.name === "tan")
  );
  const monomials = monomialsOf(integrand, denominator, derivation, isStable);
  if (monomials === undefined) return undefined;
  const kinds = tower.kernels.map((kernel) => kindOf(kernel, derivation));
  const poles = polesOf(factors, kinds, derivation);
  const exponentials = exponentialsIn(integrand, kinds, derivation);
  const candidates: Candidate[] = [
    ...logarithms(poles, derivation, values),
    ...exponentsOf(kinds, derivation, values),
    ...exponentialIntegrals(exponentials, poles, derivation, values),
    ...errorFunctions(exponentials, derivation, values),
  ];
  return { monomials, denominator, candidates };
}

/** What a kernel is, where exponential integrals need it. */
function kindOf(
  { value, argument }: Kernel,
  derivation: Derivation,
): KernelKind {
  const element = argument && derivation.read(argument);
  if (element === undefined) return { kind: "other" };
  return {
    kind: value.kind === "power" ? "exponential" : "logarithm",
    argument: element,
  };
}

/** The poles of the integrand and those of the kernels' derivatives, but for
 * exponentials. */
function polesOf(
  factors: readonly Factor<Multivariate>[],
  kinds: readonly KernelKind[],
  derivation: Derivation,
): readonly Multivariate[] {
  const { ring } = derivation;
  const found: Multivariate[] = [];
  const exponentials = kinds.flatMap(({ kind }, place) =>
    kind === "exponential" ? [ring.variable(place)] : []
  );
  const more = [derivation.common, ...derivation.images].flatMap((p) =>
    p.length === 0 ? [] : derivation.factors(p)
  );
  for (const { factor } of [...factors, ...more]) {
    const isKnown = [...exponentials, ...found].some((other) =>
      ring.equals(other, factor)
    );
    if (!isKnown) found.push(factor);
  }
  return found;
}

/** The exponents, as the logarithms of exponentials. */
function exponentsOf(
  kinds: readonly KernelKind[],
  derivation: Derivation,
  values: readonly Expression[],
): readonly Candidate[] {
  return kinds.flatMap((kernel) =>
    kernel.kind !== "exponential" ? [] : [{
      value: expressionOfFraction(kernel.argument, values),
      slope: derivation.derivative(kernel.argument),
    }]
  );
}

function solve(
  ansatz: Ansatz,
  integrand: RationalFunction,
  derivation: Derivation,
  values: readonly Expression[],
): Expression | undefined {
  const { count, ring } = derivation;
  const equations = equationsOf(ansatz, integrand, derivation);
  const support = supportOf(equations.columns, equations.target, count);
  if (support === undefined || support.length > mostTerms) return undefined;
  const solution = solveExactly(
    support.map((place) => equations.columns[place]!),
    equations.target,
    count,
    ring.arity,
  );
  if (solution === undefined) return undefined;
  const coefficients = solution.map((coefficient) =>
    expressionOfFraction(coefficient, values.slice(count))
  );
  const plain = assemble(ansatz, support, coefficients, values);
  const place = values.findIndex(isTangent);
  if (place < 0 || place >= count) return plain;
  const angle = multiply(two, (values[place] as Call).arguments[0]!);
  const half = new HalfAngle(ring, place, angle, values);
  const other = assemble(ansatz, support, coefficients, values, half);
  return other.size < plain.size ? other : plain;
}

function isTangent(value: Expression): boolean {
  return value.kind === "call" && value.name === "tan";
}

function assemble(
  { monomials, denominator, candidates }: Ansatz,
  support: readonly number[],
  coefficients: readonly Expression[],
  values: readonly Expression[],
  half?: HalfAngle,
): Expression {
  const order = half === undefined ? 0 : Math.max(
    half.order(denominator),
    ...support.map((place) =>
      place < monomials.length ? half.order(monomial(monomials[place]!)) : 0
    ),
  );
  const written = (p: Multivariate) =>
    half?.polynomial(p, order) ?? expressionOfPolynomial(p, values);
  const above: Expression[] = [], beside: Expression[] = [];
  for (const [place, coefficient] of coefficients.entries()) {
    const index = support[place]!;
    const exponents = monomials[index];
    if (exponents === undefined) {
      const { factor, value } = candidates[index - monomials.length]!;
      const other = factor && half?.logarithm(factor);
      beside.push(multiply(coefficient, other ?? value));
    } else above.push(multiply(coefficient, written(monomial(exponents))));
  }
  return add(divide(add(...above), written(denominator)), ...beside);

  /** A monomial in the kernels as a polynomial. */
  function monomial(exponents: readonly number[]): Multivariate {
    const whole = values.map((_, place) => exponents[place] ?? 0);
    return [{ exponents: whole, coefficient: rationals.one }];
  }
}
