/**
 * Tables of exponentials, logarithms and arctangents in twice the precision of
 * a double, computed in fixed point when they are first needed.
 */
import { Rational } from "../../exact/rational.ts";

/** Bits behind the point. */
const precision = 160n;
const unit = 1n << precision;

/** A number in fixed point as a double and the double of what it lacks. */
function split(value: bigint): readonly [high: number, low: number] {
  const high = Rational.of(value, unit).toNumber();
  return [high, Rational.of(value - fixed(high), unit).toNumber()];
}

/** A double of moderate size, exactly. */
function fixed(value: number): bigint {
  return BigInt(value * 2 ** 60) * (unit >> 60n) +
    BigInt((value * 2 ** 60 % 1) * 2 ** 60) * (unit >> 120n);
}

/** Σ terms until they vanish. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint) {
  let sum = 0n, term = first;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

/** ln(a/b) = 2 artanh((a - b) / (a + b)). */
function logarithm(a: bigint, b: bigint): bigint {
  const x = unit * (a - b) / (a + b);
  const square = x * x / unit;
  let power = x, sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = power * square / unit;
  }
  return 2n * sum;
}

const ln2 = logarithm(2n, 1n);

/** Cut to a multiple of 2^-bits, and what it lacks. */
function cut(value: bigint, bits: bigint): readonly [number, number] {
  const shift = precision - bits;
  const high = (value + (1n << (shift - 1n)) >> shift) << shift;
  return [
    Rational.of(high, unit).toNumber(),
    Rational.of(value - high, unit).toNumber(),
  ];
}

/** ln 2; multiples of the first part up to 2^11 are exact. */
export const ln2Parts: readonly [high: number, low: number] = cut(ln2, 42n);

/** Steps of the table of exponentials between 1 and 2. */
export const exponentialSteps = 32;

/** ln 2 / 32; multiples of the first part up to 2^16 are exact. */
export const stepParts: readonly [high: number, low: number] = cut(
  ln2 / BigInt(exponentialSteps),
  41n,
);

/** Makes a table once, when it is first needed. */
function lazily(make: () => readonly number[]): () => readonly number[] {
  let table: readonly number[] | undefined;
  return () => table ??= make();
}

/** The powers 2^(j/32), for j from 0 to 31: each rounded, and what it lacks as
 * a part of it. */
export const exponentialTable: () => readonly number[] = lazily(() =>
  Array.from({ length: exponentialSteps }, (_, j) => {
    const x = ln2 * BigInt(j) / BigInt(exponentialSteps);
    const [high, low] = split(series(unit, (t, n) => t * x / unit / n));
    return [high, low / high];
  }).flat()
);

/** Steps of the table of logarithms. */
export const logarithmSteps = 128;

/** The bits of the lower end, 0.6875, of the mantissas that it covers. */
export const logarithmOrigin = 0x3fe6000000000000n;

/**
 * For each step of the mantissa: 1/c for a c in it, of at most 11 bits, and
 * -ln(1/c) in two parts, the first a multiple of 2^-42. On both sides of 1 it
 * is 0, so that the logarithm keeps its digits there.
 */
export const logarithmTable: () => readonly number[] = lazily(() =>
  Array.from({ length: logarithmSteps }, (_, i) => {
    const step = 2 ** (i < 80 ? -8 : -7);
    const low = i < 80 ? 0.6875 + i * step : 1 + (i - 80) * step;
    const inverse = i === 79 || i === 80
      ? 1024
      : Math.round(1024 / (low + step / 2));
    const [high, rest] = cut(-logarithm(BigInt(inverse), 1024n), 42n);
    return [inverse / 1024, high, rest];
  }).flat()
);

/** Steps of the table of arctangents from 0 to 1. */
export const arctangentSteps = 16;

/** The arctangents of j/16, for j from 0 to 16, in two parts. */
export const arctangentTable: () => readonly number[] = lazily(() =>
  Array.from({ length: arctangentSteps + 1 }, (_, j) => {
    const x = BigInt(j), s = BigInt(arctangentSteps);
    // Euler's series: it converges fast up to 1.
    const first = unit * x * s / (s * s + x * x);
    const sum = series(
      first,
      (t, n) => t * 2n * n * x * x / ((2n * n + 1n) * (s * s + x * x)),
    );
    return split(sum);
  }).flat()
);

/** Parts of π/2: the first two have 36 bits, the third all the rest. */
export const halfPiParts: readonly [number, number, number] = halfPi();

function halfPi(): readonly [number, number, number] {
  // π/4 = 4 arctan(1/5) - arctan(1/239), Machin 1706.
  const arctangent = (d: bigint) => {
    let power = unit / d, sum = 0n;
    for (let n = 1n; power !== 0n; n += 2n) {
      sum += (n & 2n) === 0n ? power / n : -(power / n);
      power /= d * d;
    }
    return sum;
  };
  const value = 8n * arctangent(5n) - 2n * arctangent(239n);
  const cutDown = (x: bigint, bits: bigint) => {
    const shift = precision - bits;
    return (x >> shift) << shift;
  };
  const first = cutDown(value, 35n);
  const second = cutDown(value - first, 71n);
  return [first, second, value - first - second].map((part) =>
    Rational.of(part, unit).toNumber()
  ) as unknown as readonly [number, number, number];
}
