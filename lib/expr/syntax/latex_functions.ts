/** Applied functions in LaTeX. */
import type { FunctionName } from "../functions/names.ts";
import { checkCall } from "./calls.ts";
import { ParseError } from "./diagnostics.ts";
import type { LatexCursor } from "./latex_cursor.ts";
import type { LatexNames } from "./latex_identifiers.ts";
import { inverseFunction, latexOperator } from "./latex_names.ts";
import type { Node } from "./nodes.ts";

/** The rules of the grammar that functions need. */
export interface LatexRules {
  /** A whole expression. */
  readonly expression: () => Node;
  /** An operand with its exponent. */
  readonly power: () => Node;
  /** A group in braces or a single token. */
  readonly argument: () => Node;
  /** What is between delimiters. */
  readonly inside: <T>(read: () => T) => T;
  /** Whether an operator or a factor follows. */
  readonly continues: () => boolean;
}

/** Reads functions at a cursor. */
export class LatexFunctions {
  readonly #at: LatexCursor;
  readonly #names: LatexNames;
  readonly #rules: LatexRules;

  /**
   * Reads at a cursor.
   *
   * @param at The cursor.
   * @param names Names at the same cursor.
   * @param rules The rules around.
   */
  constructor(at: LatexCursor, names: LatexNames, rules: LatexRules) {
    this.#at = at;
    this.#names = names;
    this.#rules = rules;
  }

  /**
   * What follows the name of a function: exponent, subscript, arguments.
   *
   * @param name The function.
   * @param start Where its name begins.
   * @returns The applied function, or its power.
   */
  read(name: FunctionName, start: number): Node {
    const below = this.#at.accept("symbol", "_")
      ? this.#rules.argument()
      : undefined;
    const exponent = this.#at.accept("symbol", "^")
      ? this.#rules.argument()
      : undefined;
    const inverse = exponent === undefined ? undefined : negativeOne(exponent);
    const applied = inverse ? inverseFunction(name) : name;
    if (applied === undefined) {
      this.#at.fail("an exponent of -1 must mean an inverse function", {
        hint: "write 1 over the function",
      }, exponent!.span);
    }
    const list = this.#names.callFollows()
      ? this.#arguments()
      : [this.#at.nested(() => this.#bareArgument())];
    const call = this.#subscriptedCall(applied, below, list, start);
    if (exponent === undefined || inverse) return call;
    const where = this.#at.since(start);
    return {
      kind: "binary",
      operator: "^",
      left: call,
      right: exponent,
      ...where,
    };
  }

  #subscriptedCall(
    name: FunctionName,
    below: Node | undefined,
    list: readonly Node[],
    start: number,
  ): Node {
    if (below === undefined) return this.call(name, list, start);
    if (name === "log") {
      const base = below.kind === "number" && below.denominator === 1n
        ? below.numerator
        : 0n;
      if (base === 2n) return this.call("log2", list, start);
      if (base === 10n) return this.call("log10", list, start);
      return this.call("log", [...list, below], start);
    }
    if (name === "li") return this.call("polylog", [below, ...list], start);
    return this.#at.fail(`${name} must have no subscript`, {}, below.span);
  }

  #arguments(): Node[] {
    const { text } = this.#at.next();
    const list: Node[] = [];
    this.#rules.inside(() => {
      if (this.#at.is("close")) return;
      do {
        list.push(this.#rules.expression());
      } while (this.#at.accept("symbol", ","));
    });
    this.#at.expect("close", text);
    return list;
  }

  /** `\sin 2 \pi x`: factors up to an operator or a function. */
  #bareArgument(): Node {
    const { start } = this.#at.token;
    let left = this.#rules.power();
    for (;;) {
      const { kind, text } = this.#at.token;
      if (this.#names.callFollows()) {
        this.#at.fail("the argument must stand in parentheses", {
          hint: "write \\sin(2(x+1)) or \\sin(2)(x+1)",
        });
      }
      const ends = this.#names.isOperation() ||
        latexOperator(kind, text) !== undefined;
      if (ends || !this.#rules.continues()) return left;
      const right = this.#rules.power();
      const where = this.#at.since(start);
      left = { kind: "binary", operator: "*", left, right, ...where };
    }
  }

  /**
   * A call that ends before the cursor.
   *
   * @param name The function.
   * @param list Its arguments.
   * @param start Where it begins.
   * @returns The call.
   * @throws {ParseError} If the function takes other arguments.
   */
  call(name: FunctionName, list: readonly Node[], start: number): Node {
    const where = this.#at.since(start);
    const error = checkCall(name, list, where.span);
    if (error !== undefined) throw new ParseError(this.#at.text, [error]);
    return { kind: "call", name, arguments: list, ...where };
  }
}

function negativeOne(node: Node): boolean {
  return node.kind === "prefix" && node.operator === "-" &&
    node.operand.kind === "number" && node.operand.numerator === 1n &&
    node.operand.denominator === 1n;
}
