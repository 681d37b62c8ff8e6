/** Runs a schedule with any kind of numbers. */
import type { Constant } from "../algebra/expression.ts";
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";
import type { PlainCallName, Schedule, Step } from "./complex_schedule.ts";

/** What an evaluation has to know about its numbers. */
export interface Arithmetic<T> {
  /** A rational number. */
  readonly numeral: (value: Rational) => T;
  /** π, e or i. */
  readonly constant: (name: Constant["name"]) => T;
  /** The sum of two. */
  readonly add: (a: T, b: T) => T;
  /** The product of two. */
  readonly multiply: (a: T, b: T) => T;
  /** A power; the exponent is exact if it is a numeral. */
  readonly power: (base: T, exponent: T, exact: Rational | undefined) => T;
  /** e^x. */
  readonly exp: (x: T) => T;
  /** A function, a relation or a logical operator. */
  readonly call: (name: PlainCallName, operands: readonly T[]) => T;
  /** One of two, by a condition. */
  readonly choose: (condition: T, then: T, otherwise: T) => T;
  /** The integer that a bound of a sum is, if it is one. */
  readonly integerOf: (value: T) => number | undefined;
  /** All roots of a polynomial, the constant coefficient first. */
  readonly roots: (coefficients: readonly T[]) => readonly T[] | undefined;
  /** What stands where there is no value. */
  readonly none: T;
}

/** Computes the results of a schedule from the values of its variables. */
export type Evaluator<T> = (values: readonly T[]) => readonly T[];

/**
 * Prepares an evaluation: what depends on no variable is computed here.
 *
 * @param plan What to compute.
 * @param arithmetic With which numbers.
 * @returns The evaluator, for any number of calls; not reentrant.
 */
export function prepare<T>(
  plan: Schedule,
  arithmetic: Arithmetic<T>,
): Evaluator<T> {
  const registers: T[] = [];
  const varying: [number, (values: readonly T[]) => T][] = [];
  const fixed = fixedSteps(plan);
  plan.steps.forEach((step, number) => {
    const action = prepareStep(step, registers, arithmetic);
    if (fixed[number]) registers[number] = action([]);
    else varying.push([number, action]);
  });
  // A few operations are a step.
  const cost = varying.reduce((sum, [n]) => sum + weightOf(plan.steps[n]!), 0);
  return (values) => {
    spend(cost >> 3);
    for (const [number, action] of varying) registers[number] = action(values);
    return plan.results.map((number) => registers[number]!);
  };
}

/** What a step costs, in operations. */
function weightOf(step: Step): number {
  switch (step.kind) {
    case "numeral":
    case "constant":
    case "variable":
    case "random":
      return 0;
    case "sum":
    case "product":
      return step.operands.length;
    default:
      return 4;
  }
}

/**
 * Which steps depend on no variable.
 *
 * @param plan The steps.
 * @returns For each step whether it is a constant.
 */
export function fixedSteps(plan: Schedule): readonly boolean[] {
  const fixed: boolean[] = [];
  for (const step of plan.steps) fixed.push(isFixed(step, fixed));
  return fixed;
}

function isFixed(step: Step, fixed: readonly boolean[]): boolean {
  switch (step.kind) {
    case "numeral":
    case "constant":
      return true;
    case "variable":
    case "random":
    case "range":
    case "rootsum":
      return false;
    default:
      return step.operands.every((operand) => fixed[operand]);
  }
}

function prepareStep<T>(
  step: Step,
  registers: readonly T[],
  arithmetic: Arithmetic<T>,
): (values: readonly T[]) => T {
  switch (step.kind) {
    case "numeral": {
      const value = arithmetic.numeral(step.value);
      return () => value;
    }
    case "constant": {
      const value = arithmetic.constant(step.name);
      return () => value;
    }
    case "variable":
      return (values) => values[step.index]!;
    case "sum":
      return fold(step.operands, registers, arithmetic.add);
    case "product":
      return fold(step.operands, registers, arithmetic.multiply);
    case "power": {
      const [base, exponent] = step.operands;
      return () =>
        arithmetic.power(registers[base]!, registers[exponent]!, step.exact);
    }
    case "exp":
      return () => arithmetic.exp(registers[step.operands[0]]!);
    case "call":
      return () =>
        arithmetic.call(
          step.name,
          step.operands.map((operand) => registers[operand]!),
        );
    case "if": {
      const [a, b, c] = step.operands;
      return () =>
        arithmetic.choose(registers[a]!, registers[b]!, registers[c]!);
    }
    case "random":
      return () => arithmetic.none;
    case "range":
      return prepareRange(step, registers, arithmetic);
    case "rootsum":
      return prepareRootsum(step, arithmetic);
  }
}

function fold<T>(
  operands: readonly number[],
  registers: readonly T[],
  combine: (a: T, b: T) => T,
): () => T {
  return () => {
    let result: T = registers[operands[0]!]!;
    for (let k = 1; k < operands.length; k++) {
      result = combine(result, registers[operands[k]!]!);
    }
    return result;
  };
}

function prepareRange<T>(
  step: Extract<Step, { kind: "range" }>,
  registers: readonly T[],
  arithmetic: Arithmetic<T>,
): (values: readonly T[]) => T {
  const body = prepare(step.body, arithmetic);
  const combine = step.name === "sum" ? arithmetic.add : arithmetic.multiply;
  const [first, last] = step.operands;
  return (values) => {
    const from = arithmetic.integerOf(registers[first]!);
    const to = arithmetic.integerOf(registers[last]!);
    if (from === undefined || to === undefined) return arithmetic.none;
    const integer = (k: number) => arithmetic.numeral(Rational.of(k));
    let result = integer(step.name === "sum" ? 0 : 1);
    for (let k = from; k <= to; k++) {
      spend(3 + step.body.steps.length);
      result = combine(result, body([...values, integer(k)])[0]!);
    }
    return result;
  };
}

function prepareRootsum<T>(
  step: Extract<Step, { kind: "rootsum" }>,
  arithmetic: Arithmetic<T>,
): (values: readonly T[]) => T {
  const body = prepare(step.body, arithmetic);
  const coefficients = prepare(step.coefficients, arithmetic);
  return (values) => {
    const zero = arithmetic.numeral(Rational.of(0));
    const roots = arithmetic.roots(coefficients([...values, zero]));
    if (roots === undefined) return arithmetic.none;
    return roots
      .map((root) => body([...values, root])[0]!)
      .reduce(arithmetic.add, zero);
  };
}
