import { FormatError } from "../../core/errors.ts";

/** Ids may be left out, but not so many that a small file takes much memory. */
const spareIds = 1024;

/**
 * Brings tokens into the order of their ids.
 *
 * @param entries Tokens with what should be their ids, which is not trusted.
 * @param source What to call the file in errors.
 * @param size The number of ids; one more than the largest if absent.
 * @returns The tokens; the empty string where an id has none.
 * @throws {FormatError} If an id is given twice or is not an integer in range,
 * or a token is empty.
 */
export function tokensInOrder(
  entries: readonly (readonly [token: string, id: unknown])[],
  source: string,
  size?: number,
): string[] {
  const limit = size ?? 2 * entries.length + spareIds;
  const tokens: string[] = new Array(size ?? 0).fill("");
  for (const [token, id] of entries) {
    if (!isIndex(id, limit) || token === "") {
      throw refused(source, `be an integer in [0, ${limit})`, token, id);
    }
    while (tokens.length <= id) tokens.push("");
    if (tokens[id] !== "") {
      throw refused(source, "be given to one token", token, id);
    }
    tokens[id] = token;
  }
  return tokens;
}

function isIndex(id: unknown, limit: number): id is number {
  return Number.isInteger(id) && (id as number) >= 0 && (id as number) < limit;
}

/** To print an object whole may take all memory, or the stack. */
function refused(
  source: string,
  wanted: string,
  token: string,
  id: unknown,
): FormatError {
  const name = JSON.stringify(token.slice(0, 60));
  const found = typeof id === "object" && id !== null
    ? "an object"
    : typeof id === "string"
    ? JSON.stringify(id.slice(0, 60))
    : String(id);
  return new FormatError(
    `Cannot read ${source} as the id of ${name} must ${wanted}: ` +
      `current value is ${found}`,
  );
}
