/** How much functions magnify the errors of their arguments. */
import type { Complex } from "../functions/complex.ts";
import * as complex from "../functions/complex.ts";
import { complexFunctions } from "../functions/complex_functions.ts";
import { complexDoubles } from "./complex_double.ts";
import type { PlainCallName } from "./complex_schedule.ts";

/** |f'(z)| from z and f(z). */
type Slope = (z: Complex, value: Complex) => number;

const { modulus, multiply, add, subtract, one } = complex;

function square(z: Complex): Complex {
  return multiply(z, z);
}

/** |1 + z²| and |1 - z²| without cancellation at the ends of the cuts. */
function onePlusSquare([x, y]: Complex): number {
  return modulus([x, y - 1]) * modulus([x, y + 1]);
}
function oneMinusSquare([x, y]: Complex): number {
  return modulus([x - 1, y]) * modulus([x + 1, y]);
}

const { sin, cos, tan, cot, sinh, cosh, tanh, coth } = complexFunctions;

const slopes: ReadonlyMap<PlainCallName, Slope> = new Map<PlainCallName, Slope>(
  [
    ["ln", (z) => 1 / modulus(z)],
    ["sin", (z) => modulus(cos([z]))],
    ["cos", (z) => modulus(sin([z]))],
    ["tan", (_, f) => modulus(add(one, square(f)))],
    ["cot", (_, f) => modulus(add(one, square(f)))],
    ["sec", (z, f) => modulus(f) * modulus(tan([z]))],
    ["csc", (z, f) => modulus(f) * modulus(cot([z]))],
    ["sinh", (z) => modulus(cosh([z]))],
    ["cosh", (z) => modulus(sinh([z]))],
    ["tanh", (_, f) => modulus(subtract(one, square(f)))],
    ["coth", (_, f) => modulus(subtract(one, square(f)))],
    ["sech", (z, f) => modulus(f) * modulus(tanh([z]))],
    ["csch", (z, f) => modulus(f) * modulus(coth([z]))],
    ["asin", (z) => 1 / Math.sqrt(oneMinusSquare(z))],
    ["acos", (z) => 1 / Math.sqrt(oneMinusSquare(z))],
    ["acosh", (z) => 1 / Math.sqrt(oneMinusSquare(z))],
    ["asec", (z) => 1 / (modulus(z) * Math.sqrt(oneMinusSquare(z)))],
    ["acsc", (z) => 1 / (modulus(z) * Math.sqrt(oneMinusSquare(z)))],
    ["asech", (z) => 1 / (modulus(z) * Math.sqrt(oneMinusSquare(z)))],
    ["asinh", (z) => 1 / Math.sqrt(onePlusSquare(z))],
    ["acsch", (z) => 1 / (modulus(z) * Math.sqrt(onePlusSquare(z)))],
    ["atan", (z) => 1 / onePlusSquare(z)],
    ["acot", (z) => 1 / onePlusSquare(z)],
    ["atanh", (z) => 1 / oneMinusSquare(z)],
    ["acoth", (z) => 1 / oneMinusSquare(z)],
    ["abs", () => 1],
    ["re", () => 1],
    ["im", () => 1],
    ["conj", () => 1],
    ["arg", (z) => 1 / modulus(z)],
    ["sgn", (z) => 2 / modulus(z)],
    ["lambertw", (z, f) => modulus(f) / (modulus(z) * modulus(add(one, f)))],
    ["erf", (z) => gaussian(square(z))],
    ["erfc", (z) => gaussian(square(z))],
    ["erfi", (z) => gaussian(complex.negate(square(z)))],
  ],
);

/** |2 / sqrt(π) e^-w| */
function gaussian(w: Complex): number {
  return 2 / Math.sqrt(Math.PI) * Math.exp(-w[0]);
}

/**
 * How much a function magnifies an error of one of its arguments.
 *
 * @param name The function.
 * @param z Its arguments.
 * @param place Which of them.
 * @param value The function's value there.
 * @param error The error of the argument; where it is large beside the
 * argument, the largest slope around is taken.
 * @returns |∂f/∂z|, to first order.
 */
export function sensitivity(
  name: PlainCallName,
  z: readonly Complex[],
  place: number,
  value: Complex,
  error: number,
): number {
  const [x, y] = z[place]!;
  const slope = slopes.get(name) ??
    ((at: Complex) => differenceQuotient(name, z.with(place, at), place));
  const here = slope([x, y], value);
  if (error <= 1e-6 * modulus([x, y])) return here;
  const around: Complex[] = [
    [x + error, y],
    [x - error, y],
    [x, y + error],
    [x, y - error],
  ];
  return around.reduce(
    (most, at) =>
      Math.max(most, slope(at, complexDoubles.call(name, z.with(place, at)))),
    here,
  );
}

/** A step that leaves half the digits. */
const step = 2 ** -22;

function differenceQuotient(
  name: PlainCallName,
  z: readonly Complex[],
  place: number,
): number {
  const [x, y] = z[place]!, size = modulus([x, y]);
  const width = step * (size > 1e-3 ? size : 1e-3);
  const there = complexDoubles.call(name, z.with(place, [x + width, y]));
  const here = complexDoubles.call(name, z);
  return modulus(subtract(there, here)) / width;
}
