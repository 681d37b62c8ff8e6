import { FormatError } from "../../core/errors.ts";

/** Ids may be left out, but not so many that a small file takes much memory. */
const spareIds = 1024;

/**
 * Brings tokens into the order of their ids.
 *
 * @param value An object from tokens to ids, which is not trusted.
 * @param source What to call it in errors.
 * @param size The number of ids; one more than the largest if absent.
 * @returns The tokens; the empty string where an id has none.
 * @throws {FormatError} If it is no such object, an id is given twice or is
 * not an integer in range, or there are more of them than wanted.
 */
export function tokensInOrder(
  value: unknown,
  source: string,
  size?: number,
): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new FormatError(
      `Cannot read ${source} as it must be an object from tokens to ids: ` +
        `current value is ${JSON.stringify(value)?.slice(0, 60)}`,
    );
  }
  const entries: [string, unknown][] = Object.entries(value);
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

function refused(
  source: string,
  wanted: string,
  token: string,
  id: unknown,
): FormatError {
  return new FormatError(
    `Cannot read ${source} as the id of ${
      JSON.stringify(token.slice(0, 60))
    } must ${wanted}: current value is ${
      JSON.stringify(id)?.slice(0, 60) ?? "nothing"
    }`,
  );
}
