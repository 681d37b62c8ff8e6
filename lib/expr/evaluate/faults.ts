/** Why an operation on real numbers has no value, in words. */
import {
  ExpressionError,
  type ExpressionErrorCode,
  type Span,
} from "../errors.ts";
import type { FunctionName } from "../functions/names.ts";

/** What is applied: a function, or an operator of the language. */
export type Applied = FunctionName | "+" | "-" | "*" | "/";

/** What the first argument must be, where not every number is allowed. */
const requirements: Readonly<Partial<Record<Applied, string>>> = {
  sqrt: "at least 0",
  root: "at least 0 unless the degree is odd",
  ln: "above 0",
  log: "above 0, with a base that is above 0 and not 1",
  log2: "above 0",
  log10: "above 0",
  asin: "from -1 to 1",
  acos: "from -1 to 1",
  asec: "at least 1 in magnitude",
  acsc: "at least 1 in magnitude",
  acosh: "at least 1",
  atanh: "between -1 and 1",
  asech: "above 0 and at most 1",
  acoth: "above 1 in magnitude",
  atan2: "not 0 where the second argument is 0",
  tan: "no odd multiple of pi/2",
  gamma: "no pole",
  factorial: "no negative integer",
  lgamma: "no pole",
  digamma: "no pole",
  Ei: "not 0",
  li: "at least 0 and not 1",
  Ci: "above 0",
  Chi: "above 0",
  lambertw: "at least -1/e",
};

/** What has a pole at 0 of its divisor. */
const divisions: ReadonlySet<Applied> = new Set<Applied>([
  "/",
  "csch",
  "coth",
  "acsch",
]);

/** What may be too great for a double, although it exists. */
const growing: ReadonlySet<Applied> = new Set<Applied>([
  "+",
  "-",
  "*",
  "exp",
  "pow",
  "sinh",
  "cosh",
  "hypot",
  "gamma",
  "factorial",
  "lgamma",
  "beta",
  "erfi",
  "Ei",
  "Shi",
  "Chi",
  "polygamma",
  "root",
]);

/**
 * Whether an infinite value of finite arguments is one that exists and is too
 * great for a double, not a pole.
 *
 * @param name What was applied.
 * @param values The arguments.
 * @returns Whether it overflowed.
 */
export function isOverflow(
  name: Applied,
  values: readonly number[],
): boolean {
  const [first, second] = values;
  if (name === "/") return second !== 0;
  if (name === "pow") return first !== 0;
  if (name === "root") return second !== 0 && first !== 0;
  // The functions with poles have them at 0 and at negative integers.
  const atPole = Number.isInteger(first) && first! <= 0;
  const hasPoles = name === "gamma" || name === "factorial" ||
    name === "lgamma" || name === "Ei" || name === "Chi" || name === "beta" ||
    name === "polygamma";
  return growing.has(name) && !(hasPoles && atPole);
}

/**
 * The error of an operation without a value.
 *
 * @param name What was applied.
 * @param values The arguments, real numbers.
 * @param span Where it stands.
 * @returns The error.
 */
export function faultOf(
  name: Applied,
  values: readonly number[],
  span: Span | undefined,
): ExpressionError {
  const [a, b] = values;
  if (name === "/" && b === 0) {
    return fault(
      "division-by-zero",
      `Cannot divide as the divisor must not be 0: the dividend is ${a}`,
      span,
    );
  }
  if (name === "sec" || name === "csc" || name === "cot") {
    return fault(
      "division-by-zero",
      `Cannot evaluate \`${name}\` as its argument must be no pole: current ` +
        `value is ${a}`,
      span,
    );
  }
  if (divisions.has(name) && a === 0) {
    return fault(
      "division-by-zero",
      `Cannot evaluate \`${name}\` as its argument must not be 0: current ` +
        `value is ${a}`,
      span,
    );
  }
  if (name === "mod" && b === 0) {
    return fault(
      "division-by-zero",
      `Cannot evaluate \`mod\` as the divisor must not be 0: the dividend ` +
        `is ${a}`,
      span,
    );
  }
  if (name === "pow") return powerFault(a!, b!, span);
  const requirement = requirements[name] ?? "in its domain";
  return fault(
    "domain",
    `Cannot evaluate \`${name}\` to a real number as its argument must be ` +
      `${requirement}: current value is ${values.join(", ")}`,
    span,
  );
}

function powerFault(
  base: number,
  exponent: number,
  span: Span | undefined,
): ExpressionError {
  return base === 0
    ? fault(
      "division-by-zero",
      `Cannot raise 0 to a power as the exponent must not be negative: ` +
        `current value is ${exponent}`,
      span,
    )
    : fault(
      "domain",
      `Cannot raise to the power ${exponent} over the real numbers as the ` +
        `base must be at least 0 for it: current value is ${base}`,
      span,
    );
}

/**
 * The error of a value that is too great.
 *
 * @param name What was applied.
 * @param values The arguments.
 * @param span Where it stands.
 * @returns The error.
 */
export function overflowOf(
  name: Applied,
  values: readonly number[],
  span: Span | undefined,
): ExpressionError {
  return fault(
    "domain",
    `Cannot evaluate \`${name}\` as its value must be below 1.8e308: ` +
      `current operands are ${values.join(", ")}`,
    span,
  );
}

function fault(
  code: ExpressionErrorCode,
  message: string,
  span: Span | undefined,
): ExpressionError {
  return new ExpressionError(code, message, span);
}
