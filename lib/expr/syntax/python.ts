/** Syntax trees as Python, in SymPy's spelling. */
import { ExpressionError } from "../errors.ts";
import type { ConstantName } from "../functions/names.ts";
import { pythonSpellings } from "../functions/python.ts";
import { isTakenInPython } from "../functions/python_names.ts";
import { constantNamed } from "../functions/lookup.ts";
import { isVariableName } from "./build.ts";
import type { BinaryNode, CallNode, Node, NumberNode } from "./nodes.ts";
import {
  atomPrecedence,
  operators,
  postfixPrecedence,
  precedenceOf,
  prefixPrecedence,
} from "./operators.ts";

/** A text with how tightly it binds in Python, on the scale of our own. */
interface Piece {
  readonly text: string;
  readonly precedence: number;
}

const constantSpellings: Readonly<Record<ConstantName, string>> = {
  pi: "pi",
  e: "E",
  i: "I",
  infinity: "oo",
};

/**
 * A syntax tree as Python that SymPy's `sympify` reads as the same value,
 * exactly: decimals become fractions. Comparisons are 1 and 0, as here.
 *
 * @param node The tree.
 * @returns A Python expression.
 * @throws {ExpressionError} `unsupported` for `random`, which SymPy lacks.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parse, toPython } from "@fluxion/fluxion/expr";
 *
 * assertEquals(toPython(parse("0.5ln(x)^2")), "1/2*log(x)**2");
 * ```
 */
export function toPython(node: Node): string {
  return value(node).text;
}

function atom(text: string): Piece {
  return { text, precedence: atomPrecedence };
}

function operand(node: Node, minimum: number): string {
  return wrapped(value(node), minimum);
}

function wrapped({ text, precedence }: Piece, minimum: number): string {
  return precedence >= minimum ? text : `(${text})`;
}

function value(node: Node): Piece {
  switch (node.kind) {
    case "number":
      return number(node);
    case "name":
      return atom(name(node.name));
    case "prefix": {
      if (node.operator === "!") return indicator(node);
      const text = node.operator + operand(node.operand, prefixPrecedence);
      return { text, precedence: prefixPrecedence };
    }
    case "postfix":
      return atom(`factorial(${toPython(node.operand)})`);
    case "binary":
      return isLogical(node) ? indicator(node) : arithmetic(node);
    case "call":
      return atom(call(node));
  }
}

function name(text: string): string {
  const constant = constantNamed(text);
  if (constant !== undefined) return constantSpellings[constant];
  // Python reads names in their compatibility form.
  const plain = isVariableName(text) && text.normalize("NFKC") === text;
  return plain && !isTakenInPython(text)
    ? text
    : `Symbol(${JSON.stringify(text)})`;
}

/** Integers are exact in SymPy, floats are not. */
function number({ numerator, denominator }: NumberNode): Piece {
  const above = integer(numerator);
  if (denominator === 1n) return above;
  const { precedence, left, right } = operators["/"];
  const below = wrapped(integer(denominator), right);
  return { text: `${wrapped(above, left)}/${below}`, precedence };
}

/** Many zeros become a power of ten. */
function integer(n: bigint): Piece {
  const digits = n.toString();
  const significant = digits.replace(/0+$/, "");
  const zeros = digits.length - significant.length;
  if (zeros < 15) return atom(digits);
  const power = `10**${zeros}`;
  return significant === "1"
    ? { text: power, precedence: operators["^"].precedence }
    : {
      text: `${significant}*${power}`,
      precedence: operators["*"].precedence,
    };
}

/** Whether its value is 1 or 0. */
function isLogical(node: Node): boolean {
  return node.kind === "binary" &&
    precedenceOf(node) <= operators["<"].precedence;
}

/** Down the left side in a loop. */
function arithmetic(node: BinaryNode): Piece {
  const chain: BinaryNode[] = [];
  let first: Node = node;
  while (first.kind === "binary" && !isLogical(first)) {
    chain.push(first);
    first = first.left;
  }
  let left = value(first);
  for (const { operator, right } of chain.reverse()) {
    const row = operators[operator];
    const sign = operator === "^"
      ? "**"
      : operator === "+" || operator === "-"
      ? ` ${operator} `
      : operator;
    const text = wrapped(left, row.left) + sign + operand(right, row.right);
    left = { text, precedence: row.precedence };
  }
  return left;
}

function indicator(node: Node): Piece {
  return atom(`Piecewise((1, ${condition(node)}), (0, True))`);
}

/** As a truth value of Python. */
function condition(node: Node): string {
  if (node.kind === "prefix" && node.operator === "!") {
    return `Not(${condition(node.operand)})`;
  }
  if (node.kind !== "binary" || !isLogical(node)) {
    return `Ne(${toPython(node)}, 0)`;
  }
  const { operator, left, right } = node;
  switch (operator) {
    case "&&":
      return `And(${alike(node).map(condition).join(", ")})`;
    case "||":
      return `Or(${alike(node).map(condition).join(", ")})`;
    case "==":
      return `Eq(${toPython(left)}, ${toPython(right)})`;
    case "!=":
      return `Ne(${toPython(left)}, ${toPython(right)})`;
    default: {
      const row = operators[operator];
      return `${operand(left, row.left)} ${operator} ` +
        operand(right, row.right);
    }
  }
}

/** The operands of a chain of one operator. */
function alike(node: BinaryNode): readonly Node[] {
  const found: Node[] = [];
  let first: Node = node;
  while (first.kind === "binary" && first.operator === node.operator) {
    found.push(first.right);
    first = first.left;
  }
  return [first, ...found.reverse()];
}

function call(node: CallNode): string {
  const list = node.arguments;
  const spelling = pythonSpellings[node.name];
  if (spelling === undefined) return special(node);
  const texts = list.map(toPython);
  return spelling.includes("#")
    ? spelling.replaceAll(/#(\d)/g, (_, index) => texts[Number(index) - 1]!)
    : `${spelling}(${texts.join(", ")})`;
}

function special(node: CallNode): string {
  const list = node.arguments;
  switch (node.name) {
    case "hypot": {
      const squares = list.map((one) =>
        `${operand(one, postfixPrecedence)}**2`
      );
      return `sqrt(${squares.join(" + ")})`;
    }
    case "if": {
      const [test, then, otherwise] = list;
      return `Piecewise((${toPython(then!)}, ${condition(test!)}), (${
        toPython(otherwise!)
      }, True))`;
    }
    case "gamma": {
      const name = list.length === 1 ? "gamma" : "uppergamma";
      return `${name}(${list.map(toPython).join(", ")})`;
    }
    default:
      throw new ExpressionError(
        "unsupported",
        `Cannot write as Python what SymPy must have: current value is ` +
          `\`${node.name}\``,
        node.span,
      );
  }
}
