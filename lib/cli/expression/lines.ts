/** Lines of standard input. */
import { UsageError } from "../errors.ts";

/** A line that is longer is no expression; it is refused before it fills the
 * memory. */
const longestLine = 1_000_000;

/**
 * The lines of standard input, one after the other as they come.
 *
 * @param source The bytes; standard input if absent.
 * @returns The lines without their ends; no last line if it is empty.
 * @throws {UsageError} If a line is longer than 1,000,000 characters.
 */
export async function* lines(
  source: ReadableStream<Uint8Array> = Deno.stdin.readable,
): AsyncGenerator<string> {
  let rest = "";
  for await (const text of source.pipeThrough(decoder())) {
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    for (const part of parts) yield part.replace(/\r$/, "");
    if (rest.length > longestLine) {
      throw new UsageError(
        `Cannot read standard input as a line must have at most ` +
          `${longestLine} characters: one has more`,
      );
    }
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}

/** The types of the stream's two ends differ in the runtime's declarations. */
function decoder(): ReadableWritablePair<string, Uint8Array> {
  return new TextDecoderStream() as unknown as ReadableWritablePair<
    string,
    Uint8Array
  >;
}
