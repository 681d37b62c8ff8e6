/** The documents in files, a piece at a time. */

import { FormatError } from "../../core/errors.ts";
import type { DocumentPiece } from "../../data/documents.ts";
import { Utf8Pieces } from "../../data/utf8_pieces.ts";
import { AccessError } from "../errors.ts";
import { type CsvRecord, RecordReader } from "../expression/csv.ts";
import { systemReasonOf } from "../../storage/errors.ts";
import type { TextFile, TextKind } from "./text_files.ts";

/** Files are read so many bytes at a time. */
const pieceBytes = 1 << 20;

/** No document of many is longer, in characters. */
const longestDocument = 1 << 28;

/** Told of each piece that was read: its bytes. */
export type ReadListener = (bytes: Uint8Array<ArrayBuffer>) => void;

/** Which files, and how they are read. */
export interface DocumentOptions {
  /** The files. */
  readonly files: readonly TextFile[];
  /** How the texts stand in them. */
  readonly kind: TextKind;
  /** Whether files of text are given as bytes, whatever they hold. */
  readonly asBytes: boolean;
  /** Told of each piece. */
  readonly onRead?: ReadListener;
  /** Told of the end of each file. */
  readonly onEnd?: () => void;
}

/** Documents, as often as they are asked for. */
export class Documents implements Iterable<DocumentPiece> {
  readonly #options: DocumentOptions;

  /**
   * Reads nothing yet.
   *
   * @param options Which files.
   */
  constructor(options: DocumentOptions) {
    this.#options = options;
  }

  /** Reads them from the beginning. */
  *[Symbol.iterator](): Generator<DocumentPiece, void, void> {
    const { files, kind, onEnd } = this.#options;
    for (const { path } of files) {
      switch (kind.kind) {
        case "text":
          yield* this.#text(path);
          yield null;
          break;
        case "jsonl":
          yield* jsonTexts(linesOf(this.#strings(path), path), kind.name, path);
          break;
        case "csv":
          yield* csvTexts(this.#strings(path), kind.name, path);
      }
      onEnd?.();
    }
  }

  #text(path: string): Iterable<DocumentPiece> {
    const { asBytes, onRead } = this.#options;
    return asBytes ? bytesOf(path, onRead) : this.#strings(path);
  }

  *#strings(path: string): Generator<string, void, void> {
    const decoder = new Utf8Pieces(path);
    for (const bytes of bytesOf(path, this.#options.onRead)) {
      yield decoder.push(bytes);
    }
    decoder.finish();
  }
}

/**
 * The bytes of a file.
 *
 * @param path The file.
 * @param onRead Told of each piece.
 * @returns Pieces that are the caller's until the next one.
 * @throws {AccessError} If it cannot be read.
 */
export function* bytesOf(
  path: string,
  onRead?: ReadListener,
): Generator<Uint8Array<ArrayBuffer>, void, void> {
  const read = <Result>(act: () => Result): Result => {
    try {
      return act();
    } catch (error) {
      throw new AccessError(
        `Cannot read ${path} as it must be readable: ${systemReasonOf(error)}`,
      );
    }
  };
  using file = read(() => Deno.openSync(path));
  const buffer = new Uint8Array(pieceBytes);
  for (;;) {
    const count = read(() => file.readSync(buffer));
    if (count === null || count === 0) return;
    const bytes = buffer.subarray(0, count);
    onRead?.(bytes);
    yield bytes;
  }
}

function* linesOf(
  pieces: Iterable<string>,
  path: string,
): Generator<string, void, void> {
  let rest = "";
  for (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf("\n"); end >= 0;) {
      yield rest + piece.slice(start, end);
      rest = "";
      start = end + 1;
      end = piece.indexOf("\n", start);
    }
    rest += piece.slice(start);
    if (rest.length > longestDocument) {
      throw new FormatError(
        `Cannot read ${path} as a line must have at most ` +
          `${longestDocument} characters: one is longer`,
      );
    }
  }
  if (rest !== "") yield rest;
}

function* jsonTexts(
  lines: Iterable<string>,
  name: string,
  path: string,
): Generator<DocumentPiece, void, void> {
  let number = 0;
  for (const line of lines) {
    number++;
    if (/^\s*$/.test(line)) continue;
    yield textField(line, name, `line ${number} of ${path}`);
    yield null;
  }
}

function textField(line: string, name: string, place: string): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    // the message quotes the text, line feeds and all
    const reason = (error as Error).message.replaceAll(/\s+/g, " ");
    throw new FormatError(
      `Cannot read ${place} as it must be JSON: ${reason}`,
    );
  }
  const found = typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
  if (typeof found === "string") return found;
  throw new FormatError(
    `Cannot read ${place} as it must be an object with a text in its field ` +
      `${JSON.stringify(name)}, which --field names: ${described(found)}`,
  );
}

function described(value: unknown): string {
  if (value === undefined) return "there is none";
  if (value === null) return "it is null";
  return Array.isArray(value) ? "it is an array" : `it is a ${typeof value}`;
}

function* csvTexts(
  pieces: Iterable<string>,
  name: string,
  path: string,
): Generator<DocumentPiece, void, void> {
  let index: number | undefined;
  for (const record of csvRecords(pieces, path)) {
    if (index === undefined) {
      index = columnOf(record, name, path);
      continue;
    }
    const text = record.fields[index];
    if (text === undefined) {
      throw new FormatError(
        `Cannot read line ${record.line} of ${path} as it must have a column ` +
          `${JSON.stringify(name)}: it has ${record.fields.length} fields`,
      );
    }
    yield text;
    yield null;
  }
}

function columnOf(
  { fields }: CsvRecord,
  name: string,
  path: string,
): number {
  const index = fields.indexOf(name);
  if (index >= 0) return index;
  const known = fields.slice(0, 20).map((each) => each.slice(0, 40));
  throw new FormatError(
    `Cannot read ${path} as its first line must name the column ` +
      `${JSON.stringify(name)}, which --column names: it names ` +
      known.join(", ").replaceAll(/\s+/g, " "),
  );
}

function* csvRecords(
  pieces: Iterable<string>,
  path: string,
): Generator<CsvRecord, void, void> {
  const reader = new RecordReader(longestDocument);
  try {
    for (const piece of pieces) yield* reader.take(piece);
    yield* reader.finish();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(
      error.message.replace(
        "Cannot read comma-separated values as",
        () => `Cannot read ${path} as comma-separated values as`,
      ),
    );
  }
}
