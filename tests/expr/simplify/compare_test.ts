import { assert, assertEquals } from "@std/assert";
import {
  type Assumptions,
  compareValues,
  equivalent,
} from "../../../lib/expr/simplify/mod.ts";
import { read } from "./samples.ts";

Deno.test("equivalent() refutes with a witness", () => {
  const report = equivalent("sqrt(x^2)", "x");
  assert(report.status === "refuted");
  const { x } = report.witness;
  assertEquals(x!.im, 0);
  assert(x!.re < 0);
  assertEquals(report.left, { re: -x!.re, im: 0 });
  assertEquals(report.right, { re: x!.re, im: 0 });
});

Deno.test("equivalent() tells branches apart, on the cuts too", () => {
  const different = [
    ["ln(x^2)", "2*ln(x)"],
    ["ln(x*y)", "ln(x) + ln(y)"],
    ["sqrt(x*y)", "sqrt(x)*sqrt(y)"],
    ["(x^3)^(1/3)", "x"],
    ["asin(sin(x))", "x"],
    ["ln(e^x)", "x"],
    ["atan(x) + atan(1/x)", "pi/2"],
    ["acosh(x)", "ln(x + sqrt(x^2 - 1))"],
    ["root(x, 3)", "x^(1/3)"],
    // These differ for x < 0 only.
    ["sqrt(1/x)", "1/sqrt(x)"],
    ["ln(1/x)", "-ln(x)"],
  ] as const;
  for (const [left, right] of different) {
    assertEquals(equivalent(left, right).status, "refuted", left);
  }
});

Deno.test("equivalent() counts removable singularities as equal", () => {
  assertEquals(equivalent("(x^2 - 1)/(x - 1)", "x + 1").status, "proved");
  assertEquals(equivalent("x/x", "1").status, "proved");
  assertEquals(equivalent("tan(x)*cos(x)", "sin(x)").status, "proved");
});

Deno.test("equivalent() compares under assumptions", () => {
  const cases: readonly (readonly [string, string, Assumptions])[] = [
    ["sqrt(x^2)", "x", { x: "positive" }],
    ["sqrt(x^2)", "-x", { x: "negative" }],
    ["sqrt(x^2 + 2x + 1)", "abs(x + 1)", { x: "real" }],
    ["ln(x*y)", "ln(x) + ln(y)", { x: "positive" }],
    ["sin(n*pi + x)", "(-1)^n*sin(x)", { n: "integer" }],
    ["floor(n + x)", "n + floor(x)", { n: "integer", x: "real" }],
    ["max(x, y)", "x", { x: "positive", y: "negative" }],
    ["0^n", "0", { n: ["integer", "positive"] }],
  ];
  for (const [left, right, assumptions] of cases) {
    const { status } = equivalent(left, right, { assumptions });
    assertEquals(status, "proved", left);
  }
  const wrong = equivalent("sqrt(x^2)", "x", { assumptions: { x: "real" } });
  assertEquals(wrong.status, "refuted");
});

Deno.test("equivalent() never takes rounding for a difference", () => {
  // Each loses many digits in doubles.
  const equal = [
    ["(x + 10^8)^2 - x^2 - 2*10^8*x", "10^16"],
    ["(1 - cos(x/10^6))*10^12", "2*sin(x/(2*10^6))^2*10^12"],
    [
      "(x - 1)^9",
      "x^9 - 9x^8 + 36x^7 - 84x^6 + 126x^5 - 126x^4 + 84x^3" +
      " - 36x^2 + 9x - 1",
    ],
    [
      "1/((x + 10^9)^3 - x^3 - 3*10^9*x^2 - 3*10^18*x - 10^27 + 2)",
      "1/2",
    ],
    ["sqrt(x + 10^12) - sqrt(x + 10^12) + y", "y"],
  ] as const;
  for (const [left, right] of equal) {
    assertEquals(equivalent(left, right).status, "proved", left);
  }
});

Deno.test("equivalent() refutes what doubles cannot tell apart", () => {
  const report = equivalent("x + 10^-30", "x");
  assert(report.status === "refuted");
  assertEquals(report.witness, { x: { re: 0, im: 0 } });
  assertEquals(report.left.re, 1e-30);
  assertEquals(report.right.re, 0);
});

Deno.test("equivalent() does not take agreement at points for a proof", () => {
  // True, but by no rule of the normal form (DLMF 25.12.4).
  const report = equivalent(
    "polylog(2, x) + polylog(2, 1 - x) - pi^2/6 + ln(x)*ln(1 - x)",
    "0",
  );
  assertEquals(report.status, "undecided");
  // Not true: the difference is below what doubles can tell.
  const close = equivalent("sqrt(x + 10^-25)", "sqrt(x)");
  assertEquals(close.status, "undecided");
});

Deno.test("compareValues() is the same each time, for each seed", () => {
  const a = read("sqrt(x^2)"), b = read("x");
  assertEquals(compareValues(a, b), compareValues(a, b));
  const other = compareValues(a, b, { seed: 7 });
  assertEquals(other.status, "refuted");
});

Deno.test("compareValues() gives up a proof that costs too much", () => {
  const report = equivalent(
    "(x + y + z + 1)^30",
    "(x + y + z)*(x + y + z + 1)^29 + (x + y + z + 1)^29",
    { steps: 100 },
  );
  assert(report.status === "undecided");
  assert(report.reason.includes("budget"), report.reason);
});
