/**
 * Evaluation by walking the tree: slow, but every operation is looked at. It
 * finds the first operation that has no value, and is the judge where an
 * infinite number between may be one that is only too great for a double.
 */
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import { realFunctions } from "../functions/real.ts";
import { rangeLast } from "../functions/real_elementary.ts";
import { boundName } from "../syntax/calls.ts";
import type {
  BinaryNode,
  BinaryOperator,
  CallNode,
  NameNode,
  Node,
} from "../syntax/nodes.ts";
import {
  type Constant,
  exactConstant,
  floatConstant,
  foldConstants,
  piConstant,
} from "./constant.ts";
import { type Applied, faultOf, isOverflow, overflowOf } from "./faults.ts";
import { unknownVariable } from "./lower.ts";
import { type OperationName, operationTable } from "./operations.ts";
import { operandsOf, settle } from "./settle.ts";

/** What a walk needs to know. */
export interface WalkContext {
  /** The value of each variable. */
  readonly variables: ReadonlyMap<string, number>;
  /** The next number of a `random()`. */
  readonly draw: (node: Node) => number;
}

interface Scope {
  readonly outer?: Scope;
  readonly name?: string;
  readonly value?: Constant;
  readonly known: Map<Node, Constant>;
}

const comparisons: Readonly<Partial<Record<BinaryOperator, OperationName>>> = {
  "<": "less",
  "<=": "lessEqual",
  "==": "equal",
};

const arithmetic = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "^": "power",
} as const satisfies Partial<Record<BinaryOperator, OperationName>>;

const zero = exactConstant(Rational.of(0n));
const one = exactConstant(Rational.of(1n));

/**
 * Evaluates a tree over the real numbers.
 *
 * @param node The tree.
 * @param context The variables.
 * @returns The value; infinite only where an operand of the text is.
 * @throws {ExpressionError} At the first operation without a value:
 * `division-by-zero` or `domain`; or `unknown-variable`, `unsupported`,
 * `budget`.
 */
export function walkReal(node: Node, context: WalkContext): number {
  return new Walker(context).value(node);
}

class Walker {
  readonly #context: WalkContext;
  /** The first value that was too great. */
  #overflow: ExpressionError | undefined;

  constructor(context: WalkContext) {
    this.#context = context;
  }

  value(node: Node): number {
    const { value } = this.#walk(node, { known: new Map() });
    if (!Number.isFinite(value) && this.#overflow !== undefined) {
      throw this.#overflow;
    }
    return value;
  }

  #walk(node: Node, scope: Scope): Constant {
    const { known } = scope;
    return known.get(node) ?? settle(
      node,
      known,
      (node) => needed(node, known),
      (node) => this.#walkNew(node, scope),
    );
  }

  #walkNew(node: Node, scope: Scope): Constant {
    switch (node.kind) {
      case "number":
        return exactConstant(Rational.of(node.numerator, node.denominator));
      case "name":
        return this.#name(node, scope);
      case "prefix": {
        const operand = this.#walk(node.operand, scope);
        if (node.operator === "+") return operand;
        return foldConstants(node.operator === "-" ? "negate" : "not", [
          operand,
        ]);
      }
      case "postfix":
        return this.#apply(
          "factorial",
          [this.#walk(node.operand, scope)],
          node,
        );
      case "binary":
        return this.#binary(node, this.#walk(node.left, scope), scope);
      case "call":
        return this.#call(node, scope);
    }
  }

  #name(node: NameNode, scope: Scope): Constant {
    for (let s: Scope | undefined = scope; s !== undefined; s = s.outer) {
      if (s.name === node.name) return s.value!;
    }
    const given = this.#context.variables.get(node.name);
    if (given !== undefined) return floatConstant(given);
    switch (node.name) {
      case "pi":
        return piConstant;
      case "e":
        return floatConstant(Math.E);
      case "infinity":
        return floatConstant(Infinity);
    }
    throw unknownVariable(node, [...this.#context.variables.keys()]);
  }

  #binary(node: BinaryNode, left: Constant, scope: Scope): Constant {
    const { operator } = node;
    if (isDecided(operator, left)) {
      return floatConstant(operator === "&&" ? 0 : 1);
    }
    const right = this.#walk(node.right, scope);
    switch (operator) {
      case "&&":
      case "||":
        return floatConstant(right.value !== 0 ? 1 : 0);
      case ">":
        return foldConstants("less", [right, left]);
      case ">=":
        return foldConstants("lessEqual", [right, left]);
      case "!=":
        return foldConstants("not", [foldConstants("equal", [left, right])]);
      case "<":
      case "<=":
      case "==":
        return foldConstants(comparisons[operator]!, [left, right]);
    }
    const name = operator === "^" ? "pow" : operator;
    return this.#checked(
      name,
      [left, right],
      foldConstants(arithmetic[operator], [left, right]),
      node,
    );
  }

  #call(node: CallNode, scope: Scope): Constant {
    const { name } = node;
    switch (name) {
      case "sum":
      case "product":
        return this.#range(node, scope);
      case "random":
        return floatConstant(this.#context.draw(node));
      case "if": {
        const [condition, yes, no] = node.arguments;
        const { value, rational } = this.#walk(condition!, scope);
        const chosen = this.#walk(value !== 0 ? yes! : no!, scope);
        // As in a program: exact only if the branch is known beforehand.
        return rational === undefined ? floatConstant(chosen.value) : chosen;
      }
    }
    return this.#apply(
      name,
      node.arguments.map((argument) => this.#walk(argument, scope)),
      node,
    );
  }

  #apply(
    name: CallNode["name"],
    operands: readonly Constant[],
    node: Node,
  ): Constant {
    if (name === "sec" || name === "csc" || name === "cot") {
      return this.#checked(name, operands, reciprocal(name, operands), node);
    }
    const exact = operation(name, operands.length);
    if (exact !== undefined) {
      return this.#checked(
        name,
        operands,
        foldConstants(exact, operands),
        node,
      );
    }
    const values = operands.map(({ value }) => value);
    const f = Object.hasOwn(realFunctions, name)
      ? realFunctions[name as keyof typeof realFunctions]
      : undefined;
    if (f === undefined) {
      throw new ExpressionError(
        "unsupported",
        `Cannot evaluate over the real numbers as every function must be ` +
          `real: current value is \`${name}\``,
        node.span,
      );
    }
    return this.#checked(name, operands, floatConstant(f(...values)), node);
  }

  /** Refuses a result that is not finite though its operands are. */
  #checked(
    name: Applied,
    operands: readonly Constant[],
    result: Constant,
    { span }: Node,
  ): Constant {
    const { value } = result;
    if (Number.isFinite(value)) return result;
    const values = operands.map((operand) => operand.value);
    if (Number.isNaN(value)) {
      throw this.#overflow ?? faultOf(name, values, span);
    }
    if (!values.every(Number.isFinite)) return result;
    if (!isOverflow(name, values)) throw faultOf(name, values, span);
    this.#overflow ??= overflowOf(name, values, span);
    return result;
  }

  #range(node: CallNode, scope: Scope): Constant {
    const [body, , from, to] = node.arguments;
    const name = boundName(node)!;
    const low = this.#walk(from!, scope).value;
    const high = this.#walk(to!, scope).value;
    if (Number.isNaN(rangeLast(low, high))) throw rangeFault(node, low, high);
    const isSum = node.name === "sum";
    const [operation, operator] = isSum
      ? ["add", "+"] as const
      : ["multiply", "*"] as const;
    let total = isSum ? zero : one;
    for (let k = low; k <= high; k++) {
      const value = exactConstant(Rational.of(k));
      const inner = { outer: scope, name, value, known: new Map() };
      const term = this.#walk(body!, inner);
      const sum = foldConstants(operation, [total, term]);
      total = this.#checked(operator, [total, term], sum, node);
    }
    return total;
  }
}

/** Whether the right side of an operator does not matter. */
function isDecided(operator: BinaryOperator, left: Constant): boolean {
  return operator === "&&"
    ? left.value === 0
    : operator === "||" && left.value !== 0;
}

/** What a node needs: of a condition the branch taken, of a logical operator
 * the left side first. */
function needed(
  node: Node,
  known: ReadonlyMap<Node, Constant>,
): readonly Node[] {
  if (node.kind === "binary") {
    const { operator, left, right } = node;
    if (operator !== "&&" && operator !== "||") return [left, right];
    const first = known.get(left);
    if (first === undefined) return [left];
    return isDecided(operator, first) ? [] : [right];
  }
  if (node.kind !== "call" || node.name !== "if") return operandsOf(node);
  const [condition, yes, no] = node.arguments;
  const chosen = known.get(condition!);
  return [chosen === undefined ? condition! : chosen.value !== 0 ? yes! : no!];
}

/** Secant, cosecant and cotangent, exact at multiples of π. */
function reciprocal(
  name: "sec" | "csc" | "cot",
  operands: readonly Constant[],
): Constant {
  const sine = foldConstants("sin", operands);
  const cosine = foldConstants("cos", operands);
  if (name === "cot" && operands[0]!.hasPi !== true) {
    return foldConstants("divide", [one, foldConstants("tan", operands)]);
  }
  return foldConstants("divide", [
    name === "cot" ? cosine : one,
    name === "sec" ? cosine : sine,
  ]);
}

/** The operation that a function is, so that it stays exact. */
function operation(
  name: CallNode["name"],
  count: number,
): OperationName | undefined {
  if (name === "pow") return "power";
  if (name === "if" || name === "random" || count > 2) return undefined;
  if (!Object.hasOwn(operationTable, name)) return undefined;
  const found = name as OperationName & CallNode["name"];
  return operationTable[found].operands === count ? found : undefined;
}

function rangeFault(
  node: CallNode,
  from: number,
  to: number,
): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot go over a range as its bounds must be integers: current value is ` +
      `${from} to ${to}`,
    node.span,
  );
}
