/** Whether coefficients are real, or keep off the cut of the logarithm. */
import {
  type CallName,
  contains,
  type Expression,
  isInteger,
  same,
  variablesOf,
} from "../algebra/mod.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { interval } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";
import type { Oracle } from "./oracle.ts";
import { standInName } from "./stand_ins.ts";
import { attempt } from "./undecided.ts";

/** Functions that are real wherever their arguments are. */
const realFunctions: ReadonlySet<CallName> = new Set(
  [
    ...["sin", "cos", "tan", "sec", "csc", "cot", "atan", "acot"] as const,
    ...["sinh", "cosh", "tanh", "sech", "csch", "coth", "asinh"] as const,
    ...["acsch", "abs", "sgn", "floor", "ceil", "round", "min", "max"] as const,
    ...["mod", "re", "im", "arg", "conj", "factorial", "gamma"] as const,
    ...["digamma", "erf", "erfc", "erfi", "Ei", "Si", "Shi"] as const,
    ...["fresnelS", "fresnelC", "less", "lessEqual", "equal"] as const,
    ...["notEqual", "and", "or", "not", "if", "polygamma"] as const,
  ],
);

/** Functions that are real where their argument is positive. */
const ofPositive: ReadonlySet<CallName> = new Set(
  ["ln", "lgamma", "Ci", "Chi", "li"] as const,
);

/**
 * Whether a coefficient is real, where its variables are.
 *
 * @param coefficient Any.
 * @param oracle Tells signs.
 * @param logarithm Something that is real.
 * @returns True if it is known to be.
 */
export function isRealCoefficient(
  coefficient: Expression,
  oracle: Oracle,
  logarithm?: Expression,
): boolean {
  const isReal = (part: Expression): boolean =>
    isRealCoefficient(part, oracle, logarithm);
  const isPositive = (part: Expression): boolean =>
    attempt(() => oracle.sign(part)).value === 1;
  if (logarithm !== undefined && same(coefficient, logarithm)) return true;
  switch (coefficient.kind) {
    case "numeral":
    case "variable":
      return true;
    case "constant":
      return coefficient.name !== "i";
    case "sum":
      return coefficient.terms.every(isReal);
    case "product":
      return coefficient.factors.every(isReal);
    case "power": {
      const { base, exponent } = coefficient;
      if (!isReal(base) || !isReal(exponent)) return false;
      return isInteger(exponent) || isPositive(base);
    }
    case "call": {
      const { name, arguments: args } = coefficient;
      if (name === "polylog") {
        const meant = standInName(args[0]!);
        if (meant === "ln") return isReal(args[1]!) && isPositive(args[1]!);
        if (meant !== undefined) return isReal(args[1]!);
      }
      if (!args.every(isReal)) return false;
      if (ofPositive.has(name)) return isPositive(args[0]!);
      return realFunctions.has(name) || isDefined(coefficient);
    }
  }
}

/** Whether it has a real value for all real values of its variables. */
function isDefined(coefficient: Expression): boolean {
  const anywhere = interval(-Infinity, Infinity);
  const box = new Map(
    variablesOf(coefficient).map((name) => [name, anywhere] as const),
  );
  return evaluateInterval(coefficient, box).defined === "everywhere";
}

/** Far above the rounding of a few steps. */
const clearance = 1e-9;

/**
 * Whether a complex number is well off the negative real axis.
 *
 * @param value A coefficient.
 * @returns True if it is a constant and known to be off; false if it may not
 * be, or is real.
 */
export function isOffCut(value: Expression): boolean {
  const hasUnit = contains(
    value,
    (part) => part.kind === "constant" && part.name === "i",
  );
  if (!hasUnit || variablesOf(value).length > 0) return false;
  const [re, im] = evaluateComplex(value, new Map());
  return Math.abs(im) > clearance * Math.abs(re);
}
