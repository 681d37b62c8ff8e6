import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import {
  type Expression,
  expressionOf,
  nodeOf,
  same,
} from "../../../lib/expr/algebra/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  cancelFraction,
  expressionOfFraction,
  expressionOfPolynomial,
  polynomialOf,
  rationalFunctionOf,
} from "../../../lib/expr/polynomial/from_expression.ts";
import { generatorsOf } from "../../../lib/expr/polynomial/generators.ts";
import { MultivariateRing } from "../../../lib/expr/polynomial/multivariate.ts";
import { rationalFunctions } from "../../../lib/expr/polynomial/rational_functions.ts";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";
import {
  nonzeroSparse,
  seed,
  sparsePolynomial,
  sparseTexts,
} from "./samples.ts";

function read(text: string): Expression {
  return expressionOf(parse(text));
}

function write(expression: Expression): string {
  return format(nodeOf(expression));
}

/** Whether two texts mean the same canonical expression. */
function assertMeans(expression: Expression, text: string): void {
  assert(same(expression, read(text)), `${write(expression)} is not ${text}`);
}

const indeterminates = ["x", "sin(x)", "exp(x)", "sqrt(y)"].map(read);

Deno.test("polynomialOf() reads polynomials in any generators", () => {
  const generators = [read("x"), read("sin(x)")];
  const found = polynomialOf(read("(x + 2 sin(x))^2 / 4"), generators)!;
  assertEquals(sparseTexts(found), [
    [[2, 0], "1/4"],
    [[1, 1], "1"],
    [[0, 2], "1"],
  ]);
});

Deno.test("polynomialOf() reads powers of powers", () => {
  const generators = [read("sqrt(x)"), read("exp(y/2)")];
  const found = polynomialOf(read("x^2 + x^(3/2) e^y + e^(3y/2)"), generators)!;
  assertEquals(sparseTexts(found), [
    [[4, 0], "1"],
    [[3, 2], "1"],
    [[0, 3], "1"],
  ]);
});

Deno.test("polynomialOf() says what is no polynomial", () => {
  const x = [read("x")];
  for (const text of ["1/x", "x + y", "sin(x)", "x^(1/2)", "pi x", "2^x"]) {
    assertEquals(polynomialOf(read(text), x), undefined, text);
  }
  assertEquals(sparseTexts(polynomialOf(read("3/4"), [])!), [[[0], "3/4"]]);
});

Deno.test("expressionOfPolynomial() is undone by polynomialOf()", () => {
  const ring = new MultivariateRing(4);
  fc.assert(
    fc.property(sparsePolynomial(4, 6, 3), (a) => {
      const expression = expressionOfPolynomial(a, indeterminates);
      assert(ring.equals(polynomialOf(expression, indeterminates)!, a));
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("expressionOfFraction() is undone by rationalFunctionOf()", () => {
  const field = rationalFunctions(4);
  const any = fc.tuple(sparsePolynomial(4, 4), nonzeroSparse(4, 3, 1));
  fc.assert(
    fc.property(any, ([top, bottom]) => {
      const a = field.of(top, bottom);
      const expression = expressionOfFraction(a, indeterminates);
      const back = rationalFunctionOf(expression, indeterminates)!;
      assert(field.equals(back, a));
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("generatorsOf() finds variables, calls and shared powers", () => {
  const cases: [string, string[]][] = [
    ["(x + 1)^3 / y", ["x", "y"]],
    ["x + x^(1/2) + x^(2/3)", ["x^(1/6)"]],
    ["e^x + e^(2x) + e^(x/3)", ["e^(x/3)"]],
    ["sin(x)^2 + cos(x) + pi", ["pi", "cos(x)", "sin(x)"]],
    ["sqrt(x + 1) + x", ["x", "sqrt(x + 1)"]],
    ["2^(1/2) x + i", ["i", "x", "sqrt(2)"]],
    ["x^n + x^(2 n)", ["x^n"]],
    ["7/3", []],
  ];
  for (const [text, expected] of cases) {
    const found = generatorsOf(read(text)).map(write).sort();
    assertEquals(found, expected.map((each) => write(read(each))).sort(), text);
  }
});

Deno.test("cancelFraction() takes out common factors", () => {
  const cases: [string, string, string][] = [
    ["(x^2 - 1) / (x - 1)", "x + 1", "1"],
    ["(sin(x)^2 - 1) / (sin(x) - 1)", "sin(x) + 1", "1"],
    ["(e^(2x) - 1) / (e^x - 1)", "e^x + 1", "1"],
    ["(x - 1) / (sqrt(x) - 1)", "sqrt(x) + 1", "1"],
    ["1/(x - 1) - 1/(x + 1)", "2", "x^2 - 1"],
    ["(a^3 - b^3) / (a^2 - b^2)", "a^2 + a b + b^2", "a + b"],
    ["(x/2 + 1/3) / (x/5)", "15 x + 10", "6 x"],
    ["x y / (x y)^2", "1", "x y"],
  ];
  for (const [text, numerator, denominator] of cases) {
    const found = cancelFraction(read(text));
    const gap = cancelFraction(
      read(`(${numerator}) / (${denominator}) - (${text})`),
    );
    assertMeans(gap.numerator, "0");
    const { numerator: top, denominator: bottom } = found;
    // Up to a common constant.
    const ratio = (a: Expression, b: string) =>
      cancelFraction(read(`(${write(a)}) / (${b})`));
    const first = ratio(top, numerator), second = ratio(bottom, denominator);
    assertEquals(write(first.numerator), write(second.numerator), text);
    assertEquals(write(first.denominator), write(second.denominator), text);
  }
});

Deno.test("cancelFraction() refuses a hidden 0 below", () => {
  const error = assertThrows(
    () => cancelFraction(read("1 / ((x + 1)^2 - x^2 - 2 x - 1)")),
    ExpressionError,
  );
  assertEquals(error.code, "division-by-zero");
});
