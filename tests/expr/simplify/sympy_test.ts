import { assert, assertEquals } from "@std/assert";
import {
  add,
  type Expression,
  isNegative,
  negate,
  nodeOf,
  one,
  same,
  variable,
} from "../../../lib/expr/algebra/mod.ts";
import {
  expandExpression,
  factorization,
  partialFractionsOf,
} from "../../../lib/expr/simplify/mod.ts";
import { Normalizer } from "../../../lib/expr/simplify/normal.ts";
import { termsOf } from "../../../lib/expr/simplify/expand.ts";
import { cancel } from "../../../lib/expr/simplify/mod.ts";
import { format } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/simplify.json" with { type: "json" };
import { read, text } from "./samples.ts";

/** Either of x and -x. */
function unsigned(x: Expression): Expression {
  return isNegative(x) ? negate(x) : x;
}

Deno.test("factorization() finds the factors that SymPy finds", () => {
  for (const { input, factors } of golden.factor) {
    const found = factorization(read(input)).factors
      .map(({ base, exponent }) => `${text(unsigned(base))} ^ ${exponent}`);
    const expected = factors
      .map(([base, exponent]) =>
        `${text(unsigned(expandExpression(read(`${base}`))))} ^ ${exponent}`
      );
    assertEquals(found.sort(), expected.sort(), input);
  }
});

Deno.test("cancel() agrees with SymPy", () => {
  for (const { input, output } of golden.cancel) {
    assertEquals(
      text(read(format(cancel(input)))),
      text(read(output)),
      input,
    );
  }
});

Deno.test("partialFractionsOf() finds the terms that SymPy finds", () => {
  for (const { input, terms } of golden.apart) {
    const normalizer = new Normalizer();
    const canonical = (term: Expression) => text(normalizer.expression(term));
    // The polynomial part is one term for SymPy's apart, or several.
    const [whole, parts] = splitWhole(termsOf(
      partialFractionsOf(read(input), "x"),
    ));
    const [expectedWhole, expectedParts] = splitWhole(terms.map(read));
    assertEquals(canonical(whole), canonical(expectedWhole), input);
    assertEquals(
      parts.map(canonical).sort(),
      expectedParts.map(canonical).sort(),
      input,
    );
  }
});

/** The polynomial in x, and the fractions. */
function splitWhole(
  terms: readonly Expression[],
): readonly [Expression, readonly Expression[]] {
  const isFraction = (term: Expression) => {
    const node = nodeOf(new Normalizer().expression(term));
    return node.kind === "binary" && node.operator === "/" &&
      format(node.right).includes("x");
  };
  return [
    add(...terms.filter((term) => !isFraction(term))),
    terms.filter(isFraction),
  ];
}

Deno.test("expandExpression() agrees with SymPy", () => {
  for (const { input, output } of golden.expand) {
    assertEquals(text(expandExpression(read(input))), text(read(output)));
  }
});

Deno.test("Normalizer.expression() is the same for what SymPy joins", () => {
  for (const { input, output } of golden.together) {
    const normalizer = new Normalizer();
    assert(
      same(
        normalizer.expression(read(input)),
        normalizer.expression(read(output)),
      ),
      input,
    );
  }
  assert(!same(new Normalizer().expression(variable("x")), one));
});
