/**
 * Powers. An integer exponent up to 64 in magnitude becomes a balanced chain
 * of products: each product rounds once, so that the relative error is below
 * 64 · 2^-53 < 1e-14, and the chains of different powers of one base share
 * their parts. Half-integer exponents become square roots.
 */
import type { Rational } from "../exact/rational.ts";
import { divide, integer, multiply } from "./arithmetic.ts";
import type { Graph, Value } from "./graph.ts";

const greatestChain = 64;

/** Greatest exponent of a half-integer power that is not left to `pow`. */
const greatestHalf = 8;

/**
 * A power.
 *
 * @param graph Where to make it.
 * @param base What is raised.
 * @param exponent To what.
 * @returns base ^ exponent.
 */
export function power(graph: Graph, base: Value, exponent: Value): Value {
  const { rational, hasPi } = exponent.constant ?? {};
  const bothKnown = base.constant !== undefined &&
    exponent.constant !== undefined;
  if (!bothKnown && rational !== undefined && hasPi !== true) {
    const chain = rationalPower(graph, base, rational);
    if (chain !== undefined) return chain;
  }
  if (isE(base)) return graph.apply("exp", exponent);
  return graph.apply("power", base, exponent);
}

function isE(value: Value): boolean {
  const { constant } = value;
  return constant?.value === Math.E && constant.rational === undefined;
}

function rationalPower(
  graph: Graph,
  base: Value,
  exponent: Rational,
): Value | undefined {
  const { numerator, denominator } = exponent;
  const size = numerator < 0n ? -numerator : numerator;
  if (denominator === 1n && size <= greatestChain) {
    // What failed must not become 1 by the power 0.
    if (size === 0n) return base.mayFail ? undefined : integer(graph, 1n);
    return oriented(graph, chain(graph, base, Number(size)), exponent);
  }
  if (denominator !== 2n || size > 2 * greatestHalf) return undefined;
  const root = graph.apply("sqrt", base);
  const whole = Number(size / 2n);
  return oriented(
    graph,
    whole === 0 ? root : multiply(graph, chain(graph, base, whole), root),
    exponent,
  );
}

function oriented(graph: Graph, value: Value, exponent: Rational): Value {
  return exponent.sign < 0 ? divide(graph, integer(graph, 1n), value) : value;
}

/** The halves differ by at most 1, so that a^7 has a^4, a^3 and a^2 in it. */
function chain(graph: Graph, base: Value, exponent: number): Value {
  if (exponent === 1) return base;
  const upper = Math.ceil(exponent / 2);
  return graph.apply(
    "multiply",
    chain(graph, base, upper),
    chain(graph, base, exponent - upper),
  );
}
