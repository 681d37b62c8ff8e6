import { assert, assertEquals, assertThrows } from "@std/assert";
import { withBudget } from "../../../lib/expr/budget.ts";
import {
  ExpressionError,
  type ExpressionErrorCode,
} from "../../../lib/expr/errors.ts";
import { evaluate } from "../../../lib/expr/evaluate/evaluate.ts";
import type { Values } from "../../../lib/expr/evaluate/compile.ts";

type Example = readonly [text: string, value: number, values?: Values];

/** The examples of the ancestor, corrected. */
const exact: readonly Example[] = [
  ["2+3*4", 14],
  ["(2+3)*4", 20],
  ["2^3^2", 512],
  ["2^-1", 0.5],
  ["-2^2", -4],
  ["sqrt(16)+sin(PI/2)", 5],
  ["sqrt(16)+abs(-5)", 9],
  ["a+b*2", 25, { a: 5, b: 10 }],
  ["a*b+c", 53, { a: 5, b: 10, c: 3 }],
  ["sqrt(a^2+b^2)", 5, { a: 3, b: 4 }],
  ["sqrt(a^2+b^2)", 13, { a: 5, b: 12 }],
  ["sqrt(a^2+b^2)", 17, { a: 8, b: 15 }],
  ["0.5*m*v^2", 125, { m: 10, v: 5 }],
  [
    "price*quantity*(1+taxrate)",
    8625,
    { price: 100, quantity: 75, taxrate: 0.15 },
  ],
  ["5>3", 1],
  ["3>5", 0],
  ["sqrt(16)==4", 1],
  ["5>3&&4<6&&7==7", 1],
  ["5<3||10>20", 0],
  ["!(5>3)", 0],
  ["2+3*4>10", 1],
  ["0.1+0.2==0.3", 1],
  ["a+b==0.3", 1, { a: 0.1, b: 0.2 }],
  ["1.1==1.0", 0],
  ["ln(E)", 1],
  ["log10(100)", 2],
  ["round(3.5)", 4],
  ["round(-2.5)", -3],
  ["int(-3.7)", -4],
  ["sgn(-5)", -1],
  ["mod(7,3)", 1],
  ["mod(-7,3)", 2],
  ["max(10,20,30)", 30],
  ["min(x,y,3)", -1, { x: 2, y: -1 }],
  ["5!", 120],
  ["cbrt(-8)", -2],
  ["log(8, 2)", 3],
  ["log(1000, b)", 3, { b: 10 }],
  ["root(-32, 5)", -2],
  ["cos(pi/2)", 0],
  ["sin(6pi)", 0],
  ["tan(pi/4)", 1],
  ["cot(pi/2)", 0],
  ["sum(k^2, k, 1, 4)", 30],
  ["sum(k^2, k, 1, n)", 30, { n: 4 }],
  ["sum(k, k, 1, n)", 0, { n: 0 }],
  ["product(k, k, 1, n)", 1, { n: 0 }],
  ["product(k, k, a, a + 2)", 60, { a: 3 }],
  ["sum(sum(j*k, j, 1, k), k, 1, n)", 25, { n: 3 }],
  ["if(x > 0, ln(x), 7)", 7, { x: -1 }],
  ["x > 0 && 1/x > 2", 0, { x: 0 }],
  ["x == 0 || 1/x > 2", 1, { x: 0 }],
  ["1/infinity", 0],
  ["1/(1 + exp(x))", 0, { x: 800 }],
  ["i^2", -1],
];

Deno.test("evaluate() gives the ancestor's values", () => {
  for (const [text, value, values] of exact) {
    const found = evaluate(text, values);
    // 0 and -0 are the same number of the language.
    assertEquals(found + 0, value, text);
  }
});

Deno.test("evaluate() gives the ancestor's rounded values", () => {
  const rounded: readonly Example[] = [
    ["PI*radius^2*height", 785.398, { radius: 5, height: 10 }],
    ["x0+v0*t+0.5*a*t^2", 0.38, { x0: 0, v0: 10, a: -9.81, t: 2 }],
    ["asin(1)", 1.570796],
    ["atan2(1,1)", 0.785398],
    ["exp(1)", 2.718282],
  ];
  for (const [text, value, values] of rounded) {
    // As many digits as the documents of the ancestor print.
    assert(Math.abs(evaluate(text, values) - value) < 1e-3, text);
  }
});

type Refusal = readonly [
  text: string,
  code: ExpressionErrorCode,
  culprit: string | undefined,
  message: string,
  values?: Values,
];

const refused: readonly Refusal[] = [
  ["2 + 1/0", "division-by-zero", "1/0", "the dividend is 1"],
  ["1/(x - 1)", "division-by-zero", "1/(x - 1)", "divisor", { x: 1 }],
  ["1/sin(pi)", "division-by-zero", "1/sin(pi)", "divisor"],
  ["0^-1", "division-by-zero", "0^-1", "exponent must not be negative"],
  ["mod(3, 0)", "division-by-zero", "mod(3, 0)", "the dividend is 3"],
  ["csc(0)", "division-by-zero", "csc(0)", "pole"],
  ["1 + ln(0)", "domain", "ln(0)", "must be above 0: current value is 0"],
  ["sqrt(-1) + 1", "domain", "sqrt(-1)", "at least 0: current value is -1"],
  ["sqrt(-1) < 3", "domain", "sqrt(-1)", "current value is -1"],
  ["atan(1/x)", "division-by-zero", "1/x", "the dividend is 1", { x: 0 }],
  ["1/(1/x)", "division-by-zero", "1/x", "the dividend is 1", { x: 0 }],
  ["if(ln(x), 1, 2)", "domain", "ln(x)", "current value is -1", { x: -1 }],
  ["asin(2)", "domain", "asin(2)", "from -1 to 1: current value is 2"],
  ["(-8)^(1/3)", "domain", "(-8)^(1/3)", "current value is -8"],
  ["exp(800) - 1", "domain", "exp(800)", "below 1.8e308"],
  ["x*x - x*x", "domain", "x*x", "below 1.8e308", { x: 1e200 }],
  ["gamma(-2)", "domain", "gamma(-2)", "no pole: current value is -2"],
  ["(-3)!", "domain", undefined, "current value is -3"],
  ["tan(pi/2)", "domain", "tan(pi/2)", "odd multiple"],
  ["atan2(0, 0)", "domain", "atan2(0, 0)", "current value is 0, 0"],
  ["sum(k, k, 1, x)", "domain", undefined, "1 to 2.5", { x: 2.5 }],
  ["sum(1, k, 1, 1/x)", "division-by-zero", "1/x", "1", { x: 0 }],
  ["2 + 3 * foo", "unknown-variable", "foo", "`foo` has none"],
  ["lenght*2", "unknown-variable", "lenght", "mean `length`", { length: 1 }],
  ["constructor", "unknown-variable", "constructor", "has none"],
  ["x", "domain", undefined, "current value is NaN", { x: NaN }],
  ["2i", "domain", "2i", "must be real: current value is 0 + 2i"],
];

Deno.test("evaluate() refuses what has no value, and says where", () => {
  for (const [text, code, culprit, message, values] of refused) {
    const error = assertThrows(
      () => evaluate(text, values),
      ExpressionError,
      message,
    );
    assertEquals(error.code, code, text);
    if (culprit === undefined) continue;
    const { start, end } = error.span!;
    assertEquals(text.slice(start, end), culprit);
  }
});

Deno.test("evaluate() refuses what is no expression", () => {
  const codes: readonly (readonly [string, ExpressionErrorCode])[] = [
    ["", "empty"],
    ["1".repeat(10_050), "too-long"],
    ["(".repeat(110) + "1" + ")".repeat(110), "too-deep"],
    ["2 + (3 * 4", "unmatched-parenthesis"],
    ["2 + * 3", "unexpected-token"],
  ];
  for (const [text, code] of codes) {
    assertEquals(
      assertThrows(() => evaluate(text), ExpressionError).code,
      code,
    );
  }
});

Deno.test("evaluate() ends a long sum by its budget", () => {
  const error = assertThrows(
    () => evaluate("sum(sin(k), k, 1, 10^12)"),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
  const aborted = assertThrows(
    () =>
      withBudget(
        { signal: AbortSignal.abort() },
        () => evaluate("sum(sin(k), k, 1, 10^12)"),
      ),
    ExpressionError,
  );
  assertEquals(aborted.code, "aborted");
});
