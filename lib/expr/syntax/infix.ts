/** The operator between two operands, written or not. */
import { operatorNamed } from "../functions/lookup.ts";
import type { Cursor } from "./cursor.ts";
import type { Faults } from "./faults.ts";
import type { BinaryOperator } from "./nodes.ts";
import { binaryOperatorOf, Kind } from "./tokens.ts";

/**
 * The operator after an operand; the cursor stays before it. Juxtaposition is
 * `*`. What is no operator is reported and skipped, or taken as it was meant.
 *
 * @param cursor Stands after an operand.
 * @param faults Takes the errors.
 * @returns The operator, or undefined where the expression ends.
 */
export function infixOperator(
  cursor: Cursor,
  faults: Faults,
): BinaryOperator | undefined {
  for (;;) {
    const operator = binaryOperatorOf[cursor.kind];
    if (operator !== undefined) {
      if (cursor.kind === Kind.assign) faults.unknown(cursor);
      return operator;
    }
    switch (cursor.kind) {
      case Kind.open:
        return "*";
      case Kind.name:
        return word(cursor, faults) ?? "*";
      case Kind.number:
      case Kind.malformed:
        faults.numberAfterOperand(cursor, cursor.before);
        return "*";
      case Kind.end:
      case Kind.close:
      case Kind.comma:
        return undefined;
      default:
        faults.unknown(cursor);
        cursor.synchronise();
    }
  }
}

/** `and` and `or` between operands. */
function word(cursor: Cursor, faults: Faults): BinaryOperator | undefined {
  const { start, end } = cursor;
  if (end - start > 3) return undefined;
  const operator = operatorNamed(cursor.text.slice(start, end));
  if (operator !== "&&" && operator !== "||") return undefined;
  faults.reservedWord(cursor, operator);
  return operator;
}
