/** Expansions of the gamma function and its kin (DLMF 5.5, 5.11, 5.15). */
import {
  add,
  call,
  type CallName,
  divide,
  exp,
  type Expression,
  half,
  isInteger,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  substitute,
  subtract,
  two,
  variable,
} from "../algebra/mod.ts";
import { derivative } from "../differentiate/derivative.ts";
import { Rational } from "../exact/rational.ts";
import { bernoulliNumbers } from "./bernoulli.ts";
import type { CallRule, Expander } from "./expander.ts";
import { integrated } from "./integration.ts";
import { addSeries, scaleSeries, type Series } from "./power_series.ts";
import { taylorComposition } from "./taylor_composition.ts";
import { undecided } from "./undecided.ts";

/** How a function with poles at 0, -1, … is expanded. */
interface Kin {
  /** It, of its argument. */
  readonly of: (x: Expression) => Expression;
  /** It, of x, in terms of itself at x + n + 1. */
  readonly shifted: (x: Expression, n: number) => Expression;
  /** Its expansion at +∞. */
  readonly atInfinity: (expander: Expander, u: Series) => Series;
}

function withPoles(kin: Kin): CallRule {
  return (expander, [x]) => {
    const u = expander.of(x!);
    const parts = expander.split(u);
    if (parts === undefined) return ofInfinity(expander, u, kin);
    const { constant, rest } = parts;
    const pole = poleAt(constant);
    if (pole !== undefined) {
      return expander.compose((y) => kin.shifted(y, pole), u);
    }
    const taken = taylorCoefficients(kin.of, constant);
    return taylorComposition(rest, expander.scale.count, taken);
  };
}

/** n if the constant is -n. */
function poleAt(constant: Expression): number | undefined {
  if (!isInteger(constant) || constant.value.sign > 0) return undefined;
  const n = -Number(constant.value.numerator);
  if (n > 100) throw undecided("a far pole of the gamma function");
  return n;
}

function ofInfinity(expander: Expander, u: Series, kin: Kin): Series {
  const { first } = expander.leading(u);
  expander.scale.onSide?.();
  if (expander.scale.oracle.sign(first!.coefficient) < 0) {
    throw undecided("the gamma function at -infinity");
  }
  return kin.atInfinity(expander, u);
}

/** f^(k)(c) / k!, each derivative taken once. */
function taylorCoefficients(
  of: (x: Expression) => Expression,
  constant: Expression,
): (k: number) => Expression {
  const name = " c";
  const values = new Map([[name, constant]]);
  let slope = of(variable(name)), order = 0, factorial = 1n;
  return (k) => {
    for (; order < k; order++) {
      slope = derivative(slope, name);
      factorial *= BigInt(order + 1);
    }
    return divide(substitute(slope, values), numeral(factorial));
  };
}

/** x, x + 1, … x + n */
const steps = (x: Expression, n: number): Expression[] =>
  Array.from({ length: n + 1 }, (_, j) => add(x, numeral(j)));

const logarithmOfGamma: Kin = {
  of: (x) => call("lgamma", x),
  shifted: (x, n) => {
    // The logarithms of negative numbers do not add up.
    if (n > 0) throw undecided("lgamma at a negative pole");
    return subtract(call("lgamma", add(x, one)), call("ln", x));
  },
  atInfinity: (expander, u) =>
    addSeries(
      expander.compose(
        (x) =>
          add(
            multiply(subtract(x, half), call("ln", x)),
            negate(x),
            multiply(half, call("ln", multiply(two, pi))),
          ),
        u,
      ),
      tail(expander, u, 1, (k, b) =>
        b.dividedBy(Rational.of(2 * k * (2 * k - 1)))),
    ),
};

const digamma: Kin = {
  of: (x) => call("digamma", x),
  shifted: (x, n) =>
    subtract(
      call("digamma", add(x, numeral(n + 1))),
      add(...steps(x, n).map((step) => power(step, minusOne))),
    ),
  atInfinity: (expander, u) =>
    addSeries(
      expander.compose(
        (x) => subtract(call("ln", x), divide(half, x)),
        u,
      ),
      tail(expander, u, 2, (k, b) => b.dividedBy(Rational.of(-2 * k))),
    ),
};

/** ψ^(m) for m = 1, 2, … */
function polygamma(m: number): Kin {
  const sign = m % 2 === 0 ? minusOne : one;
  const factorial = (n: number) => call("factorial", numeral(n));
  return {
    of: (x) => call("polygamma", numeral(m), x),
    shifted: (x, n) =>
      add(
        call("polygamma", numeral(m), add(x, numeral(n + 1))),
        multiply(
          sign,
          factorial(m),
          add(...steps(x, n).map((step) => power(step, numeral(-m - 1)))),
        ),
      ),
    atInfinity: (expander, u) =>
      scaleSeries(
        addSeries(
          expander.compose(
            (x) =>
              add(
                multiply(factorial(m - 1), power(x, numeral(-m))),
                multiply(half, factorial(m), power(x, numeral(-m - 1))),
              ),
            u,
          ),
          tail(expander, u, 2 + m, (k, b) => {
            let ratio = b;
            for (let j = 2 * k + 1; j < 2 * k + m; j++) {
              ratio = ratio.times(Rational.of(j));
            }
            return ratio;
          }),
        ),
        sign,
      ),
  };
}

/** Σ over k = 1, 2, … of weight(k, B_2k) u^-(start + 2 (k - 1)). */
function tail(
  expander: Expander,
  u: Series,
  start: number,
  weight: (k: number, bernoulli: Rational) => Rational,
): Series {
  const count = Math.max(2, expander.scale.count >> 1);
  const parts = bernoulliNumbers(count).map((bernoulli, index) =>
    scaleSeries(
      expander.power(u, numeral(-start - 2 * index)),
      numeral(weight(index + 1, bernoulli)),
    )
  );
  // The last one is as large as what is left out.
  const last = parts.pop()!;
  const order = last.terms[0]?.exponent ?? last.order;
  return addSeries(...parts, { terms: [], order });
}

const gamma: Kin = {
  of: (x) => call("gamma", x),
  shifted: (x, n) =>
    divide(
      call("gamma", add(x, numeral(n + 1))),
      multiply(...steps(x, n)),
    ),
  atInfinity: (expander, u) =>
    expander.compose((x) => exp(call("lgamma", x)), u),
};

const gammaOf: CallRule = (expander, args) =>
  args.length === 1
    ? withPoles(gamma)(expander, args)
    : integrated("gamma", 1)(expander, args);

const polygammaOf: CallRule = (expander, [order, x]) => {
  if (!isInteger(order!) || order!.value.sign < 0) {
    throw undecided("a polygamma function of an order that is no count");
  }
  const m = Number(order!.value.numerator);
  return withPoles(m === 0 ? digamma : polygamma(m))(expander, [x!]);
};

/** The rules of the gamma function and its kin. */
export const gammaRules = {
  gamma: gammaOf,
  factorial: (expander, [x]) => expander.of(call("gamma", add(x!, one))),
  lgamma: withPoles(logarithmOfGamma),
  digamma: withPoles(digamma),
  polygamma: polygammaOf,
  beta: (expander, [a, b]) =>
    expander.of(
      divide(
        multiply(call("gamma", a!), call("gamma", b!)),
        call("gamma", add(a!, b!)),
      ),
    ),
} satisfies Partial<Record<CallName, CallRule>>;
