import { assert, assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { evaluateComplex } from "../../../lib/expr/evaluate/complex.ts";
import type { ComplexValues } from "../../../lib/expr/evaluate/complex_walk.ts";
import { walkComplex } from "../../../lib/expr/evaluate/complex_walk.ts";
import { parse } from "../../../lib/expr/syntax/parse.ts";

type Example = readonly [
  text: string,
  re: number,
  im: number,
  values?: ComplexValues,
];

/** By hand, or SymPy 1.14: N(…). */
const examples: readonly Example[] = [
  ["sqrt(-4)", 0, 2],
  ["(1 + i)^2", 0, 2],
  ["e^(i*pi)", -1, 0],
  ["ln(-1)", 0, Math.PI],
  ["(-8)^(1/3)", 1, 1.7320508075688772],
  ["cbrt(-8)", -2, 0],
  ["z^2 + 1", 1, 2, { z: [1, 1] }],
  ["abs(3 + 4i)", 5, 0],
  ["asin(2)", 1.5707963267948966, -1.3169578969248166],
  ["sin(1 + i)", 1.2984575814159773, 0.6349639147847361],
  ["sum(i^k, k, 0, 5)", 1, 1],
  ["product(k + i, k, 1, 3)", 0, 10],
  ["if(re(z) > 0, 1, i)", 0, 1, { z: [-1, 2] }],
  ["i == i && 1 + i != 1", 1, 0],
  ["rootsum(t^2, t, t^2 - 2)", 4, 0],
];

Deno.test("evaluateComplex() gives principal values", () => {
  for (const [text, re, im, values] of examples) {
    const [x, y] = evaluateComplex(text, values);
    // A few roundings of numbers of this size.
    const error = Math.hypot(x - re, y - im) / Math.hypot(re, im);
    assert(error <= 1e-14, `${text}: ${x} + ${y}i`);
  }
});

Deno.test("walkComplex() gives the same values step by step", () => {
  for (const [text, re, im, values = {}] of examples) {
    if (text.startsWith("rootsum")) continue;
    const [x, y] = walkComplex(parse(text), values);
    const error = Math.hypot(x - re, y - im) / Math.hypot(re, im);
    // pi is rounded here: e^(i pi) is off by 1.2e-16.
    assert(error <= 1e-14, `${text}: ${x} + ${y}i`);
  }
});

Deno.test("evaluateComplex() refuses what has no value, and says where", () => {
  const refused = [
    ["1 + 1/(z - i)", "division-by-zero", "1/(z - i)"],
    ["2*ln(z - i)", "domain", "ln(z - i)"],
    ["1 + (z < 2)", "domain", "z < 2"],
    ["floor(z)", "domain", "floor(z)"],
    ["z + y", "unknown-variable", "y"],
  ] as const;
  for (const [text, code, culprit] of refused) {
    const error = assertThrows(
      () => evaluateComplex(text, { z: [0, 1] }),
      ExpressionError,
    );
    assertEquals(error.code, code, text);
    const { start, end } = error.span!;
    assertEquals(text.slice(start, end), culprit);
  }
});
