import { assertAlmostEquals, assertEquals, assertMatch } from "@std/assert";
import { fluxion } from "./command.ts";

/** stdout of a command that needs no permission and ends well. */
async function answer(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await fluxion(args);
  assertEquals({ code, stderr }, { code: 0, stderr: "" }, args.join(" "));
  return stdout.trimEnd();
}

async function data(
  ...args: readonly string[]
): Promise<Record<string, unknown>> {
  return JSON.parse(await answer(...args, "--json"));
}

/** The lines of an answer to lines of standard input. */
async function answers(
  lines: readonly string[],
  ...args: readonly string[]
): Promise<{ code: number; lines: string[] }> {
  const { code, stdout } = await fluxion(args, {
    stdin: lines.join("\n") + "\n",
  });
  return { code, lines: stdout.trimEnd().split("\n") };
}

Deno.test("eval gives the ancestor's values", async () => {
  assertEquals(await answer("eval", "2+3*4"), "14");
  assertEquals(await answer("eval", "-2^2"), "-4");
  assertEquals(await answer("eval", "a+b*2", "a=5", "b=10"), "25");
  const volume = await data(
    "eval",
    "PI*radius^2*height",
    "radius=5",
    "height=10",
  );
  assertAlmostEquals(volume.value as number, 785.3981633974483, 1e-12);
  assertEquals(volume.input, "PI*radius^2*height");
});

Deno.test("eval takes complex numbers if it is asked to", async () => {
  assertEquals(await answer("eval", "sqrt(-4)", "--complex"), "2*i");
  assertEquals(await data("eval", "(1+2i)^2", "--complex"), {
    input: "(1+2i)^2",
    value: { re: -3, im: 4 },
  });
});

Deno.test("eval says what is wrong, and where", async () => {
  const failed = await fluxion(["eval", "2 + sinn(x)"]);
  assertEquals(failed.code, 2);
  assertEquals(
    failed.stderr,
    "error: Cannot parse as a name before a parenthesis must be a function: " +
      "current value is `sinn`\n" +
      "  2 + sinn(x)\n" +
      "      ^^^^\n" +
      "  did you mean sin?\n",
  );
  const undefinedThere = await fluxion(["eval", "1/(x-1)", "x=1"]);
  assertEquals(undefinedThere.code, 1);
  assertMatch(undefinedThere.stderr, /^error: Cannot divide/);
  const noValue = await fluxion(["eval", "x+1", "x"]);
  assertEquals(noValue.code, 2);
  assertEquals(
    noValue.stderr,
    "error: Cannot run eval as values must be given as name=value: current " +
      "value is x\n",
  );
});

Deno.test("eval answers each line, those that fail too", async () => {
  const { code, lines } = await answers(
    ["1+1", "1/0", "2*"],
    ...["eval", "-", "--json"],
  );
  assertEquals(code, 1);
  const [two, division, unfinished] = lines.map((line) => JSON.parse(line));
  assertEquals(two, { input: "1+1", value: 2 });
  assertEquals(division.error.code, "division-by-zero");
  assertEquals([division.error.start, division.error.end], [0, 3]);
  assertEquals(unfinished.error.code, "unexpected-token");
  const text = await answers(["1+1", "1/0", "7"], "eval", "-");
  assertEquals(text.lines.length, 3);
  assertEquals([text.lines[0], text.lines[2]], ["2", "7"]);
  assertMatch(text.lines[1]!, /^error: Cannot divide/);
});

Deno.test("simplify, expand and factor rewrite", async () => {
  assertEquals(await answer("simplify", "sin(x)^2+cos(x)^2"), "1");
  assertEquals(await answer("simplify", "-(-x)"), "x");
  assertEquals(await answer("expand", "(x+1)^2"), "x^2 + 2*x + 1");
  assertEquals(await answer("factor", "x^2+5x+6"), "(x + 2)*(x + 3)");
  assertEquals(await data("simplify", "x+x", "--python"), {
    input: "x+x",
    output: "2*x",
  });
});

Deno.test("diff differentiates, in three notations", async () => {
  assertEquals(await answer("diff", "x^2", "x"), "2*x");
  assertEquals(await answer("diff", "x^4", "x", "--order", "3"), "24*x");
  assertEquals(await answer("diff", "x^3/3", "x", "--latex"), "x^{2}");
  assertEquals(await answer("diff", "ln(x)^2/2", "x", "--python"), "log(x)/x");
});

Deno.test("integrate answers one object a line", async () => {
  const { code, lines } = await answers(
    ["x*e^x", "1/x", "e^(e^(x^2))"],
    ...["integrate", "-", "x", "--json"],
  );
  assertEquals(code, 0);
  const [first, second, third] = lines.map((line) => JSON.parse(line));
  assertEquals(first.status, "proved");
  assertEquals(
    { ...second, seconds: 0, method: "", tried: [] },
    {
      ...{ input: "1/x", variable: "x", status: "proved" },
      ...{ antiderivative: "ln(x)", method: "", tried: [], seconds: 0 },
    },
  );
  assertEquals([third.status, third.antiderivative], ["unsolved", null]);
  assertEquals(await answer("integrate", "1/x", "x", "--real"), "ln(abs(x))");
});

Deno.test("integrate --from --to gives a number, exact if it can", async () => {
  const third = await data("integrate", "x^2", "x", "--from", "0", "--to", "1");
  assertEquals(third.value, "1/3");
  assertAlmostEquals(third.approximation as number, 1 / 3, 1e-15);
  const alone = await fluxion(["integrate", "x", "x", "--from", "0"]);
  assertEquals(alone.code, 2);
});

Deno.test("solve solves equations and systems", async () => {
  const both = await answer("solve", "x^2 = 5x - 6", "x");
  assertEquals(both.split("\n").sort(), ["x = 2", "x = 3"]);
  assertEquals(
    await answer("solve", "x + y = 3; x - y = 1", "x", "y"),
    "x = 2\ny = 1",
  );
  assertEquals(await answer("solve", "e^x = 0", "x"), "no solution");
  assertMatch(await answer("solve", "sin(x) = 1/2", "x"), /any integer n/);
});

Deno.test("roots reports, and exits with 1 if there is none", async () => {
  const found = await data("roots", "cos(x) - x", "x", "--start", "1");
  assertEquals(found.status, "converged");
  // The Dottie number, OEIS A003957.
  assertAlmostEquals(found.root as number, 0.7390851332151607, 1e-15);
  const none = await fluxion(["roots", "x^2 + 1", "x", "--json"]);
  assertEquals(none.code, 1);
  assertEquals(JSON.parse(none.stdout).status === "converged", false);
  const all = await answer("roots", "sin(x)", "x", "--from", "1", "--to", "7");
  assertEquals(all, "x = 3.141592653589793\nx = 6.283185307179586");
});

Deno.test("minimize finds Rosenbrock's valley", async () => {
  const found = await data(
    "minimize",
    "(1-x)^2 + 100(y-x^2)^2",
    ...["x=-1.2", "y=1"],
  );
  const { x, y } = found.point as { x: number; y: number };
  assertAlmostEquals(x, 1, 1e-8);
  assertAlmostEquals(y, 1, 1e-8);
});

Deno.test("taylor and limit answer", async () => {
  assertEquals(
    await answer("taylor", "cos(x)", "x", "--order", "4"),
    "1 - x^2/2 + x^4/24",
  );
  assertEquals(await answer("limit", "sin(x)/x", "x", "0"), "1");
  assertEquals(await answer("limit", "(1+1/n)^n", "n", "inf"), "e");
  assertEquals(
    await answer("limit", "abs(x)/x", "x", "0", "--from", "left"),
    "-1",
  );
});

Deno.test("plot draws in the terminal", async () => {
  const lines = (await answer("plot", "x^2", "x", "--height", "8")).split("\n");
  assertEquals(lines.length, 8);
  assertMatch(lines[0]!, /^100 ┤/);
  const nowhere = await fluxion(["plot", "sqrt(-1-x^2)", "x"]);
  assertEquals(nowhere.code, 1);
});

Deno.test("repl remembers definitions and goes on after an error", async () => {
  const { stdout, stderr, code } = await fluxion(["repl"], {
    stdin: "a := 5\nf(x) := x^2 + a\nf(2)\ndiff(f(t), t)\n1/\nsolve(2y=a, y)\n",
  });
  assertEquals(code, 0);
  assertEquals(
    stdout,
    "a := 5\nf(x) := x^2 + 5\n9\n2*t\ny = 5/2\n",
  );
  assertMatch(stderr, /^error: Cannot parse/);
});
