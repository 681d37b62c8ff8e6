/** Makes expressions as they are given, without any rule: for `build.ts` only,
 * which keeps them canonical. */
import type { Rational } from "../exact/rational.ts";
import type {
  Call,
  CallName,
  Constant,
  Expression,
  Facts,
  Numeral,
  Power,
  Product,
  Sum,
  Variable,
} from "./expression.ts";

const maximumSize = 2 ** 31;

function mix(hash: number, value: number): number {
  let x = Math.imul(hash ^ value, 0x9E3779B1);
  x ^= x >>> 15;
  return Math.imul(x, 0x85EBCA77) ^ (x >>> 13);
}

function hashText(text: string): number {
  let hash = 0x811C9DC5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/** By the lowest 64 bits of two's complement: long integers cost no more. */
function hashInteger(value: bigint): number {
  if (value >= -2147483648n && value <= 2147483647n) return Number(value);
  const low = Number(BigInt.asIntN(32, value));
  return mix(low, Number(BigInt.asIntN(32, value >> 32n)));
}

function facts(seed: number, parts: readonly Expression[]): Facts {
  let hash = seed, size = 1, mask = 0;
  for (const part of parts) {
    hash = mix(hash, part.hash);
    size += part.size;
    mask |= part.mask;
  }
  return { hash, size: Math.min(size, maximumSize), mask };
}

/** A numeral as it is.
 * @param value Its value.
 * @returns The expression. */
export function makeNumeral(value: Rational): Numeral {
  const hash = mix(
    mix(1, hashInteger(value.numerator)),
    hashInteger(value.denominator),
  );
  return { kind: "numeral", value, hash, size: 1, mask: 0 };
}

/** A constant as it is.
 * @param name Its name.
 * @returns The expression. */
export function makeConstant(name: Constant["name"]): Constant {
  const hash = mix(2, hashText(name));
  return { kind: "constant", name, hash, size: 1, mask: 0 };
}

/** A variable as it is.
 * @param name Its name.
 * @returns The expression. */
export function makeVariable(name: string): Variable {
  const text = hashText(name);
  const mask = 1 << (mix(7, text) & 31);
  return { kind: "variable", name, hash: mix(3, text), size: 1, mask };
}

/** A sum as it is.
 * @param terms Its terms.
 * @returns The expression. */
export function makeSum(terms: readonly Expression[]): Sum {
  return { kind: "sum", terms, ...facts(4, terms) };
}

/** A product as it is.
 * @param factors Its factors.
 * @returns The expression. */
export function makeProduct(factors: readonly Expression[]): Product {
  return { kind: "product", factors, ...facts(5, factors) };
}

/** A power as it is.
 * @param base Its base.
 * @param exponent Its exponent.
 * @returns The expression. */
export function makePower(base: Expression, exponent: Expression): Power {
  return { kind: "power", base, exponent, ...facts(6, [base, exponent]) };
}

/** A call as it is.
 * @param name The function.
 * @param args Its arguments.
 * @returns The expression. */
export function makeCall(name: CallName, args: readonly Expression[]): Call {
  return {
    kind: "call",
    name,
    arguments: args,
    ...facts(mix(8, hashText(name)), args),
  };
}
