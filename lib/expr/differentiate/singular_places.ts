/** Where smooth functions of a real variable have poles, branch points and
 * ends of their domain. */
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
  multiply,
  one,
  pi,
  type Power,
  power,
  subtract,
  two,
} from "../algebra/mod.ts";

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
 * Where the smooth parts of a function may fail to be analytic: poles, branch
 * points, ends of the domain. Steps and corners are left to `breakpointsOf`.
 *
 * @param expression Any.
 * @param name The variable, which is real.
 * @returns Expressions that are 0 there; one may come more than once.
 */
export function singularPlaces(
  expression: Expression,
  name: string,
): Expression[] {
  const zeros: Expression[] = [];
  const seen = new Set<Expression>();
  const visit = (node: Expression): void => {
    if (seen.has(node) || !dependsOn(node, name)) return;
    seen.add(node);
    // The names that are bound are not those outside.
    if (binderOf(node) !== undefined) return;
    childrenOf(node).forEach(visit);
    if (node.kind === "power" && !isEntire(node)) zeros.push(node.base);
    if (node.kind === "call") {
      zeros.push(...places[node.name]?.(node.arguments) ?? []);
    }
  };
  visit(expression);
  return zeros.filter((zero) => dependsOn(zero, name));
}

/** Whether a power is analytic in its base and exponent. */
function isEntire({ base, exponent }: Power): boolean {
  if (base.kind === "constant") return true;
  return isInteger(exponent) && exponent.value.sign > 0;
}
