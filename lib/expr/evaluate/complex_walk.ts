/**
 * Evaluation over the complex numbers by walking the tree: it finds the first
 * operation that has no value.
 */
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import { type Complex, isFiniteComplex } from "../functions/complex.ts";
import * as complex from "../functions/complex.ts";
import {
  callComplex,
  type ComplexFunctionName,
} from "../functions/complex_functions.ts";
import { isNearlyReal } from "../functions/complex_steps.ts";
import { equalTolerance } from "../functions/real_elementary.ts";
import { boundName } from "../syntax/calls.ts";
import type { BinaryNode, CallNode, NameNode, Node } from "../syntax/nodes.ts";
import { unknownVariable } from "./lower.ts";
import { operandsOf, settle } from "./settle.ts";

/** Values of variables: real numbers or pairs. */
export type ComplexValues = Readonly<
  Record<string, number | readonly [re: number, im: number]>
>;

interface Scope {
  readonly outer?: Scope;
  readonly name?: string;
  readonly value?: Complex;
  readonly known: Map<Node, Complex>;
}

const zero: Complex = [0, 0];
const one: Complex = [1, 0];

/**
 * Evaluates a tree over the complex numbers.
 *
 * @param node The tree.
 * @param values The variables.
 * @returns The principal value.
 * @throws {ExpressionError} At the first operation without a value:
 * `division-by-zero` or `domain`; or `unknown-variable`, `unsupported`,
 * `budget`.
 */
export function walkComplex(node: Node, values: ComplexValues): Complex {
  return new ComplexWalker(values).walk(node, { known: new Map() });
}

class ComplexWalker {
  readonly #values: ComplexValues;

  constructor(values: ComplexValues) {
    this.#values = values;
  }

  walk(node: Node, scope: Scope): Complex {
    const { known } = scope;
    return known.get(node) ?? settle(
      node,
      known,
      (node) => needed(node, known),
      (node) => this.#walkNew(node, scope),
    );
  }

  #walkNew(node: Node, scope: Scope): Complex {
    switch (node.kind) {
      case "number":
        return [
          Rational.of(node.numerator, node.denominator).toNumber(),
          0,
        ];
      case "name":
        return this.#name(node, scope);
      case "prefix": {
        const operand = this.walk(node.operand, scope);
        if (node.operator === "+") return operand;
        return node.operator === "-"
          ? complex.negate(operand)
          : isZero(operand)
          ? one
          : zero;
      }
      case "postfix":
        return this.#apply("factorial", [this.walk(node.operand, scope)], node);
      case "binary":
        return this.#binary(node, this.walk(node.left, scope), scope);
      case "call":
        return this.#call(node, scope);
    }
  }

  #name(node: NameNode, scope: Scope): Complex {
    for (let s: Scope | undefined = scope; s !== undefined; s = s.outer) {
      if (s.name === node.name) return s.value!;
    }
    const { name } = node;
    const given = Object.hasOwn(this.#values, name)
      ? this.#values[name]
      : undefined;
    if (given !== undefined) {
      return typeof given === "number" ? [given, 0] : given;
    }
    switch (name) {
      case "pi":
        return [Math.PI, 0];
      case "e":
        return [Math.E, 0];
      case "i":
        return complex.imaginaryUnit;
      case "infinity":
        throw fault(
          "Cannot evaluate over the complex numbers as every number must be " +
            "finite: current value is infinity",
          node,
        );
    }
    throw unknownVariable(node, Object.keys(this.#values));
  }

  #binary(node: BinaryNode, left: Complex, scope: Scope): Complex {
    const { operator } = node;
    if (isDecided(operator, left)) return operator === "&&" ? zero : one;
    const right = this.walk(node.right, scope);
    switch (operator) {
      case "+":
        return checked(complex.add(left, right), node);
      case "-":
        return checked(complex.subtract(left, right), node);
      case "*":
        return checked(complex.multiply(left, right), node);
      case "/":
        if (isZero(right)) {
          throw new ExpressionError(
            "division-by-zero",
            `Cannot divide as the divisor must not be 0: the dividend is ` +
              printComplex(left),
            node.span,
          );
        }
        return checked(complex.divide(left, right), node);
      case "^":
        return this.#apply("pow", [left, right], node);
      case "&&":
      case "||":
        return isZero(right) ? zero : one;
      case "==":
        return truth(same(left, right));
      case "!=":
        return truth(!same(left, right));
    }
    return truth(compare(operator, real(left, node), real(right, node)));
  }

  #call(node: CallNode, scope: Scope): Complex {
    const { name } = node;
    switch (name) {
      case "sum":
      case "product":
        return this.#range(node, scope);
      case "if": {
        const [condition, yes, no] = node.arguments;
        const chosen = this.walk(condition!, scope);
        return this.walk(isZero(chosen) ? no! : yes!, scope);
      }
      case "random":
      case "rootsum":
        throw new ExpressionError(
          "unsupported",
          `Cannot evaluate step by step over the complex numbers: current ` +
            `value is \`${name}\``,
          node.span,
        );
    }
    const operands = node.arguments.map((n) => this.walk(n, scope));
    return this.#apply(name, operands, node);
  }

  #apply(
    name: ComplexFunctionName,
    operands: readonly Complex[],
    node: Node,
  ): Complex {
    const report = callComplex(name, operands);
    if (report.status === "value") return report.value;
    const isPole = operands.every(isZero) && reciprocals.has(name);
    throw new ExpressionError(
      isPole ? "division-by-zero" : "domain",
      `Cannot evaluate \`${name}\` as its arguments must be in its domain` +
        (report.status === "domain" ? ", real numbers" : "") +
        `: current value is ${operands.map(printComplex).join(", ")}`,
      node.span,
    );
  }

  #range(node: CallNode, scope: Scope): Complex {
    const [body, , from, to] = node.arguments;
    const name = boundName(node)!;
    const low = real(this.walk(from!, scope), node);
    const high = real(this.walk(to!, scope), node);
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high)) {
      throw fault(
        `Cannot go over a range as its bounds must be integers: current ` +
          `value is ${low} to ${high}`,
        node,
      );
    }
    let total = node.name === "sum" ? zero : one;
    for (let k = low; k <= high; k++) {
      const value: Complex = [k, 0];
      const inner = { outer: scope, name, value, known: new Map() };
      const term = this.walk(body!, inner);
      total = checked(
        node.name === "sum"
          ? complex.add(total, term)
          : complex.multiply(total, term),
        node,
      );
    }
    return total;
  }
}

/** Whether the right side of an operator does not matter. */
function isDecided(operator: BinaryNode["operator"], left: Complex): boolean {
  return operator === "&&" ? isZero(left) : operator === "||" && !isZero(left);
}

/** What a node needs: of a condition the branch taken, of a logical operator
 * the left side first. */
function needed(
  node: Node,
  known: ReadonlyMap<Node, Complex>,
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
  return [chosen === undefined ? condition! : isZero(chosen) ? no! : yes!];
}

/** What is not finite at 0 since it divides by it. */
const reciprocals: ReadonlySet<ComplexFunctionName> = new Set<
  ComplexFunctionName
>(["csc", "cot", "csch", "coth", "acsch", "pow"]);

function isZero(z: Complex): boolean {
  return z[0] === 0 && z[1] === 0;
}

function truth(value: boolean): Complex {
  return value ? one : zero;
}

function same(a: Complex, b: Complex): boolean {
  return complex.modulus(complex.subtract(a, b)) <=
    equalTolerance * Math.max(complex.modulus(a), complex.modulus(b));
}

function compare(operator: string, a: number, b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    default:
      return a >= b;
  }
}

function real(z: Complex, node: Node): number {
  if (isNearlyReal(z)) return z[0];
  throw fault(
    `Cannot compare as both sides must be real: current value is ${
      printComplex(z)
    }`,
    node,
  );
}

function checked(z: Complex, node: Node): Complex {
  if (isFiniteComplex(z)) return z;
  throw fault(
    "Cannot evaluate as every value must be below 1.8e308 in magnitude: " +
      `current value is ${printComplex(z)}`,
    node,
  );
}

function fault(message: string, node: Node): ExpressionError {
  return new ExpressionError("domain", message, node.span);
}

/**
 * A complex number as text.
 *
 * @param z The number.
 * @returns For example `1 + 2i`.
 */
export function printComplex([re, im]: Complex): string {
  if (im === 0) return String(re);
  return `${re} ${im < 0 ? "-" : "+"} ${Math.abs(im)}i`;
}
