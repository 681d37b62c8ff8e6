import { assert, assertEquals } from "@std/assert";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import { format, type Node, parse } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/expr_syntax.json" with { type: "json" };

/** The value of a tree of numbers, by the definition of its operators. */
function valueOf(node: Node): Rational {
  switch (node.kind) {
    case "number":
      return Rational.of(node.numerator, node.denominator);
    case "prefix": {
      const operand = valueOf(node.operand);
      return node.operator === "-" ? operand.negated() : operand;
    }
    case "binary": {
      const [left, right] = [valueOf(node.left), valueOf(node.right)];
      switch (node.operator) {
        case "+":
          return left.plus(right);
        case "-":
          return left.minus(right);
        case "*":
          return left.times(right);
        case "/":
          return left.dividedBy(right);
        case "^":
          assert(right.isInteger);
          return left.power(right.numerator);
      }
    }
  }
  throw new Error(`not of the oracle: ${node.kind}`);
}

Deno.test("parse() reads arithmetic as Python does", () => {
  for (const [text, value] of Object.entries(golden)) {
    assertEquals(valueOf(parse(text)).toString(), value, text);
    assertEquals(valueOf(parse(format(parse(text)))).toString(), value, text);
  }
});
