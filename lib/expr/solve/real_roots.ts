/**
 * All real roots in an interval, by the interval Newton method with bisection
 * (E. Hansen, "Global optimization using interval analysis", 1992, chapter 7):
 * a part is thrown away only where an enclosure of f has no zero in it, and a
 * root is given only where f' has none and the Newton step maps into itself,
 * or the sign changes.
 */
import {
  call,
  divide,
  type Expression,
  one,
  transform,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { derivative } from "../differentiate/derivative.ts";
import { numeratorDenominator, togetherExpression } from "../simplify/mod.ts";
import { ExpressionError } from "../errors.ts";
import {
  add,
  divide as quotient,
  multiply,
  negate,
  subtract,
} from "../numeric/interval_arithmetic.ts";
import {
  includes,
  type Interval,
  interval,
  isEmpty,
  point,
} from "../numeric/interval.ts";
import { compileIntervals } from "../numeric/interval_evaluate.ts";

/** Numbers from one end to the other, ends included. */
export interface RealInterval {
  /** The lower end. */
  readonly lower: number;
  /** The upper end. */
  readonly upper: number;
}

/** What a search for all roots found. */
export interface RealRoots {
  /** Intervals with exactly one root each, simple ones, ascending. */
  readonly roots: readonly RealInterval[];
  /** Intervals that may hold roots: double ones, ends of the domain, jumps;
   * elsewhere there is none but those above. */
  readonly undecided: readonly RealInterval[];
}

/** Parts that are this much narrower than their place are not cut further. */
const finest = 2 ** -40;
/** A root is enclosed to about neighbouring doubles. */
const sharpest = 4 * Number.EPSILON;
/** Parts that are looked at; what is left then is undecided. */
const mostParts = 20_000;
/** Parts are cut here, so that no root at 0 or at the middle lies on a cut. */
const cutAt = 0.4921875;

/**
 * Finds all real roots of a function in an interval.
 *
 * @param f Of the variable alone.
 * @param name The variable.
 * @param within Where to look; finite.
 * @returns Each simple root in an interval of its own, and what is left.
 * @throws {ExpressionError} `unknown-variable` for other variables, `domain`
 * for bad ends, `budget`.
 */
export function allRealRoots(
  f: Expression,
  name: string,
  within: RealInterval,
): RealRoots {
  const { lower, upper } = within;
  if (!(Number.isFinite(lower) && Number.isFinite(upper) && lower <= upper)) {
    throw new ExpressionError(
      "domain",
      `Cannot look for roots as the interval must be finite and not empty: ` +
        `current value is from ${lower} to ${upper}`,
    );
  }
  const { numerator, denominator } = numeratorDenominator(
    togetherExpression(inSineAndCosine(f)),
  );
  const found = new Search(numerator, name).run(within);
  return withoutPoles(found, denominator, name);
}

/** Poles of tan, sec, csc and cot as zeros of a denominator. */
function inSineAndCosine(f: Expression): Expression {
  return transform(f, (part) => {
    if (part.kind !== "call" || part.arguments.length !== 1) return part;
    const [angle] = part.arguments as [Expression];
    const sine = () => call("sin", angle), cosine = () => call("cos", angle);
    switch (part.name) {
      case "tan":
        return divide(sine(), cosine());
      case "cot":
        return divide(cosine(), sine());
      case "sec":
        return divide(one, cosine());
      case "csc":
        return divide(one, sine());
      default:
        return part;
    }
  });
}

/** A zero of the numerator is a root where the denominator is not 0. */
function withoutPoles(
  found: RealRoots,
  denominator: Expression,
  name: string,
): RealRoots {
  const below = compileIntervals([denominator], [name]);
  const mayVanish = ({ lower, upper }: RealInterval): boolean => {
    const [value] = below([interval(lower, upper)]) as [Interval];
    return value.defined !== "everywhere" || includes(value, 0);
  };
  return {
    roots: found.roots.filter((root) => !mayVanish(root)),
    undecided: [...found.undecided, ...found.roots.filter(mayVanish)]
      .toSorted((a, b) => a.lower - b.lower),
  };
}

class Search {
  readonly #both: (box: readonly Interval[]) => readonly Interval[];
  readonly #roots: RealInterval[] = [];
  readonly #undecided: RealInterval[] = [];
  #scale = 1;

  constructor(f: Expression, name: string) {
    this.#both = compileIntervals([f, derivative(f, name)], [name]);
  }

  run(within: RealInterval): RealRoots {
    this.#scale = Math.max(Math.abs(within.lower), Math.abs(within.upper));
    // First in, first out: the widest parts come first.
    const parts: RealInterval[] = [within];
    for (let at = 0; at < parts.length; at++) {
      if (at >= mostParts) this.#undecided.push(parts[at]!);
      else {
        spend(20);
        parts.push(...this.#step(parts[at]!));
      }
    }
    const roots = this.#apart();
    return { roots, undecided: joined(this.#undecided, roots) };
  }

  /** A root at the common end of two parts is found in both: where two
   * intervals meet and f' is not 0 in them together, they hold one root. */
  #apart(): RealInterval[] {
    const result: RealInterval[] = [];
    for (const root of this.#roots.toSorted((a, b) => a.lower - b.lower)) {
      const last = result.at(-1);
      if (last !== undefined && root.lower <= last.upper) {
        const upper = Math.max(last.upper, root.upper);
        const slope = this.#both([interval(last.lower, upper)])[1]!;
        if (!includes(slope, 0)) {
          result[result.length - 1] = { lower: last.lower, upper };
          continue;
        }
      }
      result.push(root);
    }
    return result;
  }

  /** What is left of a part. */
  #step(part: RealInterval): RealInterval[] {
    const box = interval(part.lower, part.upper);
    const [value, slope] = this.#both([box]) as [Interval, Interval];
    if (value.defined === "nowhere" || !includes(value, 0)) return [];
    const isSmooth = value.defined === "everywhere" && value.isContinuous;
    const isSteady = isSmooth && slope.defined === "everywhere" &&
      slope.isContinuous;
    if (isSteady && !includes(slope, 0)) return this.#monotone(part, slope);
    if (isSteady && !includes(this.#meanValue(part, slope), 0)) return [];
    if (part.upper - part.lower <= this.#finestAt(part)) {
      this.#undecided.push(part);
      return [];
    }
    return halves(part);
  }

  /** f(m) + f'(X) (X - m), which is tighter on narrow parts. */
  #meanValue({ lower, upper }: RealInterval, slope: Interval): Interval {
    const middle = lower + (upper - lower) / 2;
    const away = subtract(interval(lower, upper), point(middle));
    return add(this.#valueAt(middle), multiply(slope, away));
  }

  #finestAt({ lower, upper }: RealInterval): number {
    const size = Math.max(Math.abs(lower), Math.abs(upper));
    return finest * Math.max(size, finest * this.#scale);
  }

  /** At most one root: there is one if and only if the signs at the ends
   * differ, or one end is a root. */
  #monotone(part: RealInterval, slope: Interval): RealInterval[] {
    const ends = [part.lower, part.upper];
    const values = ends.map((x) => this.#valueAt(x));
    const [first, last] = values.map(signOf) as [number, number];
    const root = values.findIndex(isZero);
    if (root >= 0) this.#roots.push(pointAt(ends[root]!));
    else if (first === 0 || last === 0) return this.#unsure(part);
    else if (first !== last) {
      this.#roots.push(this.#refined(part, slope, first));
    }
    return [];
  }

  /** The sign at an end is not known: the root is there, or nearly. */
  #unsure(part: RealInterval): RealInterval[] {
    if (part.upper - part.lower > this.#finestAt(part)) return halves(part);
    this.#undecided.push(part);
    return [];
  }

  #valueAt(x: number): Interval {
    return this.#both([point(x)])[0]!;
  }

  /** Newton steps from the middle, cut with the part; halved if they stall. */
  #refined(
    start: RealInterval,
    startSlope: Interval,
    first: number,
  ): RealInterval {
    let part = start, slope = startSlope;
    for (let k = 0; k < 200; k++) {
      const width = part.upper - part.lower;
      const size = Math.max(Math.abs(part.lower), Math.abs(part.upper));
      if (width <= sharpest * size) break;
      const next = this.#newton(part, slope) ?? part;
      const isFast = next.upper - next.lower < width / 2;
      const better = isFast ? next : this.#half(next, first);
      if (better === undefined) return next;
      part = better;
      slope = this.#both([interval(part.lower, part.upper)])[1]!;
    }
    return part;
  }

  #newton(part: RealInterval, slope: Interval): RealInterval | undefined {
    const middle = part.lower + (part.upper - part.lower) / 2;
    const value = this.#valueAt(middle);
    const step = subtract(point(middle), quotient(value, slope));
    if (isEmpty(step)) return undefined;
    const lower = Math.max(part.lower, step.low);
    const upper = Math.min(part.upper, step.high);
    return lower <= upper ? { lower, upper } : undefined;
  }

  /** The half in which the sign changes; undefined if that is not seen. */
  #half(part: RealInterval, first: number): RealInterval | undefined {
    const middle = part.lower + (part.upper - part.lower) / 2;
    if (middle === part.lower || middle === part.upper) return undefined;
    const value = this.#valueAt(middle);
    if (isZero(value)) return pointAt(middle);
    const sign = signOf(value);
    if (sign === 0) return undefined;
    return sign === first
      ? { lower: middle, upper: part.upper }
      : { lower: part.lower, upper: middle };
  }
}

const pointAt = (x: number): RealInterval => ({ lower: x, upper: x });

/** -1 or 1 where it is certain, else 0. */
function signOf(value: Interval): number {
  if (value.low > 0) return 1;
  return negate(value).low > 0 ? -1 : 0;
}

function isZero({ low, high }: Interval): boolean {
  return low === 0 && high === 0;
}

function halves({ lower, upper }: RealInterval): RealInterval[] {
  const middle = lower + (upper - lower) * cutAt;
  if (middle <= lower || middle >= upper) return [];
  return [{ lower, upper: middle }, { lower: middle, upper }];
}

/** Neighbours as one; what is a root already is left out. */
function joined(
  parts: readonly RealInterval[],
  roots: readonly RealInterval[],
): RealInterval[] {
  const result: RealInterval[] = [];
  for (const part of parts.toSorted((a, b) => a.lower - b.lower)) {
    const last = result.at(-1);
    if (last !== undefined && part.lower <= last.upper) {
      const upper = Math.max(last.upper, part.upper);
      result[result.length - 1] = { lower: last.lower, upper };
    } else result.push(part);
  }
  return result.filter(({ lower, upper }) =>
    !roots.some((root) => root.lower <= lower && upper <= root.upper)
  );
}
