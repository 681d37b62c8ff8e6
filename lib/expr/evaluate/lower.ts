/** Syntax trees to values: what each node of the language computes. */
import { ExpressionError } from "../errors.ts";
import { nearest } from "../../core/nearest.ts";
import { Rational } from "../exact/rational.ts";
import { boundName } from "../syntax/calls.ts";
import type {
  BinaryOperator,
  CallNode,
  NameNode,
  Node,
} from "../syntax/nodes.ts";
import {
  add,
  divide,
  integer,
  multiply,
  negate,
  subtract,
} from "./arithmetic.ts";
import {
  chooseBranch,
  conjunction,
  disjunction,
  knownNumber,
} from "./branches.ts";
import { exactConstant, floatConstant, piConstant } from "./constant.ts";
import type { Graph, Value } from "./graph.ts";
import { type IntrinsicName, intrinsics } from "./intrinsics.ts";
import { power } from "./power.ts";
import { operandsOf, settle } from "./settle.ts";

/** A name that a sum or a product binds, and what is known inside of it. */
interface Scope {
  readonly outer?: Scope;
  readonly name?: string;
  readonly value?: Value;
  readonly known: Map<Node, Value>;
}

/** Ranges of at most so many terms become straight code. */
const longestUnrolled = 32;

/** In a graph of more values than this no range is unrolled. */
const largestUnrolled = 4000;

const binaryOperators: Readonly<
  Record<BinaryOperator, (graph: Graph, a: Value, b: Value) => Value>
> = {
  "||": disjunction,
  "&&": conjunction,
  "<": (graph, a, b) => graph.apply("less", a, b),
  "<=": (graph, a, b) => graph.apply("lessEqual", a, b),
  ">": (graph, a, b) => graph.apply("less", b, a),
  ">=": (graph, a, b) => graph.apply("lessEqual", b, a),
  "==": (graph, a, b) => graph.apply("equal", a, b),
  "!=": (graph, a, b) => graph.apply("not", graph.apply("equal", a, b)),
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "^": power,
};

/** Lowers the trees of one program into one graph. */
export class Lowering {
  /** The variables, in the order of their slots. */
  readonly variables: string[];
  /** The places where numbers are drawn, with their numbers. */
  readonly randoms = new Map<Node, number>();
  readonly #graph: Graph;
  readonly #slots: Map<string, number>;
  readonly #closed: boolean;

  /**
   * Begins a program.
   *
   * @param graph Where to make its values.
   * @param variables All variables; without them, those that are met, in the
   * order in which they are met.
   */
  constructor(graph: Graph, variables?: readonly string[]) {
    this.#graph = graph;
    this.variables = [...variables ?? []];
    this.#slots = new Map(this.variables.map((name, slot) => [name, slot]));
    this.#closed = variables !== undefined;
  }

  /**
   * Lowers a tree.
   *
   * @param node The tree.
   * @returns Its value.
   * @throws {ExpressionError} `unknown-variable`; `unsupported`, if it needs
   * complex numbers; `budget`.
   */
  lower(node: Node): Value {
    return this.#lower(node, this.#top);
  }

  readonly #top: Scope = { known: new Map() };

  #lower(node: Node, scope: Scope): Value {
    const { known } = scope;
    return known.get(node) ?? settle(
      node,
      known,
      (node) => this.#needed(node, known),
      (node) => this.#lowerNew(node, scope),
    );
  }

  /** Of a condition that is known only the branch taken, so that the other one
   * may even fail. */
  #needed(node: Node, known: ReadonlyMap<Node, Value>): readonly Node[] {
    if (node.kind !== "call" || node.name !== "if") return operandsOf(node);
    const [condition, yes, no] = node.arguments;
    const chosen = known.get(condition!);
    if (chosen === undefined) return [condition!];
    const number = knownNumber(chosen);
    if (number === undefined) return [yes!, no!];
    return [number !== 0 ? yes! : no!];
  }

  #lowerNew(node: Node, scope: Scope): Value {
    const graph = this.#graph;
    switch (node.kind) {
      case "number":
        return graph.constant(
          exactConstant(Rational.of(node.numerator, node.denominator)),
        );
      case "name":
        return this.#name(node, scope);
      case "prefix": {
        const operand = this.#lower(node.operand, scope);
        if (node.operator === "+") return operand;
        return node.operator === "-"
          ? negate(graph, operand)
          : graph.apply("not", operand);
      }
      case "postfix":
        return intrinsics.factorial(graph, [this.#lower(node.operand, scope)]);
      case "binary":
        return binaryOperators[node.operator](
          graph,
          this.#lower(node.left, scope),
          this.#lower(node.right, scope),
        );
      case "call":
        return this.#call(node, scope);
    }
  }

  #name(node: NameNode, scope: Scope): Value {
    const { name } = node;
    for (let s: Scope | undefined = scope; s !== undefined; s = s.outer) {
      if (s.name === name) return s.value!;
    }
    const slot = this.#slots.get(name);
    if (slot !== undefined) return this.#graph.variable(slot);
    const constant = this.#constant(node);
    if (constant !== undefined) return constant;
    if (this.#closed) throw unknownVariable(node, this.variables);
    this.#slots.set(name, this.variables.length);
    return this.#graph.variable(this.variables.push(name) - 1);
  }

  #constant({ name, span }: NameNode): Value | undefined {
    switch (name) {
      case "pi":
        return this.#graph.constant(piConstant);
      case "e":
        return this.#graph.constant(floatConstant(Math.E));
      case "infinity":
        return this.#graph.constant(floatConstant(Infinity));
      case "i":
        throw new ExpressionError(
          "unsupported",
          "Cannot compile to real numbers as the expression must be real: " +
            "current value has the imaginary unit `i`",
          span,
        );
    }
    return undefined;
  }

  #call(node: CallNode, scope: Scope): Value {
    const { name } = node;
    switch (name) {
      case "sum":
      case "product":
        return this.#range(node, scope);
      case "random":
        return this.#random(node, scope);
      case "rootsum":
        throw new ExpressionError(
          "unsupported",
          "Cannot compile to real numbers as every function must be real: " +
            "current value is `rootsum`, which adds over complex roots",
          node.span,
        );
      case "if":
        return this.#condition(node, scope);
      default:
        return this.#intrinsic(name, node, scope);
    }
  }

  #random(node: CallNode, scope: Scope): Value {
    const occurrence = this.randoms.get(node) ?? this.randoms.size;
    this.randoms.set(node, occurrence);
    return this.#graph.random(occurrence, loopsOf(scope));
  }

  #intrinsic(name: IntrinsicName, node: CallNode, scope: Scope): Value {
    const values = node.arguments.map((n) => this.#lower(n, scope));
    return intrinsics[name](this.#graph, values);
  }

  #condition(node: CallNode, scope: Scope): Value {
    const [condition, yes, no] = node.arguments;
    const chosen = this.#lower(condition!, scope);
    const known = knownNumber(chosen);
    if (known !== undefined) {
      return this.#lower(known !== 0 ? yes! : no!, scope);
    }
    return chooseBranch(
      this.#graph,
      chosen,
      this.#lower(yes!, scope),
      this.#lower(no!, scope),
    );
  }

  #range(node: CallNode, scope: Scope): Value {
    const graph = this.#graph;
    const [body, , from, to] = node.arguments;
    const name = boundName(node)!;
    const low = this.#lower(from!, scope), high = this.#lower(to!, scope);
    const inner = (value: Value): Scope => ({
      outer: scope,
      name,
      value,
      known: new Map(),
    });
    const indices = this.#unrolled(low, high);
    const isProduct = node.name === "product";
    const empty = integer(graph, isProduct ? 1 : 0);
    if (indices !== undefined) {
      return indices
        .map((k) => this.#lower(body!, inner(integer(graph, k))))
        .reduce((a, b) => (isProduct ? multiply : add)(graph, a, b), empty);
    }
    const index = graph.index();
    const term = this.#lower(body!, inner(index));
    const last = graph.apply("rangeLast", low, high);
    // What is no range has no value, also if it would be empty.
    const zero = graph.apply("multiply", last, integer(graph, 0));
    const start = add(graph, zero, empty);
    return graph.loop(isProduct, [term, index, low, last, start]);
  }

  /** The indices of a short range of known bounds. */
  #unrolled(low: Value, high: Value): readonly number[] | undefined {
    const from = low.constant?.value, to = high.constant?.value;
    if (
      from === undefined || to === undefined ||
      !Number.isSafeInteger(from) || !Number.isSafeInteger(to) ||
      to - from >= longestUnrolled ||
      this.#graph.values.length > largestUnrolled
    ) return undefined;
    const count = Math.max(0, to - from + 1);
    return Array.from({ length: count }, (_, k) => from + k);
  }
}

/** The indices of the loops around a place. */
function loopsOf(scope: Scope): readonly Value[] {
  const loops: Value[] = [];
  for (let s: Scope | undefined = scope; s !== undefined; s = s.outer) {
    if (s.value?.kind === "index") loops.push(s.value);
  }
  return loops;
}

/**
 * The error of a variable without a value.
 *
 * @param node Where it stands.
 * @param variables The variables that have one.
 * @returns The error, with the variable that may have been meant.
 */
export function unknownVariable(
  node: NameNode,
  variables: readonly string[],
): ExpressionError {
  const meant = nearest(node.name, variables);
  return new ExpressionError(
    "unknown-variable",
    `Cannot evaluate as every variable must have a value: ` +
      `\`${node.name}\` has none` +
      (meant === undefined ? "" : `; did you mean \`${meant}\`?`),
    node.span,
  );
}
