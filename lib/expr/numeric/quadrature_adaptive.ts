/** Adaptive integration of one piece. */
import { EpsilonTable } from "./quadrature_epsilon.ts";
import {
  type EndValues,
  estimate,
  type KronrodRule,
} from "./quadrature_kronrod.ts";
import { hasPole } from "./quadrature_pole.ts";
import type { QuadratureStatus } from "./quadrature_report.ts";

/** A part of the interval with what is known of its integral. */
interface Part {
  readonly a: number;
  readonly b: number;
  /** How many bisections led to it. */
  readonly level: number;
  readonly value: number;
  readonly error: number;
  readonly magnitude: number;
  /** What f is at the ends, but for those of the piece, and at the middle. */
  readonly ends: EndValues;
  readonly middle: number;
}

/** What is asked of one piece. */
export interface PieceOptions {
  /** The absolute error. */
  readonly absolute: number;
  /** The relative error. */
  readonly relative: number;
  /** The most bisections. */
  readonly subdivisions: number;
  /** The rule. */
  readonly rule: KronrodRule;
}

/** What is known of one piece. */
export interface PieceResult {
  /** How it ended. */
  readonly status: QuadratureStatus;
  /** The integral. */
  readonly value: number;
  /** A bound of its error. */
  readonly error: number;
  /** The integral of |f|. */
  readonly magnitude: number;
}

/** Places where f is not finite, beyond which it counts as undefined. */
const mostHoles = 12;

/** A limit that has not settled at this level is none. */
const deepest = 60;

/** An error of this part of the integral of |f| is no error of rounding. */
const wild = 0.1;

/** Bisections that gain nothing before rounding is to blame. */
const mostFruitless = 12;

/**
 * Integrates over one interval, on whose ends the function may be singular:
 * the part with the largest error is bisected, and when that would need a finer
 * level the sums so far are extrapolated, as in QAGS (R. Piessens et al.,
 * QUADPACK, 1983, section 2.2.1 and 3.4.2). At a place where the function is
 * not finite the interval is divided.
 *
 * @param f The function.
 * @param a The lower end.
 * @param b The upper end.
 * @param options What is asked.
 * @returns What was found.
 */
export function integratePiece(
  f: (x: number) => number,
  a: number,
  b: number,
  options: PieceOptions,
): PieceResult {
  const piece = new Piece(f, options);
  return piece.integrate(a, b);
}

class Piece {
  readonly #f: (x: number) => number;
  readonly #options: PieceOptions;
  readonly #table = new EpsilonTable();
  #parts: Part[] = [];
  #holes = 0;
  #fruitless = 0;
  /** Parts of this level wait for an extrapolation before they are bisected. */
  #finest = 2;
  #limit = { value: 0, error: Infinity };
  #tolerance = 0;

  constructor(f: (x: number) => number, options: PieceOptions) {
    this.#f = f;
    this.#options = options;
  }

  integrate(a: number, b: number): PieceResult {
    this.#parts = this.#measure(a, b, 0);
    this.#tolerance = this.#bound(this.#sum("value"));
    for (let k = 0; k < this.#options.subdivisions; k++) {
      if (this.#holes > mostHoles) return this.#result("domain", NaN, Infinity);
      const part = this.#choose();
      if (isTooNarrow(part)) return this.#conclude("divergent");
      this.#bisect(part);
      const value = this.#sum("value"), error = this.#sum("error");
      if (error <= this.#bound(value)) {
        return this.#result("converged", value, error);
      }
      if (this.#fruitless >= mostFruitless) return this.#conclude("roundoff");
      if (this.#isSettled(error)) return this.#conclude("converged");
    }
    return this.#conclude("subdivisions");
  }

  /** What error is good enough, for a value; rounding cannot be undercut. */
  #bound(value: number): number {
    const { absolute, relative } = this.#options;
    const rounding = 100 * Number.EPSILON * this.#sum("magnitude");
    return Math.max(absolute, relative * Math.abs(value), rounding);
  }

  #sum(field: "value" | "error" | "magnitude"): number {
    return this.#parts.reduce((sum, part) => sum + part[field], 0);
  }

  /** The part to bisect: that with the largest error; if it is of the finest
   * level, first the coarser ones while they matter. */
  #choose(): Part {
    const worst = largestError(this.#parts)!;
    if (worst.level < this.#finest) return worst;
    const coarse = this.#parts.filter(({ level }) => level < this.#finest);
    const error = coarse.reduce((sum, part) => sum + part.error, 0);
    if (error > this.#tolerance) return largestError(coarse)!;
    this.#extrapolate(error);
    return worst;
  }

  #extrapolate(coarseError: number): void {
    this.#finest++;
    const limit = this.#table.push(this.#sum("value"));
    const error = limit.error + coarseError;
    if (error >= this.#limit.error) return;
    this.#limit = { value: limit.value, error };
    this.#tolerance = this.#bound(limit.value);
  }

  /** Whether the extrapolated limit is as good as asked. */
  #isSettled(error: number): boolean {
    const limit = this.#limit;
    return limit.error <= this.#bound(limit.value) && limit.error < error &&
      this.#isTrustworthy();
  }

  /** A limit that agrees with the sum, of a sequence that has one. */
  #isTrustworthy(): boolean {
    const { value } = this.#limit;
    const sum = this.#sum("value");
    const isSmall = Math.max(Math.abs(value), Math.abs(sum)) <=
      0.01 * this.#sum("magnitude");
    const ratio = value / sum;
    return this.#table.isRegular &&
      (isSmall || (ratio > 0.01 && ratio < 100)) && !this.#hasPole();
  }

  /** Whether the part with the largest error holds a pole. */
  #hasPole(): boolean {
    const { a, b } = largestError(this.#parts)!;
    return hasPole(this.#f, a, b);
  }

  /** The limit if it is as good as asked; else the sum, as the errors of
   * limits are no bounds before they have settled. */
  #conclude(status: QuadratureStatus): PieceResult {
    const { value, error } = this.#limit;
    const sum = this.#sum("value"), sumError = this.#sum("error");
    if (this.#isSettled(sumError)) {
      return this.#result("converged", value, error);
    }
    const isWild = this.#finest > deepest ||
      sumError > wild * this.#sum("magnitude") || this.#hasPole();
    return this.#result(isWild ? "divergent" : status, sum, sumError);
  }

  #result(status: QuadratureStatus, value: number, error: number): PieceResult {
    return { status, value, error, magnitude: this.#sum("magnitude") };
  }

  #bisect(part: Part): void {
    const middle = part.a / 2 + part.b / 2;
    const level = part.level + 1;
    const halves = [
      ...this.#measure(part.a, middle, level, {
        ...part.ends,
        upper: part.middle,
      }),
      ...this.#measure(middle, part.b, level, {
        ...part.ends,
        lower: part.middle,
      }),
    ];
    const value = halves.reduce((sum, half) => sum + half.value, 0);
    const error = halves.reduce((sum, half) => sum + half.error, 0);
    const isSame = Math.abs(value - part.value) <= 1e-5 * Math.abs(value);
    if (isSame && error >= 0.99 * part.error) this.#fruitless++;
    this.#parts.splice(this.#parts.indexOf(part), 1, ...halves);
  }

  /** Estimates a part, or the parts beside a hole in it. */
  #measure(a: number, b: number, level: number, ends: EndValues = {}): Part[] {
    const found = estimate(this.#f, a, b, this.#options.rule, ends);
    if (found.hole !== undefined && ++this.#holes <= mostHoles) {
      return [
        ...this.#measure(a, found.hole, level),
        ...this.#measure(found.hole, b, level),
      ];
    }
    const { value, error, magnitude, middle } = found;
    return [{ a, b, level, value, error, magnitude, ends, middle }];
  }
}

function largestError(parts: readonly Part[]): Part | undefined {
  let worst = parts[0];
  for (const part of parts) if (part.error > worst!.error) worst = part;
  return worst;
}

/** Its halves would be but a few doubles wide. */
function isTooNarrow({ a, b }: Part): boolean {
  const ends = Math.max(Math.abs(a), Math.abs(b));
  return b - a <= 64 * Number.EPSILON * ends || b - a < 1e-150;
}
