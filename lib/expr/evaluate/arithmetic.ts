/**
 * Arithmetic on values with the identities that hold for float64 numbers as
 * they are, or make the result more exact: none of them changes a value
 * beyond rounding, and none hides an operand that may fail.
 */
import { Rational } from "../exact/rational.ts";
import {
  combineExactly,
  type Constant,
  exactConstant,
  isRepresented,
} from "./constant.ts";
import type { Graph, Value } from "./graph.ts";

/**
 * An integer as a value.
 *
 * @param graph Where to make it.
 * @param integer The integer.
 * @returns The constant.
 */
export function integer(graph: Graph, integer: number | bigint): Value {
  return graph.constant(exactConstant(Rational.of(integer)));
}

function isInteger(value: Value, integer: bigint): boolean {
  const { rational, hasPi } = value.constant ?? {};
  return rational !== undefined && hasPi !== true && rational.isInteger &&
    rational.numerator === integer;
}

/** The number that a value is, if it is known and finite. */
function known(value: Value): Constant | undefined {
  return value.mayFail ? undefined : value.constant;
}

/** The known operand of a binary operation, and the other one. */
function split(
  value: Value,
): { constant: Constant; other: Value } | undefined {
  const [a, b] = value.operands;
  const left = known(a!), right = known(b!);
  if (left !== undefined) return { constant: left, other: b! };
  return right && { constant: right, other: a! };
}

/** (x ∘ c) ∘ d as x ∘ (c ∘ d) for an exact c ∘ d. */
function combined(
  graph: Graph,
  kind: "add" | "multiply",
  inner: Value,
  constant: Constant,
): Value | undefined {
  const parts = inner.kind === kind ? split(inner) : undefined;
  if (parts === undefined) return undefined;
  const exact = combineExactly(kind, parts.constant, constant);
  return exact &&
    (kind === "add" ? add : multiply)(
      graph,
      parts.other,
      graph.constant(exact),
    );
}

/**
 * A sum.
 *
 * @param graph Where to make it.
 * @param a One term.
 * @param b The other.
 * @returns a + b.
 */
export function add(graph: Graph, a: Value, b: Value): Value {
  if (isInteger(a, 0n)) return b;
  if (isInteger(b, 0n)) return a;
  if (b.kind === "negate") return subtract(graph, a, b.operands[0]!);
  if (a.kind === "negate") return subtract(graph, b, a.operands[0]!);
  const left = known(a), right = known(b);
  return (right && combined(graph, "add", a, right)) ??
    (left && combined(graph, "add", b, left)) ??
    graph.apply("add", a, b);
}

/**
 * A difference.
 *
 * @param graph Where to make it.
 * @param a What to subtract from.
 * @param b What to subtract.
 * @returns a - b.
 */
export function subtract(graph: Graph, a: Value, b: Value): Value {
  if (isInteger(a, 0n)) return negate(graph, b);
  if (b.kind === "negate") return add(graph, a, b.operands[0]!);
  if (known(b) !== undefined) {
    return add(graph, a, graph.apply("negate", b));
  }
  return graph.apply("subtract", a, b);
}

/**
 * A negative.
 *
 * @param graph Where to make it.
 * @param a What to negate.
 * @returns -a.
 */
export function negate(graph: Graph, a: Value): Value {
  if (a.kind === "negate") return a.operands[0]!;
  if (a.kind === "subtract") {
    return graph.apply("subtract", a.operands[1]!, a.operands[0]!);
  }
  const parts = a.kind === "multiply" ? split(a) : undefined;
  if (parts === undefined) return graph.apply("negate", a);
  const constant = graph.apply("negate", graph.constant(parts.constant));
  return multiply(graph, parts.other, constant);
}

/**
 * A product.
 *
 * @param graph Where to make it.
 * @param a One factor.
 * @param b The other.
 * @returns a b.
 */
export function multiply(graph: Graph, a: Value, b: Value): Value {
  if (isInteger(a, 1n)) return b;
  if (isInteger(b, 1n)) return a;
  if (isInteger(a, -1n)) return negate(graph, b);
  if (isInteger(b, -1n)) return negate(graph, a);
  if (a.kind === "negate") return negated(graph, multiply, a, b);
  if (b.kind === "negate") return negated(graph, multiply, b, a);
  const left = known(a), right = known(b);
  return (right && combined(graph, "multiply", a, right)) ??
    (left && combined(graph, "multiply", b, left)) ??
    graph.apply("multiply", a, b);
}

/** (-a) b as -(a b), or as a c where the known number c is -b. */
function negated(
  graph: Graph,
  operation: typeof multiply,
  a: Value,
  b: Value,
): Value {
  const inner = a.operands[0]!;
  return known(b) !== undefined || b.kind === "negate"
    ? operation(graph, inner, negate(graph, b))
    : negate(graph, operation(graph, inner, b));
}

/**
 * A quotient.
 *
 * @param graph Where to make it.
 * @param a The dividend.
 * @param b The divisor.
 * @returns a / b.
 */
export function divide(graph: Graph, a: Value, b: Value): Value {
  if (isInteger(b, 1n)) return a;
  if (isInteger(b, -1n)) return negate(graph, a);
  if (a.kind === "negate") return negated(graph, divide, a, b);
  if (b.kind === "negate") {
    return known(a) !== undefined
      ? divide(graph, negate(graph, a), b.operands[0]!)
      : negate(graph, divide(graph, a, b.operands[0]!));
  }
  const divisor = known(b);
  return (divisor && dividedByKnown(graph, a, divisor)) ??
    graph.apply("divide", a, b);
}

/** Multiplies instead where that is exact. */
function dividedByKnown(
  graph: Graph,
  a: Value,
  divisor: Constant,
): Value | undefined {
  const parts = a.kind === "multiply" ? split(a) : undefined;
  const factor = combineExactly(
    "divide",
    parts?.constant ?? exactConstant(Rational.of(1n)),
    divisor,
  );
  if (factor === undefined || !isRepresented(factor)) return undefined;
  return multiply(graph, parts?.other ?? a, graph.constant(factor));
}
