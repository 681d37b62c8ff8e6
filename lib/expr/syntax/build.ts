/** Makes nodes without a text. */
import { ExpressionError } from "../errors.ts";
import {
  constantNamed,
  functionNamed,
  isAlsoVariable,
  operatorNamed,
} from "../functions/lookup.ts";
import { type FunctionName, signatures } from "../functions/names.ts";
import { checkCall } from "./calls.ts";
import { readDecimal } from "./decimal.ts";
import { quote } from "./diagnostics.ts";
import { Lexer } from "./lexer.ts";
import type {
  BinaryNode,
  BinaryOperator,
  CallNode,
  NameNode,
  Node,
  PostfixNode,
  PrefixNode,
  PrefixOperator,
} from "./nodes.ts";
import { Kind } from "./tokens.ts";

/**
 * A number. A double stands for its shortest decimal, as in a text: 0.1 is
 * 1/10. What is negative becomes a minus sign and a number.
 *
 * @param value The value.
 * @returns A tree of that value.
 * @throws {ExpressionError} `domain` if it is NaN.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, number } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(number(-0.1)), "-0.1");
 * ```
 */
export function number(value: bigint | number): Node {
  if (value < 0) return prefix("-", number(-value));
  if (value === Infinity) return name("infinity");
  const isNumber = value >= 0;
  const decimal = isNumber ? readDecimal(value.toString()) : undefined;
  if (decimal === undefined) {
    throw new ExpressionError(
      "domain",
      `Cannot make a number as it must fit the budget of bits: current value ` +
        `is ${quote(`${value}`)}`,
    );
  }
  return { kind: "number", ...decimal };
}

/**
 * A fraction, as a division unless the divisor is 1.
 *
 * @param numerator The dividend.
 * @param denominator The divisor.
 * @returns A tree of that value.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, fraction } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(fraction(-1n, 3n)), "-(1/3)");
 * ```
 */
export function fraction(numerator: bigint, denominator: bigint): Node {
  if (denominator === 1n) return number(numerator);
  return numerator < 0n
    ? prefix("-", binary("/", number(-numerator), number(denominator)))
    : binary("/", number(numerator), number(denominator));
}

/**
 * Whether a text can be the name of a variable.
 *
 * @param text Any text.
 * @returns True unless it is no name, or that of a function or a constant.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { isVariableName } from "@fluxion/fluxion/expr";
 *
 * assertEquals(["x_1", "sin", "pi"].map(isVariableName), [true, false, false]);
 * ```
 */
export function isVariableName(text: string): boolean {
  const known = functionNamed(text);
  if (known !== undefined && !isAlsoVariable(known)) return false;
  return isName(text) && constantNamed(text) === undefined &&
    operatorNamed(text) === undefined;
}

function isName(text: string): boolean {
  const lexer = new Lexer(text);
  lexer.next();
  return lexer.kind === Kind.name && lexer.start === 0 &&
    lexer.end === text.length;
}

/**
 * A variable or a constant.
 *
 * @param text Its name; a constant in any letter case.
 * @returns The node.
 * @throws {ExpressionError} `unknown-variable` if it can be no name.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { name } from "@fluxion/fluxion/expr";
 *
 * assertEquals(name("PI").name, "pi");
 * ```
 */
export function name(text: string): NameNode {
  const constant = constantNamed(text);
  if (constant !== undefined) return { kind: "name", name: constant };
  if (!isVariableName(text)) {
    throw new ExpressionError(
      "unknown-variable",
      `Cannot make a name as it must be letters, digits and _, and no ` +
        `function: current value is ${quote(text)}`,
    );
  }
  return { kind: "name", name: text };
}

/**
 * An operator before its operand.
 *
 * @param operator The operator.
 * @param operand Its operand.
 * @returns The node.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, name, prefix } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(prefix("-", name("x"))), "-x");
 * ```
 */
export function prefix(operator: PrefixOperator, operand: Node): PrefixNode {
  return { kind: "prefix", operator, operand };
}

/**
 * The factorial of an operand.
 *
 * @param operand What stands before the `!`.
 * @returns The node.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, name, postfix } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(postfix(name("n"))), "n!");
 * ```
 */
export function postfix(operand: Node): PostfixNode {
  return { kind: "postfix", operator: "!", operand };
}

/**
 * An operator between two operands.
 *
 * @param operator The operator.
 * @param left What stands before it.
 * @param right What stands after it.
 * @returns The node.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { binary, format, name } from "@fluxion/fluxion/expr";
 *
 * const [a, b] = [name("a"), name("b")];
 * assertEquals(format(binary("*", binary("+", a, b), b)), "(a + b)*b");
 * ```
 */
export function binary(
  operator: BinaryOperator,
  left: Node,
  right: Node,
): BinaryNode {
  return { kind: "binary", operator, left, right };
}

/**
 * A function applied.
 *
 * @param text The function, in its one spelling.
 * @param list Its arguments.
 * @returns The node.
 * @throws {ExpressionError} `wrong-argument-count`, `unknown-function`, or
 * `unexpected-token` if a name must be bound and there is none.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { call, format, name } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(call("max", name("a"), name("b"))), "max(a, b)");
 * ```
 */
export function call(text: FunctionName, ...list: readonly Node[]): CallNode {
  if (!Object.hasOwn(signatures, text)) {
    throw new ExpressionError(
      "unknown-function",
      `Cannot make a call as its name must be a function: current value is ` +
        quote(`${text}`),
    );
  }
  const error = checkCall(text, list, { start: 0, end: 0 });
  if (error !== undefined) {
    throw new ExpressionError(error.code, error.message);
  }
  return { kind: "call", name: text, arguments: list };
}
