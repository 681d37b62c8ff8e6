import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import {
  type Expression,
  expressionOf,
  nodeOf,
  same,
} from "../../../lib/expr/algebra/mod.ts";
import {
  derivative,
  differentiate,
} from "../../../lib/expr/differentiate/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  add,
  type Complex,
  divide,
  isFiniteComplex,
  modulus,
  scale,
  subtract,
} from "../../../lib/expr/functions/complex.ts";
import { compileComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import { format, type Node, parse } from "../../../lib/expr/syntax/mod.ts";

const seed = 1666;

const analytic = [
  ...["sqrt", "exp", "ln", "log2", "log10", "sin", "cos", "tan"],
  ...["sec", "csc", "cot", "asin", "acos", "atan", "asec", "acsc", "acot"],
  ...["sinh", "cosh", "tanh", "sech", "csch", "coth", "asinh", "acosh"],
  ...["atanh", "asech", "acsch", "acoth"],
] as const;

/** Texts of expressions in x and y. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("x", "x", "y", "2", "3/4", "pi", "e"),
    fc.tuple(
      tie("expression"),
      fc.constantFrom("+", "-", "*", "/"),
      tie("expression"),
    ).map(([a, operator, b]) => `(${a})${operator}(${b})`),
    fc.tuple(fc.constantFrom(...analytic), tie("expression"))
      .map(([name, a]) => `${name}(${a})`),
    fc.tuple(tie("expression"), fc.constantFrom("2", "-1", "1/3", "x", "y"))
      .map(([a, power]) => `(${a})^(${power})`),
    fc.tuple(tie("expression"), tie("expression"))
      .map(([a, b]) => `hypot(${a}, ${b})`),
    fc.tuple(tie("expression"), tie("expression"))
      .map(([a, b]) => `log(${a}, ${b})`),
    tie("expression").map((a) => `sum((${a})^k, k, 1, 3)`),
    tie("expression").map((a) => `product((${a}) + k, k, 1, 3)`),
  ),
}));

/** Undefined for a constant that has no value, as 1/0. */
function read(text: string): Expression | undefined {
  try {
    return expressionOf(parse(text));
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

const nodes = 16;
const roots = Array.from({ length: nodes }, (_, k): Complex => {
  const angle = 2 * Math.PI * k / nodes;
  return [Math.cos(angle), Math.sin(angle)];
});

/** The derivative by Cauchy's integral over a circle, with the largest value
 * on it. */
function byCauchy(
  f: (z: Complex) => Complex,
  center: Complex,
  radius: number,
): { readonly value: Complex; readonly largest: number } {
  let total: Complex = [0, 0], largest = 0;
  for (const root of roots) {
    const value = f(add(center, scale(root, radius)));
    total = add(total, divide(value, root));
    largest = Math.max(largest, modulus(value));
  }
  return { value: scale(total, 1 / (nodes * radius)), largest };
}

const radius = 0.02;
const y: Complex = [0.83, -0.27];

/** Whether a derivative is right; undefined if f is not analytic or not well
 * conditioned about the point, as two circles do not agree. */
function agrees(
  expression: Expression,
  slope: Expression,
  x: Complex,
): boolean | undefined {
  const f = compileComplex(expression, ["x", "y"]);
  const near = byCauchy((z) => f([z, y]), x, radius);
  const far = byCauchy((z) => f([z, y]), x, 2 * radius);
  const size = Math.max(modulus(near.value), modulus(far.value), 1e-30);
  const spread = modulus(subtract(near.value, far.value));
  // Rounding: values of f to 1e-13 over the radius.
  const noise = 1e-13 * near.largest / radius;
  const known = isFiniteComplex(near.value) &&
    spread <= 1e-8 * size + noise && noise <= 1e-3 * size + 1e-12;
  if (!known) return undefined;
  const value = compileComplex(slope, ["x", "y"])([x, y]);
  if (!isFiniteComplex(value)) return undefined;
  const error = modulus(subtract(value, near.value));
  return error <= 1e-7 * size + 10 * noise;
}

Deno.test("derivative() agrees with Cauchy's integral", () => {
  let compared = 0;
  const runs = 3000;
  fc.assert(
    fc.property(
      expression,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (text, re, im) => {
        const whole = read(text);
        if (whole === undefined) return;
        const result = agrees(whole, derivative(whole, "x"), [re, im]);
        assert(result !== false, `${text} at ${re} + ${im}i`);
        if (result === true) compared++;
      },
    ),
    { seed, numRuns: runs },
  );
  assert(compared > 1000, `only ${compared} of ${runs} could be compared`);
});

Deno.test("derivative() of a long product agrees with Cauchy's", () => {
  const factors = Array.from({ length: 40 }, (_, k) => `cos(x/${k + 1} + y)`);
  const product = read(factors.join(" * "))!;
  const x: Complex = [0.4, 0.3];
  assertEquals(agrees(product, derivative(product, "x"), x), true);
});

Deno.test("differentiate() gives a tree that reads back as the derivative", () => {
  fc.assert(
    fc.property(expression, (text) => {
      const whole = read(text);
      if (whole === undefined) return;
      const node: Node = differentiate(text, "x");
      const again = expressionOf(parse(format(node)));
      assert(same(again, expressionOf(node)), text);
      assert(agrees(whole, again, [0.7, 0.4]) !== false, text);
    }),
    { seed, numRuns: 1000 },
  );
});

/** A point, and the derivative there. */
type Case = readonly [source: string, x: number, slope: number];

Deno.test("derivative() has the slope of each piece", () => {
  const cases: readonly Case[] = [
    ["if(x > 1, x^2, 3x)", 2, 4],
    ["if(x > 1, x^2, 3x)", 0, 3],
    ["min(x, x^2, 4)", 5, 0],
    ["min(x, x^2, 4)", 0.5, 1],
    ["max(x, x^2)", 3, 6],
    ["abs(x^2 - 4)", 1, -2],
    ["abs(sin(x))", 4, -Math.cos(4)],
    ["floor(x) * x", 2.5, 2],
    ["mod(x^2, 3)", 2.2, 4.4],
    ["cbrt(x)", -8, 1 / 12],
    ["(x > 0) * x", 2, 1],
  ];
  for (const [source, x, slope] of cases) {
    const found = derivative(expressionOf(parse(source)), "x");
    const value = compileComplex(found, ["x"])([[x, 0]]);
    assert(Math.abs(value[0] - slope) < 1e-14, `${source}: ${value}`);
    assertEquals(value[1], 0);
  }
});

Deno.test("derivative() shares what the function shares", () => {
  let whole = parse("x");
  for (let k = 0; k < 60; k++) {
    whole = {
      kind: "binary",
      operator: "*",
      left: parse("1 + x"),
      right: whole,
    };
    whole = { kind: "call", name: "sin", arguments: [whole] };
  }
  const slope = nodeOf(derivative(expressionOf(whole), "x"));
  const seen = new Set<unknown>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "binary") [node.left, node.right].forEach(visit);
    if (node.kind === "call") node.arguments.forEach(visit);
  };
  visit(slope);
  assert(seen.size < 6000, `${seen.size} nodes`);
});
