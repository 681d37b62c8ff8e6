import { assertEquals } from "@std/assert";
import {
  contains,
  expressionOf,
  numeral,
  variable,
} from "../../../lib/expr/algebra/mod.ts";
import { solveModular } from "../../../lib/expr/integrate/parallel/modular_solve.ts";
import { integrateParallel } from "../../../lib/expr/integrate/parallel/integrate.ts";
import { waveInTangent } from "../../../lib/expr/integrate/parallel/waves.ts";
import { compileComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";
import { beside, verdictOn } from "./beside.ts";
import { differByConstant, judge } from "./judge.ts";

/** What the method finds by itself, beside an antiderivative whose derivative
 * is the integrand by the rules of calculus. */
function alone(integrand: string, antiderivative: string): string {
  const f = expressionOf(parse(integrand));
  const found = integrateParallel(f, "x");
  if (found === undefined) return "not found";
  const listed = expressionOf(parse(antiderivative));
  const verdict = judge(found, f, "x");
  return verdict === "right" ? differByConstant(found, listed, "x") : verdict;
}

const found: readonly (readonly [string, string])[] = [
  [
    "e^(x/(2+x^2))*(2+2x+3x^2-x^3+2x^4)/(2x+x^3)",
    "e^(x/(2+x^2))*(2+x^2) + Ei(x/(2+x^2))",
  ],
  ["e^(1/(x^2-1))*(1-3x-x^2+x^3)/(1-x-x^2+x^3)", "e^(1/(x^2-1))*(1+x)"],
  ["e^(1/ln(x))*(ln(x)^2-1)/ln(x)^2", "x e^(1/ln(x))"],
  ["(1+e^x)*e^(x+e^x)/(x+e^x)", "Ei(x+e^x)"],
  ["e^x*(1+sin(x))/(1+cos(x))", "e^x tan(x/2)"],
  ["(ln(x)-1)/(ln(x)^2-x^2)", "ln((ln(x)+x)/(ln(x)-x))/2"],
  ["(1-ln(x))/(x-ln(x))^2", "x/(x-ln(x))"],
  ["(1-ln(x))/(x^2+ln(x)^2)", "atan(ln(x)/x)"],
  ["(x*cos(x)-sin(x))/(x^2+x*sin(x))", "ln(1+sin(x)/x)"],
  ["(x*cos(x)-sin(x))/(x-sin(x))^2", "x/(x-sin(x))"],
  ["x^2/(x*cos(x)-sin(x))^2", "(x sin(x)+cos(x))/(x cos(x)-sin(x))"],
  ["(cosh(x)+1)/(x+sinh(x))", "ln(x+sinh(x))"],
  ["(sinh(x)+x*cosh(x))/(1+x^2*sinh(x)^2)", "atan(x sinh(x))"],
  ["e^(tan(x))*(1+tan(x)^2)*x+e^(tan(x))", "x e^(tan(x))"],
  ["e^(x^2+1/x^2)*(1+1/x^2)", "e^2 sqrt(pi) erfi(x-1/x)/2"],
  ["e^((x+ln(x))^2)*(1+1/x)", "sqrt(pi) erfi(x+ln(x))/2"],
  ["x/ln(x)^2", "2 Ei(2 ln(x)) - x^2/ln(x)"],
  ["(x*e^(atan(x)))/(1+x^2)^(3/2)", "e^(atan(x))*(x-1)/(2 sqrt(1+x^2))"],
  ["e^(a*x)*(a*x-1)/(x^2+e^(2*a*x))", "atan(e^(a*x)/x)"],
  ["e^(-a*x^2)*(1-2*a*x^2)", "x e^(-a*x^2)"],
  ["x^x*(1+x+x*ln(x))", "x^(x+1)"],
];

for (const [integrand, antiderivative] of found) {
  Deno.test(`integrateParallel() integrates ${integrand}`, () => {
    assertEquals(alone(integrand, antiderivative), "right");
  });
}

Deno.test("integrate() finds mixtures of exponentials and logarithms", () => {
  const first = "e^(x/(2+x^2))*(2+2x+3x^2-x^3+2x^4)/(2x+x^3)";
  assertEquals(
    beside(first, "e^(x/(2+x^2))*(2+x^2) + Ei(x/(2+x^2))"),
    "right",
  );
  assertEquals(beside("(x+1)/(x*(x+ln(x)))", "ln(x+ln(x))"), "right");
  assertEquals(verdictOn("e^x*(1-x)/(x^2+e^(2x)) + sin(x^2)"), "right");
});

Deno.test("integrateParallel() answers sines with sines", () => {
  for (const integrand of ["(x*cos(x)-sin(x))/(x-sin(x))^2", "e^x*sin(x)"]) {
    const found = integrateParallel(expressionOf(parse(integrand)), "x");
    const hasTangent = found === undefined ||
      contains(found, (part) => part.kind === "call" && part.name === "tan");
    assertEquals(hasTangent, false);
  }
});

Deno.test("integrateParallel() finds nothing where there is nothing", () => {
  for (const integrand of ["x^x", "1/(x+ln(x))", "e^x/ln(x)"]) {
    const f = expressionOf(parse(integrand));
    assertEquals(integrateParallel(f, "x"), undefined);
  }
});

Deno.test("solveModular() finds the unknowns that are not 0", () => {
  // x + y = 3, y + z = 2, z = 0 modulo 7; the last column is the right side.
  const rows = () => [
    new Map([[0, 1], [1, 1], [3, 3]]),
    new Map([[1, 1], [2, 1], [3, 2]]),
    new Map([[2, 1]]),
  ];
  assertEquals(solveModular(rows(), 3, 7), [0, 1]);
  const contrary = new Map([[0, 2], [1, 2], [3, 5]]);
  assertEquals(solveModular([...rows(), contrary], 3, 7), undefined);
});

Deno.test("waveInTangent() is the wave of a multiple of the angle", () => {
  const angle = 0.3;
  const t = variable("t");
  const expected = { sin: Math.sin, cos: Math.cos } as const;
  for (const name of ["sin", "cos"] as const) {
    for (const times of [-2, 1, 3]) {
      const wave = waveInTangent(name, times, t);
      const value = compileComplex(wave ?? numeral(0), ["t"]);
      const [real] = value([[Math.tan(angle), 0]]);
      const error = real - expected[name](2 * times * angle);
      // Some roundings of numbers below 10.
      assertEquals(Math.abs(error) < 1e-14, true);
    }
  }
});
