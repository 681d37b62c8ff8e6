/** Where a function of a real variable may fail to be analytic. */
import {
  binderOf,
  type CallName,
  childrenOf,
  type Expression,
  isInteger,
  isNegative,
  negate,
  type Power,
  same,
} from "../algebra/mod.ts";
import { breakpointsOf } from "../differentiate/breakpoints_of.ts";
import { singularPlaces } from "../differentiate/singular_places.ts";
import { point } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";

/**
 * Where a function may fail to be analytic.
 *
 * @param expression Any.
 * @param name Its variable, which is real.
 * @returns Expressions, each once up to its sign: between their zeros it is
 * analytic, unless `mayCrossCuts` says otherwise.
 */
export function singularitiesOf(
  expression: Expression,
  name: string,
): Expression[] {
  const zeros: Expression[] = [];
  const all = [
    ...singularPlaces(expression, name),
    ...breakpointsOf(expression, name),
  ];
  for (const written of all) {
    const inner = withSameZeros(written);
    const place = isNegative(inner) ? negate(inner) : inner;
    if (!zeros.some((known) => same(known, place))) zeros.push(place);
  }
  return zeros;
}

/** Functions that are 0 where their argument is, and only there. */
const zeroAtZero: ReadonlySet<CallName> = new Set(
  [
    ...["erf", "erfi", "sinh", "tanh", "asinh", "atanh", "asin"] as const,
    ...["atan", "Si", "Shi", "sgn", "abs"] as const,
  ],
);

function withSameZeros(place: Expression): Expression {
  let inner = place;
  while (inner.kind === "call" && zeroAtZero.has(inner.name)) {
    inner = inner.arguments[0]!;
  }
  return inner;
}

/** Functions that are analytic in the whole plane, or off isolated points. */
const withoutCuts: ReadonlySet<CallName> = new Set(
  [
    ...["sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh"] as const,
    ...["tanh", "sech", "csch", "coth", "factorial", "gamma"] as const,
    ...["digamma", "polygamma", "erf", "erfc", "erfi", "Si", "Shi"] as const,
    ...["fresnelS", "fresnelC", "beta"] as const,
  ],
);

/**
 * Whether a value that is not real may cross a branch cut between zeros of the
 * singularities, or a part is not looked into.
 *
 * @param expression A function of one variable.
 * @param name The variable.
 * @param sample A number between two zeros.
 * @returns False if it is analytic there for sure.
 */
export function mayCrossCuts(
  expression: Expression,
  name: string,
  sample: number,
): boolean {
  const natures = new Map<Expression, Nature>();
  const visit = (node: Expression): Nature => {
    let nature = natures.get(node);
    if (nature === undefined) {
      nature = binderOf(node) === undefined
        ? natureOf(node, childrenOf(node).map(visit), signAt)
        : "open";
      natures.set(node, nature);
    }
    return nature;
  };
  const at = new Map([[name, point(sample)]]);
  const signAt = (part: Expression): number => {
    const { low, high, defined } = evaluateInterval(part, at);
    if (defined !== "everywhere") return 0;
    return low > 0 ? 1 : high < 0 ? -1 : 0;
  };
  return visit(expression) === "open";
}

/** What is known of the values of a part between two zeros of the
 * singularities: they are real, complex and analytic, or neither is known. */
type Nature = "real" | "complex" | "open";

function natureOf(
  node: Expression,
  parts: readonly Nature[],
  signAt: (part: Expression) => number,
): Nature {
  if (parts.includes("open")) return "open";
  const isReal = !parts.includes("complex");
  switch (node.kind) {
    case "constant":
      return node.name === "i" ? "complex" : "real";
    case "power":
      return powerNature(node, parts, signAt);
    case "call": {
      if (withoutCuts.has(node.name)) return isReal ? "real" : "complex";
      if (!isReal) return "open";
      return signAt(node) !== 0 ? "real" : "complex";
    }
    default:
      return isReal ? "real" : "complex";
  }
}

function powerNature(
  { base, exponent }: Power,
  parts: readonly Nature[],
  signAt: (part: Expression) => number,
): Nature {
  const [below, above] = parts;
  const isReal = below === "real" && above === "real";
  if (isInteger(exponent)) return below!;
  if (base.kind === "constant") return isReal ? "real" : "complex";
  if (below !== "real") return "open";
  return isReal && signAt(base) > 0 ? "real" : "complex";
}
