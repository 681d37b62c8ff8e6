import { assertEquals, assertThrows } from "@std/assert";
import {
  add,
  divide,
  e,
  expressionOf,
  half,
  i,
  isNegative,
  minusOne,
  multiply,
  negate,
  nodeOf,
  numeral,
  one,
  pi,
  power,
  splitCoefficient,
  splitContent,
  squareRoot,
  subtract,
  variable,
  zero,
} from "../../../lib/expr/algebra/mod.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";

const x = variable("x"), y = variable("y");
const read = (source: string) => expressionOf(parse(source));
const rewritten = (source: string) => format(nodeOf(read(source)));

/** Both sides have the same canonical form. */
function assertAlike(pairs: readonly (readonly [string, string])[]): void {
  for (const [left, right] of pairs) {
    assertEquals(rewritten(left), rewritten(right), left);
  }
}

/** The sides have different canonical forms. */
function assertApart(pairs: readonly (readonly [string, string])[]): void {
  for (const [left, right] of pairs) {
    assertEquals(rewritten(left) === rewritten(right), false, left);
  }
}

Deno.test("add() folds numbers and collects like terms", () => {
  assertAlike([
    ["x + x", "2*x"],
    ["x + 1 + x + 2", "2*x + 3"],
    ["x - x", "0"],
    ["0.1 + 0.2", "3/10"],
    ["x*y + y*x", "2*x*y"],
    ["(x + 1) + (y - 1)", "x + y"],
    ["sin(x) + 2*sin(x)", "3*sin(x)"],
  ]);
  assertEquals(add(), zero);
  assertEquals(add(x), x);
});

Deno.test("multiply() collects like bases", () => {
  assertAlike([
    ["x*x^2", "x^3"],
    ["x^a*x^b", "x^(a + b)"],
    ["x^(1/2)*x^(1/3)", "x^(5/6)"],
    ["x/x", "1"],
    ["i*i", "-1"],
    ["i^7", "-i"],
    ["sqrt(2)*sqrt(3)", "sqrt(6)"],
    ["(x + 1)*(x + 1)^2", "(x + 1)^3"],
    ["(2x + 2)*(x + 1)", "2*(x + 1)^2"],
    ["(1 - x)*(x - 1)", "-(x - 1)^2"],
    ["0*x", "0"],
  ]);
  assertEquals(multiply(), one);
  assertEquals(multiply(minusOne, minusOne), one);
});

Deno.test("multiply() does not expand", () => {
  assertApart([
    ["(x + 1)*(x - 1)", "x^2 - 1"],
    ["x*(x + 1)", "x^2 + x"],
    ["(x + 1)^2", "x^2 + 2x + 1"],
  ]);
  assertAlike([["2*(x + 1)", "2*x + 2"]]);
});

Deno.test("power() joins exponents only where principal values agree", () => {
  assertAlike([
    ["(x^a)^2", "x^(2a)"],
    ["(x^(1/2))^3", "x^(3/2)"],
    ["(x^(2/3))^(1/2)", "x^(1/3)"],
    ["(x*y)^2", "x^2*y^2"],
    ["(4*x)^(1/2)", "2*sqrt(x)"],
    ["(2^pi)^sqrt(2)", "2^(pi*sqrt(2))"],
    ["(4x + 4)^(1/2)", "2*sqrt(x + 1)"],
  ]);
  assertApart([
    ["(x^2)^(1/2)", "x"],
    ["(x*y)^(1/2)", "x^(1/2)*y^(1/2)"],
    ["(x^a)^b", "x^(a*b)"],
    ["(e^x)^y", "e^(x*y)"],
    ["(1/x)^(1/2)", "1/x^(1/2)"],
  ]);
});

Deno.test("power() takes exact roots of numbers", () => {
  assertAlike([
    ["8^(1/3)", "2"],
    ["12^(1/2)", "2*sqrt(3)"],
    ["(1/2)^(1/2)", "sqrt(2)/2"],
    ["4^(1/6)", "2^(1/3)"],
    ["(-4)^(1/2)", "2*i"],
    ["(-8)^(2/3)", "4*(-1)^(2/3)"],
    ["(9/4)^(-1/2)", "2/3"],
    ["(-1)^(7/3)", "(-1)^(1/3)"],
  ]);
});

Deno.test("power() knows the exponential function", () => {
  assertAlike([
    ["e^(2*ln(x))", "x^2"],
    ["e^(y*ln(x) + 1)", "e*x^y"],
    ["e^(i*pi)", "-1"],
    ["e^(i*pi/2 + x)", "i*e^x"],
    ["exp(x)*exp(y)", "exp(x + y)"],
    ["e^0", "1"],
  ]);
});

Deno.test("power() refuses a division by 0", () => {
  const error = assertThrows(() => divide(x, zero), ExpressionError);
  assertEquals(error.code, "division-by-zero");
  assertThrows(() => power(zero, numeral(-1, 2)), ExpressionError);
  assertEquals(power(zero, half), zero);
  assertEquals(power(zero, zero), one);
});

Deno.test("power() keeps to the budget of bits", () => {
  const error = assertThrows(
    () => withBudget({ integerBits: 100 }, () => read("3^1000")),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
});

Deno.test("splitCoefficient() and splitContent() take numbers out", () => {
  const term = splitCoefficient(read("-3/4*x*y"));
  assertEquals(`${term.coefficient}`, "-3/4");
  assertEquals(term.rest, multiply(x, y));
  const sum = read("6*x - 4");
  if (sum.kind !== "sum") throw new Error("no sum");
  const { content, primitive } = splitContent(sum);
  assertEquals(`${content}`, "2");
  assertEquals(primitive, subtract(multiply(numeral(3), x), numeral(2)));
});

Deno.test("isNegative() tells x from -x", () => {
  for (const source of ["x", "x - y", "sin(x)*y", "1 - x", "3", "i*x"]) {
    const expression = read(source);
    assertEquals(
      isNegative(expression),
      !isNegative(negate(expression)),
      source,
    );
  }
});

Deno.test("the constants are what they are called", () => {
  assertEquals(multiply(i, i), minusOne);
  assertEquals(squareRoot(minusOne), i);
  assertEquals(power(e, multiply(pi, i)), minusOne);
});
