/** Random syntax trees, for properties. */
import fc from "fast-check";
import {
  type FunctionName,
  signatures,
} from "../../../lib/expr/functions/names.ts";
import {
  binary,
  type BinaryOperator,
  call,
  fraction,
  name,
  type Node,
  number,
  postfix,
  prefix,
} from "../../../lib/expr/syntax/mod.ts";

const binaryOperators: readonly BinaryOperator[] = [
  ..."+ - * / ^ || && < <= > >= == !=".split(" ") as BinaryOperator[],
];

/** Names of every kind: letters, words, subscripts, Greek, constants. */
export const names: readonly string[] = [
  ..."x y z n rate x_1 v_max a1 _t beta Gamma chi α Δ pi e i infinity"
    .split(" "),
];

const numbers: fc.Arbitrary<Node> = fc.oneof(
  fc.nat(12).map((value) => number(value)),
  fc.bigInt({ min: 0n, max: 10n ** 30n }).map((value) => number(value)),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value) => number(value)),
  fc.tuple(fc.nat(999), fc.nat(9))
    .map(([digits, places]) => number(Number(`${digits}e-${places}`))),
);

const leaves: fc.Arbitrary<Node> = fc.oneof(
  numbers,
  fc.constantFrom(...names).map((text) => name(text)),
);

function callOf(
  text: FunctionName,
  list: readonly Node[],
  index: string,
): Node {
  const { minimum, maximum, binds } = signatures[text];
  const count = minimum + list.length % (Math.min(maximum, 5) - minimum + 1);
  const chosen = Array.from(
    { length: count },
    (_, at) => list[at % Math.max(1, list.length)] ?? name("x"),
  );
  if (binds) chosen[1] = name(index);
  return call(text, ...chosen);
}

/** Trees of every kind of node, as a text or a computation could make. */
export const trees: fc.Arbitrary<Node> = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthIdentifier: "tree" },
    leaves,
    fc.tuple(fc.constantFrom(...binaryOperators), tie("tree"), tie("tree"))
      .map(([operator, left, right]) => binary(operator, left, right)),
    fc.tuple(fc.constantFrom("-", "+", "!"), tie("tree"))
      .map(([operator, operand]) => prefix(operator as "-", operand)),
    tie("tree").map(postfix),
    fc.tuple(
      fc.constantFrom(...Object.keys(signatures) as FunctionName[]),
      fc.array(tie("tree"), { minLength: 0, maxLength: 5 }),
      fc.constantFrom("k", "x", "x_1", "β"),
    ).map(([text, list, index]) => callOf(text, list, index)),
    fc.tuple(fc.integer(), fc.integer({ min: 1, max: 99 }))
      .map(([above, below]) => fraction(BigInt(above), BigInt(below))),
  ),
})).tree;

/**
 * A tree with every operator and function spelt out, to compare by eye.
 *
 * @param node The tree.
 * @returns As in `(+ a (* 2 b))`.
 */
export function outline(node: Node): string {
  switch (node.kind) {
    case "number":
      return node.denominator === 1n
        ? `${node.numerator}`
        : `${node.numerator}/${node.denominator}`;
    case "name":
      return node.name;
    case "prefix":
      return `(${node.operator} ${outline(node.operand)})`;
    case "postfix":
      return `(fac ${outline(node.operand)})`;
    case "binary":
      return `(${node.operator} ${outline(node.left)} ${outline(node.right)})`;
    case "call":
      return `(${[node.name, ...node.arguments.map(outline)].join(" ")})`;
  }
}
