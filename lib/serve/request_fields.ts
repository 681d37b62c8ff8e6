import { nearest } from "../core/nearest.ts";
import { ApiError } from "./api_error.ts";

/** The range of a number. */
export interface NumberRange {
  /** The smallest that fits. */
  readonly minimum: number;
  /** The largest that fits. */
  readonly maximum: number;
  /** Whether it must be whole. */
  readonly isInteger?: boolean;
}

/**
 * The fields of a request's body, which is not trusted. What an object inherits
 * is not seen. A field that is null counts as absent, as the protocol says.
 */
export class RequestFields {
  readonly #object: object;
  readonly #path: string;

  /**
   * Looks at a value.
   *
   * @param value What `JSON.parse` gave.
   * @param path Where it is in the body; "" for the whole.
   * @throws {ApiError} If it is not an object.
   */
  constructor(value: unknown, path: string = "") {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw refused(path === "" ? "the body" : path, "be an object", value);
    }
    this.#object = value;
    this.#path = path;
  }

  /**
   * Refuses fields that there are not.
   *
   * @param known The names of all fields.
   * @throws {ApiError} If there is another one.
   */
  checkNames(known: readonly string[]): void {
    for (const name of Object.keys(this.#object)) {
      if (known.includes(name)) continue;
      const meant = nearest(name, known);
      const shown = this.#named(name.slice(0, 60));
      throw new ApiError(
        `Cannot take ${shown} as it must be a field of the request: ` +
          (meant === undefined
            ? "there is no such field"
            : `did you mean ${this.#named(meant)}?`),
        { status: 400, param: shown, code: "unknown_field" },
      );
    }
  }

  /** The fields, by name. */
  get entries(): [string, unknown][] {
    return Object.entries(this.#object);
  }

  /**
   * A field as it is.
   *
   * @param name Its name.
   * @returns Its value; undefined if it is absent or null.
   */
  value(name: string): unknown {
    return Object.getOwnPropertyDescriptor(this.#object, name)?.value ??
      undefined;
  }

  /**
   * A field that is an object.
   *
   * @param name Its name.
   * @returns Its fields; undefined if it is absent.
   * @throws {ApiError} If it is something else.
   */
  object(name: string): RequestFields | undefined {
    const value = this.value(name);
    return value === undefined
      ? undefined
      : new RequestFields(value, this.#named(name));
  }

  /**
   * A field that is true or false.
   *
   * @param name Its name.
   * @returns Its value; false if it is absent.
   * @throws {ApiError} If it is something else.
   */
  boolean(name: string): boolean {
    const value = this.value(name) ?? false;
    if (typeof value === "boolean") return value;
    throw this.refused(name, "be true or false");
  }

  /**
   * A field that is a number.
   *
   * @param name Its name.
   * @param range Which numbers fit.
   * @returns Its value; undefined if it is absent.
   * @throws {ApiError} If it is something else, or out of range.
   */
  number(name: string, range: NumberRange): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const { minimum, maximum, isInteger = false } = range;
    const fits = typeof value === "number" && value >= minimum &&
      value <= maximum && (!isInteger || Number.isInteger(value));
    if (fits) return value;
    const kind = isInteger ? "an integer" : "a number";
    throw this.refused(name, `be ${kind} from ${minimum} to ${maximum}`);
  }

  /**
   * A field that is a text.
   *
   * @param name Its name.
   * @returns Its value; undefined if it is absent.
   * @throws {ApiError} If it is something else.
   */
  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === "string") return value;
    throw this.refused(name, "be a string");
  }

  /**
   * The refusal of a field's value.
   *
   * @param name Its name.
   * @param wanted What it must do: `be a number`.
   * @param value What it is, if not all of it is wrong.
   * @param part Which part of it is: `[3]`.
   * @returns The error, to be thrown.
   */
  refused(
    name: string,
    wanted: string,
    value: unknown = this.value(name),
    part: string = "",
  ): ApiError {
    return refused(this.#named(name) + part, wanted, value);
  }

  #named(name: string): string {
    return this.#path === "" ? name : `${this.#path}.${name}`;
  }
}

function refused(what: string, wanted: string, value: unknown): ApiError {
  return new ApiError(
    `Cannot complete as ${what} must ${wanted}: ` +
      `current value is ${excerpt(value)}`,
    {
      status: 400,
      param: what === "the body" ? undefined : what.replace(/\[.*$/, ""),
      code: "invalid_value",
    },
  );
}

/** A value, short enough for a sentence. */
function excerpt(value: unknown): string {
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  return value === undefined ? "nothing" : String(value);
}
