import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import {
  breakpoints,
  differentiate,
  directional,
  gradient,
  hessian,
  jacobian,
  partials,
} from "../../../lib/expr/differentiate/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  type BinaryNode,
  format,
  type Node,
  parse,
} from "../../../lib/expr/syntax/mod.ts";

const inX = (source: string, order = 1) =>
  format(differentiate(source, "x", { order }));
const texts = (nodes: readonly Node[]) => nodes.map((node) => format(node));

Deno.test("differentiate() finds what a table says", () => {
  assertEquals(inX("x^2"), "2*x");
  assertEquals(inX("3x^2 + 2x + 5"), "6*x + 2");
  assertEquals(inX("sin(x)"), "cos(x)");
  assertEquals(inX("sqrt(x)"), "1/(2*sqrt(x))");
  assertEquals(inX("x^x"), "x^x*(ln(x) + 1)");
  assertEquals(inX("a*b^2"), "0");
  assertEquals(inX("(x^2 + 1)/(x^2 - 1)"), "-4*x/(x^2 - 1)^2");
});

Deno.test("differentiate() takes an order", () => {
  assertEquals(inX("x^5", 0), "x^5");
  assertEquals(inX("x^5", 5), "120");
  assertEquals(inX("x^5", 6), "0");
});

Deno.test("differentiate() takes a tree", () => {
  assertEquals(format(differentiate(parse("x y"), "x")), "y");
});

Deno.test("differentiate() refuses an order that is no count", () => {
  assertThrows(
    () => differentiate("x", "x", { order: -1 }),
    ExpressionError,
    "Cannot differentiate as the order must be a count: current value is -1",
  );
});

Deno.test("differentiate() names what has no closed form", () => {
  assertThrows(
    () => differentiate("gamma(x, 2)", "x"),
    ExpressionError,
    "Cannot differentiate gamma as its derivative in argument 1 has no closed " +
      "form",
  );
  assertThrows(
    () => differentiate("sum(k, k, 1, x)", "x"),
    ExpressionError,
    "Cannot differentiate sum as its range depends on the variable",
  );
  // The range is outside of what the sum binds.
  assertThrows(() => differentiate("sum(k, k, 1, k)", "k"), ExpressionError);
});

Deno.test("differentiate() leaves a bound name alone", () => {
  assertEquals(format(differentiate("sum(k^2, k, 1, 3)", "k")), "0");
  assertEquals(inX("sum(x^k, k, 1, 3)"), "sum(k*x^(k - 1), k, 1, 3)");
});

Deno.test("gradient() shares the parts that are equal", () => {
  const { left, right } = gradient("x^x", ["x"])[0] as BinaryNode;
  assertStrictEquals(left, (right as BinaryNode).left);
});

Deno.test("partials() has every variable that occurs", () => {
  const found = partials("a*b^2 + sum(k, k, 1, 3)");
  assertEquals(Object.keys(found), ["a", "b"]);
  assertEquals(texts(Object.values(found)), ["b^2", "2*a*b"]);
});

Deno.test("gradient() takes a point", () => {
  const at = { x: 2, y: "3" };
  const source = "x^2 y + x y^2";
  assertEquals(texts(gradient(source, ["x", "y"], { at })), ["21", "16"]);
  assertEquals(
    texts(gradient("x^2 + y^2", ["x"], { at: { x: 3, y: 4 } })),
    ["6"],
  );
  assertEquals(texts(gradient(source, ["x"])), ["y^2 + 2*x*y"]);
  assertEquals(texts(gradient("x^2", ["x"], { at: { x: 0.1 } })), ["1/5"]);
});

Deno.test("gradient() refuses a point that is not finite", () => {
  assertThrows(
    () => gradient("x", ["x"], { at: { x: NaN } }),
    ExpressionError,
    "Cannot read a number as it must be finite: current value is NaN",
  );
});

Deno.test("jacobian() has a row for each function", () => {
  const found = jacobian(["r cos(t)", "r sin(t)"], ["r", "t"]);
  assertEquals(found.map(texts), [
    ["cos(t)", "-r*sin(t)"],
    ["sin(t)", "r*cos(t)"],
  ]);
});

Deno.test("hessian() is symmetric", () => {
  const found = hessian("x^2 y", ["x", "y"]);
  assertEquals(found.map(texts), [["2*y", "2*x"], ["2*x", "0"]]);
  assertStrictEquals(found[0]![1], found[1]![0]);
});

Deno.test("directional() is not normalised", () => {
  const at = { x: 3, y: 4 };
  const found = directional("x^2 + y^2", { x: 1, y: 2 }, { at });
  assertEquals(format(found), "22");
  assertEquals(format(directional("x y", { x: "t" })), "t*y");
});

Deno.test("breakpoints() finds where pieces end", () => {
  const of = (source: string) => texts(breakpoints(source, "x"));
  assertEquals(of("sin(x) + abs(y)"), []);
  assertEquals(of("if(x > 2, abs(x), 0)"), ["x - 2", "x"]);
  assertEquals(of("abs(x) + sgn(x)"), ["x"]);
  assertEquals(of("floor(2x)"), ["sin(2*pi*x)"]);
  assertEquals(of("round(x)"), ["cos(pi*x)"]);
  assertEquals(of("sgn(1/x)"), ["1/x", "x"]);
  assertEquals(of("mod(5, x)"), ["sin(5*pi/x)", "x"]);
  assertEquals(of("max(x, 1, x^2)"), ["x - 1", "x^2 - x", "x^2 - 1"]);
  assertEquals(of("sum(abs(x - k), k, 1, 3)"), ["product(x - k, k, 1, 3)"]);
  assertEquals(of("sum(k, k, 1, x)"), ["sin(pi*x)"]);
  assertEquals(of("if(x > 0 && x < 3, 1, 2)"), ["x", "x - 3"]);
});
