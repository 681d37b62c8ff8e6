/**
 * Functions of series w without a constant term, by the recurrences that
 * follow from their differential equations with θ = t d/dt (D. E. Knuth, "The
 * Art of Computer Programming", volume 2, 4.7; J. C. P. Miller's for powers).
 * They hold for any positive real exponents: these are the sums of exponents
 * of w.
 */
import {
  add,
  divide,
  type Expression,
  multiply,
  negate,
  one,
  subtract,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { compareExponents, ExponentMap, leastOrder } from "./exponents.ts";
import {
  coefficientProduct,
  isWrittenZero,
  type Series,
  type Term,
} from "./power_series.ts";

/** What a recurrence knows: the coefficients of lower exponents. */
type Known = ExponentMap<readonly Expression[]>;

/** The next coefficients of the series sought, at one exponent. */
type Step = (exponent: Expression, known: Known) => readonly Expression[];

/**
 * Solves a recurrence.
 *
 * @param w The series composed; all its exponents are positive.
 * @param count How many terms to find at most.
 * @param constants The constant terms of the series sought.
 * @param step Their coefficients at an exponent.
 * @returns The series sought.
 */
function solve(
  w: Series,
  count: number,
  constants: readonly Expression[],
  step: Step,
): Series[] {
  const known: Known = new ExponentMap();
  const open = new ExponentMap<true>();
  const reach = (from: Expression) => {
    for (const { exponent } of w.terms) {
      const sum = add(from, exponent);
      if (w.order !== undefined && compareExponents(sum, w.order) >= 0) break;
      open.set(sum, true);
    }
  };
  known.set(zero, constants);
  reach(zero);
  let order = w.order;
  while (open.size > 0) {
    spend();
    const { exponent } = open.shift()!;
    if (known.size >= count) {
      order = leastOrder(order, exponent);
      break;
    }
    const values = step(exponent, known);
    if (values.every(isWrittenZero)) continue;
    known.set(exponent, values);
    reach(exponent);
  }
  return constants.map((_, place) => ({
    terms: termsOf(known, place),
    order,
  }));
}

function termsOf(known: Known, place: number): Term[] {
  return known.entries()
    .map(({ exponent, value }) => ({ exponent, coefficient: value[place]! }))
    .filter(({ coefficient }) => !isWrittenZero(coefficient));
}

/** Σ over the terms of w up to an exponent of term(its exponent and
 * coefficient, the values known at the difference). */
function convolve(
  w: Series,
  exponent: Expression,
  known: Known,
  term: (part: Term, values: readonly Expression[]) => Expression,
): Expression {
  const parts: Expression[] = [];
  for (const part of w.terms) {
    if (compareExponents(part.exponent, exponent) > 0) break;
    const values = known.get(subtract(exponent, part.exponent));
    if (values !== undefined) parts.push(term(part, values));
  }
  return add(...parts);
}

/**
 * e^w: ε p_ε = Σ a w_a p_(ε-a).
 *
 * @param w A series whose exponents are positive.
 * @param count How many terms to find at most.
 * @returns Its exponential.
 */
export function expSeries(w: Series, count: number): Series {
  return solve(w, count, [one], (exponent, known) => {
    const sum = convolve(
      w,
      exponent,
      known,
      (part, [p]) => coefficientProduct(part.exponent, part.coefficient, p!),
    );
    return [divide(sum, exponent)];
  })[0]!;
}

/**
 * (1 + w)^b: ε p_ε = Σ (b a - (ε - a)) w_a p_(ε-a).
 *
 * @param w A series whose exponents are positive.
 * @param power The exponent b.
 * @param count How many terms to find at most.
 * @returns The power.
 */
export function powerSeries(
  w: Series,
  power: Expression,
  count: number,
): Series {
  return solve(w, count, [one], (exponent, known) => {
    const sum = convolve(w, exponent, known, (part, [p]) => {
      const weight = add(
        multiply(add(power, one), part.exponent),
        negate(exponent),
      );
      return coefficientProduct(weight, part.coefficient, p!);
    });
    return [divide(sum, exponent)];
  })[0]!;
}

/**
 * ln(1 + w): ε l_ε = ε w_ε - Σ (ε - a) l_(ε-a) w_a.
 *
 * @param w A series whose exponents are positive.
 * @param count How many terms to find at most.
 * @returns The logarithm.
 */
export function logarithmSeries(w: Series, count: number): Series {
  // The constant term is 0; the entry in its place makes exponents reachable.
  const series = solve(w, count + 1, [zero], (exponent, known) => {
    const sum = convolve(w, exponent, known, (part, [l]) =>
      coefficientProduct(
        subtract(exponent, part.exponent),
        part.coefficient,
        l!,
      ));
    const own = w.terms.find((term) =>
      compareExponents(term.exponent, exponent) === 0
    )?.coefficient ?? zero;
    return [subtract(own, divide(sum, exponent))];
  });
  return series[0]!;
}

/**
 * sin w and cos w (sign -1), or sinh w and cosh w (sign 1):
 * ε s_ε = Σ a w_a c_(ε-a), ε c_ε = sign Σ a w_a s_(ε-a).
 *
 * @param w A series whose exponents are positive.
 * @param sign 1 or -1, as a numeral.
 * @param count How many terms to find at most, of both together.
 * @returns The sine and the cosine.
 */
export function sineSeries(
  w: Series,
  sign: Expression,
  count: number,
): readonly [sine: Series, cosine: Series] {
  const [sine, cosine] = solve(w, count, [zero, one], (exponent, known) => {
    const over = (place: 0 | 1) =>
      convolve(
        w,
        exponent,
        known,
        (part, values) =>
          coefficientProduct(part.exponent, part.coefficient, values[place]!),
      );
    return [
      divide(over(1), exponent),
      multiply(sign, divide(over(0), exponent)),
    ];
  });
  return [sine!, cosine!];
}
