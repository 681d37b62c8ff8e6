/** Where an evaluation comes too close to a branch cut or a jump. */
import type { Expression } from "../algebra/expression.ts";
import type { Complex } from "../functions/complex.ts";
import { modulus } from "../functions/complex.ts";
import type { ComplexFunctionName } from "../functions/complex_functions.ts";
import { fixedSteps, prepare } from "./complex_arithmetic.ts";
import { complexDoubles } from "./complex_double.ts";
import {
  type PlainCallName,
  type Schedule,
  schedule,
  type Step,
} from "./complex_schedule.ts";

/** The distance of arguments to the cut, beside their size. */
type Distance = (...z: Complex[]) => number;

/** To the ray from `end` towards -∞. */
function toLeft(end: number): Distance {
  return (z) => relative(z, z[0] <= end ? Math.abs(z[1]) : apart(z, end), end);
}

/** To the ray from `end` towards ∞. */
function toRight(end: number): Distance {
  return (z) => relative(z, z[0] >= end ? Math.abs(z[1]) : apart(z, end), end);
}

function apart([x, y]: Complex, end: number): number {
  return modulus([x - end, y]);
}

function relative(z: Complex, distance: number, end: number): number {
  const size = Math.max(modulus(z), Math.abs(end));
  return size === 0 ? 0 : distance / size;
}

const outside: Distance = (z) => Math.min(toLeft(-1)(z), toRight(1)(z));

/** To the segment from -1 to 1. */
const between: Distance = (z) =>
  Math.abs(z[0]) <= 1
    ? Math.abs(z[1])
    : relative(z, apart(z, Math.sign(z[0])), 1);

function turned(distance: Distance): Distance {
  return ([x, y]) => distance([y, -x]);
}

/** To the nearest integer, or to the nearest half. */
function toSteps(offset: number): Distance {
  return ([x]) => Math.abs(x - offset - Math.round(x - offset));
}

const toZero: Distance = (z) => modulus(z) === 0 ? 0 : 1;

function toEqual(a: Complex, b: Complex): number {
  const size = Math.max(modulus(a), modulus(b));
  return size === 0 ? 0 : modulus([a[0] - b[0], a[1] - b[1]]) / size;
}

/** To the nearest of two that are equal. */
const toTie: Distance = (...z) =>
  Math.min(...z.flatMap((a, k) => z.slice(k + 1).map((b) => toEqual(a, b))));

/** m sin² φ to [1, ∞), where the root in an elliptic integral vanishes. */
function toElliptic(phi: Complex, m: Complex): number {
  const sine = complexDoubles.call("sin", [phi]);
  const square = complexDoubles.multiply(sine, sine);
  return toRight(1)(complexDoubles.multiply(m, square));
}

const distances: ReadonlyMap<PlainCallName, Distance> = new Map<
  ComplexFunctionName & PlainCallName,
  Distance
>([
  ["ln", toLeft(0)],
  ["root", toLeft(0)],
  ["asin", outside],
  ["acos", outside],
  ["atanh", outside],
  ["atan", turned(outside)],
  ["asinh", turned(outside)],
  ["acosh", toLeft(1)],
  ["asec", between],
  ["acsc", between],
  ["acoth", between],
  ["acot", turned(between)],
  ["acsch", turned(between)],
  ["asech", (z) => Math.min(toLeft(0)(z), toRight(1)(z))],
  ["lgamma", toLeft(0)],
  ["Ei", toLeft(0)],
  ["li", toLeft(1)],
  ["Ci", toLeft(0)],
  ["Chi", toLeft(0)],
  ["lambertw", toLeft(-1 / Math.E)],
  ["gamma", (_, x) => x === undefined ? 1 : toLeft(0)(x)],
  ["polylog", (_, x) => toRight(1)(x!)],
  ["ellipticF", (phi, m) => toElliptic(phi, m!)],
  ["ellipticE", (phi, m) => toElliptic(phi, m!)],
  [
    "ellipticPi",
    (n, phi, m) => Math.min(toElliptic(phi!, n), toElliptic(phi!, m!)),
  ],
  ["floor", toSteps(0)],
  ["ceil", toSteps(0)],
  ["round", toSteps(0.5)],
  ["mod", (a, b) => toSteps(0)([a[0] / b![0], 0])],
  ["abs", toZero],
  ["sgn", toZero],
  ["arg", toLeft(0)],
  ["min", toTie],
  ["max", toTie],
  ["atan2", (y, x) => toLeft(0)([x![0], y[0]])],
]);

const relations: ReadonlySet<PlainCallName> = new Set<PlainCallName>(
  ["less", "lessEqual", "equal", "notEqual"],
);

/** How far a step is from a cut; undefined if it has none. */
function distanceOf(step: Step): Distance | undefined {
  switch (step.kind) {
    case "power":
      return step.exact?.isInteger ? undefined : toLeft(0);
    case "call":
      return relations.has(step.name) ? toEqual : distances.get(step.name);
    default:
      return undefined;
  }
}

/** Whether a point is too close to a cut. */
export type CutCheck = (values: readonly Complex[]) => boolean;

/**
 * Makes a check of whether the evaluation of expressions passes close to a
 * branch cut of a logarithm, a power or an inverse function, or to a jump of
 * a step function: points at which they should not be compared.
 *
 * @param expressions What is to be evaluated.
 * @param variables The names of the variables, in the order of their values.
 * @param tolerance How close is too close, beside the size of the argument.
 * @returns The check; not reentrant.
 * @throws {ExpressionError} `unknown-variable`, or `unsupported` as
 * `compileComplex`.
 */
export function compileCutCheck(
  expressions: readonly Expression[],
  variables: readonly string[],
  tolerance: number = 1e-6,
): CutCheck {
  return checkOf(schedule(expressions, variables), tolerance);
}

/**
 * Whether the evaluation of an expression passes close to a branch cut.
 *
 * @param expression What is to be evaluated.
 * @param values A value of each variable.
 * @param tolerance How close is too close, beside the size of the argument.
 * @returns Whether it does, as `compileCutCheck`.
 * @throws {ExpressionError} `unknown-variable`, or `unsupported` as
 * `compileComplex`.
 */
export function isNearBranchCut(
  expression: Expression,
  values: ReadonlyMap<string, Complex>,
  tolerance: number = 1e-6,
): boolean {
  const check = compileCutCheck([expression], [...values.keys()], tolerance);
  return check([...values.values()]);
}

function checkOf(plan: Schedule, tolerance: number): CutCheck {
  const results = plan.steps.map((_, number) => number);
  const evaluator = prepare({ ...plan, results }, complexDoubles);
  const watched: ((
    registers: readonly Complex[],
    values: readonly Complex[],
  ) => boolean)[] = [];
  // A constant on a cut is the same wherever it is evaluated.
  const fixed = fixedSteps(plan);
  for (const [number, step] of plan.steps.entries()) {
    if (fixed[number]) continue;
    const distance = distanceOf(step);
    if (distance !== undefined && "operands" in step) {
      watched.push((registers) =>
        distance(...step.operands.map((k) => registers[k]!)) <= tolerance
      );
    }
    if (step.kind === "rootsum") {
      watched.push(checkRoots(step, tolerance));
    }
    if (step.kind === "range") watched.push(checkRange(step, tolerance));
  }
  return (values) => {
    const registers = evaluator(values);
    return watched.some((check) => check(registers, values));
  };
}

function checkRoots(
  step: Extract<Step, { kind: "rootsum" }>,
  tolerance: number,
): (registers: readonly Complex[], values: readonly Complex[]) => boolean {
  const coefficients = prepare(step.coefficients, complexDoubles);
  const check = checkOf(step.body, tolerance);
  return (_, values) =>
    complexDoubles.roots(coefficients([...values, [0, 0]]))
      ?.some((root) => check([...values, root])) ?? false;
}

function checkRange(
  step: Extract<Step, { kind: "range" }>,
  tolerance: number,
): (registers: readonly Complex[], values: readonly Complex[]) => boolean {
  const check = checkOf(step.body, tolerance);
  const [first, last] = step.operands;
  return (registers, values) => {
    const from = complexDoubles.integerOf(registers[first]!);
    const to = complexDoubles.integerOf(registers[last]!);
    if (from === undefined || to === undefined) return false;
    for (let k = from; k <= to; k++) {
      if (check([...values, [k, 0]])) return true;
    }
    return false;
  };
}
