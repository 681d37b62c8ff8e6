/** Definite integrals of text and of syntax trees. */
import {
  type Expression,
  expressionOf,
  negate,
  nodeOf,
  subtract,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { bounded } from "../budget.ts";
import type { Source, Value } from "../differentiate/source.ts";
import type { Complex } from "../functions/complex.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { type Sign, signOfConstant } from "../series/oracle.ts";
import { type Place, placeFrom, placeNode } from "../series/place.ts";
import { attempt, undecided } from "../series/undecided.ts";
import { parse } from "../syntax/mod.ts";
import { integrateOver, type Outcome } from "./over_range.ts";
import type { DefiniteReport } from "./report.ts";

/**
 * The definite integral. It is exact where an antiderivative is known: the
 * range is cut wherever that may not be continuous, its limits are taken on
 * both sides of each cut, and a quadrature has to agree. Else it is a number
 * with a bound of its error. Integrals over infinite ranges and over
 * singularities converge or are `divergent`; no principal value is taken.
 *
 * @param source The integrand, text or a syntax tree.
 * @param variable The variable of integration.
 * @param from The lower bound; `infinity` and `-infinity` too.
 * @param to The upper bound; it may be the lesser one.
 * @returns The integral, and how sure it is. Other variables are taken as
 * real.
 * @throws {ExpressionError} If a text cannot be read.
 *
 * @example
 * ```ts
 * import { format, integrateDefinite } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const area = integrateDefinite("sin(x)", "x", 0, "pi");
 * assertEquals([area.status, format(area.value!)], ["proved", "2"]);
 * assertEquals(integrateDefinite("1/x^2", "x", -1, 1).status, "divergent");
 * ```
 */
export function integrateDefinite(
  source: Source,
  variable: string,
  from: Value,
  to: Value,
): DefiniteReport {
  return bounded(() => {
    const input = typeof source === "string" ? parse(source) : source;
    const low = placeFrom(from, variable), high = placeFrom(to, variable);
    const frame = {
      input,
      variable,
      from: placeNode(low),
      to: placeNode(high),
    };
    const f = expressionOf(input);
    const { value, reason } = attempt(() => outcomeOf(f, variable, low, high));
    const outcome = value ?? { kind: "unsolved", reason };
    return { ...frame, ...written(outcome) };
  });
}

function outcomeOf(
  f: Expression,
  name: string,
  from: Place,
  to: Place,
): Outcome {
  const order = orderOf(from, to);
  if (order === 0) {
    return { kind: "exact", value: zero, isProved: true, method: [], cuts: [] };
  }
  return order > 0
    ? integrateOver(f, name, { from, to })
    : reversed(integrateOver(f, name, { from: to, to: from }));
}

/** The sign of to - from; 1 where that depends on other variables. */
function orderOf(from: Place, to: Place): Sign {
  const place = (end: Place) =>
    typeof end !== "string" ? 0 : end === "infinity" ? 1 : -1;
  if (typeof from === "string" || typeof to === "string") {
    return Math.sign(place(to) - place(from)) as Sign;
  }
  const difference = subtract(to, from);
  const { value, reason } = attempt(() => signOfConstant(difference));
  if (value !== undefined) return value;
  if (difference.mask !== 0) return 1;
  throw undecided(reason!);
}

function reversed(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case "exact":
      return {
        ...outcome,
        value: negate(outcome.value),
        cuts: outcome.cuts.toReversed(),
      };
    case "numeric": {
      const { value: [re, im], ...rest } = outcome.approximation;
      return { ...outcome, approximation: { ...rest, value: [-re, -im] } };
    }
    case "divergent": {
      const { sign } = outcome;
      return { ...outcome, sign: sign && (sign > 0 ? -1 : 1) };
    }
    default:
      return outcome;
  }
}

type Written = Omit<DefiniteReport, "input" | "variable" | "from" | "to">;

function written(outcome: Outcome): Written {
  switch (outcome.kind) {
    case "exact": {
      const { value, isProved, antiderivative, method, cuts } = outcome;
      return {
        status: isProved ? "proved" : "checked",
        value: nodeOf(value),
        ...(variablesOf(value).length === 0 ? ofValue(value) : {}),
        ...(antiderivative && { antiderivative: nodeOf(antiderivative) }),
        cuts: cuts.map(nodeOf),
        method,
      };
    }
    case "numeric": {
      const { value, error } = outcome.approximation;
      return {
        status: "numeric",
        ...ofNumber(value, error),
        cuts: outcome.cuts.map(nodeOf),
        method: ["quadrature"],
      };
    }
    default: {
      const { kind, reason } = outcome;
      const sign = kind === "divergent" ? outcome.sign : undefined;
      return {
        status: kind,
        ...(sign && { sign }),
        cuts: [],
        method: [],
        reason,
      };
    }
  }
}

type Approximated = Pick<
  DefiniteReport,
  "approximation" | "imaginary" | "error"
>;

/** An exact value in doubles: good to a few roundings. */
function ofValue(value: Expression): Approximated {
  const number = evaluateComplex(value, new Map());
  return ofNumber(number, 1e-14 * Math.hypot(...number));
}

function ofNumber([re, im]: Complex, error: number): Approximated {
  const isReal = Math.abs(im) <= error;
  return { approximation: re, error, ...(isReal ? {} : { imaginary: im }) };
}
