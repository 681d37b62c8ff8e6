/** Expansions of the elementary functions. */
import {
  add,
  call,
  type CallName,
  type Expression,
  half,
  minusOne,
  multiply,
  negate,
  one,
  pi,
  power,
  squareRoot,
  subtract,
  two,
  zero,
} from "../algebra/mod.ts";
import { sineSeries } from "./composition.ts";
import { compareExponents } from "./exponents.ts";
import type { CallRule, Expander } from "./expander.ts";
import { integrated } from "./integration.ts";
import {
  addSeries,
  constantSeries,
  multiplySeries,
  scaleSeries,
  type Series,
} from "./power_series.ts";
import { isRealCoefficient } from "./reality.ts";
import { undecided } from "./undecided.ts";

/** A function of one argument, as an expression of others. */
type Rewriting = (x: Expression) => Expression;

const rewritten = (make: Rewriting): CallRule => (expander, [x]) =>
  expander.compose(make, expander.of(x!));
const reciprocal: Rewriting = (x) => power(x, minusOne);

/** sin and cos, or sinh and cosh, of a series. */
function sineAndCosine(
  expander: Expander,
  argument: Expression,
  isCircular: boolean,
): readonly [sine: Series, cosine: Series] {
  const parts = expander.split(expander.of(argument));
  if (parts === undefined) throw undecided("a function of an infinite angle");
  const { constant, rest } = parts;
  const { count } = expander.scale;
  const sign = isCircular ? minusOne : one;
  const [sine, cosine] = sineSeries(rest, sign, 2 * count);
  const s = call(isCircular ? "sin" : "sinh", constant);
  const c = call(isCircular ? "cos" : "cosh", constant);
  return [
    addSeries(scaleSeries(sine, c), scaleSeries(cosine, s)),
    addSeries(
      scaleSeries(cosine, c),
      scaleSeries(sine, multiply(sign, s)),
    ),
  ];
}

/** A quotient of powers of the two: sin^a cos^b. */
function sines(isCircular: boolean, a: -1 | 0 | 1, b: -1 | 0 | 1): CallRule {
  return (expander, [x]) => {
    const [sine, cosine] = sineAndCosine(expander, x!, isCircular);
    const raised = (series: Series, n: -1 | 0 | 1) =>
      n === 0
        ? constantSeries(one)
        : n === 1
        ? series
        : expander.power(series, minusOne);
    return multiplySeries(raised(sine, a), raised(cosine, b));
  };
}

/** -1 or 1 if a series of real numbers tends to an infinity, else undefined. */
function infinityOf(expander: Expander, u: Series): 1 | -1 | undefined {
  const { first } = expander.leading(u);
  if (first === undefined || compareExponents(first.exponent, zero) >= 0) {
    return undefined;
  }
  const { oracle, logarithm } = expander.scale;
  const isReal = u.terms.every(({ coefficient }) =>
    isRealCoefficient(coefficient, oracle, logarithm)
  );
  if (!isReal) throw undecided("a function of an infinite complex value");
  expander.scale.onSide?.();
  return oracle.sign(first.coefficient) > 0 ? 1 : -1;
}

const arctangent: CallRule = (expander, [x]) => {
  const u = expander.of(x!);
  const sign = infinityOf(expander, u);
  if (sign === undefined) return integrated("atan")(expander, [x!]);
  const limit = constantSeries(multiply(sign > 0 ? half : negate(half), pi));
  const rest = expander.compose(
    (y) => negate(call("atan", y)),
    expander.power(u, minusOne),
  );
  return addSeries(limit, rest);
};

/** asinh is odd: ln(u + sqrt(u² + 1)) is expanded for positive values only,
 * where nothing cancels. */
const areaSine: CallRule = (expander, [x]) => {
  const u = expander.of(x!);
  const sign = infinityOf(expander, u);
  if (sign === undefined) return integrated("asinh")(expander, [x!]);
  const size = scaleSeries(u, sign > 0 ? one : minusOne);
  const value = expander.compose(
    (y) => call("ln", add(y, squareRoot(add(one, power(y, two))))),
    size,
  );
  return scaleSeries(value, sign > 0 ? one : minusOne);
};

const areaCosine: Rewriting = (x) =>
  call(
    "ln",
    add(
      x,
      multiply(squareRoot(subtract(x, one)), squareRoot(add(x, one))),
    ),
  );

const areaTangent: Rewriting = (x) =>
  multiply(
    half,
    subtract(call("ln", add(one, x)), call("ln", subtract(one, x))),
  );

/** The rules of the elementary functions. */
export const elementaryRules = {
  ln: (expander, [x]) => expander.ln(expander.of(x!)),
  sin: sines(true, 1, 0),
  cos: sines(true, 0, 1),
  tan: sines(true, 1, -1),
  sec: sines(true, 0, -1),
  csc: sines(true, -1, 0),
  cot: sines(true, -1, 1),
  sinh: sines(false, 1, 0),
  cosh: sines(false, 0, 1),
  tanh: sines(false, 1, -1),
  sech: sines(false, 0, -1),
  csch: sines(false, -1, 0),
  coth: sines(false, -1, 1),
  asin: integrated("asin"),
  acos: integrated("acos"),
  atan: arctangent,
  asec: rewritten((x) => call("acos", reciprocal(x))),
  acsc: rewritten((x) => call("asin", reciprocal(x))),
  acot: rewritten((x) => call("atan", reciprocal(x))),
  asinh: areaSine,
  acosh: rewritten(areaCosine),
  atanh: rewritten(areaTangent),
  asech: rewritten((x) => areaCosine(reciprocal(x))),
  acsch: rewritten((x) => call("asinh", reciprocal(x))),
  acoth: rewritten((x) => areaTangent(reciprocal(x))),
} satisfies Partial<Record<CallName, CallRule>>;
