/** Exact integers and fractions. */
export { bitLength, greatestCommonDivisor, Rational } from "./rational.ts";
export { type Extraction, extractPower, integerRoot } from "./radicals.ts";
export {
  divisorsOf,
  eulerTotient,
  factorInteger,
  isPrime,
  leastCommonMultiple,
  modularPower,
  type PrimePower,
} from "./integers.ts";
