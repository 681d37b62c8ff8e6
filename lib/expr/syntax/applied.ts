/** Applied functions in the notation of mathematics. */
import { notations } from "../functions/notation.ts";
import { atom, type Box, commaSeparated, infix, operand, row } from "./box.ts";
import { type Layout, parentheses } from "./layout.ts";
import type { CallNode } from "./nodes.ts";
import { operators, postfixPrecedence, prefixPrecedence } from "./operators.ts";

const equals = infix({ latex: "=", character: "=" });

/**
 * A call as a formula.
 *
 * @param node The call.
 * @param list Its arguments as formulas.
 * @returns The formula.
 */
export function applied({ name }: CallNode, list: readonly Box[]): Box {
  const notation = notations[name];
  const [first, second] = list;
  switch (notation.form) {
    case "name":
      return named(functionName(notation), list);
    case "subscript":
      return subscripted(notation, list);
    case "fence": {
      const content = inside(list);
      return atom({ kind: "fence", fence: notation.fence, content }, "fence");
    }
    case "root":
      return root(notation.degree, list);
    case "range":
      return range(notation, list);
    case "exponential":
      return raised(atom({ kind: "identifier", text: "e" }), first!);
    case "power":
      return raised(first!, second!);
    case "overline":
      return atom({ kind: "overline", content: inside(list) });
    case "factorial":
      return factorial(first!);
    case "cases":
      return cases(list);
  }
}

/**
 * A power of an applied function with a name, as in sin² x.
 *
 * @param node The call.
 * @param list Its arguments as formulas.
 * @param exponent The exponent.
 * @returns The formula, or undefined if the function has no plain name.
 */
export function appliedPower(
  { name }: CallNode,
  list: readonly Box[],
  exponent: Layout,
): Box | undefined {
  const notation = notations[name];
  if (notation.form !== "name") return undefined;
  const base = functionName(notation);
  return named({ kind: "script", base, super: exponent }, list);
}

/**
 * A power.
 *
 * @param base What is raised.
 * @param exponent To what.
 * @returns The formula.
 */
export function raised(base: Box, exponent: Box): Box {
  const layout: Layout = {
    kind: "script",
    base: operand(base, postfixPrecedence + 1).layout,
    super: exponent.layout,
  };
  const { precedence } = operators["^"];
  return { ...atom(layout), precedence, head: base.head };
}

/**
 * A factorial. That of a factorial has parentheses: n!! is something else.
 *
 * @param of What stands before the sign.
 * @returns The formula.
 */
export function factorial(of: Box): Box {
  const inner = operand(of, postfixPrecedence + 1);
  const sign = { latex: "!", character: "!" };
  const layout = row(inner.layout, {
    kind: "operator",
    sign,
    place: "postfix",
  });
  return { ...atom(layout), precedence: postfixPrecedence, head: inner.head };
}

function functionName(
  notation: { readonly name: string; readonly command?: true },
): Layout {
  const command = notation.command === true;
  return { kind: "function", name: notation.name, command };
}

function inside(list: readonly Box[]): Layout {
  return commaSeparated(list.map(({ layout }) => layout));
}

function named(name: Layout, list: readonly Box[]): Box {
  const content = inside(list);
  return atom(row(name, { kind: "fence", fence: parentheses, content }));
}

function subscripted(
  notation: {
    readonly name: string;
    readonly command?: true;
    readonly subscript: number | string;
  },
  list: readonly Box[],
): Box {
  const { subscript } = notation;
  const base = functionName(notation);
  if (typeof subscript === "string") {
    const sub: Layout = { kind: "number", text: subscript };
    return subscriptedCall({ kind: "script", base, sub }, list);
  }
  const sub = list[subscript];
  if (sub === undefined) return subscriptedCall(base, list);
  const others = list.filter((_, index) => index !== subscript);
  return subscriptedCall({ kind: "script", base, sub: sub.layout }, others);
}

/** With a subscript there is no room for an exponent: a power has a fence. */
function subscriptedCall(name: Layout, list: readonly Box[]): Box {
  return { ...named(name, list), precedence: postfixPrecedence };
}

function root(
  degree: "3" | "second" | undefined,
  [radicand, second]: readonly Box[],
): Box {
  const kind = "root";
  const layout = radicand!.layout;
  if (degree === undefined) return atom({ kind, radicand: layout });
  const above: Layout = degree === "3"
    ? { kind: "number", text: degree }
    : second!.layout;
  return atom({ kind, radicand: layout, degree: above });
}

function range(
  notation: { readonly command: string; readonly character: string },
  [body, index, from, to]: readonly Box[],
): Box {
  const sign = { latex: notation.command, character: notation.character };
  const below = row(index!.layout, equals, from!.layout);
  const above = to!.layout;
  const signed = body!.head === "sign";
  const minimum = operators["*"].precedence;
  const inner = operand(body!, signed ? postfixPrecedence + 1 : minimum);
  const layout = row({ kind: "large", sign, below, above }, inner.layout);
  const precedence = prefixPrecedence;
  return { layout, precedence, head: "other", tail: "other", open: true };
}

function cases([condition, then, otherwise]: readonly Box[]): Box {
  return atom({
    kind: "cases",
    condition: condition!.layout,
    then: then!.layout,
    otherwise: otherwise!.layout,
  });
}
