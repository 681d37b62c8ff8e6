/** Where a function of a real variable may fail to be analytic. */
import {
  add,
  binderOf,
  call,
  type CallName,
  childrenOf,
  dependsOn,
  e,
  type Expression,
  isInteger,
  isNegative,
  multiply,
  negate,
  one,
  pi,
  type Power,
  power,
  same,
  subtract,
  two,
} from "../algebra/mod.ts";
import { breakpointsOf } from "../differentiate/breakpoints_of.ts";
import { point } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";

type Places = (args: readonly Expression[]) => readonly Expression[];

const itself: Places = ([u]) => [u!];
const atUnits: Places = ([u]) => [subtract(one, power(u!, two))];
const atZeroAndUnits: Places = (args) => [...itself(args), ...atUnits(args)];
const cosine: Places = ([u]) => [call("cos", u!)];
const sine: Places = ([u]) => [call("sin", u!)];
const atIntegers = (u: Expression): Expression => call("sin", multiply(pi, u));
const gammaPoles: Places = ([u]) => [atIntegers(u!)];

/** 1 - m sin² φ */
const ellipticRoot = (phi: Expression, m: Expression): Expression =>
  subtract(one, multiply(m, power(call("sin", phi), two)));
const elliptic: Places = ([phi, m]) => [ellipticRoot(phi!, m!)];

/** Functions that are not analytic on the whole real axis. */
const places: Partial<Record<CallName, Places>> = {
  ln: itself,
  tan: cosine,
  sec: cosine,
  cot: sine,
  csc: sine,
  asin: atUnits,
  acos: atUnits,
  asec: atZeroAndUnits,
  acsc: atZeroAndUnits,
  acot: itself,
  coth: itself,
  csch: itself,
  acosh: atUnits,
  atanh: atUnits,
  asech: atZeroAndUnits,
  acsch: itself,
  acoth: atZeroAndUnits,
  factorial: ([u]) => [atIntegers(u!)],
  gamma: ([u, x]) => x === undefined ? gammaPoles([u!]) : [x],
  lgamma: gammaPoles,
  digamma: gammaPoles,
  polygamma: ([, u]) => gammaPoles([u!]),
  beta: ([a, b]) => [a!, b!, add(a!, b!)].map(atIntegers),
  Ei: itself,
  Ci: itself,
  Chi: itself,
  li: ([u]) => [u!, subtract(u!, one)],
  polylog: ([, u]) => [subtract(u!, one), u!],
  lambertw: ([u]) => [add(one, multiply(e, u!))],
  ellipticF: elliptic,
  ellipticE: elliptic,
  ellipticPi: ([n, phi, m]) => [
    ellipticRoot(phi!, m!),
    ellipticRoot(phi!, n!),
  ],
};

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
  const seen = new Set<Expression>();
  const take = (written: Expression): void => {
    if (!dependsOn(written, name)) return;
    const place = isNegative(written) ? negate(written) : written;
    if (!zeros.some((known) => same(known, place))) zeros.push(place);
  };
  const visit = (node: Expression): void => {
    if (seen.has(node) || !dependsOn(node, name)) return;
    seen.add(node);
    // What binds a name is not looked into: see mayCrossCuts.
    if (binderOf(node) !== undefined) return;
    childrenOf(node).forEach(visit);
    if (node.kind === "power" && !isEntirePower(node)) take(node.base);
    if (node.kind === "call") places[node.name]?.(node.arguments).forEach(take);
  };
  visit(expression);
  breakpointsOf(expression, name).forEach(take);
  return zeros;
}

/** Whether a power is analytic in its base and exponent. */
function isEntirePower({ base, exponent }: Power): boolean {
  if (base.kind === "constant") return true;
  return isInteger(exponent) && exponent.value.sign > 0;
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
