import { assert, assertEquals } from "@std/assert";
import { divide } from "../../../lib/expr/algebra/mod.ts";
import {
  type Assumptions,
  isZero,
  rationalNormal,
} from "../../../lib/expr/simplify/mod.ts";
import { Normalizer } from "../../../lib/expr/simplify/normal.ts";
import { canonical, read, text } from "./samples.ts";

/** Published identities: DLMF 4.21, 4.35, 4.24, 5.5 and textbook algebra. */
const identities: readonly (readonly [string, string])[] = [
  ["sin(x)^2 + cos(x)^2", "1"],
  ["sin(x + y)", "sin(x)*cos(y) + cos(x)*sin(y)"],
  ["cos(x - y)", "cos(x)*cos(y) + sin(x)*sin(y)"],
  ["tan(x + y)", "(tan(x) + tan(y))/(1 - tan(x)*tan(y))"],
  ["cot(x + y)", "(cot(x)*cot(y) - 1)/(cot(x) + cot(y))"],
  ["sin(x) + sin(y)", "2*sin((x + y)/2)*cos((x - y)/2)"],
  ["sin(3x)", "3*sin(x) - 4*sin(x)^3"],
  ["cos(4x)", "8*cos(x)^4 - 8*cos(x)^2 + 1"],
  ["tan(x/2)", "(1 - cos(x))/sin(x)"],
  ["sin(x)^4", "cos(4x)/8 - cos(2x)/2 + 3/8"],
  ["tan(3x)", "tan(x)*tan(pi/3 - x)*tan(pi/3 + x)"],
  ["cosh(x)^2 - sinh(x)^2", "1"],
  ["sinh(x + y)", "sinh(x)*cosh(y) + cosh(x)*sinh(y)"],
  ["tanh(2x)", "2*tanh(x)/(1 + tanh(x)^2)"],
  ["sinh(i*x)", "i*sin(x)"],
  ["e^(i*x)", "cos(x) + i*sin(x)"],
  ["(cos(x) + i*sin(x))^5", "cos(5x) + i*sin(5x)"],
  ["cos(pi/7) + cos(3pi/7) + cos(5pi/7)", "1/2"],
  ["cos(pi/5)", "(1 + sqrt(5))/4"],
  ["asin(x) + acos(x)", "pi/2"],
  ["acosh(x)", "ln(x + sqrt(x - 1)*sqrt(x + 1))"],
  ["asin(x)", "-i*ln(i*x + sqrt(1 - x^2))"],
  ["atan(x)", "(ln(1 + i*x) - ln(1 - i*x))/(2i)"],
  ["ln(6)", "ln(2) + ln(3)"],
  ["ln(2x)", "ln(2) + ln(x)"],
  ["2^x*4^x", "8^x"],
  ["e^(x + y)", "e^x*e^y"],
  ["(x^n + 1)^2", "x^(2n) + 2x^n + 1"],
  ["sqrt(2)*sqrt(3)", "sqrt(6)"],
  ["1/(sqrt(2) + sqrt(3))", "sqrt(3) - sqrt(2)"],
  ["sqrt(3 + 2*sqrt(2))", "1 + sqrt(2)"],
  ["(2 + sqrt(5))^(1/3)", "(1 + sqrt(5))/2"],
  ["sqrt(1/x - 1)", "sqrt((1 - x)/x)"],
  ["sqrt(x + 1)/(x + 1)", "1/sqrt(x + 1)"],
  ["1/(sqrt(x + 1) + 1)", "(sqrt(x + 1) - 1)/x"],
  ["x^(1/2)*x^(1/3)", "x^(5/6)"],
  ["(-1)^(1/3)", "1/2 + i*sqrt(3)/2"],
  ["(-1)^(1/4)", "(1 + i)/sqrt(2)"],
  ["4*sin(pi/7)*sin(2pi/7)*sin(3pi/7)", "sqrt(7)/2"],
  ["gamma(x + 3)", "x*(x + 1)*(x + 2)*gamma(x)"],
  ["factorial(x)", "gamma(x + 1)"],
  ["digamma(x + 1)", "digamma(x) + 1/x"],
  ["beta(x, y)*gamma(x + y)", "gamma(x)*gamma(y)"],
  ["erf(x) + erfc(x)", "1"],
  ["abs(x*y)", "abs(x)*abs(y)"],
  ["sgn(x)*abs(x)", "x"],
  ["sum(k^2, k, 1, n)", "sum(j^2, j, 1, n)"],
  ["sum(a*k + b*k^2, k, 1, n)", "a*sum(k, k, 1, n) + b*sum(j^2, j, 1, n)"],
  ["sum(sum(k*j, j, 1, k), k, 1, n)", "sum(sum(k*j, k, 1, j), j, 1, n)"],
  ["product(k + 1, k, 1, n)", "product(j + 1, j, 1, n)"],
];

Deno.test("isZero() proves published identities", () => {
  for (const [left, right] of identities) {
    assert(isZero(read(`${left} - (${right})`)), `${left} = ${right}`);
  }
});

Deno.test("isZero() says nothing of what is not zero", () => {
  const different = [
    ...["sqrt(x^2) - x", "ln(x^2) - 2ln(x)", "ln(x*y) - ln(x) - ln(y)"],
    ...["sqrt(x*y) - sqrt(x)*sqrt(y)", "asin(sin(x)) - x", "ln(e^x) - x"],
    ...["sin(x)^2 - cos(x)^2 + 1", "x - y", "1", "abs(x)^2 - x^2"],
    ...["(x^2)^(1/3) - x^(2/3)", "atan(x) + atan(1/x) - pi/2", "0^x"],
    ...["sqrt(x^2 - 1) - sqrt(x - 1)*sqrt(x + 1)", "e^(x*y) - e^x*e^y"],
    ...["sum(k, k, 1, n) - sum(k, k, 1, k)", "product(2*k, k, 1, n)"],
    ...["(-8)^(1/3) + 2", "cos(n*pi) - (-1)^n", "sqrt(1/x) - 1/sqrt(x)"],
  ];
  for (const source of different) assert(!isZero(read(source)), source);
});

Deno.test("isZero() uses assumptions", () => {
  const cases: readonly (readonly [string, Assumptions])[] = [
    ["sqrt(x^2) - x", { x: "positive" }],
    ["sqrt(x^2) - abs(x)", { x: "real" }],
    ["ln(x*y) - ln(x) - ln(y)", { x: "positive" }],
    ["ln(e^x) - x", { x: "real" }],
    ["cos(n*pi) - (-1)^n", { n: "integer" }],
    ["sin(n*pi)", { n: "integer" }],
    ["(x^a)^b - x^(a*b)", { x: "positive", a: "real" }],
    ["abs(x)^2 - x^2", { x: "real" }],
    ["sgn(x)/abs(x) - 1/x", { x: "real" }],
  ];
  for (const [source, assumptions] of cases) {
    assert(isZero(read(source), { assumptions }), source);
    assert(!isZero(read(source)), source);
  }
});

Deno.test("rationalNormal() writes a quotient in lowest terms", () => {
  const normal = (source: string) => {
    const { numerator, denominator } = rationalNormal(read(source));
    return text(divide(numerator, denominator));
  };
  assertEquals(normal("(x^2 - 1)/(x - 1)"), canonical("x + 1"));
  assertEquals(normal("1/(x - 1) - 1/(x + 1)"), canonical("2/(x^2 - 1)"));
  assertEquals(normal("(e^(2x) - 1)/(e^x - 1)"), canonical("e^x + 1"));
  assertEquals(
    normal("1/(1 + 2^(1/3))"),
    canonical("1/3 - 2^(1/3)/3 + 2^(2/3)/3"),
  );
  assertEquals(normal("i/(1 + i)"), canonical("1/2 + i/2"));
  assertEquals(normal("tan(x)*cos(x)"), canonical("cos(x)*tan(x)"));
});

Deno.test("Normalizer replaces the squares of one of sine and cosine", () => {
  const source = read("sin(x)^2 + sin(x)*cos(x)^2");
  const eliminating = (eliminated: "sine" | "cosine") =>
    text(
      new Normalizer({ functions: "identities", eliminated })
        .expression(source),
    );
  assertEquals(
    eliminating("sine"),
    canonical("cos(x)^2*sin(x) - cos(x)^2 + 1"),
  );
  assertEquals(
    eliminating("cosine"),
    canonical("sin(x)^2 + sin(x) - sin(x)^3"),
  );
});
