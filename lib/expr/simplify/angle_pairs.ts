/** Sines and cosines of angles as polynomials in those of their parts. */
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import type { Form, Turn } from "./form.ts";
import type { Angle } from "./generators.ts";
import type { Quotient } from "./quotient.ts";
import type { QuotientRing } from "./quotient_ring.ts";

/** Cosine and sine of one angle. */
interface Pair {
  readonly cosine: SparseInteger;
  readonly sine: SparseInteger;
}

/** Cosine and sine of one angle, over denominators. */
export interface QuotientPair {
  /** cos */
  readonly cosine: Quotient;
  /** sin */
  readonly sine: Quotient;
}

/** Computes sines and cosines of sums and multiples, each multiple once. */
export class AnglePairs {
  readonly #ring: QuotientRing;
  readonly #placeOf: (angle: Angle) => number;
  readonly #evaluate: (form: Form) => Quotient;
  readonly #turns = new Map<Angle, Map<number, Pair>>();

  /**
   * Makes one.
   *
   * @param ring With a cosine and a sine for each angle.
   * @param placeOf The place of an angle's cosine; its sine is at the next.
   * @param evaluate The value of what is known of a part.
   */
  constructor(
    ring: QuotientRing,
    placeOf: (angle: Angle) => number,
    evaluate: (form: Form) => Quotient,
  ) {
    this.#ring = ring;
    this.#placeOf = placeOf;
    this.#evaluate = evaluate;
  }

  /**
   * Cosine and sine of an angle.
   *
   * @param turns The parts of the angle.
   * @returns Both, by the addition theorems (DLMF 4.21.1, 4.21.2).
   */
  of(turns: readonly Turn[]): QuotientPair {
    return turns.map((turn) => this.#turn(turn))
      .reduce((a, b) => ({
        cosine: this.#difference(
          this.#ring.product([a.cosine, b.cosine]),
          this.#ring.product([a.sine, b.sine]),
        ),
        sine: this.#ring.sum([
          this.#ring.product([a.sine, b.cosine]),
          this.#ring.product([a.cosine, b.sine]),
        ]),
      }));
  }

  #difference(a: Quotient, b: Quotient): Quotient {
    const numerator = sparse.negate(integers, b.numerator);
    return this.#ring.sum([a, { ...b, numerator }]);
  }

  #turn(turn: Turn): QuotientPair {
    if ("cosine" in turn) {
      return {
        cosine: this.#evaluate(turn.cosine),
        sine: this.#evaluate(turn.sine),
      };
    }
    const { angle, amount } = turn;
    const count = Number(amount.dividedBy(angle.unit).numerator);
    const { cosine, sine } = this.#multipleAngle(angle, Math.abs(count));
    return {
      cosine: this.#ring.whole(cosine),
      sine: this.#ring.whole(count < 0 ? sparse.negate(integers, sine) : sine),
    };
  }

  /** cos(n t) and sin(n t) by halving n. */
  #multipleAngle(angle: Angle, n: number): Pair {
    const place = this.#placeOf(angle);
    if (n === 1) {
      return {
        cosine: this.#ring.monomial(place, 1),
        sine: this.#ring.monomial(place + 1, 1),
      };
    }
    let known = this.#turns.get(angle);
    if (known === undefined) this.#turns.set(angle, known = new Map());
    let pair = known.get(n);
    if (pair === undefined) {
      const half = n >> 1;
      const a = this.#multipleAngle(angle, half);
      const b = this.#multipleAngle(angle, n - half);
      const times = (x: SparseInteger, y: SparseInteger) =>
        this.#ring.multiply(x, y);
      pair = {
        cosine: sparse.subtract(
          integers,
          times(a.cosine, b.cosine),
          times(a.sine, b.sine),
        ),
        sine: sparse.add(
          integers,
          times(a.sine, b.cosine),
          times(a.cosine, b.sine),
        ),
      };
      known.set(n, pair);
    }
    return pair;
  }
}
