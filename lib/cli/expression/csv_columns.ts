/** Whole columns of numbers. */
import { FormatError } from "../../core/errors.ts";
import { formatCount } from "../format.ts";
import { type CsvRecord, records } from "./csv.ts";

/** Rows that a fit holds in memory. */
const mostRows = 10_000_000;

/**
 * Reads the columns of a CSV file whose first row has names.
 *
 * @param source Pieces of the file's text.
 * @param path Its path, for messages.
 * @param wanted The names to read; all that hold only numbers if absent.
 * @returns The columns by name.
 * @throws {FormatError} If there are no names, a row has another number of
 * fields, a field is no number, or there are more than 10,000,000 rows.
 */
export async function readColumns(
  source: AsyncIterable<string>,
  path: string,
  wanted: (name: string) => boolean,
): Promise<Record<string, Float64Array>> {
  let names: string[] | undefined;
  const lists = new Map<number, number[]>();
  for await (const record of records(source)) {
    if (names === undefined) {
      names = record.fields.map((field) => field.trim());
      names.forEach((name, place) => {
        if (wanted(name)) lists.set(place, []);
      });
    } else takeRow(record, names, lists, path);
  }
  if (names === undefined) {
    throw new FormatError(
      `Cannot read ${path} as its first row must have names: it is empty`,
    );
  }
  const known = names;
  return Object.fromEntries(
    [...lists].map(([place, list]) => [
      known[place]!,
      Float64Array.from(list),
    ]),
  );
}

function takeRow(
  { fields, line }: CsvRecord,
  names: readonly string[],
  lists: ReadonlyMap<number, number[]>,
  path: string,
): void {
  const refuse = (wanted: string, found: string) =>
    new FormatError(
      `Cannot read ${path} as ${wanted}: line ${line} has ${found}`,
    );
  if (fields.length !== names.length) {
    throw refuse(`a row must have ${names.length} fields`, `${fields.length}`);
  }
  for (const [place, list] of lists) {
    const text = fields[place]!.trim();
    const value = text === "" ? NaN : Number(text);
    if (!Number.isFinite(value)) {
      throw refuse(
        `column ${names[place]} must hold numbers`,
        text === "" ? "nothing" : text,
      );
    }
    if (list.length === mostRows) {
      throw refuse(
        `it must have at most ${formatCount(mostRows)} rows`,
        "more",
      );
    }
    list.push(value);
  }
}
