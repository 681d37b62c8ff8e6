/** A judge of antiderivatives that shares nothing with the gate of the
 * integrator: differences of values, not derivatives. */
import { type Expression, variablesOf } from "../../../lib/expr/algebra/mod.ts";
import { Random } from "../../../lib/core/random.ts";
import { derivative } from "../../../lib/expr/differentiate/derivative.ts";
import {
  type Complex,
  divide,
  isFiniteComplex,
  modulus,
  scale,
  subtract,
  undefinedComplex,
} from "../../../lib/expr/functions/complex.ts";
import { compileComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";

/** What a judge says. */
export type Verdict = "right" | "wrong" | "unknown";

type Evaluate = (values: readonly Complex[]) => Complex;

/** Points that have to agree. */
const wanted = 8;
/** Of the difference quotients; also half of it. */
const step = 2e-3;
/** A point says something only if what is known of the errors of the quotient,
 * of truncation and of rounding, is less than this part of the value. */
const tolerance = 1e-6;

/**
 * Judges an antiderivative at 8 complex points off the axes.
 *
 * @param antiderivative F.
 * @param integrand f.
 * @param variable The variable.
 * @returns Whether F' = f at all points that have a value.
 */
export function judge(
  antiderivative: Expression,
  integrand: Expression,
  variable: string,
): Verdict {
  const names = [
    ...new Set([
      variable,
      ...variablesOf(integrand),
      ...variablesOf(antiderivative),
    ]),
  ];
  const f = compileComplex(integrand, names);
  const whole = compileComplex(antiderivative, names);
  const verdict = agree((values) => difference(whole, values), f, names.length);
  if (verdict !== "unknown") return verdict;
  const slope = compileComplex(derivative(antiderivative, variable), names);
  return agree(slope, f, names.length);
}

/**
 * Judges whether two antiderivatives differ by a constant near each point.
 *
 * @param a One.
 * @param b The other.
 * @param variable The variable.
 * @returns Whether they do.
 */
export function differByConstant(
  a: Expression,
  b: Expression,
  variable: string,
): Verdict {
  const names = [
    ...new Set([variable, ...variablesOf(a), ...variablesOf(b)]),
  ];
  const first = compileComplex(a, names), second = compileComplex(b, names);
  return agree(
    (values) => difference(first, values),
    (values) => difference(second, values),
    names.length,
  );
}

function agree(a: Evaluate, b: Evaluate, count: number): Verdict {
  const random = new Random(99);
  const part = () =>
    (random.uniform() < 0.5 ? -1 : 1) * (0.15 + 1.3 * random.uniform());
  let seen = 0;
  for (let tries = 0; tries < 6 * wanted && seen < wanted; tries++) {
    const values = Array.from({ length: count }, (): Complex => [
      part(),
      part(),
    ]);
    const left = a(values), right = b(values);
    if (!isFiniteComplex(left) || !isFiniteComplex(right)) continue;
    const size = Math.max(modulus(right), 1e-6);
    if (modulus(subtract(left, right)) > tolerance * size) return "wrong";
    seen++;
  }
  return seen === wanted ? "right" : "unknown";
}

/** The five-point difference quotient in the first variable; no value where
 * that of half the step differs, as beside a pole or across a cut. */
function difference(f: Evaluate, values: readonly Complex[]): Complex {
  const coarse = quotient(f, values, step);
  const fine = quotient(f, values, step / 2);
  const rounding = 1e-15 * modulus(f(values)) / step;
  const error = modulus(subtract(coarse, fine)) + rounding;
  return error < tolerance / 2 * modulus(fine) ? fine : undefinedComplex;
}

function quotient(f: Evaluate, values: readonly Complex[], h: number): Complex {
  const [x, ...others] = values as [Complex, ...Complex[]];
  const at = (k: number) => f([[x[0] + k * h, x[1]], ...others]);
  const near = subtract(at(1), at(-1)), far = subtract(at(2), at(-2));
  return divide(subtract(scale(near, 8), far), [12 * h, 0]);
}
