/** A test for zero at points, for choices that the gate confirms later. */
import { Random } from "../../../core/random.ts";
import { type Expression, variablesOf } from "../../algebra/mod.ts";
import {
  type Complex,
  isFiniteComplex,
  modulus,
} from "../../functions/complex.ts";
import { prepare } from "../../numeric/complex_arithmetic.ts";
import { complexDoubles } from "../../numeric/complex_double.ts";
import { schedule } from "../../numeric/complex_schedule.ts";

const seed = 7;
const points = 4;

/**
 * Whether an expression is 0 at complex points, within what doubles lose of
 * its terms.
 *
 * @param expression Any.
 * @returns Whether it is 0 at all of several points where it has a value.
 */
export function vanishesAtPoints(expression: Expression): boolean {
  if (expression.kind === "numeral") return expression.value.isZero;
  const names = variablesOf(expression);
  const terms = expression.kind === "sum" ? expression.terms : [];
  if (terms.length === 0) return false;
  const evaluate = prepare(
    schedule([expression, ...terms], names),
    complexDoubles,
  );
  const random = new Random(seed);
  let seen = 0;
  for (let tries = 0; tries < 4 * points && seen < points; tries++) {
    const values = names.map((): Complex => [
      2 * random.uniform() - 1,
      2 * random.uniform() - 1,
    ]);
    const [value, ...parts] = evaluate(values) as [Complex, ...Complex[]];
    if (!isFiniteComplex(value)) continue;
    const size = parts.reduce((most, part) => Math.max(most, modulus(part)), 0);
    if (modulus(value) > 1e-10 * size) return false;
    seen++;
  }
  return seen === points;
}
