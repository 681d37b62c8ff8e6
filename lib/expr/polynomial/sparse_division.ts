/** Exact division of sparse polynomials. */
import { spend } from "../budget.ts";
import type { Domain } from "./domain.ts";
import { type Packing, packingFor } from "./packing.ts";
import {
  add,
  degreesOf,
  multiplyByTerm,
  negate,
  type Sparse,
  type SparseTerm,
} from "./sparse.ts";

/**
 * The quotient of coefficients, if there is one.
 *
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns a / b, or nothing if that is not in the domain.
 */
export type DivideIfExact<C> = (a: C, b: C) => C | undefined;

/**
 * The quotient, if there is one, term by term from the greatest. What remains
 * is kept in a heap (Johnson, Sparse polynomial arithmetic, 1974).
 *
 * @param domain Of the coefficients.
 * @param divide The division of coefficients.
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns a / b, or nothing if b does not divide a.
 */
export function divideSparse<C>(
  domain: Domain<C>,
  divide: DivideIfExact<C>,
  a: Sparse<C>,
  b: Sparse<C>,
): Sparse<C> | undefined {
  if (a.length === 0) return a;
  if (b.length === 1) return divideByTerm(divide, a, b[0]!);
  const degrees = degreesOf(a);
  const room = degreesOf(b).map((degree, i) => degrees[i]! - degree);
  if (room.some((each) => each < 0)) return undefined;
  const last = quotientOf(divide, a[a.length - 1]!, b[b.length - 1]!);
  if (last === undefined) return undefined;
  const packing = packingFor(degrees);
  return packing === undefined
    ? divideByMerging(domain, divide, a, b, room)
    : new Remainder(domain, a, b, packing).divide(divide, room);
}

function quotientOf<C>(
  divide: DivideIfExact<C>,
  a: SparseTerm<C>,
  b: SparseTerm<C>,
): SparseTerm<C> | undefined {
  const exponents = new Array<number>(a.exponents.length);
  for (let i = 0; i < exponents.length; i++) {
    exponents[i] = a.exponents[i]! - b.exponents[i]!;
    if (exponents[i]! < 0) return undefined;
  }
  const coefficient = divide(a.coefficient, b.coefficient);
  return coefficient === undefined ? undefined : { exponents, coefficient };
}

function divideByTerm<C>(
  divide: DivideIfExact<C>,
  a: Sparse<C>,
  b: SparseTerm<C>,
): Sparse<C> | undefined {
  const quotient: SparseTerm<C>[] = [];
  for (const term of a) {
    const next = quotientOf(divide, term, b);
    if (next === undefined) return undefined;
    quotient.push(next);
  }
  return quotient;
}

/** A quotient cannot have a greater exponent than the degrees leave room. */
function fits(exponents: readonly number[], room: readonly number[]): boolean {
  for (let i = 0; i < exponents.length; i++) {
    if (exponents[i]! > room[i]!) return false;
  }
  return true;
}

/** For exponents so large that they cannot be packed. */
function divideByMerging<C>(
  domain: Domain<C>,
  divide: DivideIfExact<C>,
  a: Sparse<C>,
  b: Sparse<C>,
  room: readonly number[],
): Sparse<C> | undefined {
  const quotient: SparseTerm<C>[] = [];
  const tail = negate(domain, b.slice(1));
  let rest = a;
  while (rest.length > 0) {
    const next = quotientOf(divide, rest[0]!, b[0]!);
    if (next === undefined || !fits(next.exponents, room)) return undefined;
    quotient.push(next);
    rest = add(domain, rest.slice(1), multiplyByTerm(domain, tail, next));
  }
  return quotient;
}

/** What is left of a dividend, the greatest term at hand. */
class Remainder<C> {
  readonly #domain: Domain<C>;
  readonly #divisor: Sparse<C>;
  readonly #packing: Packing;
  readonly #keys: readonly number[];
  readonly #terms = new Map<number, C>();
  /** A heap of the keys of the terms, the greatest first. */
  readonly #heap: number[];

  constructor(
    domain: Domain<C>,
    a: Sparse<C>,
    b: Sparse<C>,
    packing: Packing,
  ) {
    this.#domain = domain;
    this.#divisor = b;
    this.#packing = packing;
    this.#keys = b.map(({ exponents }) => packing.pack(exponents));
    // A descending list is a heap.
    this.#heap = a.map(({ exponents }) => packing.pack(exponents));
    a.forEach(({ coefficient }, i) =>
      this.#terms.set(this.#heap[i]!, coefficient)
    );
  }

  divide(
    divide: DivideIfExact<C>,
    room: readonly number[],
  ): Sparse<C> | undefined {
    const quotient: SparseTerm<C>[] = [];
    const lead = this.#divisor[0]!;
    while (this.#heap.length > 0) {
      const key = popGreatest(this.#heap);
      const coefficient = this.#terms.get(key)!;
      this.#terms.delete(key);
      if (this.#domain.isZero(coefficient)) continue;
      const top = { exponents: this.#packing.unpack(key), coefficient };
      const next = quotientOf(divide, top, lead);
      if (next === undefined || !fits(next.exponents, room)) return undefined;
      quotient.push(next);
      this.#subtract(key - this.#keys[0]!, next.coefficient);
    }
    return quotient;
  }

  #subtract(offset: number, factor: C): void {
    const domain = this.#domain;
    spend(1 + (this.#divisor.length >> 1));
    for (let j = 1; j < this.#divisor.length; j++) {
      const key = offset + this.#keys[j]!;
      const product = domain.multiply(factor, this.#divisor[j]!.coefficient);
      const old = this.#terms.get(key);
      if (old === undefined) push(this.#heap, key);
      this.#terms.set(key, domain.subtract(old ?? domain.zero, product));
    }
  }
}

function push(heap: number[], key: number): void {
  let at = heap.length;
  heap.push(key);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! >= key) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = key;
}

function popGreatest(heap: number[]): number {
  const greatest = heap[0]!;
  const key = heap.pop()!;
  if (heap.length === 0) return greatest;
  let at = 0;
  while (true) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! > heap[child]!) child++;
    if (heap[child]! <= key) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = key;
  return greatest;
}
