/**
 * Conditions. What is cheap and cannot fail is computed on both sides and
 * selected from; the rest becomes a branch, of which one side is executed.
 */
import { integer } from "./arithmetic.ts";
import type { Graph, Value } from "./graph.ts";
import { operationTable } from "./operations.ts";

/** What a value may cost to be computed in vain. */
const cheap = 6;

const arithmetic: ReadonlySet<string> = new Set([
  "add",
  "subtract",
  "multiply",
  "divide",
  "negate",
  "abs",
  "sqrt",
  "min",
  "max",
  "floor",
  "less",
  "lessEqual",
  "equal",
  "and",
  "or",
  "not",
  "select",
]);

const truths: ReadonlySet<string> = new Set([
  "less",
  "lessEqual",
  "equal",
  "and",
  "or",
  "not",
]);

/** Whether a value takes few operations, none of which needs a check. */
function isCheap(value: Value): boolean {
  const seen = new Set<Value>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { kind, operands } = next;
    if (operands.length === 0 && kind !== "random") continue;
    if (seen.has(next)) continue;
    seen.add(next);
    if (seen.size > cheap || !arithmetic.has(kind) || needsCheck(next)) {
      return false;
    }
    pending.push(...operands);
  }
  return true;
}

/**
 * The operands that must be checked before an operation, since its result does
 * not show that they failed.
 *
 * @param value An operation of a graph.
 * @returns The operands.
 */
export function operandsToCheck(value: Value): readonly Value[] {
  const { kind, operands } = value;
  if (kind === "if") return operands.slice(0, 1).filter(mayFail);
  if (!Object.hasOwn(operationTable, kind)) return [];
  const { absorbs = [] } = operationTable[kind as keyof typeof operationTable];
  return absorbs.map((place) => operands[place]!).filter(mayFail);
}

function mayFail(value: Value): boolean {
  return value.mayFail;
}

function needsCheck(value: Value): boolean {
  return operandsToCheck(value).length > 0;
}

/**
 * One of two values.
 *
 * @param graph Where to make it.
 * @param condition What decides: 0 is false.
 * @param yes The value if it is true.
 * @param no The value if it is false.
 * @returns if(condition, yes, no).
 */
export function chooseBranch(
  graph: Graph,
  condition: Value,
  yes: Value,
  no: Value,
): Value {
  if (yes === no && !condition.mayFail) return yes;
  const kind = isCheap(yes) && isCheap(no) ? "select" : "if";
  return graph.choose(kind, condition, yes, no);
}

/**
 * The number that a value is known to be.
 *
 * @param value A value of a graph.
 * @returns The number; undefined if it is not known, or not finite.
 */
export function knownNumber(value: Value): number | undefined {
  return value.mayFail ? undefined : value.constant?.value;
}

/** The value as 0 or 1. */
function truthOf(graph: Graph, value: Value): Value {
  return truths.has(value.kind)
    ? value
    : graph.apply("not", graph.apply("not", value));
}

/**
 * The logical and; the second operand counts only if the first is true.
 *
 * @param graph Where to make it.
 * @param a One condition.
 * @param b The other.
 * @returns 1 or 0.
 */
export function conjunction(graph: Graph, a: Value, b: Value): Value {
  const known = knownNumber(a);
  if (known !== undefined) {
    return known === 0 ? integer(graph, 0) : truthOf(graph, b);
  }
  return isCheap(b) && !b.mayFail
    ? graph.apply("and", a, b)
    : graph.choose("if", a, truthOf(graph, b), integer(graph, 0));
}

/**
 * The logical or; the second operand counts only if the first is false.
 *
 * @param graph Where to make it.
 * @param a One condition.
 * @param b The other.
 * @returns 1 or 0.
 */
export function disjunction(graph: Graph, a: Value, b: Value): Value {
  const known = knownNumber(a);
  if (known !== undefined) {
    return known === 0 ? truthOf(graph, b) : integer(graph, 1);
  }
  return isCheap(b) && !b.mayFail
    ? graph.apply("or", a, b)
    : graph.choose("if", a, integer(graph, 1), truthOf(graph, b));
}
