/** What each function of the language computes, in operations. */
import type { RealFunctionName } from "../functions/real.ts";
import { divide, integer, multiply } from "./arithmetic.ts";
import type { ComputedName, Graph, Value } from "./graph.ts";
import { power } from "./power.ts";

/** What is lowered as a function of values. */
export type IntrinsicName = RealFunctionName;

type Intrinsic = (graph: Graph, operands: readonly Value[]) => Value;

/** The operation of that name. */
function operation(kind: ComputedName): Intrinsic {
  return (graph, operands) => graph.apply(kind, ...operands);
}

/** 1 / f(x). */
function reciprocalOf(kind: ComputedName): Intrinsic {
  return (graph, operands) =>
    divide(graph, integer(graph, 1), graph.apply(kind, ...operands));
}

/** f(1 / x). */
function ofReciprocal(kind: ComputedName): Intrinsic {
  return (graph, [x]) =>
    graph.apply(kind, divide(graph, integer(graph, 1), x!));
}

/** f(x1, f(x2, …)). */
function nested(kind: ComputedName): Intrinsic {
  return (graph, [first, ...others]) =>
    others.reduce((a, b) => graph.apply(kind, a, b), first!);
}

const identity: Intrinsic = (_, [x]) => x!;

/** Logarithms to 2 and 10 have operations of their own. */
const logarithm: Intrinsic = (graph, [x, base]) => {
  if (base === undefined) return graph.apply("ln", x!);
  const { value } = base.constant ?? {};
  if (value === 2) return graph.apply("log2", x!);
  if (value === 10) return graph.apply("log10", x!);
  return graph.apply("log", x!, base);
};

/** A root of known degree 2 is a square root. */
const root: Intrinsic = (graph, [x, degree]) =>
  degree!.constant?.value === 2
    ? graph.apply("sqrt", x!)
    : graph.apply("root", x!, degree!);

/** 0, unless the operand has failed. */
const zeroOf: Intrinsic = (graph, [x]) =>
  x!.mayFail ? multiply(graph, x!, integer(graph, 0)) : integer(graph, 0);

/** Of an exact multiple of π by cosine and sine: the tangent has poles there
 * where the cotangent is 0. */
function cotangent(graph: Graph, x: Value): Value {
  const [over, under] = x.constant?.hasPi === true
    ? [graph.apply("cos", x), graph.apply("sin", x)]
    : [integer(graph, 1), graph.apply("tan", x)];
  return divide(graph, over, under);
}

/** The value of each function. */
export const intrinsics: Readonly<Record<IntrinsicName, Intrinsic>> = {
  sqrt: operation("sqrt"),
  cbrt: operation("cbrt"),
  root,
  exp: operation("exp"),
  ln: operation("ln"),
  log: logarithm,
  log2: operation("log2"),
  log10: operation("log10"),
  pow: (graph, [x, y]) => power(graph, x!, y!),
  hypot: nested("hypot"),
  sin: operation("sin"),
  cos: operation("cos"),
  tan: operation("tan"),
  sec: reciprocalOf("cos"),
  csc: reciprocalOf("sin"),
  cot: (graph, [x]) => cotangent(graph, x!),
  asin: operation("asin"),
  acos: operation("acos"),
  atan: operation("atan"),
  asec: operation("asec"),
  acsc: ofReciprocal("asin"),
  acot: operation("acot"),
  atan2: operation("atan2"),
  sinh: operation("sinh"),
  cosh: operation("cosh"),
  tanh: operation("tanh"),
  sech: reciprocalOf("cosh"),
  csch: reciprocalOf("sinh"),
  coth: reciprocalOf("tanh"),
  asinh: operation("asinh"),
  acosh: operation("acosh"),
  atanh: operation("atanh"),
  asech: operation("asech"),
  acsch: ofReciprocal("asinh"),
  acoth: operation("acoth"),
  abs: operation("abs"),
  sgn: operation("sgn"),
  floor: operation("floor"),
  ceil: operation("ceil"),
  round: operation("round"),
  min: nested("min"),
  max: nested("max"),
  mod: operation("mod"),
  re: identity,
  im: zeroOf,
  arg: operation("arg"),
  conj: identity,
  gamma: (graph, operands) =>
    graph.apply(operands.length === 1 ? "gamma" : "upperGamma", ...operands),
  factorial: operation("factorial"),
  lgamma: operation("lgamma"),
  digamma: operation("digamma"),
  polygamma: operation("polygamma"),
  beta: operation("beta"),
  erf: operation("erf"),
  erfc: operation("erfc"),
  erfi: operation("erfi"),
  Ei: operation("Ei"),
  li: operation("li"),
  Si: operation("Si"),
  Ci: operation("Ci"),
  Shi: operation("Shi"),
  Chi: operation("Chi"),
  fresnelS: operation("fresnelS"),
  fresnelC: operation("fresnelC"),
  polylog: operation("polylog"),
  lambertw: operation("lambertw"),
  ellipticF: operation("ellipticF"),
  ellipticE: operation("ellipticE"),
  ellipticPi: operation("ellipticPi"),
};
