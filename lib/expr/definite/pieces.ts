/** A function between two neighbouring breakpoints, as one formula. */
import {
  binderOf,
  type Call,
  type CallName,
  childrenOf,
  dependsOn,
  divide,
  type Expression,
  half,
  isInteger,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  power,
  replace,
  subtract,
  zero,
} from "../algebra/mod.ts";
import { point } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";

/** What a rule may ask: bounds of a value at the sample. */
type Bounds = (part: Expression) => readonly [low: number, high: number];

type Rule = (
  bounds: Bounds,
  args: readonly Expression[],
) => Expression | undefined;

/**
 * The innermost parts of a function that are put together of pieces: abs,
 * floor, comparisons and their kin, of smooth arguments.
 *
 * @param expression A function of one variable.
 * @param name The variable.
 * @returns The parts, each once.
 */
export function innermostSteps(expression: Expression, name: string): Call[] {
  const found = new Set<Call>();
  const holds = new Map<Expression, boolean>();
  /** Whether a step is in a part. */
  const visit = (node: Expression): boolean => {
    const known = holds.get(node);
    if (known !== undefined) return known;
    const below = dependsOn(node, name) && binderOf(node) === undefined
      ? childrenOf(node).map(visit).includes(true)
      : false;
    const isStep = node.kind === "call" && rules[node.name] !== undefined &&
      dependsOn(node, name);
    if (isStep && !below) found.add(node);
    holds.set(node, isStep || below);
    return isStep || below;
  };
  visit(expression);
  return [...found];
}

/**
 * Writes the innermost steps of a function as what they are at a sample: that
 * holds up to their next breakpoint on each side.
 *
 * @param expression A function of one variable.
 * @param steps Its innermost steps.
 * @param name The variable.
 * @param sample Where to look.
 * @returns The piece; undefined if a step is not decided there.
 */
export function pieceAt(
  expression: Expression,
  steps: readonly Call[],
  name: string,
  sample: number,
): Expression | undefined {
  const at = new Map([[name, point(sample)]]);
  const bounds: Bounds = (part) => {
    const { low, high, defined } = evaluateInterval(part, at);
    return defined === "everywhere" ? [low, high] : [-Infinity, Infinity];
  };
  const values = new Map<Expression, Expression>();
  for (const step of steps) {
    const value = rules[step.name]!(bounds, step.arguments);
    if (value === undefined) return undefined;
    values.set(step, value);
  }
  return replace(expression, (part) => values.get(part));
}

/** -1 or 1, or undefined where it may be 0. */
function signOf(bounds: Bounds, part: Expression): 1 | -1 | undefined {
  const [low, high] = bounds(part);
  return low > 0 ? 1 : high < 0 ? -1 : undefined;
}

/** Of a sign that is known. */
const bySign = (
  of: (args: readonly Expression[]) => Expression,
  value: (sign: 1 | -1, args: readonly Expression[]) => Expression,
): Rule =>
(bounds, args) => {
  const sign = signOf(bounds, of(args));
  return sign === undefined ? undefined : value(sign, args);
};

const itself = ([x]: readonly Expression[]): Expression => x!;
const difference = ([a, b]: readonly Expression[]): Expression =>
  subtract(a!, b!);
const truth = (value: boolean): Expression => value ? one : zero;

/** floor of a value whose bounds have the same one. */
function floorAt(bounds: Bounds, x: Expression): Expression | undefined {
  const [low, high] = bounds(x).map(Math.floor) as [number, number];
  return low === high && Number.isSafeInteger(low) ? numeral(low) : undefined;
}

const floor: Rule = (bounds, [x]) => floorAt(bounds, x!);

const ceiling: Rule = (bounds, [x]) => {
  const below = floorAt(bounds, negate(x!));
  return below && negate(below);
};

/** Half away from zero; beside the breakpoints that is no matter. */
const round: Rule = (bounds, [x]) => floorAt(bounds, subtract(x!, minusHalf));
const minusHalf = negate(half);

const modulo: Rule = (bounds, [a, b]) => {
  const quotient = floorAt(bounds, divide(a!, b!));
  return quotient && subtract(a!, multiply(b!, quotient));
};

const extreme = (wanted: 1 | -1): Rule => (bounds, args) => {
  let best = args[0]!;
  for (const other of args.slice(1)) {
    const sign = signOf(bounds, subtract(other, best));
    if (sign === undefined) return undefined;
    if (sign === wanted) best = other;
  }
  return best;
};

/** The real root of a number of known sign. */
const root: Rule = (bounds, [x, n]) => {
  const sign = signOf(bounds, x!);
  if (sign === undefined || !isInteger(n!)) return undefined;
  const isOdd = n!.value.numerator % 2n !== 0n;
  const exponent = power(n!, minusOne);
  return sign > 0 || !isOdd
    ? power(x!, exponent)
    : negate(power(negate(x!), exponent));
};

const rules: Partial<Record<CallName, Rule>> = {
  abs: bySign(itself, (sign, [x]) => sign > 0 ? x! : negate(x!)),
  sgn: bySign(itself, (sign) => sign > 0 ? one : minusOne),
  floor,
  ceil: ceiling,
  round,
  mod: modulo,
  min: extreme(-1),
  max: extreme(1),
  root,
  less: bySign(difference, (sign) => truth(sign < 0)),
  lessEqual: bySign(difference, (sign) => truth(sign < 0)),
  equal: bySign(difference, () => truth(false)),
  notEqual: bySign(difference, () => truth(true)),
};
