/** Logarithms of products as sums. */
import {
  add,
  call,
  type Expression,
  multiply,
  transform,
} from "../algebra/mod.ts";
import { type Assumptions, Knowledge } from "./knowledge.ts";
import { splitLogarithm } from "./logarithms.ts";

/**
 * Writes ln(a b) as ln(a) + ln(b) and ln(a^n) as n ln(a), wherever that is so
 * for all values that are allowed: factors that are positive come out.
 *
 * @param expression Any.
 * @param assumptions What is assumed about variables.
 * @returns An equal expression.
 */
export function expandLogarithms(
  expression: Expression,
  assumptions: Assumptions = {},
): Expression {
  const knowledge = new Knowledge(assumptions);
  return transform(expression, (part) => {
    if (part.kind !== "call" || part.name !== "ln") return part;
    const { constant, terms } = splitLogarithm(part.arguments[0]!, knowledge);
    return add(
      constant,
      ...terms.map(({ factor, argument }) =>
        multiply(factor, call("ln", argument))
      ),
    );
  });
}
