/** Expressions made to cost much, and what is done with them. */
import { Random } from "../../lib/core/random.ts";
import * as expr from "../../lib/expr/mod.ts";

const nested = (
  open: string,
  depth: number,
  inner: string,
  close = "",
): string => open.repeat(depth) + inner + close.repeat(depth);

const joined = (
  count: number,
  part: (k: number) => string,
  separator: string,
): string => Array.from({ length: count }, (_, k) => part(k)).join(separator);

/** By what they strain. */
const fixed: readonly string[] = [
  // depth
  nested("(", 98, "x", "*x + 1)"),
  nested("sin(", 95, "x", ")"),
  nested("sqrt(x + ", 80, "1", ")"),
  nested("abs(", 90, "x", ")"),
  nested("max(x, ", 90, "1", ")"),
  nested("if(x > 1, ", 90, "x", ", x^2)"),
  "e^".repeat(90) + "x",
  "x" + "!".repeat(99),
  "x" + "^x".repeat(90),
  // width
  joined(300, (k) => `1/(x + ${k})`, " + "),
  joined(300, (k) => `sin(${k} x)`, "*"),
  joined(300, (k) => `x^${k}`, " + "),
  joined(60, (k) => `(a${k} + x)`, "*"),
  `(${joined(100, (k) => `x${k}`, " + ")} + x)^3`,
  // degrees
  "x^(10^9) + 1",
  "x^100000 + x + 1",
  "(1 + x + y)^1000",
  "(x + y)^30 (x - y)^30 - 1",
  "(x + 1)^(1/1000000007)",
  // integers
  "9^9^9^9",
  "1e999999999",
  "10^4000^(1/3)",
  "(3^9999 + 1)/(7^5000 - 1) x + (2^16000 + 1)/(3^9000 + 2)",
  joined(120, (k) => `(x + 3^${30 * k})`, "*"),
  // loops
  "sum(k, k, 1, 10^12) x",
  "product(k, k, 1, 10^9) x",
  "sum(sum(sum(i j k, i, 1, 1000), j, 1, 1000), k, 1, 1000)",
  // special functions
  "polygamma(10^9, x)",
  "polylog(10^6, x/3)",
  "polylog(-500, x)",
  "gamma(10^300 x) + gamma(x)^50",
  "binomial(10^6, 5 10^5) x",
];

const atoms = ["x", "y", "2", "10^30", "1/3", "i", "pi", "x^999"];
const calls = ["sin", "ln", "sqrt", "exp", "abs", "gamma", "atan"];
const operators = [" + ", " - ", "*", "/", "^"];

function grown(random: Random, depth: number): string {
  const pick = (list: readonly string[]): string =>
    list[Math.floor(random.uniform() * list.length)]!;
  if (depth === 0) return pick(atoms);
  const one = grown(random, depth - 1);
  if (random.uniform() < 0.3) return `${pick(calls)}(${one})`;
  const other = grown(random, depth - 1);
  return `(${one}${pick(operators)}${other})`;
}

/**
 * What is tried: chosen ones, and some that are grown from a seed.
 *
 * @param count How many are grown.
 * @returns The texts.
 */
export function hostileInputs(count = 8): readonly string[] {
  const random = new Random(2024);
  return [
    ...fixed,
    ...Array.from({ length: count }, () => grown(random, 5)),
  ];
}

const columns = {
  x: Float64Array.of(0.5, 1.5),
  y: 0.25,
};

/** Each operation of the public interface on an expression of x. */
export const hostileOperations: Readonly<
  Record<string, (input: string) => unknown>
> = {
  parse: (input) => expr.parse(input),
  toLatex: (input) => expr.fromLatex(expr.toLatex(expr.parse(input))),
  toMathML: (input) => expr.toMathML(expr.parse(input)),
  toPython: (input) => expr.toPython(expr.parse(input)),
  evaluate: (input) => expr.evaluate(input, { x: 0.5, y: 0.25 }),
  evaluateComplex: (input) => expr.evaluateComplex(input, { x: [0.5, 0.1] }),
  evaluateColumns: (input) => expr.evaluateColumns(input, columns),
  simplify: (input) => expr.simplify(input),
  expand: (input) => expr.expand(input),
  factor: (input) => expr.factor(input),
  cancel: (input) => expr.cancel(input),
  collect: (input) => expr.collect(input, "x"),
  together: (input) => expr.together(input),
  partialFractions: (input) => expr.partialFractions(input, "x"),
  trigExpand: (input) => expr.trigExpand(input),
  trigReduce: (input) => expr.trigReduce(input),
  equivalent: (input) => expr.equivalent(input, `${input} + x/1000`),
  differentiate: (input) => expr.differentiate(input, "x"),
  hessian: (input) => expr.hessian(input, ["x", "y"]),
  jacobian: (input) => expr.jacobian([input, "x y"], ["x", "y"]),
  breakpoints: (input) => expr.breakpoints(input, "x"),
  solve: (input) => expr.solve(input, "x"),
  solveLinear: (input) => expr.solveLinear([input, "x + y - 1"], ["x", "y"]),
  allRoots: (input) => expr.allRoots(input, "x", -3, 4),
  findRoot: (input) => expr.findRoot(input, "x", { start: 0.7 }),
  minimize: (input) => expr.minimize(input, { x: 0.3, y: 0.2 }),
  fit: (input) => expr.fit(`${input} + a`, ["a"], { x: [1, 2], y: [1, 3] }),
  limit: (input) => expr.limit(input, "x", 0),
  taylor: (input) => expr.taylor(input, "x"),
  laurent: (input) => expr.laurent(input, "x"),
  integrate: (input) => expr.integrate(input, "x"),
  integrateDefinite: (input) => expr.integrateDefinite(input, "x", 0, 1),
};
