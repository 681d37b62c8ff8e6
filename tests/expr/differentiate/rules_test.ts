import { assert, assertEquals } from "@std/assert";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { derivative } from "../../../lib/expr/differentiate/mod.ts";
import { type Complex, modulus } from "../../../lib/expr/functions/complex.ts";
import {
  type FunctionName,
  signatures,
} from "../../../lib/expr/functions/names.ts";
import { evaluateComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import type { Node } from "../../../lib/expr/syntax/mod.ts";
import rows from "../../golden/derivatives.json" with { type: "json" };

const names = ["a", "b", "c"];
const parameters = names.map((name): Node => ({ kind: "name", name }));

function derivativeOf(row: typeof rows[number]): Complex {
  const args = row.arguments as unknown as readonly Complex[];
  const call: Node = {
    kind: "call",
    name: row.name as FunctionName,
    arguments: parameters.slice(0, args.length),
  };
  const slope = derivative(expressionOf(call), names[row.place]!);
  const values = args.map((value, place) => [names[place]!, value] as const);
  return evaluateComplex(slope, new Map(values));
}

/** The values of the special functions are good to about 1e-13, the others to
 * a few roundings. */
const tolerance = 1e-12;

Deno.test("rules agree with mpmath's numerical derivatives", () => {
  const wrong = rows.filter((row) => {
    const [x, y] = derivativeOf(row);
    const expected = row.value as unknown as Complex;
    const error = modulus([x - expected[0], y - expected[1]]);
    return !(error <= tolerance * (1 + modulus(expected)));
  });
  assertEquals(wrong, []);
});

Deno.test("every function has a golden derivative, forms and random aside", () => {
  const forms = ["if", "sum", "product", "rootsum", "random"];
  const found = new Set(rows.map(({ name }) => name));
  const missing = Object.keys(signatures).filter((name) =>
    !found.has(name) && !forms.includes(name)
  );
  assertEquals(missing, []);
  assert(rows.length > 250);
});
