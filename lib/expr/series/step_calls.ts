/** Expansions of functions that are put together of pieces: which piece holds
 * beside the point is decided by signs. */
import {
  add,
  call,
  type CallName,
  divide,
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
  subtract,
  two,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import type { CallRule, Expander } from "./expander.ts";
import type { Sign } from "./oracle.ts";
import {
  addSeries,
  constantSeries,
  isWrittenZero,
  scaleSeries,
  type Series,
} from "./power_series.ts";
import { isRealCoefficient } from "./reality.ts";
import { undecided } from "./undecided.ts";

/** The sign of real values beside the point. */
function signBeside(expander: Expander, series: Series): Sign {
  requireReal(expander, series);
  const { first } = expander.leading(series);
  if (first === undefined) return 0;
  if (!isWrittenZero(first.exponent)) expander.scale.onSide?.();
  return expander.scale.oracle.sign(first.coefficient);
}

function requireReal(expander: Expander, series: Series): void {
  const { oracle, logarithm } = expander.scale;
  const isReal = series.terms.every(({ coefficient }) =>
    isRealCoefficient(coefficient, oracle, logarithm)
  );
  if (!isReal) throw undecided("the order of numbers that are not real");
}

const difference = (
  expander: Expander,
  a: Expression,
  b: Expression,
): Series => addSeries(expander.of(a), scaleSeries(expander.of(b), minusOne));

function compare(
  expander: Expander,
  a: Expression,
  b: Expression,
): Sign {
  return signBeside(expander, difference(expander, a, b));
}

const truth = (value: boolean): Series => constantSeries(value ? one : zero);

function relation(holds: (sign: Sign) => boolean): CallRule {
  return (expander, [a, b]) => truth(holds(compare(expander, a!, b!)));
}

/** Whether a condition holds beside the point. */
function isTrue(expander: Expander, condition: Expression): boolean {
  return expander.leading(expander.of(condition)).first !== undefined;
}

function extreme(isBetter: (sign: Sign) => boolean): CallRule {
  return (expander, args) =>
    expander.of(
      args.reduce((best, other) =>
        isBetter(compare(expander, other, best)) ? other : best
      ),
    );
}

/** The greatest integer below finite values beside the point. */
function floor(expander: Expander, series: Series): Expression {
  const parts = expander.split(series);
  if (parts === undefined) throw undecided("floor of an infinite value");
  const whole = wholePart(parts.constant, expander);
  const rest = subtract(parts.constant, whole);
  if (!isWrittenZero(rest) && !expander.scale.oracle.isZero(rest)) return whole;
  return signBeside(expander, parts.rest) < 0 ? subtract(whole, one) : whole;
}

/** The integer beside a constant, to be checked. */
function nearestInteger(constant: Expression): Expression | undefined {
  if (variablesOf(constant).length > 0) return undefined;
  const [value] = evaluateComplex(constant, new Map());
  const nearest = Math.round(value);
  return Number.isSafeInteger(nearest) ? numeral(nearest) : undefined;
}

/** floor of a constant. */
function wholePart(constant: Expression, expander: Expander): Expression {
  const value = call("floor", constant);
  if (isInteger(value)) return value;
  const { oracle } = expander.scale;
  const guess = nearestInteger(constant);
  if (guess === undefined) throw undecided("floor of a number");
  const sign = oracle.sign(subtract(constant, guess));
  return sign < 0 ? subtract(guess, one) : guess;
}

const floorOf: CallRule = (expander, [x]) =>
  constantSeries(floor(expander, expander.of(x!)));

const ceilingOf: CallRule = (expander, [x]) => {
  const negative = scaleSeries(expander.of(x!), minusOne);
  return constantSeries(negate(floor(expander, negative)));
};

/** Half away from zero: sgn(x) floor(|x| + 1/2). */
const roundOf: CallRule = (expander, [x]) =>
  expander.compose(
    (u) =>
      multiply(
        call("sgn", u),
        call("floor", add(call("abs", u), half)),
      ),
    expander.of(x!),
  );

const moduloOf: CallRule = (expander, [a, b]) =>
  expander.of(
    subtract(a!, multiply(b!, call("floor", divide(a!, b!)))),
  );

const absolute: CallRule = (expander, [x]) => {
  const series = expander.of(x!);
  return signBeside(expander, series) < 0
    ? scaleSeries(series, minusOne)
    : series;
};

const signum: CallRule = (expander, [x]) => {
  const sign = signBeside(expander, expander.of(x!));
  return constantSeries(sign === 0 ? zero : sign > 0 ? one : minusOne);
};

/** The real root where the degree is odd. */
const rootOf: CallRule = (expander, [x, n]) => {
  const series = expander.of(x!);
  const exponent = power(n!, minusOne);
  const isOdd = isInteger(n!) && n!.value.numerator % 2n !== 0n;
  if (!isOdd || signBeside(expander, series) >= 0) {
    return expander.power(series, exponent);
  }
  const root = expander.power(scaleSeries(series, minusOne), exponent);
  return scaleSeries(root, minusOne);
};

const angleOf: CallRule = (expander, [y, x]) => {
  const horizontal = signBeside(expander, expander.of(x!));
  const vertical = signBeside(expander, expander.of(y!));
  if (horizontal === 0 && vertical === 0) throw undecided("atan2(0, 0)");
  const quarter = divide(pi, two);
  if (horizontal === 0) {
    return constantSeries(vertical > 0 ? quarter : negate(quarter));
  }
  const slope = expander.of(call("atan", divide(y!, x!)));
  if (horizontal > 0) return slope;
  const turn = constantSeries(vertical < 0 ? negate(pi) : pi);
  return addSeries(slope, turn);
};

/** re, im, arg and conj of real values. */
const ofReal = (value: CallRule): CallRule => (expander, args) => {
  requireReal(expander, expander.of(args[0]!));
  return value(expander, args);
};

/** The rules of functions with steps and corners. */
export const stepRules = {
  abs: absolute,
  sgn: signum,
  floor: floorOf,
  ceil: ceilingOf,
  round: roundOf,
  mod: moduloOf,
  min: extreme((sign) => sign < 0),
  max: extreme((sign) => sign > 0),
  atan2: angleOf,
  root: rootOf,
  re: ofReal((expander, [x]) => expander.of(x!)),
  conj: ofReal((expander, [x]) => expander.of(x!)),
  im: ofReal(() => constantSeries(zero)),
  arg: ofReal((expander, [x]) =>
    constantSeries(signBeside(expander, expander.of(x!)) < 0 ? pi : zero)
  ),
  if: (expander, [condition, yes, no]) =>
    expander.of(isTrue(expander, condition!) ? yes! : no!),
  less: relation((sign) => sign < 0),
  lessEqual: relation((sign) => sign <= 0),
  equal: relation((sign) => sign === 0),
  notEqual: relation((sign) => sign !== 0),
  and: (expander, [a, b]) =>
    truth(isTrue(expander, a!) && isTrue(expander, b!)),
  or: (expander, [a, b]) => truth(isTrue(expander, a!) || isTrue(expander, b!)),
  not: (expander, [a]) => truth(!isTrue(expander, a!)),
} satisfies Partial<Record<CallName, CallRule>>;
