/** Integrals with other variables: only where the antiderivative is analytic
 * whatever they are. */
import {
  type Expression,
  substitute,
  subtract,
  variablesOf,
} from "../algebra/mod.ts";
import { Random } from "../../core/random.ts";
import { Rational } from "../exact/rational.ts";
import { numeral } from "../algebra/mod.ts";
import { integrateExpression } from "../integrate/mod.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { interval } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";
import { oneSidedLimit } from "../series/limit.ts";
import type { Side } from "../series/local.ts";
import type { Place } from "../series/place.ts";
import { agrees, approximate } from "./numeric.ts";
import type { Outcome } from "./over_range.ts";
import { singularitiesOf } from "./singularities.ts";
import { numberAt, type Range } from "./zeros.ts";

/** Values of the parameters at which the answer is tried. */
const trials = 3;
const seed = 1854;

/**
 * Integrates with parameters, which are taken as real.
 *
 * @param f The integrand.
 * @param name The variable.
 * @param range The range; its ends may hold parameters.
 * @param parameters Their names.
 * @returns What is found.
 */
export function overParameters(
  f: Expression,
  name: string,
  range: Range,
  parameters: readonly string[],
): Outcome {
  const { antiderivative, status, method } = integrateExpression(f, name);
  if (antiderivative === undefined) {
    return { kind: "unsolved", reason: "no antiderivative is known" };
  }
  const places = [f, antiderivative].flatMap((part) =>
    singularitiesOf(part, name)
  );
  if (!places.every(isNeverZero)) {
    return {
      kind: "unsolved",
      reason: "a singularity may lie in the range, as its variables are",
    };
  }
  const low = valueAt(antiderivative, name, range.from, "above");
  const high = valueAt(antiderivative, name, range.to, "below");
  if (low === undefined || high === undefined) {
    return { kind: "unsolved", reason: "the limit at an end is not known" };
  }
  const value = subtract(high, low);
  if (!agreesAtTrials(f, name, range, value, parameters)) {
    return { kind: "unsolved", reason: "a quadrature does not agree" };
  }
  const isProved = status === "proved";
  return { kind: "exact", value, isProved, antiderivative, method, cuts: [] };
}

/** For all real values of its variables. */
function isNeverZero(place: Expression): boolean {
  const anywhere = interval(-Infinity, Infinity);
  const { low, high, defined } = evaluateInterval(
    place,
    new Map(variablesOf(place).map((name) => [name, anywhere])),
  );
  return defined === "everywhere" && (low > 0 || high < 0);
}

function valueAt(
  antiderivative: Expression,
  name: string,
  end: Place,
  side: Side,
): Expression | undefined {
  if (typeof end !== "string") {
    return substitute(antiderivative, new Map([[name, end]]));
  }
  const limit = oneSidedLimit(antiderivative, name, end, side);
  return limit.kind === "finite" ? limit.value : undefined;
}

function agreesAtTrials(
  f: Expression,
  name: string,
  range: Range,
  value: Expression,
  parameters: readonly string[],
): boolean {
  const random = new Random(seed);
  for (let trial = 0; trial < trials; trial++) {
    const values = new Map(parameters.map((parameter) => {
      const eighths = 1 + Math.floor(16 * random.uniform());
      return [parameter, numeral(Rational.of(eighths, 8n))] as const;
    }));
    const [from, to] = [range.from, range.to].map((end) =>
      numberAt(typeof end === "string" ? end : substitute(end, values))
    ) as [number, number];
    const expected = approximate(
      [{ f: substitute(f, values), from, to }],
      name,
    );
    const found = evaluateComplex(substitute(value, values), new Map());
    if (!expected.isGood || !agrees(found, expected)) return false;
  }
  return true;
}
