import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  compare,
  expressionOf,
  nodeOf,
  same,
} from "../../../lib/expr/algebra/mod.ts";
import type { Complex } from "../../../lib/expr/functions/complex.ts";
import {
  type ComplexFunctionName,
  complexFunctions,
} from "../../../lib/expr/functions/complex_functions.ts";
import { evaluateComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import {
  type BinaryNode,
  leftSpine,
  type Node,
} from "../../../lib/expr/syntax/nodes.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";
import {
  ifDefined,
  readIfDefined,
  sources,
  text,
} from "../simplify/samples.ts";

/** Values of a tree as it is written: no rule of the algebra is used. All
 * leaves are moved by a factor close to 1. */
function valueOf(
  node: Node,
  values: ReadonlyMap<string, Complex>,
  move = 1,
): Complex {
  const of = (part: Node) => valueOf(part, values, move);
  switch (node.kind) {
    case "number":
      return [move * Number(node.numerator) / Number(node.denominator), 0];
    case "name": {
      const [re, im] = values.get(node.name)!;
      return [move * re, move * im];
    }
    case "prefix":
      return joined(minus, [0, 0], () => of(node.operand));
    case "binary": {
      const { first, chain } = leftSpine(node);
      return chain.reduce((left, link) => joined(link, left, of), of(first));
    }
    case "postfix":
      return complexFunctions.factorial([of(node.operand)]);
    case "call":
      // cbrt is the real root of a real number.
      if (node.name === "cbrt") {
        return complexFunctions.root([of(node.arguments[0]!), [3, 0]]);
      }
      return complexFunctions[node.name as ComplexFunctionName](
        node.arguments.map(of),
      );
  }
}

const zero: Node = { kind: "number", numerator: 0n, denominator: 1n };
/** Of which the operator counts. */
const minus: BinaryNode = {
  kind: "binary",
  operator: "-",
  left: zero,
  right: zero,
};

function joined(
  { operator, right }: BinaryNode,
  [a, b]: Complex,
  of: (node: Node) => Complex,
): Complex {
  const [c, d] = of(right);
  switch (operator) {
    case "+":
      return [a + c, b + d];
    case "-":
      return [a - c, b - d];
    case "*":
      return [a * c - b * d + 0, a * d + b * c + 0];
    case "/": {
      const size = c * c + d * d;
      return [(a * c + b * d) / size + 0, (b * c - a * d) / size + 0];
    }
    default:
      return complexFunctions.pow([[a, b], [c, d]]);
  }
}

const constants: readonly (readonly [string, Complex])[] = [
  ["pi", [Math.PI, 0]],
  ["e", [Math.E, 0]],
  ["i", [0, 1]],
];
const points: readonly (readonly [Complex, Complex])[] = [
  [[0.625, 0.375], [-1.125, 0.875]],
  [[-1.375, -0.25], [0.75, -1.5]],
];

/** Far more than the rounding of a tree of this depth, and far less than the
 * difference between two branches. */
const tolerance = 1e-6;

Deno.test("expressionOf() keeps the values of trees", () => {
  let compared = 0;
  fc.assert(
    fc.property(sources, (source) => {
      const tree = parse(source);
      const expression = readIfDefined(source);
      if (expression === undefined) return;
      for (const [x, y] of points) {
        const values = new Map([...constants, ["x", x], ["y", y]] as const);
        const [a, b] = valueOf(tree, values);
        const [c, d] = evaluateComplex(expression, values);
        const size = Math.hypot(a, b) + Math.hypot(c, d);
        if (!(size > 1e-6 && size < 1e6)) continue;
        // Where rounding matters, or a branch cut is near, nothing is said.
        const [f, g] = valueOf(tree, values, 1 + 1e-11);
        if (!(Math.hypot(a - f, b - g) < 1e-8 * size)) continue;
        assert(
          Math.hypot(a - c, b - d) <= tolerance * size,
          `${source} is ${a} + ${b}i, ${text(expression)} is ${c} + ${d}i`,
        );
        compared++;
      }
    }),
    { numRuns: 2000, seed: 20240612 },
  );
  assert(compared > 2000, `${compared}`);
});

Deno.test("nodeOf() writes what expressionOf() reads", () => {
  fc.assert(
    fc.property(sources, (source) => {
      const expression = readIfDefined(source);
      if (expression === undefined) return;
      const back = ifDefined(() => expressionOf(nodeOf(expression)));
      assert(back !== undefined && same(back, expression), source);
    }),
    { numRuns: 2000, seed: 20240613 },
  );
});

Deno.test("compare() is a total order in which equal means the same", () => {
  const list = fc.sample(sources, { numRuns: 120, seed: 5 })
    .map(readIfDefined)
    .filter((each) => each !== undefined);
  for (const a of list) {
    for (const b of list) {
      const order = Math.sign(compare(a, b));
      assertEquals(order + Math.sign(compare(b, a)), 0);
      assertEquals(order === 0, text(a) === text(b));
      assertEquals(order === 0, same(a, b));
      if (order === 0) assertEquals(a.hash, b.hash);
    }
  }
  const sorted = list.toSorted(compare);
  for (let k = 1; k < sorted.length; k++) {
    assert(compare(sorted[k - 1]!, sorted[k]!) <= 0);
    assert(compare(sorted[0]!, sorted[k]!) <= 0);
  }
});
