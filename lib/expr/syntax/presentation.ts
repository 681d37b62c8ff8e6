/** Syntax trees as formulas in the notation of mathematics. */
import { greekLetter } from "../functions/greek.ts";
import { notations } from "../functions/notation.ts";
import { applied, appliedPower, factorial, raised } from "./applied.ts";
import { atom, type Box, fenced, infix, operand, row } from "./box.ts";
import { writeDecimal } from "./decimal.ts";
import type { Layout, Sign } from "./layout.ts";
import {
  type BinaryNode,
  type BinaryOperator,
  leftSpine,
  type Node,
  type NumberNode,
  type PrefixNode,
  type PrefixOperator,
} from "./nodes.ts";
import { atomPrecedence, operators, prefixPrecedence } from "./operators.ts";

const sign = (latex: string, character: string): Sign => ({
  latex,
  character,
});

const infixSigns: Readonly<Record<Exclude<BinaryOperator, "/" | "^">, Sign>> = {
  "||": sign("\\lor", "∨"),
  "&&": sign("\\land", "∧"),
  "<": sign("<", "<"),
  "<=": sign("\\le", "≤"),
  ">": sign(">", ">"),
  ">=": sign("\\ge", "≥"),
  "==": sign("=", "="),
  "!=": sign("\\ne", "≠"),
  "+": sign("+", "+"),
  "-": sign("-", "−"),
  "*": sign("\\cdot", "⋅"),
};

const prefixSigns: Readonly<Record<PrefixOperator, Sign>> = {
  "-": sign("-", "−"),
  "+": sign("+", "+"),
  "!": sign("\\lnot", "¬"),
};

/** Times, where nothing is written. */
const juxtaposed: Sign = sign("", "\u2062");

/**
 * A syntax tree as a formula.
 *
 * @param node The tree.
 * @returns What it looks like.
 */
export function present(node: Node): Layout {
  return box(node).layout;
}

function box(node: Node): Box {
  switch (node.kind) {
    case "number":
      return numberBox(node);
    case "name":
      return nameBox(node.name);
    case "prefix":
      return prefixed(node);
    case "postfix":
      return factorial(box(node.operand));
    case "binary":
      return chained(node);
    case "call":
      return applied(node, node.arguments.map(box));
  }
}

/** `2.5e-3` is 2.5 · 10^-3, a product. */
function numberBox(node: NumberNode): Box {
  const [digits, exponent] = writeDecimal(node).split("e");
  const mantissa = number(digits!);
  if (exponent === undefined) return atom(mantissa, "digit");
  const power: Layout = {
    kind: "script",
    base: number("10"),
    super: integer(exponent),
  };
  const layout = digits === "1"
    ? power
    : row(mantissa, infix(infixSigns["*"]), power);
  const precedence = operators[digits === "1" ? "^" : "*"].precedence;
  return { layout, precedence, head: "digit", tail: "other", open: false };
}

function number(text: string): Layout {
  return { kind: "number", text };
}

function integer(text: string): Layout {
  if (!text.startsWith("-")) return number(text);
  return row(minus, number(text.slice(1)));
}

const minus: Layout = {
  kind: "operator",
  sign: prefixSigns["-"],
  place: "prefix",
};

/** What follows an underscore is a subscript. */
function nameBox(name: string): Box {
  const parts = name.split("_");
  const [base, sub] = parts;
  const scripted = parts.length === 2 && base !== "" && sub !== "";
  const text = scripted ? base! : name;
  const isLetter = text.length === 1 || text === "infinity" ||
    greekLetter(text) !== undefined;
  const identifier: Layout = { kind: "identifier", text };
  const edge = isLetter ? "name" : "word";
  if (!scripted) return atom(identifier, edge);
  const below = /^[0-9]+$/.test(sub!)
    ? number(sub!)
    : { kind: "identifier", text: sub! } as const;
  return atom({ kind: "script", base: identifier, sub: below }, edge);
}

/** A minus before a product needs no parentheses: -(a b) = (-a) b. */
function prefixed({ operator, operand: of }: PrefixNode): Box {
  const logical = operator === "!";
  const inner = box(of);
  const minimum = logical ? atomPrecedence : operators["*"].precedence;
  const bare = inner.head === "sign" ? fenced(inner) : operand(inner, minimum);
  const layout = row(
    { kind: "operator", sign: prefixSigns[operator], place: "prefix" },
    bare.layout,
  );
  return {
    layout,
    // Only operands of `and` and `or` are read as being inside of a negation.
    precedence: logical
      ? operators["<"].precedence
      : Math.min(bare.precedence, prefixPrecedence),
    head: "sign",
    tail: bare.tail,
    open: bare.open,
  };
}

/** Down the left side in a loop. */
function chained(node: BinaryNode): Box {
  const { first, chain } = leftSpine(node);
  let left = box(first);
  for (const link of chain) left = joined(link, left);
  return left;
}

function joined(link: BinaryNode, left: Box): Box {
  const right = box(link.right);
  switch (link.operator) {
    case "/":
      return over(left, right);
    case "^":
      return power(link, left, right);
    default:
      return between(link.operator, left, right);
  }
}

function over(left: Box, right: Box): Box {
  const layout: Layout = {
    kind: "fraction",
    numerator: left.layout,
    denominator: right.layout,
  };
  const edge = "fraction";
  const precedence = prefixPrecedence;
  return { layout, precedence, head: edge, tail: edge, open: false };
}

/** sin(x)^2 is sin² x; other powers of functions have parentheses. */
function power(
  { left: base, right: exponent }: BinaryNode,
  left: Box,
  to: Box,
) {
  if (base.kind !== "call") return raised(left, to);
  const natural = exponent.kind === "number" && exponent.denominator === 1n &&
    exponent.numerator > 1n;
  if (natural) {
    const list = base.arguments.map(box);
    const found = appliedPower(base, list, to.layout);
    if (found !== undefined) return found;
  }
  const named = notations[base.name].form === "name";
  return raised(named ? fenced(left) : left, to);
}

function between(
  operator: keyof typeof infixSigns,
  left: Box,
  right: Box,
): Box {
  const { precedence, left: minimum, right: rightMinimum } =
    operators[operator];
  const multiplies = operator === "*";
  const a = multiplies && left.open ? fenced(left) : operand(left, minimum);
  const signed = right.head === "sign" &&
    precedence > operators["<"].precedence;
  const b = signed ? fenced(right) : operand(right, rightMinimum);
  const times = multiplies && reads(a, b) ? juxtaposed : infixSigns[operator];
  return {
    layout: row(a.layout, infix(times), b.layout),
    precedence,
    head: a.head,
    tail: b.tail,
    open: b.open,
  };
}

/** Whether two factors side by side read as a product and nothing else. */
function reads(left: Box, right: Box): boolean {
  if (left.tail === "word") return false;
  switch (right.head) {
    case "digit":
    case "sign":
    case "word":
      return false;
    case "fraction":
      return left.tail !== "digit"; // 2 1/3 is a mixed number
    case "fence":
      return left.tail !== "name"; // f (x) is a function
    default:
      return true;
  }
}
