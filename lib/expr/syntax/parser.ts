/** The grammar: precedence climbing over the table of operators. */
import { type Budget, currentBudget, spend } from "../budget.ts";
import {
  constantNamed,
  functionNamed,
  isAlsoVariable,
  operatorNamed,
} from "../functions/lookup.ts";
import type { Span } from "../errors.ts";
import type { FunctionName } from "../functions/names.ts";
import { type Definition, expandDefinition } from "./definitions.ts";
import { readDecimal } from "./decimal.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { Faults, Stop } from "./faults.ts";
import { Cursor } from "./cursor.ts";
import type { BinaryOperator, Node, NumberNode } from "./nodes.ts";
import { operators, prefixPrecedence } from "./operators.ts";
import { binaryOperatorOf, Kind, prefixOperatorOf } from "./tokens.ts";
import { checkCall } from "./calls.ts";

const comparisonPrecedence = operators["<"].precedence;
const noDefinitions: ReadonlyMap<string, Definition> = new Map();

/** The deepest nesting whatever the budget says: walks recurse into it. */
export const deepestNesting = 1000;

/** What a parser found. */
export interface Parsed {
  /** The tree; with errors, a stand-in wherever something is missing. */
  readonly node: Node;
  /** Everything that is wrong, in the order of the text. */
  readonly errors: readonly Diagnostic[];
}

/** Reads one text, once. */
export class Parser {
  readonly #cursor: Cursor;
  readonly #text: string;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #faults: Faults;
  readonly #budget: Budget = currentBudget();
  readonly #limit: number;
  #depth = 0;
  #nodes = 0;
  /** How deep the node last returned is nested. */
  #height = 0;

  /**
   * Stands before a text.
   *
   * @param text The text.
   * @param definitions Functions of the caller; a definition without
   * parameters is a name for its body.
   */
  constructor(
    text: string,
    definitions: ReadonlyMap<string, Definition> = noDefinitions,
  ) {
    this.#text = text;
    this.#cursor = new Cursor(text);
    this.#definitions = definitions;
    this.#faults = new Faults(text, [...definitions.keys()]);
    this.#limit = Math.min(this.#budget.depth, deepestNesting);
  }

  /**
   * Reads the text to its end.
   *
   * @returns The tree and all errors.
   */
  parse(): Parsed {
    let node: Node = this.#faults.placeholder(0, 0);
    try {
      node = this.#whole();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return { node, errors: this.#faults.sorted() };
  }

  #whole(): Node {
    const { length } = this.#text;
    if (length > this.#budget.length) {
      throw this.#faults.tooLong(length, this.#budget.length);
    }
    this.#cursor.next();
    const start = this.#cursor.start;
    if (this.#cursor.atEnd()) throw this.#faults.empty();
    let node = this.#expression(0);
    while (!this.#cursor.atEnd()) {
      this.#faults.stray(this.#cursor);
      const comma = this.#cursor.kind === Kind.comma;
      while (this.#cursor.kind === Kind.close) this.#cursor.advance();
      if (comma) this.#cursor.advance();
      node = comma ? this.#expression(0) : this.#tail(node, start, 0);
    }
    return node;
  }

  #enter(): void {
    if (++this.#depth > this.#limit) this.#tooDeep();
  }

  #leave(): void {
    this.#depth--;
    this.#height++;
  }

  #tooDeep(): never {
    throw this.#faults.tooDeep(this.#cursor, this.#limit);
  }

  /** Counts a node that is about to be made. */
  #count(nodes = 1): void {
    this.#nodes += nodes;
    if (this.#nodes > this.#budget.nodes) {
      throw this.#faults.tooManyNodes(this.#cursor, this.#budget.nodes);
    }
    spend();
  }

  #expression(minimum: number): Node {
    const start = this.#cursor.start;
    return this.#tail(this.#unary(), start, minimum);
  }

  /** What follows a left operand, in a loop: chains may be long. */
  #tail(first: Node, start: number, minimum: number): Node {
    let left = first, height = this.#height;
    let compared = false;
    for (;;) {
      const operator = this.#operator();
      if (operator === undefined) break;
      const row = operators[operator];
      if (row.precedence < minimum) break;
      const compares = row.precedence === comparisonPrecedence;
      if (compares && compared) this.#faults.chained(this.#cursor);
      compared = compares;
      const juxtaposed = operator === "*" && this.#cursor.kind !== Kind.times;
      if (!juxtaposed) this.#cursor.advance();
      this.#count();
      const right = this.#expression(row.right);
      const span = { start, end: this.#cursor.before };
      left = { kind: "binary", operator, left, right, span };
      if (this.#height > height) height = this.#height;
    }
    this.#height = height;
    return left;
  }

  /**
   * The operator after an operand, or undefined where the operand ends; the
   * operator is not yet consumed. Juxtaposition is `*`.
   */
  #operator(): BinaryOperator | undefined {
    const cursor = this.#cursor;
    for (;;) {
      const kind = cursor.kind;
      const operator = binaryOperatorOf[kind];
      if (operator !== undefined) {
        if (kind === Kind.assign) this.#faults.unknown(cursor);
        return operator;
      }
      switch (kind) {
        case Kind.open:
          return "*";
        case Kind.name:
          return this.#word() ?? "*";
        case Kind.number:
        case Kind.malformed:
          this.#faults.numberAfterOperand(cursor, this.#cursor.before);
          return "*";
        case Kind.end:
        case Kind.close:
        case Kind.comma:
          return undefined;
        default:
          this.#faults.unknown(cursor);
          this.#cursor.synchronise();
      }
    }
  }

  /** `and` and `or` between operands are reported and taken as meant. */
  #word(): BinaryOperator | undefined {
    if (this.#cursor.end - this.#cursor.start > 3) return undefined;
    const word = this.#text.slice(this.#cursor.start, this.#cursor.end);
    const operator = operatorNamed(word);
    if (operator !== "&&" && operator !== "||") return undefined;
    this.#faults.reservedWord(this.#cursor, operator);
    return operator;
  }

  #unary(): Node {
    const operator = prefixOperatorOf[this.#cursor.kind];
    if (operator === undefined) return this.#power();
    const start = this.#cursor.start;
    this.#cursor.advance();
    this.#enter();
    this.#count();
    const operand = this.#unary();
    this.#leave();
    const span = { start, end: this.#cursor.before };
    return { kind: "prefix", operator, operand, span };
  }

  #power(): Node {
    const start = this.#cursor.start;
    const left = this.#postfix(start);
    if (this.#cursor.kind !== Kind.power) return left;
    const height = this.#height;
    this.#cursor.advance();
    this.#enter();
    this.#count();
    const right = this.#expression(prefixPrecedence);
    this.#leave();
    this.#height = Math.max(height, this.#height);
    const span = { start, end: this.#cursor.before };
    return { kind: "binary", operator: "^", left, right, span };
  }

  #postfix(start: number): Node {
    let operand = this.#primary();
    while (this.#cursor.kind === Kind.not) {
      this.#cursor.advance();
      this.#count();
      if (this.#depth + ++this.#height > this.#limit) this.#tooDeep();
      const span = { start, end: this.#cursor.before };
      operand = { kind: "postfix", operator: "!", operand, span };
    }
    return operand;
  }

  #primary(): Node {
    this.#height = 0;
    switch (this.#cursor.kind) {
      case Kind.number:
        return this.#number();
      case Kind.name:
        return this.#name();
      case Kind.open:
        return this.#group();
      default:
        return this.#missing();
    }
  }

  #number(): NumberNode {
    const { start, end } = this.#cursor;
    this.#cursor.advance();
    this.#count();
    const span = { start, end };
    const value = readDecimal(this.#text, start, end);
    if (value === undefined) return this.#faults.hugeNumber(span);
    const { numerator, denominator } = value;
    return { kind: "number", numerator, denominator, span };
  }

  #group(): Node {
    const open = this.#cursor.start;
    this.#cursor.advance();
    this.#enter();
    let node = this.#expression(0);
    while (this.#cursor.kind === Kind.comma) {
      this.#faults.stray(this.#cursor);
      this.#cursor.advance();
      node = this.#expression(0);
    }
    this.#close(open);
    this.#leave();
    return node;
  }

  #close(open: number): void {
    if (this.#cursor.kind === Kind.close) this.#cursor.advance();
    else this.#faults.unclosed(open);
  }

  #name(): Node {
    const { start, end } = this.#cursor;
    const text = this.#text.slice(start, end);
    this.#cursor.advance();
    this.#count();
    const calls = this.#cursor.kind === Kind.open;
    const known = functionNamed(text);
    if (known !== undefined) {
      if (calls) return this.#call(known, start);
      if (!isAlsoVariable(known)) {
        return this.#faults.bareFunction(text, { start, end }, this.#cursor);
      }
    }
    const constant = constantNamed(text);
    const span = { start, end };
    if (constant !== undefined) return { kind: "name", name: constant, span };
    const definition = this.#definitions.get(text);
    if (definition !== undefined) {
      return this.#defined(text, definition, span);
    }
    if (calls) return this.#unknownFunction(text, span);
    const word = operatorNamed(text);
    if (word !== undefined) return this.#faults.reservedWord(span, word);
    return { kind: "name", name: text, span };
  }

  /** The arguments in parentheses; the cursor is at the opening one. */
  #arguments(): Node[] {
    const open = this.#cursor.start;
    const list: Node[] = [];
    let height = 0;
    this.#cursor.advance();
    this.#enter();
    if (this.#cursor.kind !== Kind.close) {
      for (;;) {
        list.push(this.#expression(0));
        height = Math.max(height, this.#height);
        if (this.#cursor.kind !== Kind.comma) break;
        this.#cursor.advance();
      }
    }
    this.#close(open);
    this.#height = height;
    this.#leave();
    return list;
  }

  #call(name: FunctionName, start: number): Node {
    const list = this.#arguments();
    const span = { start, end: this.#cursor.before };
    const error = checkCall(name, list, span);
    if (error === undefined) {
      return { kind: "call", name, arguments: list, span };
    }
    this.#faults.add(error);
    return this.#faults.placeholder(start, span.end);
  }

  #defined(text: string, definition: Definition, name: Span): Node {
    const wanted = definition.parameters.length;
    const calls = wanted > 0 && this.#cursor.kind === Kind.open;
    const list = calls ? this.#arguments() : [];
    const span = { start: name.start, end: this.#cursor.before };
    if (list.length !== wanted) {
      return this.#faults.wrongCount(text, wanted, list.length, span);
    }
    const left = this.#budget.nodes - this.#nodes;
    const expanded = expandDefinition(definition, list, span, left);
    this.#count(expanded.nodes);
    this.#height += expanded.height;
    if (this.#depth + this.#height > this.#limit) this.#tooDeep();
    return expanded.node;
  }

  #unknownFunction(text: string, span: Span): Node {
    this.#faults.unknownFunction(text, span);
    this.#arguments();
    return this.#faults.placeholder(span.start, this.#cursor.before);
  }

  /** No operand begins here: reports it and goes on to one if there is one. */
  #missing(): Node {
    const { kind, start } = this.#cursor;
    this.#faults.missing(this.#cursor, this.#cursor.before);
    if (kind === Kind.malformed || kind === Kind.string) this.#cursor.advance();
    else if (kind === Kind.openOther) this.#cursor.skipGroup();
    else if (this.#cursor.seeksOperand()) return this.#unary();
    this.#height = 0;
    return this.#faults.placeholder(start, this.#cursor.before);
  }
}
