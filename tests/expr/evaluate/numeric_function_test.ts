import { assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { numericFunction } from "../../../lib/expr/evaluate/numeric_function.ts";
import type { BinaryOperator, Node } from "../../../lib/expr/syntax/nodes.ts";

const number = (value: number): Node => ({
  kind: "number",
  numerator: BigInt(value),
  denominator: 1n,
});
const name = (name: string): Node => ({ kind: "name", name });
const binary = (left: Node, operator: BinaryOperator, right: Node): Node => ({
  kind: "binary",
  operator,
  left,
  right,
});

Deno.test("numericFunction() fills one value an expression", () => {
  const x = name("x"), y = name("y");
  const sumOfSquares = binary(
    binary(x, "^", number(2)),
    "+",
    binary(y, "^", number(2)),
  );
  const f = numericFunction(
    [sumOfSquares, { kind: "call", name: "sqrt", arguments: [sumOfSquares] }],
    ["x", "y"],
  );
  const out = new Float64Array(2);
  f(Float64Array.of(3, 4), out);
  assertEquals([...out], [25, 5]);
});

Deno.test("numericFunction() adds over a range", () => {
  const f = numericFunction([{
    kind: "call",
    name: "sum",
    arguments: [
      binary(name("k"), "*", name("x")),
      name("k"),
      number(1),
      number(4),
    ],
  }], ["x"]);
  const out = new Float64Array(1);
  f(Float64Array.of(2), out);
  assertEquals(out[0], 20);
});

Deno.test("numericFunction() refuses an unknown variable", () => {
  assertThrows(
    () => numericFunction([name("y")], ["x"]),
    ExpressionError,
    "Cannot evaluate as every variable must have a value: `y` has none",
  );
});
