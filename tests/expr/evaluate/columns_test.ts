import { assert, assertEquals, assertThrows } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { compile } from "../../../lib/expr/evaluate/compile.ts";
import { evaluateColumns } from "../../../lib/expr/evaluate/evaluate.ts";
import expressions from "../../golden/expressions.json" with { type: "json" };

Deno.test("evaluateColumns() equals mpmath on the 74 benchmark expressions", () => {
  for (const { text, value } of expressions.cases) {
    const report = evaluateColumns(text, expressions.variables);
    assertEquals(report.status, "complete", text);
    const found = report.values[0]!;
    // What the issue asks for; subtractions lose some of the 16 digits.
    const error = Math.abs(found - value) / Math.abs(value || 1);
    assert(error <= 1e-12, `${text}: ${found}, not ${value}`);
  }
});

Deno.test("evaluateColumns() takes any number of rows", () => {
  // A block has at most 4096 rows, and rows go in pairs.
  for (const rows of [0, 1, 2, 3, 4095, 4096, 4097, 10_001]) {
    const x = Float64Array.from({ length: rows }, (_, row) => row);
    const { values, status } = evaluateColumns("2x + c", { x, c: 1 });
    assertEquals(values, x.map((row) => 2 * row + 1));
    assertEquals(status, "complete");
  }
});

Deno.test("evaluateColumns() writes several columns where it is told", () => {
  const x = Float64Array.of(1, 2, 3);
  const out = [new Float64Array(3), new Float64Array(3)];
  const both = compile(["x^2", "1/x"]);
  const { columns } = both.evaluateColumns({ x }, { out });
  assertEquals(columns, out);
  assertEquals([...out[0]!], [1, 4, 9]);
  assertEquals([...out[1]!], [1, 1 / 2, 1 / 3]);
  assertThrows(
    () => both.evaluateColumns({ x }, { out: [out[0]!] }),
    ExpressionError,
    "Cannot write the values as there must be 2 columns of 3 rows: " +
      "current value is [3]",
  );
});

Deno.test("evaluateColumns() refuses columns that do not fit", () => {
  const x = new Float64Array(3);
  assertThrows(
    () => evaluateColumns("x + y", { x, y: new Float64Array(4) }),
    ExpressionError,
    "Cannot evaluate as the columns must have 3 rows: current value of `y` " +
      "has 4",
  );
  assertThrows(
    () => evaluateColumns("x + yy", { x, y: x }),
    ExpressionError,
    "`yy` has none; did you mean `y`?",
  );
});

Deno.test("evaluateColumns() counts the rows without a value", () => {
  const x = Float64Array.of(4, -1, NaN, Infinity, 0, 9);
  const report = evaluateColumns("sqrt(x)", { x });
  assertEquals(report.values, Float64Array.of(2, NaN, NaN, NaN, 0, 3));
  assertEquals(report.status, "partial");
  assertEquals(report.undefinedRows, 3);
  assertEquals(report.firstError?.row, 1);
  assertEquals(report.firstError?.error.code, "domain");
});

Deno.test("evaluateColumns() finds what a later operation would hide", () => {
  const x = Float64Array.of(1, 0, 2);
  for (const text of ["1/(1/x)", "atan(1/x)", "1/x < 3", "if(1/x, 2, 3)"]) {
    const report = evaluateColumns(text, { x });
    assertEquals(report.undefinedRows, 1, text);
    assertEquals(report.values[1], NaN, text);
    assertEquals(report.firstError?.error.code, "division-by-zero", text);
  }
  // Too great for a double is not wrong if the result is not.
  const logistic = evaluateColumns("1/(1 + exp(-x))", {
    x: Float64Array.of(-800, 0),
  });
  assertEquals(logistic.values, Float64Array.of(0, 0.5));
  assertEquals(logistic.status, "complete");
});

Deno.test("evaluateColumns() takes the branch of each row", () => {
  const x = Float64Array.of(-2, 0, 2, 3, -1, 1, 5);
  const { values, status } = evaluateColumns(
    "if(x > 0, ln(x)*exp(-1/x), if(x < -1, sin(x)^3*exp(x), 7))",
    { x },
  );
  assertEquals(status, "complete");
  const expected = x.map((x) =>
    x > 0
      ? Math.log(x) * Math.exp(-1 / x)
      : x < -1
      ? Math.sin(x) ** 3 * Math.exp(x)
      : 7
  );
  expected.forEach((value, row) => {
    // Five operations of less than two units in the last place each.
    const tolerance = 10 * 2 ** -52 * Math.abs(value);
    assert(Math.abs(values[row]! - value) <= tolerance, `row ${row}`);
  });
});

Deno.test("evaluateColumns() goes over the range of each row", () => {
  const n = Float64Array.of(0, 1, 5, 2, 40, 3, 7);
  const { values } = evaluateColumns("sum(k^2, k, 1, n)", { n });
  assertEquals(values, n.map((n) => n * (n + 1) * (2 * n + 1) / 6));
  const nested = evaluateColumns("sum(product(j, j, 1, k), k, 1, n)", { n });
  assertEquals([...nested.values].slice(0, 4), [0, 1, 153, 3]);
  const report = evaluateColumns("sum(k, k, 1, n)", {
    n: Float64Array.of(2, 2.5, 3),
  });
  assertEquals(report.values, Float64Array.of(3, NaN, 6));
});

Deno.test("evaluateColumns() ends a row that takes too many steps", () => {
  const text = "sum(1, k, 1, n)";
  const n = Float64Array.of(10, 1000);
  assertEquals(evaluateColumns(text, { n }).values, n);
  const error = assertThrows(
    () => withBudget({ steps: 500 }, () => evaluateColumns(text, { n })),
    ExpressionError,
    "a row must end within the budget of steps: the budget is 500",
  );
  assertEquals(error.code, "budget");
});

Deno.test("evaluateColumns() gives a row the same bits in any company", () => {
  const random = new Random(5);
  // Rows on the fast paths beside rows on the slow ones: large angles, bases
  // below 0, exponents that overflow.
  const draw = () =>
    random.uniform() < 0.2
      ? (random.uniform() - 0.5) * 1e7
      : random.uniform() * 10 - 3;
  const x = Float64Array.from({ length: 501 }, draw);
  const y = Float64Array.from({ length: 501 }, draw);
  const all = compile([
    "sin(x)",
    "cos(x)",
    "tan(x)",
    "exp(x)",
    "abs(x)^y",
    "x^3.5",
    "ln(x)",
    "sinh(x)",
    "cosh(x)",
    "hypot(x, y)",
  ]);
  const together = all.evaluateColumns({ x, y }).columns;
  for (let row = 0; row < x.length; row += 7) {
    const alone = all.evaluateColumns({ x: x[row]!, y: y[row]! }).columns;
    assertEquals(
      alone.map((column) => column[0]),
      together.map((column) => column[row]),
    );
  }
});
