import { assertEquals } from "@std/assert";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import {
  agreesAtPoints,
  isProved,
  thorough,
} from "../../../lib/expr/integrate/gate.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";

const of = (text: string) => expressionOf(parse(text));

function gate(antiderivative: string, integrand: string): readonly boolean[] {
  const pair = [of(antiderivative), of(integrand), "x"] as const;
  return [isProved(...pair), agreesAtPoints(...pair, thorough)];
}

Deno.test("the gate lets an antiderivative through", () => {
  assertEquals(gate("x^3/3", "x^2"), [true, true]);
  assertEquals(gate("x ln(x) - x + 7", "ln(x)"), [true, true]);
  assertEquals(gate("atan(x/a)/a", "1/(a^2 + x^2)"), [true, true]);
});

Deno.test("the gate refuses what is wrong everywhere", () => {
  assertEquals(gate("x^3/2", "x^2"), [false, false]);
  assertEquals(gate("cos(x)", "sin(x)"), [false, false]);
  assertEquals(gate("x^n/n", "x^n"), [false, false]);
});

Deno.test("the gate refuses what is right on one branch only", () => {
  // asin(x/a) has the derivative sqrt(1/a^2) / ..., wrong for a < 0.
  assertEquals(gate("asin(x/a)", "1/sqrt(a^2 - x^2)"), [false, false]);
  // Right for x > 1 only.
  assertEquals(gate("asec(x)", "1/(x sqrt(x^2 - 1))"), [false, false]);
  // Right for x > 0 only.
  assertEquals(gate("x^2/2", "sqrt(x^2)"), [false, false]);
});

Deno.test("the gate refuses what is off by a millionth", () => {
  assertEquals(gate("x^3/3 + x/1000000", "x^2"), [false, false]);
});
