import { FormatError } from "../../core/errors.ts";
import { openInside } from "../../storage/inside.ts";

/**
 * Reads a file of text.
 *
 * @param folder The folder; links in it may not lead out of it.
 * @param name The file.
 * @param maximumBytes How long it may be.
 * @returns Its text.
 * @throws {FileError} If it is not there or cannot be read.
 * @throws {FormatError} If it is longer, or not UTF-8.
 */
export function readText(
  folder: string,
  name: string,
  maximumBytes: number,
): string {
  using file = openInside(folder, name);
  const bytes = file.readAll(maximumBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(
      `Cannot load ${file.path} as it must be UTF-8: it is not`,
    );
  }
}
