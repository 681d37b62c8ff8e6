/**
 * The gate: an antiderivative leaves only when its derivative is the integrand,
 * by exact algebra or at seeded points.
 */
import { Random } from "../../core/random.ts";
import {
  add,
  type CallName,
  contains,
  type Expression,
  subtract,
  variablesOf,
} from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import { derivative } from "../differentiate/derivative.ts";
import { ExpressionError } from "../errors.ts";
import {
  type Complex,
  isFiniteComplex,
  modulus,
} from "../functions/complex.ts";
import { prepare } from "../numeric/complex_arithmetic.ts";
import { complexDoubles } from "../numeric/complex_double.ts";
import { schedule } from "../numeric/complex_schedule.ts";
import { isZero } from "../simplify/mod.ts";

/** How many points have to agree. */
export interface Points {
  /** Complex points, with complex values of the parameters. */
  readonly complex: number;
  /** Real points at which the integrand is real; as many as are found. */
  readonly real: number;
}

/** What the answer to a user has to pass. */
export const thorough: Points = { complex: 12, real: 8 };
/** What the answer to a question within a method has to pass. */
export const quick: Points = { complex: 5, real: 4 };

/** Agreement to this part of the integrand's size: a wrong antiderivative is
 * off by a factor of size 1 at most points. */
const relativeTolerance = 1e-8;
/** Doubles lose this part of the largest term of the derivative. */
const cancellation = 1e-14;
/** Cancellation may cost doubles this much: less of a difference says nothing,
 * and so does a point. */
const worstTolerance = 1e-4;
const seed = 20240229;
/** A proof that takes more is given up for the check at points. */
const proofSteps = 100_000;

/**
 * Whether the derivative is the integrand at seeded points: complex ones off
 * the axes with complex parameters, then real ones with real parameters where
 * the integrand is real, so that no choice of branch can hide; real ones alone
 * where the integrand is a function of the real line, as an absolute value is.
 *
 * @param antiderivative F.
 * @param integrand f.
 * @param variable The variable.
 * @param points How many.
 * @returns Whether F' = f at as many complex points as asked for and at all
 * real ones.
 */
export function agreesAtPoints(
  antiderivative: Expression,
  integrand: Expression,
  variable: string,
  points: Points,
): boolean {
  const verdict = compareAtPoints(antiderivative, integrand, variable, points);
  return verdict === "agrees";
}

/** What points say. */
export type Verdict = "agrees" | "differs" | "unknown";

/**
 * As `agreesAtPoints`, and whether there were points at all.
 *
 * @param antiderivative F.
 * @param integrand f.
 * @param variable The variable.
 * @param points How many.
 * @returns `unknown` if there are too few points at which both have a value.
 */
export function compareAtPoints(
  antiderivative: Expression,
  integrand: Expression,
  variable: string,
  points: Points,
): Verdict {
  if (contains(antiderivative, isCostly)) return "unknown";
  const compare = comparison(antiderivative, integrand, variable);
  if (compare === undefined) return "unknown";
  const random = new Random(seed);
  const isReal = contains(integrand, isPiecewise);
  const wanted = isReal ? 0 : points.complex;
  let agreed = 0;
  for (let tries = 0; tries < 4 * wanted && agreed < wanted; tries++) {
    const verdict = compare(() => complexPoint(random), false);
    if (verdict === "differs") return verdict;
    if (verdict === "agrees") agreed++;
  }
  if (agreed < wanted) return "unknown";
  const real = isReal ? 3 * points.complex : points.real;
  for (let tries = 0; tries < 2 * real; tries++) {
    const verdict = compare(() => [6 * random.uniform() - 3, 0], true);
    if (verdict === "differs") return verdict;
    if (verdict === "agrees") agreed++;
  }
  return agreed < points.complex ? "unknown" : "agrees";
}

/** Whether a value takes a quadrature at complex arguments: seconds for all
 * points. Antiderivatives with such functions need a proof. */
function isCostly(part: Expression): boolean {
  return part.kind === "call" && part.name === "ellipticPi";
}

/** Whether a function is one of the real line: its derivative is not that of a
 * complex function. */
function isPiecewise(part: Expression): boolean {
  return part.kind === "call" && piecewise.has(part.name);
}

const piecewise: ReadonlySet<CallName> = new Set(
  [
    ...["abs", "sgn", "floor", "ceil", "round", "min", "max", "mod"] as const,
    ...["if", "re", "im", "arg", "conj", "atan2"] as const,
  ],
);

/** Off the axes by at least 0.1, and not far from 0. */
function complexPoint(random: Random): Complex {
  const part = () => (0.1 + 1.6 * random.uniform()) * sign(random);
  return [part(), part()];
}

function sign(random: Random): number {
  return random.uniform() < 0.5 ? -1 : 1;
}

/** A function that draws values of the variables and compares F' with f. */
function comparison(
  antiderivative: Expression,
  integrand: Expression,
  variable: string,
): ((draw: () => Complex, isReal: boolean) => Verdict) | undefined {
  try {
    const slope = derivative(antiderivative, variable);
    const terms = slope.kind === "sum" ? slope.terms : [slope];
    const names = variablesOf(add(integrand, slope));
    for (const name of variablesOf(integrand)) {
      if (!names.includes(name)) names.push(name);
    }
    const evaluate = prepare(
      schedule([integrand, slope, ...terms], names),
      complexDoubles,
    );
    return (draw, isReal) => judge(evaluate(names.map(draw)), isReal);
  } catch (error) {
    if (error instanceof ExpressionError && error.code !== "budget") {
      return undefined;
    }
    throw error;
  }
}

function judge(values: readonly Complex[], isReal: boolean): Verdict {
  const [f, slope, ...terms] = values as [Complex, Complex, ...Complex[]];
  if (!isFiniteComplex(f) || !isFiniteComplex(slope)) return "unknown";
  const size = modulus(f);
  if (isReal && Math.abs(f[1]) > 1e-12 * size) return "unknown";
  const largest = terms.reduce(
    (most, term) => Math.max(most, modulus(term)),
    0,
  );
  const tolerance = relativeTolerance * size + cancellation * largest;
  const difference = Math.hypot(f[0] - slope[0], f[1] - slope[1]);
  if (difference <= tolerance && tolerance < worstTolerance * size) {
    return "agrees";
  }
  const noise = Math.max(worstTolerance * size, 100 * cancellation * largest);
  return difference > noise ? "differs" : "unknown";
}

/**
 * Whether the derivative is the integrand by exact algebra.
 *
 * @param antiderivative F.
 * @param integrand f.
 * @param variable The variable.
 * @returns Whether F' - f is zero; false also if that is not known.
 */
export function isProved(
  antiderivative: Expression,
  integrand: Expression,
  variable: string,
): boolean {
  try {
    const slope = derivative(antiderivative, variable);
    const difference = subtract(slope, integrand);
    return withBudget({ steps: proofSteps }, () => isZero(difference));
  } catch (error) {
    if (error instanceof ExpressionError && error.code !== "aborted") {
      return false;
    }
    throw error;
  }
}
