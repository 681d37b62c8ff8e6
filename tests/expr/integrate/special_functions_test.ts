import { assertEquals } from "@std/assert";
import { beside, verdictOn } from "./beside.ts";

Deno.test("integrate() finds exponential integrals", () => {
  assertEquals(beside("e^x/x", "Ei(x)"), "right");
  assertEquals(
    beside("e^(2x)/(x - 1)^2", "2 e^2 Ei(2x - 2) - e^(2x)/(x - 1)"),
    "right",
  );
  assertEquals(beside("1/ln(x)", "li(x)"), "right");
  assertEquals(verdictOn("e^x/(1 + x^2)"), "right");
});

Deno.test("integrate() sees where exponential integrals cancel", () => {
  assertEquals(beside("x e^x/(1 + x)^2", "e^x/(1 + x)"), "right");
  const answer = "e^x/(1 + x^2)";
  assertEquals(beside("e^x*(1 - x)^2/(1 + x^2)^2", answer), "right");
});

Deno.test("integrate() finds sine and cosine integrals", () => {
  assertEquals(beside("sin(x)/x", "Si(x)"), "right");
  assertEquals(beside("cos(3x)/x", "Ci(3x)"), "right");
  assertEquals(beside("sin(x)/x^2", "Ci(x) - sin(x)/x"), "right");
  assertEquals(beside("sin(x)^2/x^2", "Si(2x) - sin(x)^2/x"), "right");
  assertEquals(beside("cosh(x)/x", "Chi(x)"), "right");
});

Deno.test("integrate() finds error functions and Fresnel integrals", () => {
  assertEquals(beside("e^(-x^2)", "sqrt(pi) erf(x)/2"), "right");
  const answer = "sqrt(pi) erf(x)/4 - x e^(-x^2)/2";
  assertEquals(beside("x^2 e^(-x^2)", answer), "right");
  assertEquals(beside("cos(pi x^2/2)", "fresnelC(x)"), "right");
  assertEquals(verdictOn("e^(a*x^2 + b*x)"), "right");
});

Deno.test("integrate() finds polylogarithms", () => {
  assertEquals(beside("ln(1 - x)/x", "-polylog(2, x)"), "right");
  const debye = "x ln(1 - e^x) - x^2/2 + polylog(2, e^x)";
  assertEquals(beside("x/(e^x - 1)", debye), "right");
  assertEquals(verdictOn("x tan(x)"), "right");
});

Deno.test("integrate() finds incomplete gamma functions", () => {
  assertEquals(verdictOn("x^n e^(-a*x)"), "right");
  assertEquals(verdictOn("e^(-x^5)"), "right");
});
