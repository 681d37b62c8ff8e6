/** A lexer that remembers where it was and finds its way after an error. */
import { Lexer } from "./lexer.ts";
import { binaryOperatorOf, Kind } from "./tokens.ts";

/** A cursor over tokens. */
export class Cursor extends Lexer {
  /** Where the token before the cursor ends. */
  before = 0;

  /** Goes to the next token. */
  advance(): void {
    this.before = this.end;
    this.next();
  }

  /**
   * Whether the text is at its end.
   *
   * @returns Whether it is.
   */
  atEnd(): boolean {
    return this.kind === Kind.end;
  }

  /** Panic mode: skips to where an operator or the end of an operand stands. */
  synchronise(): void {
    let open = 0;
    for (; !this.atEnd(); this.advance()) {
      const { kind } = this;
      if (open === 0) {
        if (kind === Kind.close || kind === Kind.comma) return;
        if (binaryOperatorOf[kind] !== undefined) return;
      }
      if (kind === Kind.open || kind === Kind.openOther) open++;
      const closes = kind === Kind.close || kind === Kind.closeOther;
      if (closes && open > 0) open--;
    }
  }

  /**
   * Skips what is no operand.
   *
   * @returns Whether an operand begins before the end of an argument.
   */
  seeksOperand(): boolean {
    for (;; this.advance()) {
      switch (this.kind) {
        case Kind.end:
        case Kind.close:
        case Kind.comma:
          return false;
        case Kind.number:
        case Kind.name:
        case Kind.open:
        case Kind.plus:
        case Kind.minus:
        case Kind.not:
          return true;
      }
    }
  }

  /** Skips brackets and what is in them. */
  skipGroup(): void {
    let open = 0;
    do {
      const { kind } = this;
      if (kind === Kind.open || kind === Kind.openOther) open++;
      if (kind === Kind.close || kind === Kind.closeOther) open--;
      this.advance();
    } while (open > 0 && !this.atEnd());
  }
}
