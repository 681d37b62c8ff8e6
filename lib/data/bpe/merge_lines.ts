import { FormatError } from "../../core/errors.ts";
import type { BytePairVocabulary } from "./byte_pair_tokenizer.ts";

/**
 * Reads merges: a line each, a space between the two tokens.
 *
 * @param text The lines, which are not trusted; empty ones at the end do not
 * count.
 * @param source What to call them in errors.
 * @returns The pairs, in order.
 * @throws {FormatError} If a line is anything else.
 */
export function parseMergeLines(
  text: string,
  source: string,
): BytePairVocabulary["merges"] {
  const trimmed = text.replace(/[\r\n]+$/, "");
  if (trimmed === "") return [];
  return trimmed.split(/\r?\n/).map((line, index) => {
    const [left = "", right = "", ...rest] = line.split(" ");
    if (left !== "" && right !== "" && rest.length === 0) return [left, right];
    throw new FormatError(
      `Cannot read ${source} as each merge must be two tokens with a space ` +
        `between them: merge ${index + 1} is ${
          JSON.stringify(line.slice(0, 60))
        }`,
    );
  });
}
