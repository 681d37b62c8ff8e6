import { assert, assertEquals } from "@std/assert";
import {
  type Assumptions,
  Knowledge,
  refine,
} from "../../../lib/expr/simplify/mod.ts";
import { canonical, read, text } from "./samples.ts";

const assumptions: Assumptions = {
  x: "positive",
  y: "negative",
  r: "real",
  n: "integer",
  m: ["integer", "positive"],
  h: "nonnegative",
  u: "nonzero",
};
const knowledge = new Knowledge(assumptions);

Deno.test("refine() applies what is assumed", () => {
  const examples = [
    ["sqrt(x^2)", "x"],
    ["sqrt(y^2)", "-y"],
    ["sqrt(r^2)", "abs(r)"],
    ["sqrt(z^2)", "sqrt(z^2)"],
    ["(x^z)^2", "x^(2z)"],
    ["(x^r)^(1/2)", "x^(r/2)"],
    ["(z^r)^(1/2)", "(z^r)^(1/2)"],
    ["sqrt(h*z)", "sqrt(h)*sqrt(z)"],
    ["sqrt(y*z)", "sqrt(-y)*sqrt(-z)"],
    ["abs(x*z)", "x*abs(z)"],
    ["abs(r)^2", "r^2"],
    ["abs(z)^2", "abs(z)^2"],
    ["abs(1 - sqrt(2))", "sqrt(2) - 1"],
    ["abs(r^2 + 1)", "r^2 + 1"],
    ["sgn(x*z)", "sgn(z)"],
    ["sgn(y)", "-1"],
    ["ln(e^r)", "r"],
    ["ln(e^z)", "ln(e^z)"],
    ["ln(x^r)", "r*ln(x)"],
    ["ln(r^2)", "2*ln(abs(r))"],
    ["(-1)^(2n)", "1"],
    ["(-1)^(3n + 2)", "(-1)^n"],
    ["cos(n*pi)", "(-1)^n"],
    ["sin(n*pi)", "0"],
    ["cos(2*n*pi)", "1"],
    ["sin(z + n*pi)", "(-1)^n*sin(z)"],
    ["tan(z + n*pi)", "tan(z)"],
    ["e^(i*pi*n)", "(-1)^n"],
    ["floor(n + z)", "n + floor(z)"],
    ["round(n)", "n"],
    ["round(n + r)", "round(n + r)"],
    ["max(x, y, r)", "max(x, r)"],
    ["min(h, y)", "y"],
    ["if(x > 0, 1, 2)", "1"],
    ["x <= 0", "0"],
    ["re(r + i*x)", "r"],
    ["im(r + i*x)", "x"],
    ["conj(r + i*x)", "r - i*x"],
    ["arg(y)", "pi"],
    ["root(y, 3)", "-(-y)^(1/3)"],
    ["atan2(r, x)", "atan(r/x)"],
    ["0^m", "0"],
    ["0^n", "0^n"],
  ] as const;
  for (const [input, output] of examples) {
    assertEquals(
      text(refine(read(input), knowledge)),
      canonical(output),
      input,
    );
  }
});

Deno.test("Knowledge knows what follows", () => {
  const positive = [
    ...["x", "x + 1", "r^2 + 1", "e^r", "cosh(r)", "abs(u)", "m", "2*pi"],
    ...["sqrt(x)", "-y", "x*y^2", "1/x", "gamma(x)", "sqrt(2) - 1", "h + x"],
    ...["pi - 3", "2 + sin(r)", "3 - e", "x^r", "ln(2)", "atan(x)"],
  ];
  for (const source of positive) {
    assert(knowledge.isPositive(read(source)), source);
    assert(!knowledge.isNonpositive(read(source)), source);
  }
  const unknown = [
    ...["z", "r", "h", "x + y", "r^3", "abs(r)", "x - 1", "sin(r)", "u"],
    ...["sqrt(2)*sqrt(3) - sqrt(6) + z", "ln(x)", "1 - sin(r)", "x^z", "u^2"],
  ];
  for (const source of unknown) {
    assert(!knowledge.isPositive(read(source)), source);
    assert(!knowledge.isNegative(read(source)), source);
  }
  assert(knowledge.isInteger(read("n^2 + 3*m - floor(r)")));
  assert(!knowledge.isInteger(read("n/2")));
  assert(knowledge.isReal(read("sin(r)*e^r/(r^2 + 1)")));
  assert(!knowledge.isReal(read("sqrt(r)")));
  assert(knowledge.isNonzero(read("u*e^z*i")));
});

Deno.test("Knowledge is not misled by numbers beyond the doubles", () => {
  assert(knowledge.isPositive(read("10^(-400)")));
  assert(!knowledge.isNegative(read("10^(-400)*pi")));
  assert(!knowledge.isNegative(read("e^(-1000)")));
  assert(knowledge.isPositive(read("10^400 + pi")));
});
