/** Expansions of the special functions. */
import {
  add,
  call,
  type CallName,
  divide,
  exp,
  type Expression,
  isInteger,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  power,
  substitute,
  subtract,
  zero,
} from "../algebra/mod.ts";
import type { CallRule, Expander } from "./expander.ts";
import { gammaRules } from "./gamma_calls.ts";
import { integral, integrated } from "./integration.ts";
import {
  addSeries,
  constantSeries,
  isWrittenZero,
  multiplySeries,
  scaleSeries,
  type Series,
  truncate,
} from "./power_series.ts";
import { taylorComposition } from "./taylor_composition.ts";
import { undecided } from "./undecided.ts";

/** Euler's constant. */
const euler = negate(call("digamma", one));

/**
 * An integral with a logarithmic singularity at 0: γ + ln u + an entire
 * function (DLMF 6.2).
 *
 * @param name The function.
 * @param numerator u times its derivative.
 * @param isEven Whether the logarithm is that of |u|.
 */
function logarithmicIntegral(
  name: "Ei" | "Ci" | "Chi",
  numerator: (u: Expression) => Expression,
  isEven: boolean,
): CallRule {
  return (expander, [x]) => {
    const u = expander.of(x!);
    const parts = expander.split(u);
    if (parts === undefined) throw undecided(`${name} of an infinite value`);
    if (!isWrittenZero(parts.constant)) return integrated(name)(expander, [x!]);
    const regular = integral(
      expander,
      u,
      (y) => divide(subtract(numerator(y), one), y),
      zero,
    );
    const size = isEven ? expander.compose((y) => call("abs", y), u) : u;
    return addSeries(constantSeries(euler), expander.ln(size), regular);
  };
}

/** Beyond it the orders before are too many. */
const mostOrder = 50;

/** Li_s(u) = Σ u^k / k^s about 0. */
const polylogarithm: CallRule = (expander, [s, x]) => {
  const u = expander.of(x!);
  const parts = expander.split(u);
  if (parts === undefined || !isWrittenZero(parts.constant)) {
    // Each integration leads to the order before.
    if (s!.kind === "numeral" && Math.abs(s!.value.toNumber()) > mostOrder) {
      throw undecided("a polylogarithm of such an order");
    }
    return integrated("polylog", 1)(expander, [s!, x!]);
  }
  return taylorComposition(
    parts.rest,
    expander.scale.count,
    (k) => k === 0 ? zero : power(numeral(k), negate(s!)),
  );
};

/** Newton's method on y e^y = u: each step doubles the order. */
const lambert: CallRule = (expander, [x]) => {
  const u = expander.of(x!);
  const parts = expander.split(u);
  if (parts === undefined) throw undecided("lambertw of an infinite value");
  let y = constantSeries(call("lambertw", parts.constant));
  const least = parts.rest.terms[0]?.exponent;
  if (least === undefined) return { ...y, order: parts.rest.order };
  for (let steps = 1; steps < expander.scale.count; steps *= 2) {
    const next = subtractSeries(y, correction(expander, y, u));
    const { terms } = truncate(next, multiply(numeral(2 * steps), least));
    y = { terms, order: undefined };
  }
  const order = multiply(numeral(expander.scale.count), least);
  return truncate({ terms: y.terms, order: u.order }, order);
};

/** (y e^y - u) / (e^y (1 + y)) */
function correction(expander: Expander, y: Series, u: Series): Series {
  const error = subtractSeries(
    expander.compose((v) => multiply(v, exp(v)), y),
    u,
  );
  const slope = expander.compose(
    (v) => power(multiply(exp(v), add(one, v)), minusOne),
    y,
  );
  return multiplySeries(error, slope);
}

function subtractSeries(a: Series, b: Series): Series {
  return addSeries(a, scaleSeries(b, minusOne));
}

/** The one argument of two that varies. */
function inVarying(name: "ellipticF" | "ellipticE"): CallRule {
  return (expander, args) =>
    integrated(name, expander.isConstant(args[0]!) ? 1 : 0)(expander, args);
}

/** A sum or product over a short range of integers. */
const range = (
  join: (expander: Expander, parts: readonly Series[]) => Series,
): CallRule =>
(expander, [body, index, from, to]) => {
  if (!isInteger(from!) || !isInteger(to!) || index!.kind !== "variable") {
    throw undecided("a range that is not written in numbers");
  }
  const first = from!.value.numerator, last = to!.value.numerator;
  if (last - first > 200n) throw undecided("a long range");
  const parts: Series[] = [];
  for (let k = first; k <= last; k++) {
    const values = new Map([[index!.name, numeral(k)]]);
    parts.push(expander.of(substitute(body!, values)));
  }
  return join(expander, parts);
};

const none = (name: string): CallRule => () => {
  throw undecided(`the expansion of ${name}`);
};

/** The rules of the special functions and of what binds a name. */
export const specialRules = {
  ...gammaRules,
  erf: integrated("erf"),
  erfc: integrated("erfc"),
  erfi: integrated("erfi"),
  Ei: logarithmicIntegral("Ei", exp, true),
  li: (expander, [x]) => expander.of(call("Ei", call("ln", x!))),
  Si: integrated("Si"),
  Ci: logarithmicIntegral("Ci", (u) => call("cos", u), false),
  Shi: integrated("Shi"),
  Chi: logarithmicIntegral("Chi", (u) => call("cosh", u), false),
  fresnelS: integrated("fresnelS"),
  fresnelC: integrated("fresnelC"),
  polylog: polylogarithm,
  lambertw: lambert,
  ellipticF: inVarying("ellipticF"),
  ellipticE: inVarying("ellipticE"),
  ellipticPi: integrated("ellipticPi", 1),
  sum: range((_, parts) => addSeries(...parts)),
  product: range((_, parts) =>
    parts.reduce(multiplySeries, constantSeries(one))
  ),
  rootsum: none("a sum over roots"),
  random: none("random"),
} satisfies Partial<Record<CallName, CallRule>>;
