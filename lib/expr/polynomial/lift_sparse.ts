/**
 * Multivariate Hensel lifting: factors at the point where all variables but the
 * first are 0 become factors of the polynomial, one variable after the other
 * (Wang, An improved multivariate polynomial factoring algorithm, 1978; Geddes,
 * Czapor and Labahn, Algorithms for Computer Algebra, section 6.8). All is done
 * modulo a prime above the coefficients of any factor.
 */
import { spend } from "../budget.ts";
import type { Univariate } from "./dense.ts";
import {
  convolution,
  Level,
  type Modular,
  type Solver,
  toSparse,
  Univariates,
} from "./diophantine.ts";
import type { Field } from "./domain.ts";
import {
  add,
  degreesOf,
  multiply,
  multiplyByTerm,
  subtract,
} from "./sparse.ts";
import {
  coefficientsIn,
  evaluate,
  fromCoefficients,
} from "./sparse_variable.ts";

/** What is to be lifted. */
export interface Lifting {
  /** Residues modulo a large prime. */
  readonly field: Field<bigint>;
  /** The polynomial, in at least two variables. */
  readonly polynomial: Modular;
  /** The monic factors, in the first variable, of its value at 0. */
  readonly factors: readonly Univariate<bigint>[];
  /** The leading coefficient of each factor in the first variable: polynomials
   * in the others, whose product is that of the polynomial. */
  readonly leading: readonly Modular[];
}

/**
 * Lifts factors.
 *
 * @param lifting At least two pairwise coprime factors.
 * @returns The factors in all variables, or nothing if there are none with
 * these leading coefficients and values at 0.
 */
export function liftSparse(lifting: Lifting): readonly Modular[] | undefined {
  const { field, polynomial, leading } = lifting;
  const arity = polynomial[0]!.exponents.length;
  let factors = scaledFactors(lifting);
  let solver: Solver = new Univariates(field, lifting.factors, factors);
  const degrees = degreesOf(polynomial);
  for (let variable = 1; variable < arity; variable++) {
    const target = restrict(field, polynomial, variable);
    const started = factors.map((factor, i) =>
      withLeading(field, factor, restrict(field, leading[i]!, variable))
    );
    const lifted = liftVariable(
      field,
      { target, factors: started, solver },
      variable,
    );
    if (lifted === undefined) return undefined;
    factors = lifted;
    // Later corrections may have a higher degree than this target.
    solver = new Level(field, solver, factors, variable, degrees[variable]!);
  }
  return factors;
}

/** With all variables after a given one set to 0. */
function restrict(
  field: Field<bigint>,
  a: Modular,
  variable: number,
): Modular {
  let result = a;
  for (let i = variable + 1; i < (a[0]?.exponents.length ?? 0); i++) {
    result = evaluate(field, result, i, 0n);
  }
  return result;
}

function scaledFactors(lifting: Lifting): Modular[] {
  const { field, polynomial, factors, leading } = lifting;
  const arity = polynomial[0]!.exponents.length;
  return factors.map((factor, i) => {
    const lead = restrict(field, leading[i]!, 0)[0]!.coefficient;
    return toSparse(factor.map((c) => field.multiply(c, lead)), arity);
  });
}

function withLeading(
  field: Field<bigint>,
  a: Modular,
  lead: Modular,
): Modular {
  const degree = a[0]!.exponents[0]!;
  const top = a[0]!.exponents.map((_, i) => i === 0 ? degree : 0);
  const rest = a.filter(({ exponents }) => exponents[0]! < degree);
  const head = multiplyByTerm(field, lead, {
    exponents: top,
    coefficient: 1n,
  });
  return add(field, head, rest);
}

interface Start {
  readonly target: Modular;
  readonly factors: readonly Modular[];
  readonly solver: Solver;
}

/** Corrects the factors power by power of the variable. */
function liftVariable(
  field: Field<bigint>,
  { target, factors, solver }: Start,
  variable: number,
): Modular[] | undefined {
  const wanted = coefficientsIn(target, variable);
  const degree = wanted.length - 1;
  const parts = factors.map((factor) => coefficientsIn(factor, variable));
  const products = partialProducts(field, parts);
  for (let power = 1; power <= degree; power++) {
    spend(10);
    for (let k = 1; k < parts.length; k++) {
      products[k]![power] = convolution(
        field,
        products[k - 1]!,
        parts[k]!,
        power,
      );
    }
    const error = subtract(
      field,
      wanted[power] ?? [],
      products[parts.length - 1]![power]!,
    );
    if (error.length === 0) continue;
    const steps = solver.solve(error);
    if (steps === undefined) return undefined;
    correct(field, parts, products, steps, power);
  }
  const total = parts.reduce((sum, part) => sum + part.length - 1, 0);
  // All coefficients agree, so that the product is the target.
  if (total > degree) return undefined;
  return parts.map((part) => fromCoefficients(field, part, variable));
}

/** The coefficient of x^0 of the products of the first factors; the first of
 * them is the first factor itself. */
function partialProducts(
  field: Field<bigint>,
  parts: readonly Modular[][],
): Modular[][] {
  const products: Modular[][] = [parts[0]!];
  for (let k = 1; k < parts.length; k++) {
    const before = products[k - 1]![0]!;
    products.push([multiply(field, before, parts[k]![0]!)]);
  }
  return products;
}

/** Adds the steps, and what they change of the products. */
function correct(
  field: Field<bigint>,
  parts: readonly Modular[][],
  products: readonly Modular[][],
  steps: readonly Modular[],
  power: number,
): void {
  let change = steps[0]!;
  for (let k = 0; k < parts.length; k++) {
    if (k > 0) {
      change = add(
        field,
        multiply(field, change, parts[k]![0]!),
        multiply(field, products[k - 1]![0]!, steps[k]!),
      );
      products[k]![power] = add(field, products[k]![power]!, change);
    }
    if (steps[k]!.length === 0) continue;
    const part = parts[k]!;
    while (part.length <= power) part.push([]);
    part[power] = add(field, part[power]!, steps[k]!);
  }
}
