/** Objects out of a file: read field by field, and never trusted. */

import { FormatError } from "./errors.ts";

/**
 * Reads values out of an object that is not trusted. What an object inherits
 * is not seen, so `__proto__` and `constructor` are names like any others.
 */
export class Fields {
  readonly #object: object;
  readonly #source: string;
  readonly #path: string;

  /**
   * Looks at a value.
   *
   * @param value What `JSON.parse` gave.
   * @param source What to call the file in errors.
   * @param path Where the value is in it; "" for the whole.
   * @throws {FormatError} If it is not an object.
   */
  constructor(value: unknown, source: string, path: string = "") {
    this.#source = source;
    this.#path = path;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.refused(path === "" ? "it" : path, "be an object", value);
    }
    this.#object = value;
  }

  /** The names of the fields. */
  get names(): string[] {
    return Object.keys(this.#object);
  }

  /**
   * An error that names a field and what it should have been.
   *
   * @param name The field, with the path to it.
   * @param wanted What it must do: `be a number`.
   * @param value What it is.
   * @returns The error, to be thrown.
   */
  refused(name: string, wanted: string, value: unknown): FormatError {
    return new FormatError(
      `Cannot load ${this.#source} as ${name} must ${wanted}: ` +
        `current value is ${excerpt(value)}`,
    );
  }

  /**
   * A field as it is.
   *
   * @param name Its name.
   * @returns Its value; undefined if it is not there.
   */
  value(name: string): unknown {
    return Object.getOwnPropertyDescriptor(this.#object, name)?.value;
  }

  /**
   * A field that is an object.
   *
   * @param name Its name.
   * @returns Its fields.
   * @throws {FormatError} If it is something else.
   */
  object(name: string): Fields {
    return new Fields(this.value(name), this.#source, this.#named(name));
  }

  /**
   * A field that fulfils a condition.
   *
   * @param name Its name.
   * @param wanted The condition in words: `be a number`.
   * @param is The condition.
   * @returns Its value.
   * @throws {FormatError} If it does not.
   */
  checked<T>(name: string, wanted: string, is: (value: unknown) => boolean): T {
    const value = this.value(name);
    if (is(value)) return value as T;
    throw this.refused(this.#named(name), wanted, value);
  }

  /**
   * A field that is an integer.
   *
   * @param name Its name.
   * @param maximum The largest that fits.
   * @param minimum The smallest that fits.
   * @returns Its value.
   * @throws {FormatError} If it is not, or out of range.
   */
  integer(name: string, maximum: number, minimum: number = 1): number {
    return this.checked(
      name,
      `be an integer from ${minimum} to ${maximum}`,
      (value) =>
        Number.isInteger(value) && (value as number) >= minimum &&
        (value as number) <= maximum,
    );
  }

  /**
   * A field that is a number in a range.
   *
   * @param name Its name.
   * @param low The smallest that fits.
   * @param below The bound, itself left out.
   * @returns Its value.
   * @throws {FormatError} If it is not.
   */
  number(name: string, low: number = 0, below: number = Infinity): number {
    return this.checked(
      name,
      `be a number in [${low}, ${below})`,
      (value) => typeof value === "number" && value >= low && value < below,
    );
  }

  /**
   * A field that is true or false.
   *
   * @param name Its name.
   * @returns Its value.
   * @throws {FormatError} If it is neither.
   */
  boolean(name: string): boolean {
    return this.checked(
      name,
      "be true or false",
      (value) => typeof value === "boolean",
    );
  }

  /**
   * A field that is a text.
   *
   * @param name Its name.
   * @param maximum Its greatest length, in UTF-16 units.
   * @returns Its value.
   * @throws {FormatError} If it is not, or longer.
   */
  text(name: string, maximum: number): string {
    return this.checked(
      name,
      `be a text of at most ${maximum} characters`,
      (value) => typeof value === "string" && value.length <= maximum,
    );
  }

  /**
   * A loss. JSON has no NaN: one that was not measured is null.
   *
   * @param name The field's name.
   * @returns Its value, or NaN.
   * @throws {FormatError} If it is neither a number nor null.
   */
  loss(name: string): number {
    const value = this.checked<number | null>(
      name,
      "be a number or null",
      (value) => value === null || typeof value === "number",
    );
    return value ?? NaN;
  }

  #named(name: string): string {
    return this.#path === "" ? name : `${this.#path}.${name}`;
  }
}

/**
 * Reads JSON.
 *
 * @param text The text, which is not trusted.
 * @param source What to call the file in errors.
 * @returns The value.
 * @throws {FormatError} If it is no JSON.
 */
export function parseJSON(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // the message quotes the text, line feeds and all
    const reason = (error as Error).message.replaceAll(/\s+/g, " ");
    throw new FormatError(
      `Cannot load ${source} as it must be JSON: ${reason}`,
    );
  }
}

/** A few words: to print an object whole may take all memory, or the stack. */
function excerpt(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  return value === undefined ? "nothing" : String(value);
}
