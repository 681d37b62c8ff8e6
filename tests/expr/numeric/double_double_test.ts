import { assert, assertEquals } from "@std/assert";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import * as real from "../../../lib/expr/numeric/double_double.ts";
import * as complex from "../../../lib/expr/numeric/double_double_complex.ts";
import type {
  ComplexDoubleDouble,
} from "../../../lib/expr/numeric/double_double_complex.ts";
import {
  exp,
  sqrt,
} from "../../../lib/expr/numeric/double_double_exponential.ts";
import {
  doubleDoubleFunctions,
  power,
} from "../../../lib/expr/numeric/double_double_functions.ts";
import golden from "../../golden/double_double.json" with { type: "json" };

const rational = (n: number, d: number) => Rational.of(n, d);

const others: Readonly<
  Record<string, (z: ComplexDoubleDouble) => ComplexDoubleDouble>
> = {
  sqrt,
  exp,
  cube: (z) => power(z, [[3, 0], [0, 0]], rational(3, 1)),
  third: (z) =>
    power(
      z,
      [real.ofRational(rational(1, 3)), real.zero],
      rational(1, 3),
    ),
  power: (z) => power(z, [[0.5, 0], [-1.25, 0]], undefined),
  threehalves: (z) => power(z, [[1.5, 0], [0, 0]], rational(3, 2)),
};

for (const name of new Set(golden.map((row) => row[0] as string))) {
  Deno.test(`${name} of double-doubles agrees with mpmath`, () => {
    for (const row of golden) {
      if (row[0] !== name) continue;
      const [x, y] = row[1] as number[];
      const [a, b, c, d] = row[2] as number[];
      const f = others[name] ?? doubleDoubleFunctions.get(name as "sin");
      const value = f!([[x!, 0], [y!, 0]]);
      const error = complex.modulus(
        complex.subtract(value, [[a!, b!], [c!, d!]]),
      );
      const size = Math.hypot(a!, c!);
      // 1e-31 is some 8 units; a function near a zero (the sine at π k, the
      // logarithm at 1) has the absolute error of its argument or of 1.
      const scale = Math.max(size, 0.1);
      assert(
        error[0] <= 4e-31 * scale,
        `${name}(${x}, ${y}) is off by ${error[0]} of ${size}`,
      );
    }
  });
}

Deno.test("ofRational() rounds to 106 bits", () => {
  // 1/3 = 0x0.5555…: the second part is a third of 2^-54.
  assertEquals(real.ofRational(rational(1, 3)), [1 / 3, 2 ** -54 / 3]);
  assertEquals(real.ofRational(rational(-5, 4)), [-1.25, 0]);
});

Deno.test("add() keeps what doubles lose", () => {
  const sum = real.add([1e20, 0], [1, 0]);
  assertEquals(real.subtract(sum, [1e20, 0]), [1, 0]);
  const product = real.multiply([1 + 2 ** -40, 0], [1 - 2 ** -40, 0]);
  assertEquals(real.subtract(product, [1, 0]), [-(2 ** -80), 0]);
});

Deno.test("the square of sqrt() and the product of divide() give back", () => {
  for (const x of [2, 3e200, 7e-200]) {
    const root = real.sqrt([x, 0]);
    const back = real.subtract(real.multiply(root, root), [x, 0]);
    assert(Math.abs(back[0]) <= 2 ** -103 * x);
    const third = real.divide([x, 0], [3, 0]);
    const rest = real.subtract(real.multiply(third, [3, 0]), [x, 0]);
    assert(Math.abs(rest[0]) <= 2 ** -103 * x);
  }
});

Deno.test("asin() of double-doubles keeps its digits next to 1", () => {
  // asin(1 - d) = π/2 - √(2d) (1 + d/12 + …), and d is far below a double's
  // last place at 1.
  const d = 2 ** -67;
  const asin = doubleDoubleFunctions.get("asin")!;
  const [value] = asin([[1, -d], real.zero]);
  const rest = real.subtract(real.scale(real.pi, 0.5), value);
  const root = 2 ** -33;
  // The difference has the last place of π/2, 1e-32.
  assert(Math.abs(rest[0] - root) < 4e-32 + root * d);
});
