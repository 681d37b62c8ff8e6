/** Fits of models to data. */
import { gradient, type Source } from "../differentiate/mod.ts";
import { numericFunction } from "../evaluate/numeric_function.ts";
import type { VectorFunction } from "../linear/vector_function.ts";
import { unlessUnsupported } from "../roots/source.ts";
import { type Columns, type FitProblem, fitProblem } from "./fit_data.ts";
import type { FitReport, FittedParameter } from "./fit_report.ts";
import { inverseOfNormal, totalSquares } from "./fit_statistics.ts";
import { minimizeSquares } from "./least_squares.ts";
import type {
  LeastSquaresOptions,
  LeastSquaresReport,
  LeastSquaresStatus,
} from "./least_squares_report.ts";

/** How to fit; what is absent is as its comment says. */
export interface FitOptions extends LeastSquaresOptions {
  /** The column that the model is fitted to: that on the left of an equation,
   * the only one that the model does not use, or `y`. */
  readonly response?: string;
  /** A weight for each row, as 1 / variance up to a common factor; all 1. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Fits a model to data by least squares: the method of Levenberg and Marquardt
 * with symbolic derivatives.
 *
 * @param model An expression of parameters and columns, or an equation with
 * the response on its left.
 * @param parameters A start for each parameter, or their names only: then all
 * start at 1.
 * @param data The columns by their names.
 * @param options The response, weights, and when to stop.
 * @returns A report with standard errors, covariances and R².
 * @throws {ExpressionError} If the model cannot be read or has a variable that
 * is no parameter and no column; `domain` if the data do not fit together.
 *
 * @example
 * ```ts
 * import { fit } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const data = { x: [1, 2, 3, 4, 5], y: [3.1, 4.9, 7.2, 9, 10.8] };
 * const found = fit("y = a x + b", ["a", "b"], data);
 * assertAlmostEquals(found.parameters.a!.value, 1.95, 1e-12);
 * assertAlmostEquals(found.parameters.b!.value, 1.15, 1e-12);
 * assertAlmostEquals(found.meanSquaredError, 0.015, 1e-12);
 * ```
 */
export function fit(
  model: Source,
  parameters: Readonly<Record<string, number>> | readonly string[],
  data: Columns,
  options: FitOptions = {},
): FitReport {
  const start: Readonly<Record<string, number>> = isNames(parameters)
    ? Object.fromEntries(parameters.map((name) => [name, 1]))
    : parameters;
  const names = Object.keys(start);
  const problem = fitProblem(model, names, data, options);
  const found = minimizeSquares(
    residualsOf(problem, names),
    Float64Array.from(Object.values(start)),
    options,
  );
  return reportOf(problem, names, found);
}

function isNames(
  parameters: Readonly<Record<string, number>> | readonly string[],
): parameters is readonly string[] {
  return Array.isArray(parameters);
}

/** The weighted residuals √w (model - y) with their Jacobian. */
function residualsOf(
  problem: FitProblem,
  names: readonly string[],
): VectorFunction {
  const { model, columns, values, response, weights } = problem;
  const count = names.length, variables = [...names, ...columns];
  const roots = weights.map(Math.sqrt);
  const input = new Float64Array(variables.length);
  const perRow = (
    evaluate: (x: Float64Array, out: Float64Array) => void,
    output: Float64Array,
    take: (row: number) => void,
  ) =>
  (x: Float64Array): void => {
    input.set(x);
    for (let row = 0; row < response.length; row++) {
      for (let c = 0; c < columns.length; c++) {
        input[count + c] = values[c]![row]!;
      }
      evaluate(input, output);
      take(row);
    }
  };
  const size = response.length;
  const evaluate = numericFunction([model], variables);
  const height = new Float64Array(1);
  const value = (x: Float64Array, out: Float64Array): void =>
    perRow(evaluate, height, (row) => {
      out[row] = roots[row]! * (height[0]! - response[row]!);
    })(x);
  const derivatives = unlessUnsupported(() =>
    numericFunction(gradient(model, names), variables)
  );
  if (derivatives === undefined) return { size, value };
  const slopes = new Float64Array(count);
  const jacobian = (x: Float64Array, out: Float64Array): void =>
    perRow(derivatives, slopes, (row) => {
      for (let j = 0; j < count; j++) {
        out[row * count + j] = roots[row]! * slopes[j]!;
      }
    })(x);
  return { size, value, jacobian };
}

const sentences: Readonly<Record<LeastSquaresStatus, string>> = {
  converged: "Converged to a least squares fit",
  stalled: "No step lowers the sum of squares, but it is no minimum",
  diverged: "The parameters ran away",
  iterations: "The limit of iterations was reached before a fit",
  domain: "The model or a derivative is not defined at the start",
};

function reportOf(
  problem: FitProblem,
  names: readonly string[],
  found: LeastSquaresReport,
): FitReport {
  const { response, weights } = problem;
  const { status, point, sumOfSquares } = found;
  const degreesOfFreedom = response.length - names.length;
  const variance = degreesOfFreedom > 0
    ? sumOfSquares / degreesOfFreedom
    : undefined;
  const inverse = variance === undefined || status === "domain"
    ? undefined
    : inverseOfNormal(found.jacobian);
  const covariance = inverse?.map((row) => row.map((x) => x * variance!));
  const parameter = (j: number): FittedParameter => ({
    value: point[j]!,
    standardError: covariance && Math.sqrt(covariance[j]![j]!),
  });
  const total = totalSquares(response, weights);
  const weight = weights.reduce((sum, w) => sum + w, 0);
  return {
    status,
    parameters: Object.fromEntries(
      names.map((name, j) => [name, parameter(j)]),
    ),
    covariance,
    residuals: unweightedResiduals(problem, names, point),
    sumOfSquares,
    meanSquaredError: sumOfSquares / weight,
    residualStandardDeviation: variance && Math.sqrt(variance),
    rSquared: total > 0 ? 1 - sumOfSquares / total : undefined,
    degreesOfFreedom,
    iterations: found.iterations,
    evaluations: found.evaluations,
    message: `${sentences[status]}: the sum of squares is ${sumOfSquares}`,
  };
}

/** The data less the model: rows of weight 0 have residuals, too. */
function unweightedResiduals(
  problem: FitProblem,
  names: readonly string[],
  point: Float64Array,
): Float64Array {
  const weights = problem.weights.map(() => 1);
  const residuals = new Float64Array(weights.length);
  residualsOf({ ...problem, weights }, names).value(point, residuals);
  return residuals.map((r) => -r);
}
