/** Derivatives of large trees.
 *
 * `deno bench bench/expr_differentiate_bench.ts` first verifies each
 * derivative against a central difference and the size of its graph, then
 * times it. A tree of 10,000 nodes is meant to take at most 0.5 s.
 * @module
 */
import { Random } from "../lib/core/random.ts";
import { differentiate } from "../lib/expr/differentiate/mod.ts";
import { numericFunction } from "../lib/expr/evaluate/numeric_function.ts";
import {
  type BinaryOperator,
  type CallNode,
  childrenOf,
  countNodes,
  type Node,
} from "../lib/expr/syntax/mod.ts";

const x: Node = { kind: "name", name: "x" };
const integer = (value: number): Node => ({
  kind: "number",
  numerator: BigInt(value),
  denominator: 1n,
});
const binary = (operator: BinaryOperator, left: Node, right: Node): Node => ({
  kind: "binary",
  operator,
  left,
  right,
});
const applied = (name: CallNode["name"], argument: Node): Node => ({
  kind: "call",
  name,
  arguments: [argument],
});

const functions = ["sin", "cos", "tanh", "atan"] as const;
const operators = ["+", "-", "*"] as const;

/** A tree of about as many nodes, halved at each operator; the functions keep
 * values small. */
function tree(nodes: number, random: Random): Node {
  const draw = (count: number) => Math.floor(random.uniform() * count);
  if (nodes <= 2) return draw(2) === 0 ? x : integer(2 + draw(7));
  if (draw(3) === 0) {
    return applied(functions[draw(4)]!, tree(nodes - 1, random));
  }
  const left = (nodes - 1) >> 1;
  return binary(
    operators[draw(3)]!,
    applied("sin", tree(left - 1, random)),
    tree(nodes - 1 - left, random),
  );
}

/** sin(sin(… x)) */
function chain(depth: number): Node {
  let node = x;
  for (let level = 0; level < depth; level++) node = applied("sin", node);
  return node;
}

/** Π cos(x / k) */
function product(factors: number): Node {
  let node: Node = x;
  for (let k = 1; k <= factors; k++) {
    const factor = applied("cos", binary("/", x, integer(k)));
    node = binary("*", node, factor);
  }
  return node;
}

/** Σ sin(k x)² / k³ */
function sum(terms: number): Node {
  let node: Node = x;
  for (let k = 1; k <= terms; k++) {
    const inner = applied("sin", binary("*", integer(k), x));
    const square = binary("^", inner, integer(2));
    node = binary("+", node, binary("/", square, integer(k ** 3)));
  }
  return node;
}

/** Distinct nodes. */
function graphSize(root: Node): number {
  const seen = new Set<Node>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...childrenOf(node));
  }
  return seen.size;
}

/** Far from overflow, and no zero of a factor. */
const point = 0.9;
const step = 1e-5;
/** The truncation of a central difference, step² f‴, and its rounding,
 * 1e-16 f / step, where |f| and its derivatives stay below 1e4. */
const tolerance = 1e-5;

function verify(name: string, node: Node, derivative: Node): void {
  const f = numericFunction([node, derivative], ["x"]);
  const at = (place: number) => {
    const out = new Float64Array(2);
    f(new Float64Array([place]), out);
    return out;
  };
  const [above] = at(point + step), [below] = at(point - step);
  const difference = (above! - below!) / (2 * step);
  const exact = at(point)[1]!;
  const error = Math.abs(exact - difference) / (1 + Math.abs(exact));
  if (!(error < tolerance)) {
    throw new Error(
      `Cannot time a wrong derivative: that of ${name} is ${exact}, and the ` +
        `difference ${difference}`,
    );
  }
}

const cases: Readonly<Record<string, Node>> = {
  "random tree": tree(10_000, new Random(7)),
  "sin(sin(…)) 90 deep": chain(90),
  "product of 500 factors": product(500),
  "sum of 1,000 terms": sum(1000),
};

for (const [name, node] of Object.entries(cases)) {
  const derivative = differentiate(node, "x");
  const nodes = countNodes(node), graph = graphSize(derivative);
  verify(name, node, derivative);
  if (graph > 12 * nodes) {
    throw new Error(
      `Cannot time a derivative that grows: that of ${name} has ${graph} ` +
        `nodes, and the function ${nodes}`,
    );
  }
  Deno.bench(`${name}: ${nodes} nodes, derivative ${graph}`, () => {
    differentiate(node, "x");
  });
}
