import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import type { Expression } from "../../../lib/expr/algebra/expression.ts";
import { makeCall, makeSum } from "../../../lib/expr/algebra/facts.ts";
import { expressionOf } from "../../../lib/expr/algebra/from_node.ts";
import type { Complex } from "../../../lib/expr/functions/complex.ts";
import {
  compileCutCheck,
  isNearBranchCut,
} from "../../../lib/expr/numeric/complex_cuts.ts";
import {
  compileResidual,
  relativeResidual,
} from "../../../lib/expr/numeric/complex_residual.ts";
import { parse } from "../../../lib/expr/syntax/parse.ts";

const expression = (text: string): Expression => expressionOf(parse(text));

function at(x: Complex): ReadonlyMap<string, Complex> {
  return new Map([["x", x]]);
}

function residual(a: string, b: string, x: Complex, within?: number) {
  const options = within === undefined ? {} : { within };
  return relativeResidual(expression(a), expression(b), at(x), options);
}

// Identities that hold at every complex point off the cuts.
const identities: readonly (readonly [string, string])[] = [
  ["sin(2x)", "2 sin(x) cos(x)"],
  ["sin(x)^2 + cos(x)^2", "1"],
  ["sin(x)^2 + cos(x)^2 - 1", "0"],
  ["cosh(x)^2 - sinh(x)^2", "1"],
  ["tan(x)", "-i tanh(i x)"],
  ["(x+1)^7", "x^7+7x^6+21x^5+35x^4+35x^3+21x^2+7x+1"],
  ["(x^8-1)/(x-1)", "1+x+x^2+x^3+x^4+x^5+x^6+x^7"],
  ["asin(x) + acos(x)", "pi/2"],
  ["exp(3 ln(x))", "x^3"],
  ["atan(x)", "asin(x/sqrt(1+x^2))"],
  ["asinh(x)", "ln(x + sqrt(x^2+1))"],
  ["sqrt(x)^5", "x^2 sqrt(x)"],
  ["2^x", "e^(x ln(2))"],
  ["1/(x+1) - 1/(x+2)", "1/((x+1)(x+2))"],
  ["sec(x)^2", "1 + tan(x)^2"],
];

Deno.test("relativeResidual() finds identities zero", () => {
  const random = new Random(5);
  for (const [a, b] of identities) {
    const compare = compileResidual(expression(a), expression(b), ["x"]);
    for (let n = 0; n < 20; n++) {
      // The right half-plane, where the roots above are principal.
      const x: Complex = [random.uniform() * 2, random.uniform() * 4 - 2];
      const report = compare([x]);
      assertEquals(report.status, "zero", `${a} = ${b} at ${x}`);
    }
  }
});

Deno.test("relativeResidual() confirms identities to 1e-25", () => {
  for (const [a, b] of identities) {
    const report = residual(a, b, [0.71875, -0.40625], 1e-25);
    assertEquals(report.status, "zero", `${a} = ${b}`);
    assert(report.status === "zero" && report.within <= 1e-25);
  }
});

Deno.test("relativeResidual() finds what is not zero", () => {
  for (const [a, b] of identities) {
    const report = residual(`${a} + 1e-11`, b, [0.71875, -0.40625]);
    assertEquals(report.status, "nonzero", `${a} + 1e-11 = ${b}`);
    assert(report.status === "nonzero" && report.residual > 1e-14);
  }
});

Deno.test("relativeResidual() sees a difference through cancellation", () => {
  // In doubles (1e9 + x)² - 1e18 - 2e9 x has no right digit of x².
  const cancelled = "(10^9 + x)^2 - 10^18 - 2*10^9 x";
  assertEquals(residual(cancelled, "x^2", [0.7, 0.2]).status, "zero");
  const other = residual(cancelled, "x^2 + x/1000", [0.7, 0.2]);
  assertEquals(other.status, "nonzero");
  const tiny = residual("(10^10 + x) - 10^10", "x + 10^-8", [0.7, 0.2]);
  assertEquals(tiny.status, "nonzero");
});

Deno.test("relativeResidual() carries errors through powers", () => {
  // √(10^16 + x) - 10^8 is x / 2 / 10^8 with no right digit in doubles.
  const root = "sqrt(10^16 + x)";
  for (const power of ["3", "(-2)", "(1/3)", "(i + 1)"]) {
    const report = residual(
      `(${root} - 10^8)^${power}`,
      `(x/(${root} + 10^8))^${power}`,
      [700, 200],
    );
    assertEquals(report.status, "zero", power);
  }
});

Deno.test("relativeResidual() says when it cannot tell", () => {
  // 1 - cos x at 1e-30 is 5e-61: 31 digits beside the 1 see nothing of it.
  const lost = residual("(1 - cos(x))/x^2", "1/2", [1e-30, 0]);
  assertEquals(lost, { status: "undetermined", reason: "ill-conditioned" });
  assertEquals(residual("1/(x-1)", "x", [1, 0]), {
    status: "undetermined",
    reason: "undefined",
  });
});

Deno.test("relativeResidual() is not certain of a step at its edge", () => {
  const edge = makeCall("floor", [
    makeSum([expression("sin(x)^2"), expression("cos(x)^2")]),
  ]);
  const report = relativeResidual(edge, expression("1"), at([0.3, 0]));
  assertEquals(report.status, "undetermined");
});

Deno.test("isNearBranchCut() knows the cuts", () => {
  const near: readonly (readonly [string, Complex])[] = [
    ["ln(x)", [-2, 1e-9]],
    ["ln(x)", [-2, 0]],
    ["sqrt(x)", [-2, -1e-7]],
    ["x^(1/3)", [-1e-3, 1e-10]],
    ["asin(x)", [1.5, 1e-8]],
    ["acos(x)", [-1 + 1e-7, 0]],
    ["atan(x)", [1e-8, -3]],
    ["acosh(x)", [0.5, 1e-8]],
    ["asec(x)", [0.5, 1e-8]],
    ["acot(x)", [1e-9, 0.25]],
    ["floor(x)", [3 + 1e-8, 0]],
    ["abs(x)", [0, 0]],
    ["exp(sin(ln(x^2-2)))", [1, 0]],
    ["if(x < 2, 1, x)", [2 + 1e-8, 0]],
    ["rootsum(ln(x-t), t, t^2+1)", [-2, 1]],
  ];
  for (const [text, x] of near) {
    assert(isNearBranchCut(expression(text), at(x)), `${text} at ${x}`);
  }
});

Deno.test("isNearBranchCut() accepts points off the cuts", () => {
  const off: readonly (readonly [string, Complex])[] = [
    ["ln(x)", [2, 0]],
    ["ln(x)", [-2, 1e-3]],
    ["x^-3", [-2, 0]],
    ["asin(x)", [0.5, 0]],
    ["atan(x)", [3, 0]],
    ["acosh(x)", [2, 0]],
    ["asec(x)", [3, 0]],
    ["floor(x)", [3.5, 0]],
    ["rootsum(ln(x-t), t, t^2+1)", [2, 0]],
    // A constant on a cut is on it at every point.
    ["x*(-1)^(1/3)", [1, 1]],
  ];
  for (const [text, x] of off) {
    assert(!isNearBranchCut(expression(text), at(x)), `${text} at ${x}`);
  }
});

Deno.test("compileCutCheck() takes its tolerance", () => {
  const wide = compileCutCheck([expression("ln(x)")], ["x"], 0.1);
  assert(wide([[-1, 0.05]]));
  assert(!wide([[-1, 0.2]]));
});

Deno.test("relativeResidual() takes no branch by an undefined condition", () => {
  const branch = "if(x < 2, 1, 2)";
  assertEquals(residual(branch, "1", [1, 0]).status, "zero");
  assertEquals(residual(branch, "1", [1, 1]), {
    status: "undetermined",
    reason: "undefined",
  });
  // Here rounding may turn the condition.
  const close = "if(sin(x)^2 + cos(x)^2 < 1, 1, 2)";
  assertEquals(residual(close, "2", [0.3, 0]).status, "undetermined");
});
