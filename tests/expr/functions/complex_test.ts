import { assert, assertEquals } from "@std/assert";
import type { Complex } from "../../../lib/expr/functions/complex.ts";
import * as complex from "../../../lib/expr/functions/complex.ts";
import {
  exp,
  expm1,
  ln,
  log1p,
  sqrt,
} from "../../../lib/expr/functions/complex_elementary.ts";
import {
  callComplex,
  type ComplexFunctionName,
  complexFunctions,
} from "../../../lib/expr/functions/complex_functions.ts";
import {
  asin,
  atan,
  atanh,
} from "../../../lib/expr/functions/complex_inverse.ts";
import golden from "../../golden/complex_functions.json" with { type: "json" };

type Row = [ComplexFunctionName, Complex[], Complex];

function relativeError(actual: Complex, expected: Complex): number {
  const size = complex.modulus(expected);
  const error = complex.modulus(complex.subtract(actual, expected));
  return size === 0 ? error : error / size;
}

function worst(name: string): { error: number; rows: number; at: Row } {
  let error = -1, rows = 0, at: Row | undefined;
  for (const row of golden as Row[]) {
    if (row[0] !== name) continue;
    rows++;
    const found = relativeError(complexFunctions[row[0]](row[1]), row[2]);
    if (!(found <= error)) error = found, at = row;
  }
  assert(at !== undefined, `no golden rows of ${name}`);
  return { error, rows, at };
}

// A few roundings each; a quotient of a sine and a cosine has the most. The
// power and the logarithm to a base amplify: see below.
const elementary: Partial<Record<ComplexFunctionName, number>> = {
  pow: 4e-14, // |w ln z| is up to 100: that many more units in the last place
  root: 4e-14,
  log: 1e-14,
};
for (const name of new Set((golden as Row[]).map((row) => row[0]))) {
  Deno.test(`complexFunctions.${name}() agrees with mpmath`, () => {
    const { error, rows, at } = worst(name);
    assert(rows >= 20, `${rows} rows`);
    const tolerance = elementary[name] ?? 2e-15;
    assert(
      error <= tolerance,
      `${error} at ${at[1]}: ${complexFunctions[at[0]](at[1])}, not ${at[2]}`,
    );
  });
}

Deno.test("sqrt() and ln() tell the sides of the cut by the zero", () => {
  assertEquals(sqrt([-4, 0]), [0, 2]);
  assertEquals(sqrt([-4, -0]), [0, -2]);
  assertEquals(ln([-1, 0]), [0, Math.PI]);
  assertEquals(ln([-1, -0]), [0, -Math.PI]);
});

Deno.test("asin(), atan() and atanh() are odd on both sides of a cut", () => {
  for (const side of [0, -0]) {
    for (const x of [1.5, -1.5, 3e5, -3e5]) {
      assertEquals(asin([-x, -side]), complex.negate(asin([x, side])));
      assertEquals(atan([-side, -x]), complex.negate(atan([side, x])));
      assertEquals(atanh([-x, -side]), complex.negate(atanh([x, side])));
    }
  }
});

Deno.test("complexFunctions knows one zero", () => {
  const { sqrt, ln, asin, acos, atan, atanh } = complexFunctions;
  for (const zero of [0, -0]) {
    assertEquals(sqrt([[-1, zero]]), [0, 1]);
    assertEquals(ln([[-1, zero]]), [0, Math.PI]);
    assertEquals(asin([[2, zero]])[1], -Math.asinh(Math.sqrt(3)));
    assertEquals(acos([[2, zero]])[1], Math.asinh(Math.sqrt(3)));
    assertEquals(atanh([[2, zero]])[1], -Math.PI / 2);
    assertEquals(atan([[zero, -2]])[0], -Math.PI / 2);
  }
});

Deno.test("expm1() and log1p() keep small numbers", () => {
  // Both are z + O(z²) with z² beyond the last place.
  for (const z of [[1e-20, 3e-19], [-2e-18, 1e-30]] as Complex[]) {
    assertEquals(expm1(z), z);
    assertEquals(log1p(z), z);
  }
});

Deno.test("exp() overflows no earlier than its parts", () => {
  // e^710 sin(1e-5) is about 2.2e303.
  const [re, im] = exp([710, 1e-5]);
  assertEquals(re, Infinity);
  const log = 710 + Math.log(Math.sin(1e-5));
  // The exponent is good to 710 · 2^-53 · a few.
  assert(Math.abs(Math.log(im) - log) < 1e-12);
});

Deno.test("root() and cbrt() are real where they can be, pow() principal", () => {
  assertEquals(complexFunctions.root([[-8, 0], [3, 0]]), [-2, 0]);
  assertEquals(complexFunctions.cbrt([[-8, 0]]), [-2, 0]);
  const third = complexFunctions.pow([[-8, 0], [1 / 3, 0]]);
  assert(Math.abs(third[1] - Math.sqrt(3)) < 1e-15);
  assertEquals(complexFunctions.pow([[0, 0], [0, 0]]), [1, 0]);
  assertEquals(complexFunctions.pow([[-2, 0], [3, 0]]), [-8, 0]);
  assertEquals(complexFunctions.pow([[-4, 0], [1.5, 0]]), [0, -8]);
});

Deno.test("callComplex() reports a domain and a pole", () => {
  assertEquals(callComplex("floor", [[1.5, 0.5]]).status, "domain");
  assertEquals(callComplex("mod", [[1, 0], [0, 0]]).status, "undefined");
  assertEquals(callComplex("ln", [[0, 0]]).status, "undefined");
  assertEquals(callComplex("mod", [[-7, 0], [3, 0]]), {
    status: "value",
    value: [2, 0],
  });
  assertEquals(callComplex("round", [[-2.5, 0]]), {
    status: "value",
    value: [-3, 0],
  });
});
