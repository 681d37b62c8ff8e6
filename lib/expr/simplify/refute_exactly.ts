/** Counterexamples by exact arithmetic, for differences that rounding hides. */
import {
  type Expression,
  numeral,
  same,
  substitute,
  subtract,
  variable,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import type { Assumptions } from "./knowledge.ts";
import { Knowledge } from "./knowledge.ts";

/** A point with rational values, and the values of two expressions there. */
export interface ExactWitness {
  /** By the name of the variable. */
  readonly point: ReadonlyMap<string, Rational>;
  /** The value of the first expression. */
  readonly left: Rational;
  /** The value of the second expression. */
  readonly right: Rational;
}

const values: readonly Rational[] = [
  ...[0, 1, -1, 2, -2, 3].map((n) => Rational.of(n)),
  Rational.of(1, 2),
];
/** Points that are tried. */
const mostPoints = 100;

/**
 * A point with rational values where two expressions have different rational
 * values.
 *
 * @param a One expression.
 * @param b The other.
 * @param names Of their variables.
 * @param assumptions What the point has to satisfy.
 * @returns The first that is found, one where doubles show the difference if
 * there is one; undefined if none is.
 * @throws {ExpressionError} `budget`.
 */
export function refuteExactly(
  a: Expression,
  b: Expression,
  names: readonly string[],
  assumptions: Assumptions,
): ExactWitness | undefined {
  let found: ExactWitness | undefined;
  for (const point of pointsOf(names, assumptions)) {
    spend(10);
    const witness = differenceAt(a, b, point);
    if (witness === undefined) continue;
    if (witness.left.toNumber() !== witness.right.toNumber()) return witness;
    found ??= witness;
  }
  return found;
}

function* pointsOf(
  names: readonly string[],
  assumptions: Assumptions,
): Generator<ReadonlyMap<string, Rational>> {
  const knowledge = new Knowledge(assumptions);
  const allowed = names.map((name) =>
    values.filter((value) => isAllowed(knowledge, name, value))
  );
  const count = allowed.reduce((product, each) => product * each.length, 1);
  for (let k = 0; k < Math.min(count, mostPoints); k++) {
    let rest = k;
    yield new Map(names.map((name, place) => {
      const list = allowed[place]!;
      const value = list[rest % list.length]!;
      rest = Math.floor(rest / list.length);
      return [name, value];
    }));
  }
}

function isAllowed(
  knowledge: Knowledge,
  name: string,
  value: Rational,
): boolean {
  const nature = knowledge.natureOf(variable(name));
  const x = value.toNumber();
  return nature.lower <= x && x <= nature.upper &&
    !(nature.isNonzero && x === 0) && !(nature.isInteger && !value.isInteger);
}

function differenceAt(
  a: Expression,
  b: Expression,
  point: ReadonlyMap<string, Rational>,
): ExactWitness | undefined {
  const numbers = new Map(
    [...point].map(([name, value]) => [name, numeral(value)]),
  );
  try {
    const left = substitute(a, numbers), right = substitute(b, numbers);
    if (left.kind !== "numeral" || right.kind !== "numeral") return undefined;
    return same(subtract(left, right), zero)
      ? undefined
      : { point, left: left.value, right: right.value };
  } catch (error) {
    // A pole of one of them.
    const isPole = error instanceof ExpressionError &&
      (error.code === "division-by-zero" || error.code === "domain");
    if (isPole) return undefined;
    throw error;
  }
}
