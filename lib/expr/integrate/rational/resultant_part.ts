/** Logarithms of the roots of any denominator. */
import {
  call,
  divide,
  type Expression,
  multiply,
  subtract,
  variable,
  variablesOf,
} from "../../algebra/mod.ts";
import { expressionOfPolynomial, type Polynomial, ring } from "./field.ts";

/**
 * ∫ numerator / factor dx = Σ N(α)/D'(α) ln(x - α) over the roots α of D.
 *
 * @param numerator Of lower degree than the factor.
 * @param factor Square-free.
 * @param x The variable.
 * @returns A sum over roots.
 */
export function integrateByResultant(
  numerator: Polynomial,
  factor: Polynomial,
  x: Expression,
): Expression {
  const root = variable(freshName([...numerator, ...factor, x]));
  const slope = expressionOfPolynomial(ring.derivative(factor), root);
  const residue = divide(expressionOfPolynomial(numerator, root), slope);
  return call(
    "rootsum",
    multiply(residue, call("ln", subtract(x, root))),
    root,
    expressionOfPolynomial(factor, root),
  );
}

function freshName(parts: readonly Expression[]): string {
  const taken = new Set(parts.flatMap(variablesOf));
  let name = "t";
  while (taken.has(name)) name += "_";
  return name;
}
