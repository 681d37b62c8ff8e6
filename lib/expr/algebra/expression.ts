/**
 * Expressions in the form that the calculus works on: exact, immutable, and
 * canonical to the degree that `build.ts` says. Differences are sums, quotients
 * are powers, roots are powers with a rational exponent, and exp(u) is the
 * power e^u.
 *
 * Subtrees are shared: an expression is a directed acyclic graph, and a walk
 * that visits each node once has to remember what it saw (`walk.ts`).
 */
import type { Rational } from "../exact/rational.ts";
import type { FunctionName } from "../functions/names.ts";

/** Relations and logic; they stand in conditions. */
export type RelationName =
  | "less"
  | "lessEqual"
  | "equal"
  | "notEqual"
  | "and"
  | "or"
  | "not";

/** What has a power or a root as its canonical form, and so is no call. */
export type PowerName =
  | "sqrt"
  | "cbrt"
  | "exp"
  | "pow"
  | "log"
  | "log2"
  | "log10"
  | "hypot";

/** What can be called in an expression. */
export type CallName = Exclude<FunctionName, PowerName> | RelationName;

/** What every expression carries. */
export interface Facts {
  /** Equal expressions have equal hashes. */
  readonly hash: number;
  /** Nodes as a tree, shared ones counted each time; at most 2^31. */
  readonly size: number;
  /** A bit for the name of each variable in it; names may share a bit. */
  readonly mask: number;
}

/** An exact rational number. */
export interface Numeral extends Facts {
  /** Tells it from the others. */
  readonly kind: "numeral";
  /** Its value. */
  readonly value: Rational;
}

/** π, e or the imaginary unit. */
export interface Constant extends Facts {
  /** Tells it from the others. */
  readonly kind: "constant";
  /** Which one. */
  readonly name: "pi" | "e" | "i";
}

/** A variable. */
export interface Variable extends Facts {
  /** Tells it from the others. */
  readonly kind: "variable";
  /** Its name. */
  readonly name: string;
}

/** Two or more terms, sorted, no two alike but for a rational factor. */
export interface Sum extends Facts {
  /** Tells it from the others. */
  readonly kind: "sum";
  /** None is a sum; a numeral, if there is one, is the first. */
  readonly terms: readonly Expression[];
}

/** Two or more factors, sorted, no two with the same base. */
export interface Product extends Facts {
  /** Tells it from the others. */
  readonly kind: "product";
  /** None is a product; a numeral, if there is one, is the first. */
  readonly factors: readonly Expression[];
}

/** A base and an exponent; the principal value exp(exponent · ln base). */
export interface Power extends Facts {
  /** Tells it from the others. */
  readonly kind: "power";
  /** What is raised. */
  readonly base: Expression;
  /** To what. */
  readonly exponent: Expression;
}

/**
 * A function applied. `sum`, `product` and `rootsum` bind the variable that
 * is their second argument.
 */
export interface Call extends Facts {
  /** Tells it from the others. */
  readonly kind: "call";
  /** Which one. */
  readonly name: CallName;
  /** Its arguments. */
  readonly arguments: readonly Expression[];
}

/** An expression. */
export type Expression =
  | Numeral
  | Constant
  | Variable
  | Sum
  | Product
  | Power
  | Call;
