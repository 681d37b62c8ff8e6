/** Instructions on two float64 numbers, or two 64-bit integers, at a time. */
import { bitsOf, unsigned } from "./bytes.ts";
import { type Code, instruction, int32 } from "./function_body.ts";

function simd(
  opcode: number,
  ...immediate: readonly number[]
): (...operands: readonly Code[]) => Code {
  const bytes = [0xfd, ...unsigned(opcode), ...immediate];
  return (...operands) => instruction(bytes, ...operands);
}

type Unary = (a: Code) => Code;
type Binary = (a: Code, b: Code) => Code;

/** a + b */
export const add: Binary = simd(0xf0);
/** a - b */
export const subtract: Binary = simd(0xf1);
/** a b */
export const multiply: Binary = simd(0xf2);
/** a / b */
export const divide: Binary = simd(0xf3);
/** The least, NaN if one is. */
export const minimum: Binary = simd(0xf4);
/** The greatest, NaN if one is. */
export const maximum: Binary = simd(0xf5);
/** |a| */
export const abs: Unary = simd(0xec);
/** -a */
export const negate: Unary = simd(0xed);
/** The square root. */
export const squareRoot: Unary = simd(0xef);
/** Rounded up. */
export const ceil: Unary = simd(0x74);
/** Rounded down. */
export const floor: Unary = simd(0x75);
/** Rounded towards 0. */
export const truncate: Unary = simd(0x7a);
/** Rounded to nearest, ties to even. */
export const nearest: Unary = simd(0x94, 1);
/** All bits where a = b. */
export const equal: Binary = simd(0x47);
/** All bits where a ≠ b, or one is NaN. */
export const unequal: Binary = simd(0x48);
/** All bits where a < b. */
export const less: Binary = simd(0x49);
/** All bits where a ≤ b. */
export const lessEqual: Binary = simd(0x4b);
/** The complement. */
export const not: Unary = simd(0x4d);
/** The bits of both. */
export const and: Binary = simd(0x4e);
/** The bits of a that are not in b. */
export const andNot: Binary = simd(0x4f);
/** The bits of either. */
export const or: Binary = simd(0x50);
/** The bits of one of them. */
export const xor: Binary = simd(0x51);
/** The sum of 64-bit integers. */
export const addIntegers: Binary = simd(0xce, 1);
/** The difference of 64-bit integers. */
export const subtractIntegers: Binary = simd(0xd1, 1);

const select = simd(0x52);

/**
 * Bits of one of two.
 *
 * @param mask Where to take the first.
 * @param yes The first.
 * @param no The second.
 * @returns mask ? yes : no, bit by bit.
 */
export function choose(mask: Code, yes: Code, no: Code): Code {
  return select(yes, no, mask);
}

const anyTrue = simd(0x53);

/**
 * Whether some lane is true.
 *
 * @param mask A mask.
 * @returns A 32-bit integer, 1 or 0.
 */
export function anyLane(mask: Code): Code {
  return anyTrue(mask);
}

function shift(opcode: number): (a: Code, bits: number) => Code {
  const apply = simd(opcode, 1);
  return (a, bits) => apply(a, int32(bits));
}

/** 64-bit integers to the left. */
export const shiftLeft: (a: Code, bits: number) => Code = shift(0xcb);
/** 64-bit integers to the right, with their sign. */
export const shiftRight: (a: Code, bits: number) => Code = shift(0xcc);
/** 64-bit integers to the right, with zeros. */
export const shiftRightUnsigned: (a: Code, bits: number) => Code = shift(0xcd);

/**
 * 64 bits in both lanes.
 *
 * @param value The bits.
 * @returns Leaves them on the stack.
 */
export function bits(value: bigint): Code {
  // A load of both lanes from memory is one machine instruction.
  return (body) =>
    body.emit(
      ...[0x41, 0, 0xfd, 0x0a, 3],
      ...unsigned(body.module.constant(value)),
    );
}

/**
 * A number in both lanes.
 *
 * @param value The number.
 * @returns Leaves it on the stack.
 */
export function real(value: number): Code {
  return bits(bitsOf(value));
}

/**
 * Reads two numbers.
 *
 * @param address Where, a 32-bit integer.
 * @param offset How many bytes behind it.
 * @returns Leaves them on the stack.
 */
export function load(address: Code, offset: number): Code {
  return simd(0x00, 3, ...unsigned(offset))(address);
}

/**
 * Writes two numbers.
 *
 * @param address Where, a 32-bit integer.
 * @param offset How many bytes behind it.
 * @param value The numbers.
 * @returns Leaves nothing on the stack.
 */
export function store(address: Code, offset: number, value: Code): Code {
  return simd(0x0b, 3, ...unsigned(offset))(address, value);
}

/**
 * Reads a number for each lane.
 *
 * @param first The address for lane 0.
 * @param second The address for lane 1.
 * @param offset How many bytes behind both.
 * @returns Leaves them on the stack.
 */
export function gather(first: Code, second: Code, offset: number): Code {
  const zero = simd(0x5d, 3, ...unsigned(offset));
  const lane = simd(0x57, 3, ...unsigned(offset), 1);
  return lane(second, zero(first));
}

/**
 * One lane as a float64 number.
 *
 * @param value The vector.
 * @param index Which lane.
 * @returns Leaves it on the stack.
 */
export function lane(value: Code, index: 0 | 1): Code {
  return simd(0x21, index)(value);
}

const splat = simd(0x14);
const replaceSecond = simd(0x22, 1);

/**
 * A vector of two float64 numbers.
 *
 * @param first Lane 0.
 * @param second Lane 1.
 * @returns Leaves it on the stack.
 */
export function pair(first: Code, second: Code): Code {
  return replaceSecond(splat(first), second);
}

/**
 * The low bits of one lane as a 32-bit integer.
 *
 * @param value The vector.
 * @param index Which lane.
 * @returns Leaves them on the stack.
 */
export function lowBits(value: Code, index: 0 | 1): Code {
  return instruction([0xa7], simd(0x1d, index)(value));
}

/**
 * A polynomial by Horner's rule.
 *
 * @param x Where; it is read more than once.
 * @param coefficients The lowest power first.
 * @returns Σ c_k x^k.
 */
export function polynomial(x: Code, coefficients: readonly number[]): Code {
  return coefficients.slice(0, -1).reduceRight<Code>(
    (sum, coefficient) => add(multiply(sum, x), real(coefficient)),
    real(coefficients.at(-1)!),
  );
}
