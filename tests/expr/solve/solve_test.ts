import { assert, assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { evaluateComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import { solve, type SolveReport } from "../../../lib/expr/solve/mod.ts";
import { format, type Node } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/solve.json" with { type: "json" };

type Pair = readonly [number, number];

function valueOf(node: Node, n = 0): Pair {
  const at = new Map([["n", [n, 0] as const]]);
  return evaluateComplex(expressionOf(node), at);
}

function distance([a, b]: Pair, [c, d]: Pair): number {
  return Math.hypot(a - c, b - d);
}

/** Every expected value once, and no other. A double root of the golden file
 * has 20 digits, so that doubles of ours differ by rounding only: nested
 * radicals lose up to 4 digits of 16. */
function assertSameSet(
  actual: readonly Pair[],
  expected: readonly Pair[],
  message: string,
): void {
  const left = [...expected];
  for (const value of actual) {
    const found = left.findIndex((other) =>
      distance(value, other) <= 1e-10 * (1 + Math.hypot(...other))
    );
    assert(found >= 0, `${message}: ${value} is not expected`);
    left.splice(found, 1);
  }
  assertEquals(left, [], `${message}: missing`);
}

const pairs = (values: readonly number[][]): Pair[] =>
  values.map(([re, im]) => [re!, im!] as const);

for (const { equation, values } of golden.roots) {
  Deno.test(`solve() finds every root of ${equation}`, () => {
    const report = solve(equation, "x");
    assertEquals(report.status, "solved");
    const actual = report.solutions.flatMap(({ value, multiplicity }) =>
      Array.from({ length: multiplicity }, () => valueOf(value))
    );
    assertSameSet(actual, pairs(values), equation);
    for (const { value, isReal } of report.solutions) {
      assertEquals(isReal, Math.abs(valueOf(value)[1]) < 1e-12, format(value));
    }
  });
}

for (const { equation, values } of golden.finite) {
  Deno.test(`solve() finds the solutions of ${equation} = 0 only`, () => {
    const report = solve(equation, "x");
    assertEquals(report.status, values.length === 0 ? "none" : "solved");
    const actual = report.solutions.map(({ value }) => valueOf(value));
    assertSameSet(actual, pairs(values), equation);
  });
}

for (const { equation, values } of golden.periodic) {
  Deno.test(`solve() finds the periodic solutions of ${equation} = 0`, () => {
    const report = solve(equation, "x");
    assertEquals(report.status, "solved");
    assertSameSet(
      within(report, 0, 2 * Math.PI),
      values.map((value) => [value, 0] as const),
      equation,
    );
  });
}

/** The real members of the families in an interval, each once. */
function within(report: SolveReport, from: number, to: number): Pair[] {
  const found: Pair[] = [];
  for (const { value, parameter } of report.solutions) {
    for (let n = -9; n <= 9; n++) {
      if (n !== 0 && parameter === undefined) continue;
      const at = valueOf(value, n);
      const isNew = found.every((other) => distance(at, other) > 1e-9);
      const isInside = at[0] > from - 1e-12 && at[0] < to - 1e-12;
      if (isNew && isInside && Math.abs(at[1]) < 1e-12) found.push(at);
    }
  }
  return found;
}

const texts = (equation: string, unknown = "x") =>
  solve(equation, unknown).solutions.map(({ value }) => format(value));

Deno.test("solve() gives the ancestor's examples", () => {
  assertEquals(texts("2x+3=0"), ["-3/2"]);
  assertEquals(texts("x^2-5x+6=0").sort(), ["2", "3"]);
  const [double] = solve("x^2+2x+1=0", "x").solutions;
  assertEquals([format(double!.value), double!.multiplicity], ["-1", 2]);
  const imaginary = solve("x^2+1=0", "x").solutions;
  assertEquals(imaginary.map(({ isReal }) => isReal), [false, false]);
  assertEquals(texts("x^2+1=0").sort(), ["-i", "i"]);
});

Deno.test("solve() takes other variables as parameters", () => {
  assertEquals(texts("a*x = b"), ["b/a"]);
  assertEquals(texts("a*e^(k*t) = b", "t"), ["2*i*pi*n/k + ln(b/a)/k"]);
  const [solution] = solve("a*e^(k*t) = b", "t").solutions;
  assertEquals(solution!.parameter, "n");
  assertEquals(solution!.isReal, undefined);
  assertEquals(texts("x^2 = n"), ["sqrt(n)", "-sqrt(n)"]);
  assertEquals(solve("sin(x) = n", "x").solutions[0]!.parameter, "k");
});

Deno.test("solve() says when every value solves, and when none does", () => {
  assertEquals(solve("(x+1)^2 = x^2 + 2x + 1", "x").status, "always");
  assertEquals(solve("x = x + 1", "x").status, "none");
  assertEquals(solve("e^x = 0", "x").status, "none");
  assertEquals(solve("asin(x) = 2", "x").status, "none");
  assertEquals(solve("1/x = 0", "x").status, "none");
  assertEquals(solve("cos(x) = x", "x").status, "unsolved");
});

Deno.test("solve() uses Lambert's W, and says that there may be more", () => {
  // e^x = x + 2 at 1.146193220620582585 and -1.841405660436960638 (mpmath).
  const report = solve("e^x = x + 2", "x");
  assertEquals(report.status, "partial");
  assertSameSet(
    report.solutions.map(({ value }) => valueOf(value)),
    [[-1.841405660436960638, 0]],
    "e^x = x + 2",
  );
  assertEquals(texts("x e^x = 1"), ["lambertw(1)"]);
});

Deno.test("solve() encloses the roots that radicals do not reach", () => {
  // mpmath.polyroots([1, 0, 0, 0, -1, -1], extraprec=200)
  const { solutions, enclosed, status } = solve("x^5 - x - 1 = 0", "x");
  assertEquals(solutions, []);
  assertEquals(status, "solved");
  const expected: Pair[] = [
    [1.1673039782614186843, 0],
    [-0.76488443360058472602, 0.35247154603172624932],
    [-0.76488443360058472602, -0.35247154603172624932],
    [0.1812324444698753839, 1.0839541013177106684],
    [0.1812324444698753839, -1.0839541013177106684],
  ];
  enclosed.forEach(({ real, imaginary, radius }, place) => {
    assert(distance([real, imaginary], expected[place]!) <= radius);
    assert(radius < 1e-15);
  });
});

Deno.test("solve() refuses what is no equation", () => {
  const error = assertThrows(() => solve("x = 1 = 2", "x"), ExpressionError);
  assertEquals(error.span, { start: 6, end: 7 });
  const right = assertThrows(() => solve("x = 2 + * 3", "x"), ExpressionError);
  assertEquals(right.message.includes("*"), true);
});
