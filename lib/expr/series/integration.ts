/** Expansions of functions from those of their derivatives. */
import {
  call,
  type CallName,
  dependsOn,
  divide,
  type Expression,
  multiply,
  zero,
} from "../algebra/mod.ts";
import {
  rules as derivatives,
  type SpecialName,
} from "../differentiate/rules.ts";
import { compareExponents } from "./exponents.ts";
import { type CallRule, type Expander, Shortage } from "./expander.ts";
import {
  addSeries,
  collect,
  constantSeries,
  isWrittenZero,
  multiplySeries,
  type Series,
} from "./power_series.ts";
import { undecided } from "./undecided.ts";

/**
 * f(u) by integrating f'(u) u': ε f_ε is the coefficient of θu f'(u). The
 * constant is f at the constant of u.
 *
 * @param name The function.
 * @param place Which argument varies; the others are constants.
 * @returns The rule.
 */
export function integrated(
  name: Exclude<CallName, SpecialName>,
  place = 0,
): CallRule {
  return (expander, args) => {
    requireConstants(expander, args, place);
    const u = expander.of(args[place]!);
    const parts = expander.split(u);
    if (parts === undefined) throw undecided(`${name} of an infinite value`);
    const placed = (x: Expression) =>
      args.map((argument, at) => at === place ? x : argument);
    const slope = (x: Expression) => {
      const value = derivatives[name][place]?.(...placed(x));
      if (value === undefined) throw undecided(`the derivative of ${name}`);
      return value;
    };
    const value = valueAt(name, placed(parts.constant));
    return integral(expander, u, slope, value);
  };
}

/** Incomplete elliptic integrals begin at the angle 0. */
function valueAt(
  name: Exclude<CallName, SpecialName>,
  args: readonly Expression[],
): Expression {
  const angle = name === "ellipticPi" ? args[1]! : args[0]!;
  return name.startsWith("elliptic") && isWrittenZero(angle)
    ? zero
    : call(name, ...args);
}

/**
 * F(u) of a function F whose derivative is known: ε F_ε is the coefficient of
 * θu F'(u), θ = t d/dt.
 *
 * @param expander Expands the derivative.
 * @param u A series that is not infinite.
 * @param slope The derivative of F, as an expression of its argument.
 * @param constant F at the constant of u.
 * @returns F(u).
 * @throws {ExpressionError} If F is not regular enough there.
 */
export function integral(
  expander: Expander,
  u: Series,
  slope: (x: Expression) => Expression,
  constant: Expression,
): Series {
  const { name } = expander.scale;
  if (
    name !== undefined && u.terms.some((t) => dependsOn(t.coefficient, name))
  ) {
    // θ takes the logarithm as a constant, and e^(ln t) = t is none.
    throw undecided("a function of a logarithm of the variable");
  }
  const before = expander.logarithms;
  const outer = expander.compose(slope, u);
  if (expander.logarithms !== before) {
    throw undecided("a function at a logarithmic singularity");
  }
  const { terms, order } = multiplySeries(outer, euler(u));
  if (order !== undefined && compareExponents(order, zero) <= 0) {
    throw new Shortage();
  }
  const integrals = terms
    .filter(({ coefficient }) => !expander.scale.oracle.isZero(coefficient))
    .map(({ exponent, coefficient }) => {
      if (compareExponents(exponent, zero) <= 0) {
        throw undecided("a function at one of its singularities");
      }
      return { exponent, coefficient: divide(coefficient, exponent) };
    });
  return addSeries(constantSeries(constant), collect(integrals, order));
}

/** Throws if an argument beside the one at a place varies. */
function requireConstants(
  expander: Expander,
  args: readonly Expression[],
  place: number,
): void {
  if (args.every((x, at) => at === place || expander.isConstant(x))) return;
  throw undecided("a function of two arguments that both vary");
}

/** θu = t u' */
function euler(u: Series): Series {
  const terms = u.terms.map(({ exponent, coefficient }) => ({
    exponent,
    coefficient: multiply(exponent, coefficient),
  }));
  return collect(terms, u.order);
}
