/** Extrapolation of slowly converging sequences. */

/** A limit and how sure it is. */
export interface Extrapolation {
  /** The limit. */
  readonly value: number;
  /** How far the last limits were from it; infinite at first. */
  readonly error: number;
}

/** An entry that stands for infinity: terms were equal. */
const overflowing = 1e300;

/** The most terms that are looked back at. */
const depth = 50;

/** The ratio of moves above which a sequence does not seem to converge: beyond
 * it are singularities like x^-0.998. */
const steadiest = 0.9985;

/** How much the ratios may differ: those of logarithms do so slowly. */
const drift = 0.06;

/**
 * The epsilon algorithm (P. Wynn, "On a device for computing the e_m(S_n)
 * transformation", MTAC 10, 1956), one counter-diagonal kept, as E. J. Weniger
 * describes it (Comput. Phys. Rep. 10, 1989, section 4.3).
 */
export class EpsilonTable {
  readonly #diagonal: number[] = [];
  readonly #limits: number[] = [];
  readonly #terms: number[] = [];

  /**
   * Takes in the next term.
   *
   * @param term A partial sum.
   * @returns The limit of the sequence so far.
   */
  push(term: number): Extrapolation {
    const row = this.#diagonal;
    this.#terms.push(term);
    row.push(term);
    let before = 0;
    for (let j = row.length - 1; j > 0; j--) {
      const kept = row[j - 1]!;
      const difference = row[j]! - kept;
      row[j - 1] = Math.abs(difference) < Number.MIN_VALUE * 1e20
        ? Number.MAX_VALUE
        : before + 1 / difference;
      before = kept;
    }
    const entry = row[(row.length - 1) % 2]!;
    const value = Math.abs(entry) < overflowing ? entry : term;
    if (row.length > depth) row.splice(0, 2);
    const last = this.#limits.slice(-3);
    this.#limits.push(value);
    const spread = last.reduce((sum, x) => sum + Math.abs(value - x), 0);
    const floor = 5 * Number.EPSILON * Math.abs(value);
    return {
      value,
      error: last.length < 3 ? Infinity : Math.max(spread, floor),
    };
  }

  /** Whether the last terms move ever less, by ratios that change slowly, as
   * sums towards a singular end do. The algorithm also gives limits to sequences
   * that have none, as to 1, 2, 4 and 1, 0, 1, and by chance to erratic ones. */
  get isRegular(): boolean {
    const terms = this.#terms.slice(-6);
    if (terms.length < 6) return false;
    const moves = terms.slice(1).map((x, i) => x - terms[i]!);
    const ratios = moves.slice(1).map((move, i) => move / moves[i]!);
    const least = Math.min(...ratios), most = Math.max(...ratios);
    return least > 0 && most < steadiest && most - least < drift;
  }
}
