/**
 * Functions of many variables for the numeric algorithms: unchecked float64,
 * NaN and infinities included.
 */
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import { realFunctions } from "../functions/real.ts";
import { equalWithin } from "../functions/real_elementary.ts";
import type { RealFunctionName } from "../functions/real.ts";
import {
  type BinaryNode,
  type BinaryOperator,
  type CallNode,
  leftSpine,
  type Node,
} from "../syntax/nodes.ts";

type Values = Float64Array<ArrayBufferLike>;
type Closure = (x: Values) => number;

/**
 * Makes a function of float64 numbers of one or more expressions.
 *
 * @param sources What to compute, as many as values.
 * @param variables The names of the variables, in the order of `x`.
 * @returns A function that reads the variables from `x` and writes the values
 * to `out`. What has no real value is NaN or infinite.
 * @throws {ExpressionError} `unknown-variable`, or `unsupported` if a function
 * of it has no real evaluation.
 */
export function numericFunction(
  sources: readonly Node[],
  variables: readonly string[],
): (x: Float64Array, out: Float64Array) => void {
  const closures = sources.map((source) => build(source, [...variables], []));
  return (x, out) => {
    for (let i = 0; i < closures.length; i++) out[i] = closures[i]!(x);
  };
}

type Bound = { readonly name: string; value: number };

const constantValues: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  infinity: Infinity,
};

function build(
  node: Node,
  variables: readonly string[],
  bound: readonly Bound[],
): Closure {
  switch (node.kind) {
    case "number": {
      const value = Rational.of(node.numerator, node.denominator).toNumber();
      return () => value;
    }
    case "name":
      return buildName(node.name, variables, bound, node);
    case "prefix": {
      const f = build(node.operand, variables, bound);
      if (node.operator === "+") return f;
      return node.operator === "-" ? (x) => -f(x) : (x) => f(x) === 0 ? 1 : 0;
    }
    case "postfix":
      return applied("factorial", [build(node.operand, variables, bound)]);
    case "binary":
      return buildChain(node, variables, bound);
    case "call":
      return buildCall(node, variables, bound);
  }
}

function buildName(
  name: string,
  variables: readonly string[],
  bound: readonly Bound[],
  node: Node,
): Closure {
  const inner = bound.findLast((variable) => variable.name === name);
  if (inner !== undefined) return () => inner.value;
  const index = variables.indexOf(name);
  if (index >= 0) return (x) => x[index]!;
  if (Object.hasOwn(constantValues, name)) {
    const value = constantValues[name]!;
    return () => value;
  }
  throw new ExpressionError(
    "unknown-variable",
    `Cannot evaluate as every variable must have a value: ${name} has none`,
    node.span,
  );
}

const operators: Readonly<
  Record<BinaryOperator, (a: Closure, b: Closure) => Closure>
> = {
  "||": (a, b) => (x) => a(x) !== 0 || b(x) !== 0 ? 1 : 0,
  "&&": (a, b) => (x) => a(x) !== 0 && b(x) !== 0 ? 1 : 0,
  "<": (a, b) => (x) => a(x) < b(x) ? 1 : 0,
  "<=": (a, b) => (x) => a(x) <= b(x) ? 1 : 0,
  ">": (a, b) => (x) => a(x) > b(x) ? 1 : 0,
  ">=": (a, b) => (x) => a(x) >= b(x) ? 1 : 0,
  "==": (a, b) => (x) => equalWithin(a(x), b(x)) ? 1 : 0,
  "!=": (a, b) => (x) => equalWithin(a(x), b(x)) ? 0 : 1,
  "+": (a, b) => (x) => a(x) + b(x),
  "-": (a, b) => (x) => a(x) - b(x),
  "*": (a, b) => (x) => a(x) * b(x),
  "/": (a, b) => (x) => a(x) / b(x),
  "^": (a, b) => (x) => a(x) ** b(x),
};

function buildChain(
  node: BinaryNode,
  variables: readonly string[],
  bound: readonly Bound[],
): Closure {
  const { first, chain } = leftSpine(node);
  let left = build(first, variables, bound);
  for (const { operator, right } of chain) {
    left = operators[operator](left, build(right, variables, bound));
  }
  return left;
}

function buildCall(
  node: CallNode,
  variables: readonly string[],
  bound: readonly Bound[],
): Closure {
  const { name } = node;
  if (name === "sum" || name === "product") {
    return buildRange(node, variables, bound);
  }
  const values = node.arguments.map((n) => build(n, variables, bound));
  if (name === "if") {
    const [condition, yes, no] = values as [Closure, Closure, Closure];
    return (x) => condition(x) !== 0 ? yes(x) : no(x);
  }
  if (name === "rootsum" || name === "random") {
    throw unsupported(name, node);
  }
  return applied(name, values, node);
}

function unsupported(name: string, node?: Node): ExpressionError {
  return new ExpressionError(
    "unsupported",
    `Cannot evaluate as every function must have a real value: ${name} has ` +
      `none`,
    node?.span,
  );
}

function applied(
  name: RealFunctionName,
  values: readonly Closure[],
  node?: Node,
): Closure {
  const f = realFunctions[name];
  if (f === undefined) throw unsupported(name, node);
  const [a, b] = values;
  if (values.length === 1) return (x) => f(a!(x));
  if (values.length === 2) return (x) => f(a!(x), b!(x));
  return (x) => f(...values.map((value) => value(x)));
}

function buildRange(
  node: CallNode,
  variables: readonly string[],
  bound: readonly Bound[],
): Closure {
  const [body, name, from, to] = node.arguments;
  const variable: Bound = {
    name: name!.kind === "name" ? name!.name : "",
    value: 0,
  };
  const term = build(body!, variables, [...bound, variable]);
  const low = build(from!, variables, bound);
  const high = build(to!, variables, bound);
  const isSum = node.name === "sum";
  return (x) => {
    const last = high(x);
    let total = isSum ? 0 : 1;
    for (let k = low(x); k <= last; k++) {
      spend();
      variable.value = k;
      total = isSum ? total + term(x) : total * term(x);
    }
    return total;
  };
}
