/** What a definite integral answers. */
import type { Node } from "../syntax/mod.ts";

/** How sure the value of a definite integral is. */
export type DefiniteStatus =
  /** Exact; the antiderivative is proved, and continuous between the places
   * at which its limits were taken. A quadrature agrees. */
  | "proved"
  /** Exact; a quadrature agrees. */
  | "checked"
  /** A number with a bound of its error, as far as samples tell. */
  | "numeric"
  /** It has no finite value. */
  | "divergent"
  /** It is not known. */
  | "unsolved";

/** A definite integral. */
export interface DefiniteReport {
  /** How sure it is. */
  readonly status: DefiniteStatus;
  /** The integrand. */
  readonly input: Node;
  /** The variable of integration. */
  readonly variable: string;
  /** The lower bound. */
  readonly from: Node;
  /** The upper bound. */
  readonly to: Node;
  /** The exact value, if it is known. */
  readonly value?: Node;
  /** The value in doubles: the real part. */
  readonly approximation?: number;
  /** The imaginary part, if there is one. */
  readonly imaginary?: number;
  /** A bound of the error of the approximation. */
  readonly error?: number;
  /** Of a divergent integral: whether it grows or falls without a bound; absent
   * if it does neither. */
  readonly sign?: 1 | -1;
  /** An antiderivative, if one serves for the whole range. */
  readonly antiderivative?: Node;
  /** Where the range was cut. */
  readonly cuts: readonly Node[];
  /** The methods that led to it. */
  readonly method: readonly string[];
  /** Why it is not known, or diverges. */
  readonly reason?: string;
}
