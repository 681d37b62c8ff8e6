/** The grammar of formulas in LaTeX. */
import { readDecimal } from "./decimal.ts";
import { LatexFunctions } from "./latex_functions.ts";
import { LatexCursor } from "./latex_cursor.ts";
import {
  commandFunction,
  latexOperator,
  uprightFunction,
} from "./latex_names.ts";
import { LatexNames } from "./latex_identifiers.ts";
import type { BinaryOperator, Node } from "./nodes.ts";
import { operators } from "./operators.ts";

const comparison = operators["<"].precedence;
const times = operators["*"].precedence;

/** Delimiters that only group. */
const grouping: ReadonlySet<string> = new Set(["(", "[", "{"]);

/** Reads one formula, once. */
export class LatexParser {
  readonly #at: LatexCursor;
  readonly #names: LatexNames;
  readonly #functions: LatexFunctions;
  /** How many bare bars are open: in them a bar closes. */
  #bars = 0;

  /**
   * Stands before a formula.
   *
   * @param text The formula.
   */
  constructor(text: string) {
    this.#at = new LatexCursor(text);
    this.#names = new LatexNames(this.#at);
    this.#functions = new LatexFunctions(this.#at, this.#names, {
      expression: () => this.#expression(0),
      power: () => this.#power(),
      argument: () => this.#argument(),
      inside: (read) => this.#inside(read),
      continues: () => this.#operator() !== undefined,
    });
  }

  /**
   * Reads the formula to its end.
   *
   * @returns Its tree.
   * @throws {ParseError} With what is wrong first.
   */
  parse(): Node {
    const node = this.#expression(0);
    if (!this.#at.is("end")) this.#at.fail("an operator must stand here");
    return node;
  }

  #expression(minimum: number): Node {
    const { start } = this.#at.token;
    let left = this.#unary();
    let compared = false;
    for (;;) {
      const found = this.#operator();
      if (found === undefined) return left;
      const { operator, written } = found;
      const row = operators[operator];
      if (row.precedence < minimum) return left;
      const compares = row.precedence === comparison;
      if (compares && compared) {
        this.#at.fail("comparisons must not be chained");
      }
      compared = compares;
      if (written) this.#at.next();
      const right = this.#expression(row.right);
      const where = this.#at.since(start);
      left = { kind: "binary", operator, left, right, ...where };
    }
  }

  /** The operator after an operand; two operands side by side multiply. */
  #operator():
    | { readonly operator: BinaryOperator; readonly written: boolean }
    | undefined {
    const { kind, text } = this.#at.token;
    const operator = latexOperator(kind, text);
    if (operator !== undefined) return { operator, written: true };
    if (kind === "number") {
      this.#at.fail("an operator must stand before a number", {
        hint: "write {…} around an exponent of several characters",
      });
    }
    return this.#beginsFactor() ? { operator: "*", written: false } : undefined;
  }

  #beginsFactor(): boolean {
    const { kind, text } = this.#at.token;
    switch (kind) {
      case "letter":
      case "open":
        return true;
      case "command":
        return text !== "\\" && text !== "end";
      case "symbol":
        return text === "{" || (text === "|" && this.#bars === 0);
      default:
        return false;
    }
  }

  #unary(): Node {
    const { kind, text, start } = this.#at.token;
    const logical = kind === "command" && (text === "lnot" || text === "neg");
    const operator = logical ? "!" : latexOperator(kind, text);
    if (operator !== "!" && operator !== "-" && operator !== "+") {
      return this.#power();
    }
    this.#at.next();
    const operand = this.#at.nested(() => this.#unary());
    return { kind: "prefix", operator, operand, ...this.#at.since(start) };
  }

  /** An operand with a factorial or an exponent, or both in either order. */
  #power(): Node {
    const { start } = this.#at.token;
    let node = this.#primary();
    let factorials = 0, exponents = 0;
    for (;;) {
      if (this.#at.is("symbol", "^")) {
        if (++exponents > 1) {
          this.#at.fail("an exponent must be a single one", {
            hint: "write x^{y^z} or {x^y}^z",
          });
        }
        this.#at.next();
        const right = this.#argument();
        const where = this.#at.since(start);
        node = { kind: "binary", operator: "^", left: node, right, ...where };
      } else if (this.#at.is("symbol", "!")) {
        if (++factorials > 1) {
          this.#at.fail("a factorial must be a single one", {
            hint: "write (n!)! for the factorial of a factorial",
          });
        }
        this.#at.next();
        const where = this.#at.since(start);
        node = { kind: "postfix", operator: "!", operand: node, ...where };
      } else return node;
    }
  }

  /** What a command or `^` applies to: a group, or a single token. */
  #argument(): Node {
    return this.#at.nested(() => this.#nestedArgument());
  }

  #nestedArgument(): Node {
    const { kind, text } = this.#at.token;
    if (kind === "symbol" && text === "{") return this.#group();
    if (kind === "number") return this.#digit();
    if (kind === "letter") return this.#names.single();
    if (kind === "command") return this.#primary();
    return this.#at.fail("a group must stand here", { hint: "write {…}" });
  }

  /** TeX takes one character where there are no braces. */
  #digit(): Node {
    const { text, start } = this.#at.token;
    if (text.startsWith(".")) this.#at.fail("a digit must stand here");
    return this.#at.literal(this.#at.nextCharacter(), start);
  }

  #group(): Node {
    this.#at.expect("symbol", "{");
    const node = this.#inside(() => this.#expression(0));
    this.#at.expect("symbol", "}");
    return node;
  }

  /** Bars outside of a pair of delimiters are none of those inside. */
  #inside<T>(read: () => T): T {
    const bars = this.#bars;
    this.#bars = 0;
    const result = this.#at.nested(read);
    this.#bars = bars;
    return result;
  }

  #primary(): Node {
    const { kind, text } = this.#at.token;
    switch (kind) {
      case "number":
        return this.#number();
      case "letter":
        return this.#names.subscripted(this.#at.token.start);
      case "open":
        return this.#delimited();
      case "command":
        return this.#command();
      case "symbol":
        if (text === "{") return this.#group();
        if (text === "|") return this.#bar();
    }
    return this.#at.fail("a value must stand here", {
      expected: "a number, a letter, a command or a group",
    });
  }

  #number(): Node {
    const { text, start } = this.#at.next();
    const value = readDecimal(text);
    if (value === undefined) {
      this.#at.fail("a number must fit the budget of bits");
    }
    return { kind: "number", ...value, ...this.#at.since(start) };
  }

  #delimited(): Node {
    const { text, start } = this.#at.next();
    const node = this.#inside(() => this.#expression(0));
    this.#at.expect("close", text);
    if (grouping.has(text)) return node;
    const name = text === "|" ? "abs" : text === "floor" ? text : "ceil";
    if (text !== "|" && text !== "floor" && text !== "ceil") {
      this.#at.fail("a delimiter must be a parenthesis or a bar");
    }
    return this.#functions.call(name, [node], start);
  }

  #bar(): Node {
    const { start } = this.#at.next();
    this.#bars++;
    const node = this.#at.nested(() => this.#expression(0));
    this.#bars--;
    this.#at.expect("symbol", "|");
    return this.#functions.call("abs", [node], start);
  }

  #command(): Node {
    const { text, start } = this.#at.token;
    switch (text) {
      case "frac":
      case "dfrac":
      case "tfrac":
        return this.#fraction();
      case "sqrt":
        return this.#root();
      case "sum":
      case "prod":
        return this.#range(text === "sum" ? "sum" : "product");
      case "overline":
        this.#at.next();
        return this.#functions.call("conj", [this.#argument()], start);
      case "begin":
        return this.#cases();
      case "operatorname":
      case "mathrm":
      case "text":
      case "mathit":
        return this.#upright();
    }
    const name = commandFunction(text);
    const letter = text === "Gamma" || text === "Pi";
    if (name === undefined || (letter && !this.#at.isBefore("open", "("))) {
      return this.#names.subscripted(start);
    }
    this.#at.next();
    return this.#functions.read(name, start);
  }

  #fraction(): Node {
    const { start } = this.#at.next();
    const left = this.#argument();
    const right = this.#argument();
    const where = this.#at.since(start);
    if (left.kind === "name" && left.name === "d") {
      this.#at.fail("a fraction must be no derivative", {
        hint: "write the expression and differentiate it",
      }, where.span);
    }
    return { kind: "binary", operator: "/", left, right, ...where };
  }

  #root(): Node {
    const { start } = this.#at.next();
    if (!this.#at.accept("open", "[")) {
      return this.#functions.call("sqrt", [this.#argument()], start);
    }
    const degree = this.#inside(() => this.#expression(0));
    this.#at.expect("close", "[");
    const radicand = this.#argument();
    const cubic = degree.kind === "number" && degree.numerator === 3n &&
      degree.denominator === 1n;
    return cubic
      ? this.#functions.call("cbrt", [radicand], start)
      : this.#functions.call("root", [radicand, degree], start);
  }

  /** `\sum_{k=1}^{n}` and a product of factors. */
  #range(name: "sum" | "product"): Node {
    const { start } = this.#at.next();
    let above = this.#at.accept("symbol", "^") ? this.#argument() : undefined;
    this.#at.expect("symbol", "_");
    this.#at.expect("symbol", "{");
    const { index, letter } = this.#names.index();
    this.#at.expect("symbol", "=");
    const from = this.#inside(() => this.#expression(0));
    this.#at.expect("symbol", "}");
    if (above === undefined) {
      this.#at.expect("symbol", "^");
      above = this.#argument();
    }
    const body = this.#at.nested(() =>
      this.#names.bound(letter, index, () => this.#expression(times))
    );
    return this.#functions.call(name, [body, index, from, above], start);
  }

  #cases(): Node {
    const { start } = this.#at.next();
    this.#names.environment("cases");
    const then = this.#inside(() => this.#expression(0));
    this.#at.expect("symbol", "&");
    this.#names.word("if");
    const condition = this.#inside(() => this.#expression(0));
    this.#at.expect("command", "\\");
    const otherwise = this.#inside(() => this.#expression(0));
    this.#at.expect("symbol", "&");
    this.#names.word("otherwise");
    this.#at.expect("command", "end");
    this.#names.environment("cases");
    return this.#functions.call("if", [condition, then, otherwise], start);
  }

  #upright(): Node {
    const { text, start } = this.#at.next();
    const word = this.#names.group();
    const calls = this.#names.callFollows() || this.#at.is("symbol", "_");
    const name = uprightFunction(word);
    if (name === undefined || !(calls || text === "operatorname")) {
      return this.#names.named(word, start);
    }
    return this.#functions.read(name, start);
  }
}

/**
 * Reads a formula of LaTeX, in the subset that has one meaning: fractions,
 * roots, powers, functions with and without parentheses, absolute values,
 * `\log_b`, sums and products over a range, comparisons, Greek names and
 * subscripts. Letters side by side are factors; e and i are the constants.
 * A letter and a parenthesis are no product, as in `parse`. The argument of a
 * function without parentheses ends before an operator or another function; a
 * parenthesis after it has two readings and is refused. `\log` is the natural
 * logarithm.
 *
 * @param text The formula, without dollar signs.
 * @returns Its tree, with spans.
 * @throws {ParseError} With what is wrong first.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, fromLatex } from "@fluxion/fluxion/expr";
 *
 * assertEquals(
 *   format(fromLatex("\\frac{1}{2} \\sin^2 2x + \\sqrt[3]{y}")),
 *   "1/2*sin(2*x)^2 + cbrt(y)",
 * );
 * ```
 */
export function fromLatex(text: string): Node {
  return new LatexParser(text).parse();
}
