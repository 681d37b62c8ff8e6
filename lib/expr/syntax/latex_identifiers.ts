/** Names in LaTeX: letters, Greek ones, words, subscripts. */
import { greekCommand, greekName } from "../functions/greek.ts";
import { constantNamed } from "../functions/lookup.ts";
import { isVariableName } from "./build.ts";
import { latexError } from "./latex_tokens.ts";
import type { LatexCursor } from "./latex_cursor.ts";
import { commandFunction } from "./latex_names.ts";
import type { NameNode } from "./nodes.ts";

/** Commands that begin a function or a large operator. */
const operations: ReadonlySet<string> = new Set(
  "sum prod operatorname begin".split(" "),
);

/** Reads names at a cursor. */
export class LatexNames {
  readonly #at: LatexCursor;
  /** Letters that a sum binds, and the names they have. */
  readonly #bound = new Map<string, string>();

  /**
   * Reads at a cursor.
   *
   * @param at The cursor.
   */
  constructor(at: LatexCursor) {
    this.#at = at;
  }

  /**
   * Whether arguments in parentheses are at the cursor.
   *
   * @returns Whether they are.
   */
  callFollows(): boolean {
    return this.#at.is("open", "(") || this.#at.is("open", "[");
  }

  /**
   * Whether a function or a large operator is at the cursor.
   *
   * @returns Whether it is.
   */
  isOperation(): boolean {
    const { kind, text } = this.#at.token;
    return kind === "command" &&
      (operations.has(text) || commandFunction(text) !== undefined);
  }

  /**
   * A letter or the command of one, without a subscript.
   *
   * @returns The name.
   */
  single(): NameNode {
    const { start } = this.#at.token;
    return this.#node(this.#letter(), start);
  }

  /**
   * A letter or the command of one, perhaps with a subscript.
   *
   * @param start Where it begins.
   * @returns The name.
   */
  subscripted(start: number): NameNode {
    return this.named(this.#letter(), start);
  }

  /**
   * A name that was read, perhaps with a subscript.
   *
   * @param base The name.
   * @param start Where it begins.
   * @returns The name with its subscript.
   */
  named(base: string, start: number): NameNode {
    const sub = this.#at.accept("symbol", "_") ? this.#subscript() : undefined;
    const name = sub === undefined ? base : `${base}_${sub}`;
    const node = this.#node(name, start);
    if (this.callFollows() && constantNamed(node.name) === undefined) {
      const hint = `write ${name} \\cdot (…) for a product`;
      const what = "a name before a parenthesis must be a function";
      const { text } = this.#at;
      throw latexError(text, "unknown-function", what, node.span!, { hint });
    }
    return node;
  }

  #node(name: string, start: number): NameNode {
    const { span } = this.#at.since(start);
    const bound = this.#bound.get(name);
    if (bound !== undefined) return { kind: "name", name: bound, span };
    const constant = constantNamed(name);
    if (name === "E" || name === "I") {
      this.#at.fail("e and i must be small letters", {
        hint: `${name} cannot be a variable: write ${name}_0`,
      }, span);
    }
    if (constant !== undefined) return { kind: "name", name: constant, span };
    if (!isVariableName(name)) {
      this.#at.fail("a name must be that of a variable", {}, span);
    }
    return { kind: "name", name, span };
  }

  /** A letter or the command of one, as a name. */
  #letter(): string {
    const { kind, text } = this.#at.token;
    if (kind === "letter") {
      this.#at.next();
      return greekCommand(text)?.slice(1) ?? text;
    }
    const name = text === "infty" ? "infinity" : greekName(text);
    if (kind !== "command" || name === undefined) {
      this.#at.fail("a command must be known", {
        expected: "a letter, a function, \\frac, \\sqrt, \\sum or the like",
      });
    }
    this.#at.next();
    return name;
  }

  /** Letters, digits and words; in braces, as many as there are. */
  #subscript(): string {
    if (!this.#at.accept("symbol", "{")) return this.#piece();
    let text = "";
    while (!this.#at.accept("symbol", "}")) text += this.#piece();
    return text;
  }

  #piece(): string {
    const { kind, text } = this.#at.token;
    if (kind === "number" && /^[0-9]+$/.test(text)) return this.#at.next().text;
    if (kind === "command" && (text === "mathrm" || text === "text")) {
      this.#at.next();
      return this.group();
    }
    return this.#letter();
  }

  /**
   * A word in braces, as after `\mathrm`.
   *
   * @returns Its letters, digits and underscores.
   */
  group(): string {
    this.#at.expect("symbol", "{");
    let text = "";
    while (!this.#at.accept("symbol", "}")) {
      const { kind, text: piece } = this.#at.token;
      const underscore = piece === "_" &&
        (kind === "command" || kind === "symbol");
      if (kind !== "letter" && kind !== "number" && !underscore) {
        this.#at.fail("a word must be letters, digits and \\_");
      }
      text += piece;
      this.#at.next();
    }
    return text;
  }

  /**
   * Goes over `\text{word}`.
   *
   * @param wanted The word.
   */
  word(wanted: string): void {
    const span = this.#at.token;
    this.#at.expect("command", "text");
    const found = this.group();
    if (found !== wanted) {
      this.#at.fail(`\\text{${wanted}} must stand here`, {}, span);
    }
  }

  /**
   * Goes over the name of an environment.
   *
   * @param wanted The name.
   */
  environment(wanted: string): void {
    const span = this.#at.token;
    if (this.group() !== wanted) {
      this.#at.fail("an environment must be cases", {}, span);
    }
  }

  /**
   * The index of a sum. An i or e is renamed, since it is bound here and a
   * constant elsewhere.
   *
   * @returns The index, and the name it has in the text.
   */
  index(): { readonly index: NameNode; readonly letter: string } {
    const { start } = this.#at.token;
    const base = this.#letter();
    const sub = this.#at.accept("symbol", "_") ? this.#subscript() : undefined;
    const letter = sub === undefined ? base : `${base}_${sub}`;
    const name = constantNamed(letter) === undefined
      ? letter
      : this.#fresh(letter);
    return {
      index: { kind: "name", name, ...this.#at.since(start) },
      letter,
    };
  }

  #fresh(letter: string): string {
    const { text } = this.#at;
    for (let number = 1;; number++) {
      const taken = text.includes(`${letter}_${number}`) ||
        text.includes(`${letter}_{${number}}`);
      if (!taken) return `${letter}_${number}`;
    }
  }

  /**
   * Reads where a letter is bound.
   *
   * @param letter The name in the text.
   * @param index The name it has.
   * @param read Reads the scope.
   * @returns What it read.
   */
  bound<T>(letter: string, index: NameNode, read: () => T): T {
    const outer = this.#bound.get(letter);
    this.#bound.set(letter, index.name);
    const result = read();
    if (outer === undefined) this.#bound.delete(letter);
    else this.#bound.set(letter, outer);
    return result;
  }
}
