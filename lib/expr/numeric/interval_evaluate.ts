/** Enclosures of the real values of canonical expressions in boxes. */
import type { Expression } from "../algebra/expression.ts";
import type { Rational } from "../exact/rational.ts";
import { type Arithmetic, prepare } from "./complex_arithmetic.ts";
import { schedule } from "./complex_schedule.ts";
import { ofRational } from "./double_double.ts";
import { integerPower, realPower, squareRoot } from "./interval_power.ts";
import { add, multiply, reciprocal } from "./interval_arithmetic.ts";
import { elementaryIntervals } from "./interval_elementary.ts";
import { callInterval } from "./interval_functions.ts";
import {
  broken,
  empty,
  entire,
  hull,
  includes,
  type Interval,
  interval,
  isEmpty,
  leastDefined,
  partial,
  point,
  roundDown,
  roundUp,
} from "./interval.ts";

/** π and e lie between the nearest double and the next one. */
const constants: Readonly<Record<"pi" | "e" | "i", Interval>> = {
  pi: interval(Math.PI, roundUp(Math.PI)),
  e: interval(Math.E, roundUp(Math.E)),
  i: entire,
};

function numeral(value: Rational): Interval {
  const [high, low] = ofRational(value);
  if (value.isZero) return point(0);
  // Far down the second part may be lost.
  const isLost = Math.abs(high) < 1e-280;
  if (low === 0 && !isLost) return point(high);
  return interval(
    low < 0 || isLost ? roundDown(high) : high,
    low > 0 || isLost ? roundUp(high) : high,
  );
}

function power(
  base: Interval,
  exponent: Interval,
  exact: Rational | undefined,
): Interval {
  if (exact === undefined) return realPower(base, exponent);
  const numerator = Number(exact.numerator);
  if (exact.isInteger) {
    // A larger one may not be a double, and is even or odd unseen.
    return Number.isSafeInteger(numerator)
      ? integerPower(base, numerator)
      : realPower(base, exponent);
  }
  if (exact.denominator === 2n) return halfPower(base, numerator);
  // No exponent near this one is an integer that a negative base could have.
  if (base.low < 0) {
    const rest = { ...partial(base), low: 0 };
    return base.high < 0 ? empty : realPower(rest, exponent);
  }
  return realPower(base, exponent);
}

/** x^(n/2) = sqrt(x)^n */
function halfPower(base: Interval, n: number): Interval {
  const root = squareRoot(base);
  return n < 0 ? reciprocal(integerPower(root, -n)) : integerPower(root, n);
}

function choose(
  condition: Interval,
  then: Interval,
  otherwise: Interval,
): Interval {
  if (isEmpty(condition)) return empty;
  const defined = condition.defined === "maybe" ? "maybe" : undefined;
  const sure = !includes(condition, 0)
    ? then
    : condition.low === 0 && condition.high === 0
    ? otherwise
    : undefined;
  if (sure !== undefined) {
    return defined === undefined || isEmpty(sure) ? sure : partial(sure);
  }
  const either = hull(then, otherwise);
  if (isEmpty(either)) return empty;
  return broken({
    ...either,
    defined: defined ?? leastOfBranches(then, otherwise),
  });
}

function leastOfBranches(
  a: Interval,
  b: Interval,
): Interval["defined"] {
  return leastDefined(a, b) === "everywhere" ? "everywhere" : "maybe";
}

/** The arithmetic of intervals. */
export const intervals: Arithmetic<Interval> = {
  numeral,
  constant: (name) => constants[name],
  add,
  multiply,
  power,
  exp: elementaryIntervals.exp,
  call: callInterval,
  choose,
  integerOf: ({ low, high, defined }) =>
    low === high && Number.isInteger(low) && defined === "everywhere"
      ? low
      : undefined,
  roots: () => undefined,
  none: entire,
};

/**
 * The real values of an expression in a box. The enclosure is rigorous as far
 * as the elementary functions of the machine are right to 4 units in the last
 * place; it is no tighter than the expression is written (x - x² of x in
 * [0, 1] lies in [-1, 1]).
 *
 * @param expression What to evaluate.
 * @param box An interval for each variable.
 * @returns An enclosure of the values, whether there is one everywhere, and
 * whether they are continuous; `entire` where nothing is known.
 * @throws {ExpressionError} `unknown-variable` if an interval is missing.
 */
export function evaluateInterval(
  expression: Expression,
  box: ReadonlyMap<string, Interval>,
): Interval {
  const evaluator = compileIntervals([expression], [...box.keys()]);
  return evaluator([...box.values()])[0]!;
}

/**
 * Makes a function of intervals of an expression.
 *
 * @param expression What to evaluate.
 * @param variables The names of its variables, in the order of the box.
 * @returns The function, as `evaluateInterval`; not reentrant.
 * @throws {ExpressionError} `unknown-variable` if a variable is not listed.
 */
export function compileInterval(
  expression: Expression,
  variables: readonly string[],
): (box: readonly Interval[]) => Interval {
  const evaluator = compileIntervals([expression], variables);
  return (box) => evaluator(box)[0]!;
}

/**
 * Makes a function of intervals of several expressions, such as f and f',
 * whose common parts are computed once.
 *
 * @param expressions What to evaluate.
 * @param variables The names of their variables, in the order of the box.
 * @returns The function, as `evaluateInterval`; not reentrant.
 * @throws {ExpressionError} `unknown-variable` if a variable is not listed.
 */
export function compileIntervals(
  expressions: readonly Expression[],
  variables: readonly string[],
): (box: readonly Interval[]) => readonly Interval[] {
  return prepare(schedule(expressions, variables), intervals);
}
