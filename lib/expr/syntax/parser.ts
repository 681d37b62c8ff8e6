/** The grammar: operands and operators in turn, over the table of operators. */
import { type Budget, currentBudget, spend } from "../budget.ts";
import type { Span } from "../errors.ts";
import {
  constantNamed,
  functionNamed,
  isAlsoVariable,
  operatorNamed,
} from "../functions/lookup.ts";
import { checkCall } from "./calls.ts";
import { Cursor } from "./cursor.ts";
import { readDecimal } from "./decimal.ts";
import { type Definition, expandDefinition } from "./definitions.ts";
import type { Diagnostic } from "./diagnostics.ts";
import { Faults, Stop } from "./faults.ts";
import { infixOperator } from "./infix.ts";
import type { BinaryOperator, Node } from "./nodes.ts";
import { operators } from "./operators.ts";
import {
  type Callee,
  completed,
  deepest,
  nests,
  type Operand,
  type Pending,
  pendingBinary,
  type PendingOperator,
  type PendingParenthesis,
  pendingPrefix,
} from "./pending.ts";
import { Kind, prefixOperatorOf } from "./tokens.ts";

const comparison = operators["<"].precedence;
const noDefinitions: ReadonlyMap<string, Definition> = new Map();

/** The deepest tree whatever the budget says: walks recurse into trees. */
export const deepestTree = 1000;

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
  readonly #pending: Pending[] = [];
  /** The operand before the cursor, where one is. */
  #operand: Operand;
  /** How many of the pending nest, by what the budget counts. */
  #nesting = 0;
  #nodes = 0;

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
    const node = this.#faults.placeholder(0, 0);
    this.#operand = { node, start: 0, height: 0, depth: 0 };
  }

  /**
   * Reads the text to its end.
   *
   * @returns The tree and all errors.
   */
  parse(): Parsed {
    try {
      this.#whole();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
    }
    return { node: this.#operand.node, errors: this.#faults.sorted() };
  }

  #whole(): void {
    spend();
    const { length } = this.#text;
    if (length > this.#budget.length) {
      throw this.#faults.tooLong(length, this.#budget.length);
    }
    this.#cursor.next();
    if (this.#cursor.atEnd()) throw this.#faults.empty();
    do {
      while (this.#beginsOperand());
    } while (this.#continues());
  }

  #tooDeep(limit: number): never {
    throw this.#faults.tooDeep(this.#cursor, limit);
  }

  #push(pending: Pending, nesting: boolean): void {
    this.#pending.push(pending);
    if (nesting && ++this.#nesting > this.#budget.depth) {
      this.#tooDeep(this.#budget.depth);
    }
  }

  /** Counts a node that is about to be made. */
  #count(nodes = 1): void {
    this.#nodes += nodes;
    if (this.#nodes > this.#budget.nodes) {
      throw this.#faults.tooManyNodes(this.#cursor, this.#budget.nodes);
    }
    // About as many nodes as fit a step.
    if ((this.#nodes & 7) === 0) spend();
  }

  #complete(operand: Operand): void {
    if (operand.depth > deepestTree) this.#tooDeep(deepestTree);
    this.#operand = operand;
  }

  #leaf(node: Node, start: number): false {
    this.#operand = { node, start, height: 0, depth: 0 };
    return false;
  }

  #placeholder(start: number): false {
    const { before } = this.#cursor;
    return this.#leaf(this.#faults.placeholder(start, before), start);
  }

  /**
   * Reads the beginning of an operand: a whole one, a prefix operator, an
   * opening parenthesis. Whether an operand must still follow.
   */
  #beginsOperand(): boolean {
    const { kind, start, end } = this.#cursor;
    switch (kind) {
      case Kind.number:
        return this.#number(start, end);
      case Kind.name:
        return this.#name(start, end);
      case Kind.open:
        this.#open(undefined, start);
        return true;
    }
    const operator = prefixOperatorOf[kind];
    if (operator === undefined) return this.#missing();
    this.#cursor.advance();
    this.#count();
    this.#push(pendingPrefix(operator, start), true);
    return true;
  }

  #number(start: number, end: number): false {
    this.#cursor.advance();
    this.#count();
    const span = { start, end };
    const value = readDecimal(this.#text, start, end);
    if (value === undefined) {
      return this.#leaf(this.#faults.hugeNumber(span), start);
    }
    const { numerator, denominator } = value;
    return this.#leaf({ kind: "number", numerator, denominator, span }, start);
  }

  /** A name alone, or a call up to its first argument. */
  #name(start: number, end: number): boolean {
    const text = this.#text.slice(start, end);
    const span = { start, end };
    this.#cursor.advance();
    this.#count();
    const calls = this.#cursor.kind === Kind.open;
    const known = functionNamed(text);
    if (known !== undefined) {
      if (calls) return this.#calls({ text, name: known }, start);
      if (!isAlsoVariable(known)) {
        const stand = this.#faults.bareFunction(text, span, this.#cursor);
        return this.#leaf(stand, start);
      }
    }
    const constant = constantNamed(text);
    if (constant !== undefined) {
      return this.#leaf({ kind: "name", name: constant, span }, start);
    }
    const definition = this.#definitions.get(text);
    if (definition !== undefined) {
      const takes = definition.parameters.length > 0;
      if (takes && calls) return this.#calls({ text, definition }, start);
      this.#expand({ text, definition }, [], start);
      return false;
    }
    return this.#variable(text, span, calls);
  }

  #variable(text: string, span: Span, calls: boolean): boolean {
    if (calls) {
      this.#faults.unknownFunction(text, span);
      return this.#calls({ text }, span.start);
    }
    const word = operatorNamed(text);
    const node = word === undefined
      ? { kind: "name", name: text, span } as const
      : this.#faults.reservedWord(span, word);
    return this.#leaf(node, span.start);
  }

  #open(callee: Callee | undefined, start: number): void {
    const open = this.#cursor.start;
    this.#cursor.advance();
    const kind = "parenthesis";
    this.#push({ kind, callee, list: [], start, open }, true);
  }

  /** Whether an argument must follow. */
  #calls(callee: Callee, start: number): boolean {
    this.#open(callee, start);
    if (this.#cursor.kind !== Kind.close) return true;
    this.#cursor.advance();
    this.#apply(this.#pending.pop() as PendingParenthesis);
    return false;
  }

  /** No operand begins here: reports it; whether one follows all the same. */
  #missing(): boolean {
    const { kind, start } = this.#cursor;
    this.#faults.missing(this.#cursor, this.#cursor.before);
    if (kind === Kind.malformed || kind === Kind.string) this.#cursor.advance();
    else if (kind === Kind.openOther) this.#cursor.skipGroup();
    else if (this.#cursor.seeksOperand()) return true;
    return this.#placeholder(start);
  }

  /** Goes on after an operand to where the next one must begin, if any. */
  #continues(): boolean {
    for (;;) {
      if (this.#cursor.kind === Kind.not) {
        this.#factorial();
        continue;
      }
      const operator = infixOperator(this.#cursor, this.#faults);
      if (operator !== undefined) {
        this.#infix(operator);
        return true;
      }
      this.#reduce(0);
      const open = this.#pending.at(-1) as PendingParenthesis | undefined;
      if (this.#cursor.kind === Kind.comma) {
        this.#comma(open);
        return true;
      }
      if (open !== undefined) this.#close(open);
      else if (this.#cursor.atEnd()) return false;
      else this.#stray();
    }
  }

  #factorial(): void {
    this.#cursor.advance();
    this.#count();
    const { node: operand, start } = this.#operand;
    const height = this.#operand.height + 1;
    const depth = this.#operand.depth + 1;
    const limit = this.#budget.depth;
    if (this.#nesting + height > limit) this.#tooDeep(limit);
    const span = { start, end: this.#cursor.before };
    const node: Node = { kind: "postfix", operator: "!", operand, span };
    this.#complete({ node, start, height, depth });
  }

  #infix(operator: BinaryOperator): void {
    const { precedence } = operators[operator];
    const compared = this.#reduce(precedence);
    if (compared && precedence === comparison) {
      this.#faults.chained(this.#cursor);
    }
    const juxtaposed = operator === "*" && this.#cursor.kind !== Kind.times;
    if (!juxtaposed) this.#cursor.advance();
    this.#count();
    const pending = pendingBinary(operator, this.#operand);
    this.#push(pending, operator === "^");
  }

  /**
   * Completes the operators that bind tighter than one that follows. Whether
   * the last of them was a comparison.
   */
  #reduce(precedence: number): boolean {
    let last: PendingOperator | undefined;
    for (;;) {
      const top = this.#pending.at(-1);
      if (top?.kind !== "operator" || top.minimum <= precedence) break;
      this.#pending.pop();
      if (nests(top)) this.#nesting--;
      this.#complete(completed(top, this.#operand, this.#cursor.before));
      last = top;
    }
    return last?.left !== undefined &&
      operators[last.operator as BinaryOperator].precedence === comparison;
  }

  #comma(open: PendingParenthesis | undefined): void {
    if (open?.callee === undefined) this.#faults.stray(this.#cursor);
    else open.list.push(this.#operand);
    this.#cursor.advance();
  }

  /** At a closing parenthesis, or at the end where one is missing. */
  #close(open: PendingParenthesis): void {
    if (this.#cursor.atEnd()) this.#faults.unclosed(open.open);
    else this.#cursor.advance();
    this.#pending.pop();
    if (open.callee !== undefined) {
      open.list.push(this.#operand);
      return this.#apply(open);
    }
    this.#nesting--;
    const { node, height, depth } = this.#operand;
    this.#complete({ node, start: open.start, height: height + 1, depth });
  }

  #stray(): void {
    this.#faults.stray(this.#cursor);
    while (this.#cursor.kind === Kind.close) this.#cursor.advance();
  }

  /** A call whose arguments are complete. */
  #apply({ callee, list, start }: PendingParenthesis): void {
    this.#nesting--;
    const { name, definition } = callee!;
    if (definition !== undefined) return this.#expand(callee!, list, start);
    if (name === undefined) return void this.#placeholder(start);
    const nodes = list.map(({ node }) => node);
    const span = { start, end: this.#cursor.before };
    const error = checkCall(name, nodes, span);
    if (error !== undefined) {
      this.#faults.add(error);
      return void this.#placeholder(start);
    }
    const node: Node = { kind: "call", name, arguments: nodes, span };
    const height = deepest(list, "height") + 1;
    this.#complete({ node, start, height, depth: deepest(list, "depth") + 1 });
  }

  #expand(
    { text, definition }: Callee,
    list: readonly Operand[],
    start: number,
  ): void {
    const span = { start, end: this.#cursor.before };
    const wanted = definition!.parameters.length;
    if (list.length !== wanted) {
      this.#faults.wrongCount(text, wanted, list.length, span);
      return void this.#placeholder(start);
    }
    const left = this.#budget.nodes - this.#nodes;
    const nodes = list.map(({ node }) => node);
    const expanded = expandDefinition(definition!, nodes, span, left);
    this.#count(expanded.nodes);
    const height = deepest(list, "height") + expanded.depth;
    const depth = deepest(list, "depth") + expanded.depth;
    const limit = this.#budget.depth;
    if (this.#nesting + height > limit) this.#tooDeep(limit);
    this.#complete({ node: expanded.node, start, height, depth });
  }
}
