/** From a syntax tree to a canonical expression. */
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import type { FunctionName } from "../functions/names.ts";
import {
  type BinaryNode,
  type BinaryOperator,
  type CallNode,
  leftSpine,
  type Node,
  type PrefixNode,
} from "../syntax/nodes.ts";
import {
  add,
  divide,
  e,
  exp,
  i,
  minusOne,
  multiply,
  negate,
  numeral,
  pi,
  power,
  squareRoot,
  variable,
} from "./build.ts";
import { call } from "./call.ts";
import type { CallName, Expression, PowerName } from "./expression.ts";

/**
 * The canonical expression of a syntax tree.
 *
 * @param node The tree.
 * @returns What it says, over the complex numbers; log(x, b), log2 and log10
 * become quotients of natural logarithms, exp and roots become powers.
 * @throws {ExpressionError} With the span of the part that cannot be:
 * `division-by-zero`, `domain`, `unsupported` for infinity and random,
 * `budget`.
 */
export function expressionOf(node: Node): Expression {
  spend();
  switch (node.kind) {
    case "number":
      return numeral(Rational.of(node.numerator, node.denominator));
    case "name":
      return ofName(node.name, node);
    case "prefix":
      return ofPrefix(node);
    case "postfix":
      return located(node, () => call("factorial", expressionOf(node.operand)));
    case "binary":
      return ofChain(node);
    case "call":
      return ofCall(node);
  }
}

/** Adds where it happened to an error that does not know. */
function located<T>(node: Node, body: () => T): T {
  try {
    return body();
  } catch (error) {
    const unknown = error instanceof ExpressionError &&
      error.span === undefined && node.span !== undefined;
    throw unknown
      ? new ExpressionError(error.code, error.message, node.span)
      : error;
  }
}

function ofName(name: string, node: Node): Expression {
  switch (name) {
    case "pi":
      return pi;
    case "e":
      return e;
    case "i":
      return i;
    case "infinity":
      throw new ExpressionError(
        "unsupported",
        "Cannot calculate with infinity as it must be a bound or a point " +
          "that is approached: it stands in an expression",
        node.span,
      );
    default:
      return variable(name);
  }
}

function ofPrefix(node: PrefixNode): Expression {
  const operand = expressionOf(node.operand);
  switch (node.operator) {
    case "-":
      return negate(operand);
    case "+":
      return operand;
    case "!":
      return call("not", operand);
  }
}

/** How the operands of a run of operators are joined, all at once, so that a
 * long sum or product costs no square of its length. */
interface Run {
  readonly join: (...parts: readonly Expression[]) => Expression;
  readonly part: (operand: Expression) => Expression;
}

const runs: Partial<Record<BinaryOperator, Run>> = {
  "+": { join: add, part: (x) => x },
  "-": { join: add, part: negate },
  "*": { join: multiply, part: (x) => x },
  "/": { join: multiply, part: (x) => power(x, minusOne) },
};

/** A chain of operators, from the left. */
function ofChain(node: BinaryNode): Expression {
  const { first, chain } = leftSpine(node);
  if (chain.length > currentBudget().nodes) {
    throw new ExpressionError(
      "budget",
      `Cannot go on as a tree must stay within its budget of nodes: the ` +
        `budget is ${currentBudget().nodes}`,
      node.span,
    );
  }
  const top = node.operator;
  if (top === "&&" || top === "||") {
    const split = chain.findLastIndex(({ operator }) => operator !== top);
    const rest = split < 0 ? first : chain[split]!;
    const operands = [rest, ...chain.slice(split + 1).map((l) => l.right)];
    return balanced(top === "&&" ? "and" : "or", operands.map(expressionOf));
  }
  let value = expressionOf(first);
  let join: Run["join"] | undefined;
  let parts: Expression[] = [];
  for (const link of chain) {
    const right = expressionOf(link.right);
    const run = runs[link.operator];
    if (join !== undefined && join !== run?.join) {
      value = join(value, ...parts);
      parts = [];
    }
    join = run?.join;
    if (run !== undefined) parts.push(located(link, () => run.part(right)));
    else value = located(link, () => binary(link.operator, value, right));
  }
  return join === undefined ? value : join(value, ...parts);
}

/** a && b && c && d as two halves, so that a long chain is not deep. */
function balanced(
  name: "and" | "or",
  operands: readonly Expression[],
): Expression {
  if (operands.length === 1) return operands[0]!;
  const half = Math.ceil(operands.length / 2);
  return call(
    name,
    balanced(name, operands.slice(0, half)),
    balanced(name, operands.slice(half)),
  );
}

function binary(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
): Expression {
  switch (operator) {
    case "^":
      return power(left, right);
    case "<":
      return call("less", left, right);
    case "<=":
      return call("lessEqual", left, right);
    case ">":
      return call("less", right, left);
    case ">=":
      return call("lessEqual", right, left);
    case "==":
      return call("equal", left, right);
    case "!=":
      return call("notEqual", left, right);
    case "&&":
      return call("and", left, right);
    case "||":
      return call("or", left, right);
    default: {
      const run = runs[operator]!;
      return run.join(left, run.part(right));
    }
  }
}

function ofCall(node: CallNode): Expression {
  if (node.name === "random") {
    throw new ExpressionError(
      "unsupported",
      "Cannot calculate with random as it must be a function of its " +
        "arguments: evaluate it instead",
      node.span,
    );
  }
  const args = node.arguments.map(expressionOf);
  return located(node, () => applied(node.name, args));
}

function applied(name: FunctionName, args: readonly Expression[]): Expression {
  const rule = (powers as Partial<Record<FunctionName, PowerRule>>)[name];
  return rule === undefined ? call(name as CallName, ...args) : rule(args);
}

type PowerRule = (args: readonly Expression[]) => Expression;

const logarithm = (x: Expression, base: Expression): Expression =>
  divide(call("ln", x), call("ln", base));

const powers: Readonly<Record<PowerName, PowerRule>> = {
  sqrt: ([x]) => squareRoot(x!),
  cbrt: ([x]) => call("root", x!, numeral(3)),
  exp: ([x]) => exp(x!),
  pow: ([x, y]) => power(x!, y!),
  log: ([x, base]) => base === undefined ? call("ln", x!) : logarithm(x!, base),
  log2: ([x]) => logarithm(x!, numeral(2)),
  log10: ([x]) => logarithm(x!, numeral(10)),
  hypot: (args) => squareRoot(add(...args.map((x) => power(x, numeral(2))))),
};
