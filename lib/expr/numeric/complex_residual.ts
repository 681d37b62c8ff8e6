/** Whether two expressions are worth the same at a point. */
import type { Expression } from "../algebra/expression.ts";
import { Rational } from "../exact/rational.ts";
import type { Complex } from "../functions/complex.ts";
import { isFiniteComplex, modulus } from "../functions/complex.ts";
import { prepare } from "./complex_arithmetic.ts";
import { type Schedule, schedule } from "./complex_schedule.ts";
import {
  doubleDoublePrecision,
  doublePrecision,
  type Precision,
  type Tracked,
} from "./complex_precision.ts";
import { Tracking } from "./complex_tracked.ts";
import { ofComplex } from "./double_double_complex.ts";

/** What the difference of two values was found to be. */
export type ResidualReport =
  | {
    /** The difference is 0 as far as can be told. */
    readonly status: "zero";
    /** So far: a bound of the difference beside the larger value, or beside
     * the largest term where both values are 0. */
    readonly within: number;
  }
  | {
    /** The difference is more than its rounding errors. */
    readonly status: "nonzero";
    /** The difference beside the larger value. */
    readonly residual: number;
  }
  | {
    /** Nothing is known. */
    readonly status: "undetermined";
    /** `undefined`: a value is not finite; `ill-conditioned`: the rounding
     * errors are larger than asked for. */
    readonly reason: "undefined" | "ill-conditioned";
  };

/** What is asked of a residual. */
export interface ResidualOptions {
  /** How small the relative bound of a zero has to be; 1e-9 unless told. Below
   * 1e-15 or so it takes double-doubles. */
  readonly within?: number;
}

/**
 * Compares the values of two expressions at a point. Rounding errors are
 * bounded as they arise; where doubles do not tell, double-doubles are taken.
 *
 * @param a One expression.
 * @param b The other.
 * @param values A value of each variable, taken as exact.
 * @param options What is asked.
 * @returns Whether a - b is 0 there.
 * @throws {ExpressionError} `unknown-variable` if a value is missing;
 * `unsupported` for a root sum over something that is no polynomial.
 */
export function relativeResidual(
  a: Expression,
  b: Expression,
  values: ReadonlyMap<string, Complex>,
  options: ResidualOptions = {},
): ResidualReport {
  const compare = compileResidual(a, b, [...values.keys()], options);
  return compare([...values.values()]);
}

/**
 * Makes a comparison of two expressions at any number of points.
 *
 * @param a One expression.
 * @param b The other.
 * @param variables The names of the variables, in the order of their values.
 * @param options What is asked.
 * @returns The comparison, as `relativeResidual`; not reentrant.
 * @throws {ExpressionError} `unknown-variable` if a variable is not listed;
 * `unsupported` for a root sum over something that is no polynomial.
 */
export function compileResidual(
  a: Expression,
  b: Expression,
  variables: readonly string[],
  options: ResidualOptions = {},
): (values: readonly Complex[]) => ResidualReport {
  const plan = schedule([a, b], variables);
  const within = options.within ?? 1e-9;
  const inDoubles = comparison(plan, doublePrecision, (z) => z);
  let inDoubleDoubles: Comparison | undefined;
  return (values) => {
    const first = judge(inDoubles(values), within);
    if (first.report.status === "nonzero") return first.report;
    if (first.report.status === "zero" && !first.cancelled) return first.report;
    if (isUndefined(first.report)) return first.report;
    inDoubleDoubles ??= comparison(plan, doubleDoublePrecision, ofComplex);
    const { report } = judge(inDoubleDoubles(values), within);
    return isUndefined(report) ? first.report : report;
  };
}

function isUndefined(report: ResidualReport): boolean {
  return report.status === "undetermined" && report.reason === "undefined";
}

type Pair = readonly [Tracked<unknown>, Tracked<unknown>, difference: number];
type Comparison = (values: readonly Complex[]) => Pair;

function comparison<V>(
  plan: Schedule,
  precision: Precision<V>,
  lift: (z: Complex) => V,
): Comparison {
  const arithmetic = new Tracking(precision);
  const evaluator = prepare(plan, arithmetic);
  const minusOne = precision.arithmetic.numeral(Rational.of(-1));
  return (values) => {
    const [a, b] = evaluator(values.map((z) => arithmetic.exact(lift(z))));
    const minus = precision.arithmetic.multiply(minusOne, b!.value);
    const difference = precision.arithmetic.add(a!.value, minus);
    return [a!, b!, modulus(precision.round(difference))];
  };
}

/** Bounds of first order may be short of the error by this much. */
const room = 4;

/** Whether a value is 0 as far as can be told. */
function hasCancelled({ near, error }: Tracked<unknown>): boolean {
  return modulus(near) <= room * error;
}

function judge(
  [a, b, difference]: Pair,
  within: number,
): { readonly report: ResidualReport; readonly cancelled: boolean } {
  if (!isFiniteComplex(a.near) || !isFiniteComplex(b.near)) {
    return {
      report: { status: "undetermined", reason: "undefined" },
      cancelled: false,
    };
  }
  const error = room * (a.error + b.error);
  const size = Math.max(modulus(a.near), modulus(b.near));
  if (difference > error) {
    return {
      report: { status: "nonzero", residual: difference / size },
      cancelled: false,
    };
  }
  const cancelled = error > 0 && hasCancelled(a) && hasCancelled(b);
  const beside = cancelled ? Math.max(a.magnitude, b.magnitude) : size;
  const bound = beside === 0 ? 0 : error / beside;
  return {
    report: bound <= within
      ? { status: "zero", within: bound }
      : { status: "undetermined", reason: "ill-conditioned" },
    cancelled,
  };
}
