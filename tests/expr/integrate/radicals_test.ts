import { assertEquals } from "@std/assert";
import { beside, verdictOn } from "./beside.ts";

Deno.test("integrate() substitutes roots of linear functions", () => {
  const answer = "2*(x - 2)*sqrt(1 + x)/3";
  assertEquals(beside("x/sqrt(1 + x)", answer), "right");
  const sine = "2 sin(sqrt(x)) - 2 sqrt(x) cos(sqrt(x))";
  assertEquals(beside("sin(sqrt(x))", sine), "right");
  assertEquals(verdictOn("((1 - x)/(1 + x))^(1/3)"), "right");
});

Deno.test("integrate() integrates over quadratics and roots of others", () => {
  // The same centre; two squares in the pencil; real poles; complex poles.
  assertEquals(verdictOn("1/((x^2 + 2x + 5) sqrt(x^2 + 2x + 3))"), "right");
  assertEquals(verdictOn("(x+3)/((x^2+x+1) sqrt(x^2+2x+3))"), "right");
  assertEquals(verdictOn("1/((x^2 - 3) sqrt(x^2 - x + 2))"), "right");
  assertEquals(verdictOn("1/((x^2 + 1)^2 sqrt(x^2 + x + 1))"), "right");
});

Deno.test("integrate() reduces powers of roots of quadratics", () => {
  const answer = "x/(a^2 sqrt(a^2 + x^2))";
  assertEquals(beside("1/(a^2 + x^2)^(3/2)", answer), "right");
  assertEquals(verdictOn("x^4/sqrt(a + b*x + c*x^2)"), "right");
  assertEquals(verdictOn("1/(x^3 sqrt(x^2 + x - 1))"), "right");
});

Deno.test("integrate() integrates binomial differentials", () => {
  assertEquals(verdictOn("1/(1 - x^3)^(1/3)"), "right");
  assertEquals(verdictOn("1/(1 + x^4)^(1/4)"), "right");
  assertEquals(
    beside("1/(x^2 (1 + x^4)^(3/4))", "-(1 + x^4)^(1/4)/x"),
    "right",
  );
});

Deno.test("integrate() keeps pieces apart where roots of products differ", () => {
  assertEquals(beside("sqrt(x^2)", "x sqrt(x^2)/2"), "right");
  assertEquals(
    beside("sin(x)/sqrt(cos(x)^3)", "2 cos(x)/sqrt(cos(x)^3)"),
    "right",
  );
  assertEquals(verdictOn("x^3 asin(x)/sqrt(1 - x^4)"), "right");
  assertEquals(verdictOn("1/((x + 1)^(2/3) (x - 1)^(4/3))"), "right");
  assertEquals(
    beside("sqrt(1 + cos(x))", "2 sin(x)/sqrt(1 + cos(x))"),
    "right",
  );
});

Deno.test("integrate() leads roots of quartics to Legendre's integrals", () => {
  assertEquals(verdictOn("1/sqrt(1 - x^4)"), "right");
  assertEquals(verdictOn("x^2/sqrt((1 - x^2) (1 - k*x^2))"), "right");
  assertEquals(verdictOn("sqrt(x^3 - x)"), "right");
});
