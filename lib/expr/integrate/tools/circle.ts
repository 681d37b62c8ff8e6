/** Trigonometric and hyperbolic functions as rational functions of the sine
 * and the cosine of one angle. */
import {
  add,
  call,
  type CallName,
  childrenOf,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  mapChildren,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  power,
  same,
  subtract,
  two,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { gcdOfRationals } from "../../simplify/fraction.ts";
import { linearIn } from "./polynomial.ts";

/** Sine and cosine of the circle or of the hyperbola. */
export interface Circle {
  /** 1 of the circle, -1 of the hyperbola: s² = σ (1 - c²), c' = -σ s. */
  readonly sigma: 1 | -1;
  /** The names of sine, cosine and tangent. */
  readonly names: readonly [
    sine: CallName,
    cosine: CallName,
    tangent: CallName,
  ];
}

/** The trigonometric functions. */
export const circle: Circle = { sigma: 1, names: ["sin", "cos", "tan"] };
/** The hyperbolic functions. */
export const hyperbola: Circle = { sigma: -1, names: ["sinh", "cosh", "tanh"] };

const families: Partial<Record<CallName, Circle>> = {
  ...Object.fromEntries(
    ["sin", "cos", "tan", "cot", "sec", "csc"].map((name) => [name, circle]),
  ),
  ...Object.fromEntries(
    ["sinh", "cosh", "tanh", "coth", "sech", "csch"]
      .map((name) => [name, hyperbola]),
  ),
};

/** An integrand as a function of sine and cosine. */
export interface CircleForm {
  /** Which functions. */
  readonly circle: Circle;
  /** The angle. */
  readonly angle: Expression;
  /** The integrand; `sine` and `cosine` stand for the functions. */
  readonly form: Expression;
}

/** Stands for the sine of the angle. */
export const sine: Expression = variableOf("#s");
/** Stands for the cosine of the angle. */
export const cosine: Expression = variableOf("#c");

/** Larger multiples of the angle are not expanded. */
const largestMultiple = 24;

/**
 * Writes an integrand as a function of the sine and the cosine of one angle.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns The form; undefined if there are functions of angles that have no
 * common part, or of both kinds, or none.
 */
export function circleForm(
  integrand: Expression,
  variable: string,
): CircleForm | undefined {
  const angles: Expression[] = [];
  let found: Circle | undefined;
  let isMixed = false;
  const visit = (node: Expression): void => {
    if (!dependsOn(node, variable)) return;
    const family = node.kind === "call" ? families[node.name] : undefined;
    if (family !== undefined) {
      isMixed ||= found !== undefined && found !== family;
      found = family;
      const angle = childrenOf(node)[0]!;
      if (!angles.some((other) => same(other, angle))) angles.push(angle);
    }
    childrenOf(node).forEach(visit);
  };
  visit(integrand);
  if (found === undefined || isMixed) return undefined;
  const angle = commonAngle(angles) ?? commonSlope(angles, variable);
  if (angle === undefined) return undefined;
  const form = new Writer(found, angle, variable).write(integrand);
  return form && { circle: found, angle, form };
}

/** The largest angle of which all are multiples. */
function commonAngle(angles: readonly Expression[]): Expression | undefined {
  const ratios = angles.map((angle) => divide(angle, angles[0]!));
  const values = ratios.flatMap((r) => r.kind === "numeral" ? [r.value] : []);
  return values.length < angles.length
    ? undefined
    : multiply(numeral(gcdOfRationals(values)), angles[0]!);
}

/** The same for angles that are multiples but for constants. */
function commonSlope(
  angles: readonly Expression[],
  variable: string,
): Expression | undefined {
  const slopes: Expression[] = [];
  for (const angle of angles) {
    const line = linearIn(angle, variable);
    if (line === undefined) return undefined;
    slopes.push(multiply(line.slope, variableOf(variable)));
  }
  return commonAngle(slopes);
}

class Writer {
  readonly #circle: Circle;
  readonly #angle: Expression;
  readonly #variable: string;
  #failed = false;

  constructor(found: Circle, angle: Expression, variable: string) {
    this.#circle = found;
    this.#angle = angle;
    this.#variable = variable;
  }

  write(expression: Expression): Expression | undefined {
    const done = new Map<Expression, Expression>();
    const visit = (node: Expression): Expression => {
      if (!dependsOn(node, this.#variable)) return node;
      let result = done.get(node);
      if (result === undefined) {
        result = node.kind === "call" && families[node.name] !== undefined
          ? this.#function(node.name, node.arguments[0]!)
          : mapChildren(node, visit);
        done.set(node, result);
      }
      return result;
    };
    const result = visit(expression);
    return this.#failed ? undefined : result;
  }

  #function(name: CallName, argument: Expression): Expression {
    const [s, c] = this.#pair(argument);
    switch (name) {
      case "sin":
      case "sinh":
        return s;
      case "cos":
      case "cosh":
        return c;
      case "tan":
      case "tanh":
        return divide(s, c);
      case "cot":
      case "coth":
        return divide(c, s);
      case "sec":
      case "sech":
        return power(c, minusOne);
      default:
        return power(s, minusOne);
    }
  }

  /** Sine and cosine of n angle + shift. */
  #pair(argument: Expression): readonly [Expression, Expression] {
    const whole = divide(argument, this.#angle);
    if (isInteger(whole)) return this.#multiple(Number(whole.value.numerator));
    const line = linearIn(argument, this.#variable);
    const slope = linearIn(this.#angle, this.#variable)!.slope;
    const times = divide(line!.slope, slope);
    if (!isInteger(times)) {
      this.#failed = true;
      return [zero, one];
    }
    const [s, c] = this.#multiple(Number(times.value.numerator));
    const [sineName, cosineName] = this.#circle.names;
    const a = call(sineName, line!.intercept);
    const b = call(cosineName, line!.intercept);
    const sigma = numeral(-this.#circle.sigma);
    return [
      add(multiply(s, b), multiply(c, a)),
      add(multiply(c, b), multiply(sigma, s, a)),
    ];
  }

  /** s U(n-1)(c) and T(n)(c), by Chebyshev's recurrence. */
  #multiple(n: number): readonly [Expression, Expression] {
    if (n < 0) {
      const [s, c] = this.#multiple(-n);
      return [negate(s), c];
    }
    if (n > largestMultiple) this.#failed = true;
    let first: readonly [Expression, Expression] = [zero, one];
    let second: readonly [Expression, Expression] = [one, cosine];
    const next = (a: Expression, b: Expression) =>
      subtract(multiply(two, cosine, b), a);
    for (let k = 0; k < n && !this.#failed; k++) {
      [first, second] = [second, [
        next(first[0], second[0]),
        next(first[1], second[1]),
      ]];
    }
    return [multiply(sine, first[0]), first[1]];
  }
}
