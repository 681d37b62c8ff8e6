/** Random syntax trees, seeded, for tests of evaluation. */
import type { Random } from "../../../lib/core/random.ts";
import type {
  BinaryOperator,
  CallNode,
  Node,
} from "../../../lib/expr/syntax/nodes.ts";

const operators: readonly BinaryOperator[] = [
  ..."+-*/^+-*/+-*",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "&&",
  "||",
] as BinaryOperator[];

const unary: readonly CallNode["name"][] = [
  ...["sqrt", "cbrt", "exp", "ln", "log2", "log10", "sin", "cos", "tan"],
  ...["sec", "csc", "cot", "asin", "acos", "atan", "acot", "sinh", "cosh"],
  ...["tanh", "sech", "coth", "asinh", "acosh", "atanh", "abs", "sgn"],
  ...["floor", "ceil", "round", "im", "re", "erf", "gamma"],
] as CallNode["name"][];

const binary: readonly CallNode["name"][] = [
  ...["min", "max", "mod", "atan2", "hypot", "log", "pow"],
] as CallNode["name"][];

function pick<T>(random: Random, from: readonly T[]): T {
  return from[random.below(from.length)]!;
}

function number(random: Random): Node {
  const [numerator, denominator] = pick(random, [
    [0n, 1n],
    [1n, 1n],
    [2n, 1n],
    [3n, 1n],
    [7n, 1n],
    [1n, 2n],
    [5n, 2n],
    [1n, 10n],
    [13n, 4n],
  ]);
  return { kind: "number", numerator: numerator!, denominator: denominator! };
}

/**
 * A random tree.
 *
 * @param random What to draw from.
 * @param depth How deep it may be.
 * @param names The variables that may occur.
 * @returns The tree.
 */
export function randomTree(
  random: Random,
  depth: number,
  names: readonly string[],
): Node {
  const one = (inner = names) => randomTree(random, depth - 1, inner);
  const kind = random.uniform();
  if (depth === 0 || kind < 0.1) {
    if (random.uniform() < 0.35) return number(random);
    return {
      kind: "name",
      name: random.uniform() < 0.1 ? "pi" : pick(random, names),
    };
  }
  if (kind < 0.6) {
    const operator = pick(random, operators);
    return { kind: "binary", operator, left: one(), right: one() };
  }
  if (kind < 0.68) {
    return {
      kind: "prefix",
      operator: random.uniform() < 0.8 ? "-" : "!",
      operand: one(),
    };
  }
  const call = (name: CallNode["name"], ...list: Node[]): Node => ({
    kind: "call",
    name,
    arguments: list,
  });
  if (kind < 0.84) return call(pick(random, unary), one());
  if (kind < 0.9) return call(pick(random, binary), one(), one());
  if (kind < 0.97) return call("if", one(), one(), one());
  return range(random, one, names, call);
}

function range(
  random: Random,
  one: (names?: readonly string[]) => Node,
  names: readonly string[],
  call: (name: CallNode["name"], ...list: Node[]) => Node,
): Node {
  const name = `k${names.length}`;
  const to = random.uniform() < 0.5
    ? call(
      "round",
      call("mod", { kind: "name", name: names[0]! }, number(random)),
    )
    : number(random);
  return call(
    random.uniform() < 0.7 ? "sum" : "product",
    one([...names, name]),
    { kind: "name", name },
    { kind: "number", numerator: 1n, denominator: 1n },
    to,
  );
}
