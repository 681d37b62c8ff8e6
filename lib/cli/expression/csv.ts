/** Comma-separated values (RFC 4180), a record at a time. */
import { FormatError } from "../../core/errors.ts";

/** A record with the line that it begins on. */
export interface CsvRecord {
  /** Its fields, without quotes. */
  readonly fields: readonly string[];
  /** Its first line, from 1. */
  readonly line: number;
}

/** A field that is longer is no number: an open quote would fill the memory. */
const longestNumber = 1_000_000;

/**
 * Splits text into records.
 *
 * @param source Pieces of a text, cut anywhere.
 * @returns The records; empty lines are left out.
 * @throws {FormatError} For a quote in the middle of a field, text after a
 * closing quote, a quote that is never closed, a field beyond 1,000,000
 * characters.
 */
export async function* records(
  source: AsyncIterable<string>,
): AsyncGenerator<CsvRecord> {
  const reader = new RecordReader();
  for await (const text of source) yield* reader.take(text);
  yield* reader.finish();
}

type State = "start" | "plain" | "quoted" | "closed";

/** Takes text piece by piece, and gives the records that are whole. */
export class RecordReader {
  #state: State = "start";
  #field = "";
  #fields: string[] = [];
  #line = 1;
  #firstLine = 1;
  #isFirst = true;
  readonly #longestField: number;

  /**
   * Begins a text.
   *
   * @param longestField How many characters a field may have.
   */
  constructor(longestField: number = longestNumber) {
    this.#longestField = longestField;
  }

  /**
   * Takes a piece.
   *
   * @param text It follows that of the last call.
   * @returns The records that end in it.
   * @throws {FormatError} If they are wrong.
   */
  *take(text: string): Generator<CsvRecord> {
    let at = 0;
    if (this.#isFirst && text.length > 0) {
      this.#isFirst = false;
      if (text.charCodeAt(0) === 0xFEFF) at = 1;
    }
    while (at < text.length) {
      if (this.#state === "plain" || this.#state === "quoted") {
        at = this.#run(text, at);
        if (at === text.length) break;
      }
      const record = this.#step(text[at++]!);
      if (record !== undefined) yield record;
    }
  }

  /**
   * Ends the text.
   *
   * @returns The last record, if it has no end of a line.
   * @throws {FormatError} If a quote is open.
   */
  *finish(): Generator<CsvRecord> {
    if (this.#state === "quoted") throw this.#error("a quote must be closed");
    const record = this.#endRecord();
    if (record !== undefined) yield record;
  }

  /** Takes characters that mean nothing but themselves. */
  #run(text: string, from: number): number {
    const stops = this.#state === "quoted" ? /["\n]/g : /[,"\r\n]/g;
    stops.lastIndex = from;
    const end = stops.exec(text)?.index ?? text.length;
    this.#field += text.slice(from, end);
    if (this.#field.length > this.#longestField) {
      throw this.#error(
        `a field must have at most ${this.#longestField} characters`,
      );
    }
    return end;
  }

  #step(character: string): CsvRecord | undefined {
    if (this.#state === "quoted") {
      if (character === '"') this.#state = "closed";
      else this.#take(character);
      return undefined;
    }
    switch (character) {
      case ",":
        this.#endField();
        return undefined;
      case "\r":
        return undefined;
      case "\n": {
        const record = this.#endRecord();
        this.#line++;
        this.#firstLine = this.#line;
        return record;
      }
      case '"':
        this.#quote();
        return undefined;
      default:
        if (this.#state === "closed") {
          throw this.#error("nothing may follow a closing quote");
        }
        this.#state = "plain";
        this.#take(character);
        return undefined;
    }
  }

  #take(character: string): void {
    this.#field += character;
    if (character === "\n") this.#line++;
  }

  #quote(): void {
    if (this.#state === "plain") {
      throw this.#error("a quote must be at the start of a field");
    }
    if (this.#state === "closed") this.#field += '"';
    this.#state = "quoted";
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = "";
    this.#state = "start";
  }

  #endRecord(): CsvRecord | undefined {
    const isEmpty = this.#state === "start" && this.#fields.length === 0;
    if (isEmpty) return undefined;
    this.#endField();
    const record = { fields: this.#fields, line: this.#firstLine };
    this.#fields = [];
    return record;
  }

  #error(wanted: string): FormatError {
    return new FormatError(
      `Cannot read comma-separated values as ${wanted}: line ${this.#line}`,
    );
  }
}

/**
 * A field as it has to stand in a file.
 *
 * @param text Any text.
 * @returns The text, in quotes where it needs them.
 */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
