/** Constant factors. */
import {
  dependsOn,
  type Expression,
  multiply,
  numeral,
  one,
  power,
  splitContent,
} from "../../algebra/mod.ts";

/** A product of a part without the variable and a part with it. */
export interface Split {
  /** Does not depend on the variable. */
  readonly constant: Expression;
  /** Has no constant factor. */
  readonly rest: Expression;
}

/**
 * Takes the constant factors out of a product, or the rational content out of
 * a sum.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns constant · rest = expression.
 */
export function splitConstant(expression: Expression, variable: string): Split {
  switch (expression.kind) {
    case "product": {
      const constants: Expression[] = [], others: Expression[] = [];
      for (const factor of expression.factors) {
        if (!dependsOn(factor, variable)) constants.push(factor);
        else {
          const { constant, rest } = splitPower(factor, variable);
          constants.push(constant);
          others.push(rest);
        }
      }
      return { constant: multiply(...constants), rest: multiply(...others) };
    }
    case "sum": {
      const { content, primitive } = splitContent(expression);
      return { constant: numeral(content), rest: primitive };
    }
    default:
      return splitPower(expression, variable);
  }
}

/** b^(c + u) = b^c b^u for a constant b. */
function splitPower(factor: Expression, variable: string): Split {
  if (factor.kind !== "power" || factor.exponent.kind !== "sum") {
    return { constant: one, rest: factor };
  }
  const { base, exponent } = factor;
  const fixed = exponent.terms.filter((term) => !dependsOn(term, variable));
  if (fixed.length === 0 || dependsOn(base, variable)) {
    return { constant: one, rest: factor };
  }
  const others = exponent.terms.filter((term) => !fixed.includes(term));
  return {
    constant: multiply(...fixed.map((term) => power(base, term))),
    rest: multiply(...others.map((term) => power(base, term))),
  };
}
