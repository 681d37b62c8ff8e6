/** Expansions of what stands for a function (`stand_ins.ts`). */
import {
  add,
  call,
  divide,
  type Expression,
  half,
  minusOne,
  multiply,
  numeral,
  one,
  pi,
  power,
  substitute,
  two,
  variable,
  zero,
} from "../algebra/mod.ts";
import { derivative } from "../differentiate/derivative.ts";
import type { CallRule, Expander } from "./expander.ts";
import { addSeries, scaleSeries, type Series } from "./power_series.ts";
import { type StandInName, standInName } from "./stand_ins.ts";
import { taylorComposition } from "./taylor_composition.ts";

/** The asymptotic series at infinity, in 1/u (DLMF 6.12.2, 7.12.1), and the
 * differential equation S' = slope S + source. */
interface Tail {
  /** Its first coefficient. */
  readonly first: Expression;
  /** From one exponent to the next. */
  readonly step: 1 | 2;
  /** A coefficient over that before it, from k = 1. */
  readonly ratio: (k: number) => Expression;
  /** Of S, in the differential equation. */
  readonly slope: (u: Expression) => Expression;
  /** The rest of it. */
  readonly source: (u: Expression) => Expression;
}

const rootOfPi = power(pi, multiply(minusOne, half));

const tails: Readonly<Record<Exclude<StandInName, "ln">, Tail>> = {
  erfc: {
    first: rootOfPi,
    step: 2,
    ratio: (k) => numeral(1 - 2 * k, 2),
    slope: (u) => multiply(two, u),
    source: () => multiply(numeral(-2), rootOfPi),
  },
  erfi: {
    first: rootOfPi,
    step: 2,
    ratio: (k) => numeral(2 * k - 1, 2),
    slope: (u) => multiply(numeral(-2), u),
    source: () => multiply(two, rootOfPi),
  },
  Ei: {
    first: one,
    step: 1,
    ratio: (k) => numeral(k),
    slope: () => minusOne,
    source: (u) => power(u, minusOne),
  },
};

/**
 * Expands polylogarithms and what stands as one.
 *
 * @param polylogarithm The rule of the true ones.
 * @returns The rule of both.
 */
export function withStandIns(polylogarithm: CallRule): CallRule {
  return (expander, [order, u]) => {
    const name = standInName(order!);
    if (name === undefined) return polylogarithm(expander, [order!, u!]);
    const series = expander.of(u!);
    if (name === "ln") return expander.ln(series);
    const tail = tails[name];
    const parts = expander.split(series);
    if (parts === undefined) return tailSeries(expander, series, tail);
    const { constant, rest } = parts;
    const value = call("polylog", order!, constant);
    const taken = taylorCoefficients(tail, value, constant);
    return taylorComposition(rest, expander.scale.count, taken);
  };
}

/** S^(k) / k! = (a S + b) / k!, where a' + a slope and b' + a source follow. */
function taylorCoefficients(
  { slope, source }: Tail,
  value: Expression,
  constant: Expression,
): (k: number) => Expression {
  const name = " c", c = variable(name);
  const values = new Map([[name, constant]]);
  let a: Expression = one, b: Expression = zero, order = 0, factorial = 1n;
  return (k) => {
    for (; order < k; order++) {
      b = add(derivative(b, name), multiply(a, source(c)));
      a = add(derivative(a, name), multiply(a, slope(c)));
      factorial *= BigInt(order + 1);
    }
    const sum = add(
      multiply(substitute(a, values), value),
      substitute(b, values),
    );
    return divide(sum, numeral(factorial));
  };
}

function tailSeries(expander: Expander, u: Series, tail: Tail): Series {
  const { first, step, ratio } = tail;
  const parts: Series[] = [];
  let weight = first;
  for (let k = 0; k < expander.scale.count; k++) {
    if (k > 0) weight = multiply(weight, ratio(k));
    const raised = expander.power(u, numeral(-1 - step * k));
    parts.push(scaleSeries(raised, weight));
  }
  // The last one is as large as what is left out.
  const last = parts.pop()!;
  const order = last.terms[0]?.exponent ?? last.order;
  return addSeries(...parts, { terms: [], order });
}
