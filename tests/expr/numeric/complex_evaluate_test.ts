import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import * as algebra from "../../../lib/expr/algebra/build.ts";
import type { Expression } from "../../../lib/expr/algebra/expression.ts";
import {
  makeCall,
  makePower,
  makeProduct,
  makeSum,
} from "../../../lib/expr/algebra/facts.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import type { Complex } from "../../../lib/expr/functions/complex.ts";
import {
  compileComplex,
  evaluateComplex,
} from "../../../lib/expr/numeric/complex_evaluate.ts";
import { schedule } from "../../../lib/expr/numeric/complex_schedule.ts";

const x = algebra.variable("x"), k = algebra.variable("k");
const n = (value: number) => algebra.numeral(value);

function at(expression: Expression, value: Complex): Complex {
  return evaluateComplex(expression, new Map([["x", value]]));
}

function assertNear(actual: Complex, expected: Complex, tolerance = 1e-15) {
  assertAlmostEquals(actual[0], expected[0], tolerance);
  assertAlmostEquals(actual[1], expected[1], tolerance);
}

Deno.test("evaluateComplex() takes principal values", () => {
  assertEquals(at(algebra.squareRoot(x), [-1, 0]), [0, 1]);
  // -x has a negative zero beside -1: it is not another side of the cut.
  const minus = makeProduct([n(-1), x]);
  assertEquals(at(makePower(minus, algebra.half), [1, 0]), [0, 1]);
  assertEquals(at(makeCall("ln", [minus]), [1, 0]), [0, Math.PI]);
  assertNear(at(makePower(x, algebra.numeral(1, 3)), [-8, 0]), [
    1,
    Math.sqrt(3),
  ]);
});

Deno.test("evaluateComplex() knows e^x, i and pi", () => {
  // Euler: e^(i π) + 1 = 0, to the rounding of π.
  const euler = makePower(
    algebra.e,
    makeProduct([algebra.i, algebra.pi]),
  );
  assertNear(at(euler, [0, 0]), [-1, 0]);
  // i^i = e^(-π/2)
  assertNear(at(makePower(algebra.i, algebra.i), [0, 0]), [
    0.20787957635076193,
    0,
  ]);
});

Deno.test("evaluateComplex() chooses a branch by its condition", () => {
  const step = makeCall("if", [
    makeCall("less", [x, n(2)]),
    makePower(x, n(2)),
    makeCall("ln", [x]),
  ]);
  assertEquals(at(step, [-3, 0]), [9, 0]);
  assertEquals(at(step, [Math.E, 0]), [1, 0]);
  // What has no value is not less than anything.
  const lost = makeCall("less", [makeCall("mod", [x, n(0)]), n(2)]);
  assertEquals(at(lost, [1, 0]), [NaN, NaN]);
  // There is no order of complex numbers.
  assertEquals(at(step, [1, 1]), [NaN, NaN]);
});

Deno.test("evaluateComplex() sums and multiplies over ranges", () => {
  const sum = makeCall("sum", [makePower(x, k), k, n(0), n(3)]);
  assertEquals(at(sum, [0, 2]), [1 - 4, 2 - 8]);
  const product = makeCall("product", [k, k, n(1), n(5)]);
  assertEquals(at(product, [0, 0]), [120, 0]);
  assertEquals(at(makeCall("sum", [k, k, n(2), n(1)]), [0, 0]), [0, 0]);
  assertEquals(at(makeCall("sum", [k, k, n(0), x]), [1.5, 0]), [NaN, NaN]);
  // The inner k hides the outer one.
  const nested = makeCall("sum", [sum, k, n(1), n(2)]);
  assertEquals(at(nested, [0, 2]), [-6, -12]);
});

Deno.test("evaluateComplex() sums over the roots of a polynomial", () => {
  // Newton's identities for t³ - 2t + 5: p2 = 4, p3 = -15.
  const polynomial = makeSum([
    n(5),
    makeProduct([n(-2), k]),
    makePower(k, n(3)),
  ]);
  const power = (m: number) =>
    makeCall("rootsum", [makePower(k, n(m)), k, polynomial]);
  assertNear(at(power(2), [0, 0]), [4, 0], 1e-14);
  assertNear(at(power(3), [0, 0]), [-15, 0], 1e-14);
  // Σ ln(x - t) = ln p(x) up to 2πi for x beyond the roots.
  const logs = makeCall("rootsum", [
    makeCall("ln", [makeSum([x, makeProduct([n(-1), k])])]),
    k,
    polynomial,
  ]);
  assertNear(at(logs, [10, 0]), [Math.log(985), 0], 1e-14);
});

Deno.test("evaluateComplex() is linear in the distinct nodes", () => {
  // 2^60 nodes as a tree; each step is x -> sin(x + x²).
  let chain: Expression = x;
  for (let depth = 0; depth < 60; depth++) {
    chain = makeCall("sin", [makeSum([chain, makePower(chain, n(2))])]);
  }
  assert(schedule([chain], ["x"]).steps.length <= 3 * 60 + 2);
  let expected = 0.3;
  for (let depth = 0; depth < 60; depth++) {
    expected = Math.sin(expected + expected ** 2);
  }
  assertNear(at(chain, [0.3, 0]), [expected, 0]);
});

Deno.test("schedule() computes equal subtrees once", () => {
  const part = () => makeCall("cos", [makePower(x, n(2))]);
  const both = makeSum([part(), makeCall("sin", [part()])]);
  const kinds = schedule([both], ["x"]).steps.map((step) => step.kind);
  assertEquals(
    kinds.sort(),
    ["call", "call", "numeral", "power", "sum", "variable"],
  );
});

Deno.test("compileComplex() takes its variables in order", () => {
  const f = compileComplex(
    makePower(algebra.variable("a"), algebra.variable("b")),
    ["b", "a"],
  );
  assertEquals(f([[3, 0], [0, 2]]), [0, -8]);
});

Deno.test("compileComplex() names the variable that has no value", () => {
  const error = assertThrows(() => compileComplex(x, ["y"]), ExpressionError);
  assertEquals(error.code, "unknown-variable");
  assertEquals(
    error.message,
    "Cannot evaluate as every variable must have a value: " +
      "current variable is x",
  );
});
