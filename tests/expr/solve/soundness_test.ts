import { assert, assertEquals } from "@std/assert";
import { expressionOf, nodeOf } from "../../../lib/expr/algebra/mod.ts";
import { confirmFamily } from "../../../lib/expr/solve/families.ts";
import { type Solution, solve } from "../../../lib/expr/solve/mod.ts";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";

const texts = (solutions: readonly Solution[]) =>
  solutions.map(({ value }) => format(value));

/** Status and solutions. */
function answer(equation: string): readonly [string, readonly string[]] {
  const { status, solutions } = solve(equation, "x");
  return [status, texts(solutions)];
}

Deno.test("solve() says which members of a family are no solutions", () => {
  const { status, solutions } = solve("sin(x)/x = 0", "x");
  assertEquals(status, "solved");
  assertEquals(texts(solutions), ["2*pi*n", "2*pi*n + pi"]);
  assertEquals(solutions.map(({ excluded }) => excluded), [[0], []]);
  const [only] = solve("(e^x - 1)/x = 0", "x").solutions;
  assertEquals(only!.excluded, [0]);
});

Deno.test("confirmFamily() takes residues of a family", () => {
  // sin(3x) = 0 at n pi/3, where sin(x) = 0 for every third n.
  const f = expressionOf(parse("sin(3x)/sin(x)"));
  const value = expressionOf(parse("n*pi/3"));
  const { members, isComplete } = confirmFamily(f, "x", value, "n");
  assertEquals(isComplete, true);
  assertEquals(members.map((each) => format(nodeOf(each.value))), [
    "pi*n + pi/3",
    "pi*n + 2*pi/3",
  ]);
});

Deno.test("solve() leaves families of families open", () => {
  // e^(e^x) = 2 at ln(ln(2) + 2 i pi n) + 2 i pi m for all n and m.
  const { status, solutions } = solve("exp(exp(x)) = 2", "x");
  assertEquals(status, "partial");
  assertEquals(texts(solutions), ["2*i*pi*n + ln(2*i*pi*n + ln(2))"]);
});

Deno.test("solve() knows that absolute values have circles", () => {
  assertEquals(answer("abs(x) = 2"), ["partial", ["2", "-2"]]);
  assertEquals(answer("abs(x - 1) + abs(x) = 3"), ["partial", ["2", "-1"]]);
  assertEquals(answer("abs(x) = 0"), ["solved", ["0"]]);
  assertEquals(answer("abs(x) = -1"), ["none", []]);
});

Deno.test("solve() says that a solution holds under a condition", () => {
  for (const equation of ["sqrt(x) = a", "sqrt(x) = -a"]) {
    const { status, solutions } = solve(equation, "x");
    assertEquals([status, texts(solutions)], ["solved", ["a^2"]]);
    assertEquals(solutions[0]!.confirmation, "conditional");
  }
  // With a = -1/10: 0.887… by either sign, and 0.112… by one.
  const { solutions } = solve("sqrt(x + a) = x", "x");
  assertEquals(solutions.length, 2);
  assert(solutions.some((each) => each.confirmation === "conditional"));
  assertEquals(
    solve("ln(x) = a", "x").solutions[0]!.confirmation,
    "conditional",
  );
  assertEquals(solve("x^2 = a", "x").solutions[0]!.confirmation, "proved");
});

Deno.test("solve() takes no pole for a solution", () => {
  const [only] = solve("exp(1/x) = 1", "x").solutions;
  assertEquals(only!.excluded, [0]);
  assertEquals(answer("ln(x) = 1000"), ["solved", ["e^1000"]]);
  for (const equation of ["tan(x) = i", "cot(x) = i", "tanh(x) = -1"]) {
    assertEquals(answer(equation), ["none", []]);
  }
});

Deno.test("solve() says of a family whether all members are real", () => {
  const isReal = (equation: string) =>
    solve(equation, "x").solutions[0]!.isReal;
  assertEquals(isReal("e^x = 1"), undefined);
  assertEquals(isReal("sin(x) = 1/2"), true);
  assertEquals(isReal("e^x = i"), false);
});

Deno.test("solve() drops the roots that squaring adds", () => {
  // mpmath: of the 10 roots of x^2 + 3 = (x^5 + 2)^2, 5 have
  // sqrt(x^2 + 3) = x^5 + 2.
  const { enclosed } = solve("sqrt(x^2 + 3) = x^5 + 2", "x");
  assertEquals(enclosed.length, 5);
});

Deno.test("solve() adds the multiplicities of factors", () => {
  const { solutions } = solve("(x - 1)*(x^2 - 1) = 0", "x");
  assertEquals(
    solutions.map(({ value, multiplicity }) => [format(value), multiplicity]),
    [["1", 2], ["-1", 1]],
  );
});

Deno.test("solve() cancels what solves a line", () => {
  assertEquals(answer("(a^2 - 1)*x = a - 1"), ["solved", ["1/(a + 1)"]]);
});

Deno.test("solve() gives a family once", () => {
  // 3pi/2 and -pi/2 are one turn apart.
  assertEquals(answer("(sin(x) - 1)*(sin(x)^2 - 1) = 0"), [
    "solved",
    ["2*pi*n + pi/2", "2*pi*n - pi/2"],
  ]);
});
