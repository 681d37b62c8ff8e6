import { assertEquals } from "@std/assert";
import type { Expression } from "../../../lib/expr/algebra/mod.ts";
import {
  compareValues,
  expandAngles,
  inExponentials,
  inHalfTangents,
  inSinesAndCosines,
  reduceAngles,
} from "../../../lib/expr/simplify/mod.ts";
import { canonical, read, text } from "./samples.ts";

function assertRewritten(
  transformation: (expression: Expression) => Expression,
  examples: readonly (readonly [string, string])[],
): void {
  for (const [input, output] of examples) {
    const result = transformation(read(input));
    assertEquals(text(result), canonical(output), input);
    assertEquals(compareValues(read(input), result).status, "proved", input);
  }
}

// The right sides are those of DLMF 4.21 and 4.35.

Deno.test("expandAngles() uses the addition theorems", () => {
  assertRewritten(expandAngles, [
    ["sin(x + y)", "sin(x)*cos(y) + cos(x)*sin(y)"],
    ["cos(x - y)", "cos(x)*cos(y) + sin(x)*sin(y)"],
    ["cos(2x)", "cos(x)^2 - sin(x)^2"],
    ["sin(3x)", "3*cos(x)^2*sin(x) - sin(x)^3"],
    ["tan(2x)", "2*tan(x)/(1 - tan(x)^2)"],
    ["cosh(2x)", "cosh(x)^2 + sinh(x)^2"],
    ["tanh(x + y)", "(tanh(x) + tanh(y))/(1 + tanh(x)*tanh(y))"],
    ["sin(x/2)", "sin(x/2)"],
    ["cos(6)", "cos(6)"],
  ]);
});

Deno.test("reduceAngles() uses the product formulas", () => {
  assertRewritten(reduceAngles, [
    ["sin(x)*cos(x)", "sin(2x)/2"],
    ["sin(x)^2", "1/2 - cos(2x)/2"],
    ["cos(x)^4", "3/8 + cos(2x)/2 + cos(4x)/8"],
    ["sin(x)*sin(y)", "cos(x - y)/2 - cos(x + y)/2"],
    ["sinh(x)^2", "cosh(2x)/2 - 1/2"],
    ["sinh(x)*cosh(y)", "sinh(x + y)/2 + sinh(x - y)/2"],
    ["a*sin(x)*cos(x) + b", "a*sin(2x)/2 + b"],
    ["sin(x)/cos(x)", "sin(x)/cos(x)"],
  ]);
});

Deno.test("inExponentials() uses the definitions", () => {
  assertRewritten(inExponentials, [
    ["cos(x)", "(e^(i*x) + e^(-i*x))/2"],
    ["sinh(x)", "(e^x - e^(-x))/2"],
    ["sech(x)", "2/(e^x + e^(-x))"],
  ]);
});

Deno.test("inHalfTangents() leaves one function", () => {
  assertRewritten(inHalfTangents, [
    ["sin(x)", "2*tan(x/2)/(1 + tan(x/2)^2)"],
    ["cos(x)", "(1 - tan(x/2)^2)/(1 + tan(x/2)^2)"],
    ["cosh(x)", "(1 + tanh(x/2)^2)/(1 - tanh(x/2)^2)"],
  ]);
});

Deno.test("inSinesAndCosines() leaves two functions", () => {
  assertRewritten(inSinesAndCosines, [
    ["tan(x)*sec(x)", "sin(x)/cos(x)^2"],
    ["coth(x)", "cosh(x)/sinh(x)"],
  ]);
});
