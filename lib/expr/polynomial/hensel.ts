/** Hensel's lemma: a factorisation modulo a prime becomes one modulo a power of
 * it, by quadratic lifting along a tree of factors (von zur Gathen and Gerhard,
 * Modern Computer Algebra, section 15.5). */
import { spend } from "../budget.ts";
import { invertBig, symmetricResidue } from "../exact/modular.ts";
import type { IntegerPolynomial } from "./integer.ts";
import { type ModularPolynomial, multiplyModular } from "./modular.ts";
import { bezoutModular } from "./modular_division.ts";

/** Factors modulo a power of a prime. */
export interface Lift {
  /** Monic, of residues from 0. */
  readonly factors: readonly IntegerPolynomial[];
  /** The power of the prime. */
  readonly modulus: bigint;
}

interface Leaf {
  readonly kind: "leaf";
  readonly product: IntegerPolynomial;
}

/** s · left.product + t · right.product = 1. */
interface Branch {
  readonly kind: "branch";
  readonly product: IntegerPolynomial;
  readonly left: Tree;
  readonly right: Tree;
  readonly s: IntegerPolynomial;
  readonly t: IntegerPolynomial;
}

type Tree = Leaf | Branch;

/**
 * Lifts a factorisation.
 *
 * @param a Primitive; p does not divide its leading coefficient.
 * @param factors Monic, pairwise coprime; their product is a, made monic,
 * modulo p.
 * @param p A prime.
 * @param bound What the modulus has to exceed.
 * @returns Monic factors whose product is a, made monic, modulo p^(2^k).
 */
export function henselLift(
  a: IntegerPolynomial,
  factors: readonly ModularPolynomial[],
  p: number,
  bound: bigint,
): Lift {
  let modulus = BigInt(p), tree = plant(factors, p);
  while (modulus <= bound) {
    modulus *= modulus;
    tree = grow(tree, monicPart(a, modulus), modulus);
  }
  return { factors: leavesOf(tree), modulus };
}

function monicPart(a: IntegerPolynomial, modulus: bigint): IntegerPolynomial {
  const inverse = invertBig(a[a.length - 1]!, modulus);
  return reduce(a.map((coefficient) => coefficient * inverse), modulus);
}

function plant(factors: readonly ModularPolynomial[], p: number): Tree {
  return build(factors, p).tree;
}

function build(
  factors: readonly ModularPolynomial[],
  p: number,
): { tree: Tree; product: ModularPolynomial } {
  if (factors.length === 1) {
    const product = factors[0]!;
    return { tree: { kind: "leaf", product: lifted(product) }, product };
  }
  const middle = factors.length >> 1;
  const left = build(factors.slice(0, middle), p);
  const right = build(factors.slice(middle), p);
  const [s, t] = bezoutModular(left.product, right.product, p);
  const product = multiplyModular(left.product, right.product, p);
  const tree: Tree = {
    kind: "branch",
    product: lifted(product),
    left: left.tree,
    right: right.tree,
    s: lifted(s),
    t: lifted(t),
  };
  return { tree, product };
}

function lifted(a: ModularPolynomial): IntegerPolynomial {
  return a.map(BigInt);
}

/** One quadratic step, with `product` as what the tree has to multiply to. */
function grow(
  tree: Tree,
  product: IntegerPolynomial,
  modulus: bigint,
): Tree {
  if (tree.kind === "leaf") return { kind: "leaf", product };
  const { s, t } = tree;
  const g = tree.left.product, h = tree.right.product;
  const error = subtract(product, multiply(g, h, modulus), modulus);
  const [q, r] = divide(multiply(s, error, modulus), h, modulus);
  const newG = add(
    g,
    add(multiply(t, error, modulus), multiply(q, g, modulus), modulus),
    modulus,
  );
  const newH = add(h, r, modulus);
  const unit = add(
    multiply(s, newG, modulus),
    multiply(t, newH, modulus),
    modulus,
  );
  const defect = subtract(unit, [1n], modulus);
  const [c, d] = divide(multiply(s, defect, modulus), newH, modulus);
  const correction = add(
    multiply(t, defect, modulus),
    multiply(c, newG, modulus),
    modulus,
  );
  return {
    kind: "branch",
    product,
    left: grow(tree.left, newG, modulus),
    right: grow(tree.right, newH, modulus),
    s: subtract(s, d, modulus),
    t: subtract(t, correction, modulus),
  };
}

function leavesOf(tree: Tree): readonly IntegerPolynomial[] {
  return tree.kind === "leaf"
    ? [tree.product]
    : [...leavesOf(tree.left), ...leavesOf(tree.right)];
}

/**
 * Residues from 0 to modulus - 1.
 *
 * @param a Any coefficients.
 * @param modulus At least 2.
 * @returns a modulo the modulus, without leading zeros.
 */
export function reduce(
  a: readonly bigint[],
  modulus: bigint,
): IntegerPolynomial {
  const rest = a.map((coefficient) => {
    const value = coefficient % modulus;
    return value < 0n ? value + modulus : value;
  });
  while (rest.length > 0 && rest[rest.length - 1] === 0n) rest.pop();
  return rest;
}

/**
 * Residues of least absolute value.
 *
 * @param a Any coefficients.
 * @param modulus At least 2.
 * @returns a modulo the modulus, without leading zeros.
 */
export function symmetric(
  a: readonly bigint[],
  modulus: bigint,
): IntegerPolynomial {
  const rest = a.map((coefficient) => symmetricResidue(coefficient, modulus));
  while (rest.length > 0 && rest[rest.length - 1] === 0n) rest.pop();
  return rest;
}

/**
 * The product modulo an integer.
 *
 * @param a One factor.
 * @param b The other.
 * @param modulus At least 2.
 * @returns Residues from 0.
 */
export function multiply(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
  modulus: bigint,
): IntegerPolynomial {
  if (a.length === 0 || b.length === 0) return [];
  spend(1 + (a.length * b.length >> 3));
  const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
  for (let i = 0; i < a.length; i++) {
    const factor = a[i]!;
    if (factor === 0n) continue;
    for (let j = 0; j < b.length; j++) product[i + j]! += factor * b[j]!;
  }
  return reduce(product, modulus);
}

function add(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
  modulus: bigint,
): IntegerPolynomial {
  if (a.length < b.length) [a, b] = [b, a];
  return reduce(a.map((c, i) => i < b.length ? c + b[i]! : c), modulus);
}

function subtract(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
  modulus: bigint,
): IntegerPolynomial {
  return add(a, b.map((coefficient) => -coefficient), modulus);
}

/** The divisor is monic. */
function divide(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
  modulus: bigint,
): readonly [quotient: IntegerPolynomial, remainder: IntegerPolynomial] {
  if (a.length < b.length) return [[], a];
  const rest = a.slice();
  const quotient = new Array<bigint>(a.length - b.length + 1).fill(0n);
  spend(1 + (quotient.length * b.length >> 3));
  for (let k = a.length - b.length; k >= 0; k--) {
    const factor = rest.pop()! % modulus;
    quotient[k] = factor;
    if (factor === 0n) continue;
    for (let j = 0; j < b.length - 1; j++) rest[k + j]! -= factor * b[j]!;
  }
  return [reduce(quotient, modulus), reduce(rest, modulus)];
}
