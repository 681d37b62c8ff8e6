import { assert, assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { compile } from "../../../lib/expr/evaluate/compile.ts";
import { disassemble } from "../../../lib/expr/evaluate/disassemble.ts";
import { Draws } from "../../../lib/expr/evaluate/draws.ts";
import { run } from "../../../lib/expr/evaluate/machine.ts";
import {
  opcodes,
  type OperationName,
  operationTable,
} from "../../../lib/expr/evaluate/operations.ts";
import { instructionWords } from "../../../lib/expr/evaluate/program.ts";
import type { Node } from "../../../lib/expr/syntax/nodes.ts";
import { programFunction } from "../../../lib/expr/evaluate/program_function.ts";

/** The instructions of an expression, as text. */
function listing(source: string | readonly string[]): string {
  return disassemble(compile(source).program);
}

function count(source: string | readonly string[]): number {
  return compile(source).program.code.length / instructionWords - 1;
}

Deno.test("the machine does what the table of operations says", () => {
  const operands = [0.7, 1.9, 0.3];
  for (const [name, operation] of Object.entries(operationTable)) {
    const { value, operands: count } = operation;
    if (value === undefined) continue;
    const slots = Float64Array.of(...operands, 0);
    const code = Int32Array.of(opcodes[name as OperationName], 3, 0, 1, 2);
    const halt = Int32Array.of(opcodes.halt, 0, 0, 0, 0);
    run(Int32Array.of(...code, ...halt), slots, new Draws(0, 0));
    assertEquals(slots[3], value(...operands.slice(0, count)), name);
  }
});

Deno.test("disassemble() prints branches and loops", () => {
  assertEquals(
    listing("if(x > 0, ln(x)*sin(x), sum(sin(k*x), k, 1, n)) + x"),
    `s0 = variable x
s1 = variable n
s2 = constant 0
s3 = constant 1
0: s4 = less s2 s0
1: if s4 else 7
2: s4 = ln s0
3: s5 = sin s0
4: s5 = multiply s4 s5
5: s5 = move s5
6: else 17
7: s4 = rangeLast s3 s1
8: s6 = multiply s2 s4
9: s6 = move s6
10: s7 = move s3
11: loop s7 to s4 end 16
12: s8 = multiply s0 s7
13: s8 = sin s8
14: s6 = add s6 s8
15: endLoop s7 at 11
16: s5 = move s6
17: s5 = add s0 s5
18: halt
value 0: s5
`,
  );
});

Deno.test("compile() computes equal subexpressions once", () => {
  // A function, its gradient and a second derivative have sin, cos and the
  // product in common.
  assertEquals(count("sin(x*y)"), 2);
  assertEquals(
    count(["sin(x*y)", "y*cos(x*y)", "x*cos(x*y)", "-(y^2*sin(x*y))"]),
    8,
  );
  assertEquals(count("(x + y) - (y + x)"), 2);
});

Deno.test("compile() folds what is exact", () => {
  assertEquals(count("2/abs(3*4/5)"), 0);
  assertEquals(count("0.1 + 0.2 == 0.3"), 0);
  assertEquals(count("1 + x - 2/3"), 1);
  assertEquals(count("2*x*3/4"), 1);
  assertEquals(count("-x--y"), 1);
  assertEquals(count("sum(x^k, k, 0, 3)"), 5);
  assertEquals(count("if(2 > 1, x, 1/x)"), 0);
  // 0.1 + 0.2 is not 0.3 in float64.
  assertEquals(
    compile("x*(0.1 + 0.2)").program.constants,
    Float64Array.of(0.3),
  );
});

Deno.test("compile() keeps what would lose a failure", () => {
  for (const text of ["0*(1/x)", "(1/x)^0", "(1/x)*0 == 0"]) {
    assert(count(text) > 1, text);
  }
});

Deno.test("compile() multiplies for integer powers, and shares them", () => {
  assertEquals(count("x^7"), 4);
  assertEquals(count("x^7 + x^6 + x^3 + x^2"), 8);
  assertEquals(listing("x^-2").includes("divide"), true);
  assertEquals(listing("x^0.5").includes("sqrt"), true);
  assertEquals(listing("x^65").includes("power"), true);
});

Deno.test("compile() gives slots back", () => {
  // A sum of 60 products needs two slots beside variables and constants.
  const terms = Array.from({ length: 60 }, (_, k) => `sin(x + ${k})*y`);
  const { program } = compile(terms.join(" + "));
  const { slots, variables, constants } = program;
  assertEquals(slots - variables.length - constants.length, 2);
});

Deno.test("programFunction() runs a program that was cloned", () => {
  const { program } = compile(["x/y", "x - y"], { variables: ["x", "y"] });
  const clone = structuredClone(program);
  assertEquals(clone, program);
  const f = programFunction(clone);
  const out = new Float64Array(2);
  f(Float64Array.of(6, 4), out);
  assertEquals([...out], [1.5, 2]);
});

Deno.test("evaluateAll() gives every value, evaluateAt() the first", () => {
  const both = compile(["x^2 + y", "2x"], { variables: ["x", "y"] });
  assertEquals(both.variables, ["x", "y"]);
  assertEquals(both.evaluateAll({ x: 3, y: 1 }), [10, 6]);
  assertEquals(both.evaluateAt([3, 1]), 10);
});

Deno.test("random() depends on seed, evaluation and occurrence alone", () => {
  const text = "random() + 2*random()";
  const first = compile(text, { seed: 7 }), again = compile(text, { seed: 7 });
  const values = [1, 2, 3].map(() => first.evaluate());
  assertEquals([1, 2, 3].map(() => again.evaluate()), values);
  assertEquals(new Set(values).size, 3);
  assert(compile(text, { seed: 8 }).evaluate() !== values[0]);
  const rows = compile(text, { seed: 7 }).evaluateColumns({}, { rows: 3 });
  assertEquals([...rows.values], values);
  // Each turn of a loop draws anew: the mean of 4,000 is 0.5 to 6 deviations.
  const mean = compile("sum(random(), k, 1, n)/n").evaluate({ n: 4000 });
  assert(Math.abs(mean - 0.5) < 6 * Math.sqrt(1 / 12 / 4000));
});

Deno.test("compile() takes trees that are deeper than the stack", () => {
  const x: Node = { kind: "name", name: "x" };
  let tree: Node = x;
  for (let depth = 0; depth < 20_000; depth++) {
    const operand: Node = { kind: "call", name: "sin", arguments: [tree] };
    tree = { kind: "binary", operator: "/", left: x, right: operand };
  }
  const compiled = compile(tree);
  // x/sin(x/sin(…)) stays at the fixed point of x/sin for x = 1.
  const value = compiled.evaluate({ x: 1 });
  assert(Math.abs(value - 1 / Math.sin(value)) < 1e-12);
  // The walk, which names the culprit, is as deep.
  const error = assertThrows(() => compiled.evaluate({ x: 0 }));
  assert(error instanceof ExpressionError);
  assertEquals(error.code, "division-by-zero");
});
