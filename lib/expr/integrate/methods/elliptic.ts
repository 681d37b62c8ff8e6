/** Roots of cubics and of even quartics. */
import {
  add,
  divide,
  type Expression,
  multiply,
  power,
  replace,
  same,
  squareRoot,
  substitute,
  subtract,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { integrateElliptic, rootOfCubic } from "../elliptic/integrate.ts";
import type { Method } from "../method.ts";
import { expressionOfPolynomial, ring } from "../rational/field.ts";
import { coefficientsIn } from "../tools/polynomial.ts";
import { rootBases } from "../tools/roots_of.ts";

/** Rational functions of x and √(a x⁴ + b x² + c), by Legendre's integrals. */
export const ellipticQuartic: Method = {
  name: "elliptic integral",
  apply: integrateElliptic,
};

/** √P for a cubic P with a root r: x = r + t², √P = ρ t √Q(t) with an even
 * quartic Q and ρ constant on each piece of the domain. */
export const ellipticCubic: Method = {
  name: "elliptic integral of a cubic",
  apply(integrand, variable, context) {
    const [base, ...others] = rootBases(integrand, variable);
    const cubic = base && coefficientsIn(base.base, variable);
    if (base === undefined || others.length > 0) return undefined;
    if (cubic?.length !== 4 || base.degree !== 2n) return undefined;
    const normal = cubic.map((c) => ring.field.add(c, ring.field.zero));
    const r = rootOfCubic(normal);
    if (r === undefined) return undefined;
    const fresh = context.fresh(variable), t = variableOf(fresh);
    const shift = ring.compose(normal, ring.of([r, ring.field.one]));
    const quadratic = shift.slice(1);
    const quartic = expressionOfPolynomial(quadratic, power(t, two));
    const ratio = variableOf("#e");
    const inner = multiply(
      substitute(
        replace(
          integrand,
          (node) =>
            node.kind === "power" && same(node.base, base.base) &&
              node.exponent.kind === "numeral"
              ? power(
                multiply(ratio, t, squareRoot(quartic)),
                multiply(two, node.exponent),
              )
              : undefined,
        ),
        new Map([[variable, add(r, power(t, two))]]),
      ),
      two,
      t,
    );
    const result = context.antiderivative(inner, fresh);
    if (result === undefined) return undefined;
    const kernel = squareRoot(subtract(variableOf(variable), r));
    const value = divide(
      squareRoot(base.base),
      multiply(
        kernel,
        squareRoot(substitute(quartic, new Map([[fresh, kernel]]))),
      ),
    );
    return substitute(
      result,
      new Map<string, Expression>([
        ["#e", value],
        [fresh, kernel],
      ]),
    );
  },
};
