import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  erf,
  erfc,
  normalCumulative,
  normalDensity,
} from "../../../lib/kernels/reference/erf.ts";

// [x, erf x, erfc x], as Python 3.11's math module prints them.
const table: [number, number, number][] = [
  [1e-300, 1.1283791670955126e-300, 1],
  [0.1, 0.1124629160182849, 0.8875370839817152],
  [0.46875, 0.49261347321793797, 0.507386526782062],
  [0.47, 0.4937450508860821, 0.5062549491139179],
  [1, 0.8427007929497149, 0.15729920705028513],
  [1.9, 0.9927904292352575, 0.0072095707647425325],
  [2.7, 0.9998656672600594, 0.00013433273994052422],
  [4, 0.9999999845827421, 1.541725790028002e-08],
  [4.01, 0.9999999858030606, 1.4196939421371052e-08],
  [5.5, 0.9999999999999927, 7.357847917974398e-15],
  [10, 1, 2.088487583762545e-45],
  [26, 1, 5.663192408856143e-296],
];

Deno.test("erf() agrees with the C library and is odd", () => {
  for (const [x, value] of table) {
    // 9 units in the last place of numbers below 1.
    assertAlmostEquals(erf(x), value, 1e-15 * value);
    assertEquals(erf(-x), -erf(x));
  }
});

Deno.test("erfc() keeps its digits in the tail", () => {
  for (const [x, , value] of table) {
    // e^(-x²) takes the rounding of x² times x²: 1.1e-16 · 676 at 26.
    assertAlmostEquals(erfc(x), value, (2e-15 + 1.2e-16 * x * x) * value);
    assertAlmostEquals(erfc(-x), 2 - value, 1e-15);
  }
});

Deno.test("erf() takes the limits and NaN", () => {
  assertEquals([Infinity, -Infinity, NaN, 0].map(erf), [1, -1, NaN, 0]);
  assertEquals([Infinity, -Infinity, NaN, 0].map(erfc), [0, 2, NaN, 1]);
});

Deno.test("normalCumulative() is the normal distribution", () => {
  const values: [number, number][] = [
    [-10, 7.619853024160593e-24],
    [-5, 2.866515718791946e-07],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [3, 0.9986501019683699],
  ];
  for (const [x, value] of values) {
    // The rounding of x/√2 is multiplied by x² in the tail.
    assertAlmostEquals(normalCumulative(x), value, 2e-14 * value);
  }
});

Deno.test("normalDensity() is the derivative of normalCumulative()", () => {
  for (const x of [-3, -0.5, 0, 1, 2.5]) {
    const h = 1e-5;
    const slope = (normalCumulative(x + h) - normalCumulative(x - h)) / (2 * h);
    // h²/6 times a third derivative below 0.4, and 1e-16 / h of rounding.
    assertAlmostEquals(normalDensity(x), slope, 3e-11);
  }
});
