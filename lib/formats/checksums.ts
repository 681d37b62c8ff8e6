/** `SHA256SUMS`, as `sha256sum` writes and checks it: a line a file, 64
 * hexadecimal digits, two spaces, the name. */

import { FormatError } from "../core/errors.ts";

/**
 * Writes the sums of files.
 *
 * @param sums The SHA-256 of each, by its name, which has no line feed and no
 * backslash.
 * @returns The content of `SHA256SUMS`.
 */
export function encodeChecksums(sums: ReadonlyMap<string, string>): string {
  return [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join("");
}

/**
 * Reads the sums of files.
 *
 * @param text The content of `SHA256SUMS`, which is not trusted.
 * @param names The files that it must name, each once and no other.
 * @param source What to call it in errors.
 * @returns The SHA-256 of each, by its name.
 * @throws {FormatError} If it is not what was promised.
 */
export function parseChecksums(
  text: string,
  names: readonly string[],
  source: string,
): ReadonlyMap<string, string> {
  const sums = new Map(
    [...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)]
      .map(([, sum, name]) => [name!, sum!]),
  );
  const isWhole = names.every((name) => sums.has(name)) &&
    encodeChecksums(sums) === text && sums.size === names.length;
  if (isWhole) return sums;
  throw new FormatError(
    `Cannot load ${source} as it must hold a line of sha256sum for each of ` +
      `${names.join(", ")}: current value is ` +
      JSON.stringify(text.slice(0, 60)),
  );
}
