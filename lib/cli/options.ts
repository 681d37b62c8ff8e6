/** The kinds of options that a command can have. */

import { UsageError } from "./errors.ts";

/** One option of a command. */
export interface Option<Value> {
  /** What stands for its value in the help; empty for a flag. */
  readonly placeholder: string;
  /** One line of help. */
  readonly help: string;
  /** Whether it may be given many times. */
  readonly isList: boolean;
  /** Its value from the texts given, none if it was left out. */
  readonly read: (name: string, texts: readonly string[]) => Value;
}

/** The options of a command, by name without the dashes. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The values of a command's options. */
export type Values<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer Value>
    ? Value
    : never;
};

/** The range of a number. */
export interface Range {
  /** The smallest that fits. */
  readonly minimum: number;
  /** The largest that fits. */
  readonly maximum?: number;
  /** Whether the minimum itself does not fit. */
  readonly isOpen?: boolean;
}

/**
 * An option without a value.
 *
 * @param help One line of help.
 * @returns The option; its value is whether it was given.
 */
export function flag(help: string): Option<boolean> {
  return {
    placeholder: "",
    help,
    isList: false,
    read: (_, texts) => texts.length > 0,
  };
}

/**
 * An option that is any text.
 *
 * @param placeholder What stands for the text in the help.
 * @param help One line of help.
 * @param mayBeEmpty Whether the empty text is a value.
 * @returns The option; its value is undefined if it was left out.
 */
export function text(
  placeholder: string,
  help: string,
  mayBeEmpty: boolean = false,
): Option<string | undefined> {
  return single(placeholder, help, (name, given) => {
    if (given === "" && !mayBeEmpty) throw refused(name, "be given", given);
    return given;
  });
}

/**
 * An option that is any text, and may be given many times.
 *
 * @param placeholder What stands for the text in the help.
 * @param help One line of help.
 * @param mayBeEmpty Whether the empty text is a value.
 * @returns The option; its value is empty if it was left out.
 */
export function texts(
  placeholder: string,
  help: string,
  mayBeEmpty: boolean = false,
): Option<readonly string[]> {
  return {
    placeholder,
    help,
    isList: true,
    read: (name, given) => {
      if (!mayBeEmpty && given.includes("")) {
        throw refused(name, "be given", "");
      }
      return given;
    },
  };
}

/**
 * An option that is one of some names.
 *
 * @param names The names.
 * @param help One line of help.
 * @returns The option; its value is undefined if it was left out.
 */
export function choice<const Name extends string>(
  names: readonly Name[],
  help: string,
): Option<Name | undefined> {
  return single(
    names.join("|"),
    help,
    (name, given) => chosen(name, names, given),
  );
}

/**
 * An option that is one of some names, and may be given many times.
 *
 * @param names The names.
 * @param help One line of help.
 * @returns The option; its value is empty if it was left out.
 */
export function choices<const Name extends string>(
  names: readonly Name[],
  help: string,
): Option<readonly Name[]> {
  return {
    placeholder: names.join("|"),
    help,
    isList: true,
    read: (name, texts) => texts.map((given) => chosen(name, names, given)),
  };
}

/**
 * An option that is a whole number.
 *
 * @param range Which numbers fit.
 * @param help One line of help.
 * @returns The option; its value is undefined if it was left out.
 */
export function integer(
  range: Range,
  help: string,
): Option<number | undefined> {
  return single("N", help, (name, given) => integerOf(name, range, given));
}

/**
 * An option that is a whole number, or `auto`.
 *
 * @param range Which numbers fit.
 * @param help One line of help.
 * @returns The option; its value is undefined if it was left out or is auto.
 */
export function integerOrAuto(
  range: Range,
  help: string,
): Option<number | undefined> {
  return single(
    "N|auto",
    help,
    (name, given) =>
      given === "auto" ? undefined : integerOf(name, range, given, "auto or "),
  );
}

/**
 * An option that is a number.
 *
 * @param range Which numbers fit.
 * @param help One line of help.
 * @returns The option; its value is undefined if it was left out.
 */
export function number(range: Range, help: string): Option<number | undefined> {
  const wanted = `be a number ${describeRange(range)}`;
  return single("F", help, (name, given) => {
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(given);
    const value = isNumber ? Number(given) : NaN;
    if (!isWithin(value, range)) throw refused(name, wanted, given);
    return value;
  });
}

function single<Value>(
  placeholder: string,
  help: string,
  parse: (name: string, given: string) => Value,
): Option<Value | undefined> {
  return {
    placeholder,
    help,
    isList: false,
    read: (name, texts) => {
      const last = texts.at(-1);
      return last === undefined ? undefined : parse(name, last);
    },
  };
}

function chosen<Name extends string>(
  name: string,
  names: readonly Name[],
  given: string,
): Name {
  const found = names.find((known) => known === given);
  if (found !== undefined) return found;
  throw refused(name, `be one of ${names.join(", ")}`, given);
}

function integerOf(
  name: string,
  range: Range,
  given: string,
  alternative: string = "",
): number {
  const value = /^[+-]?\d+$/.test(given) ? Number(given) : NaN;
  if (Number.isSafeInteger(value) && isWithin(value, range)) return value;
  const wanted = `be ${alternative}a whole number ${
    describeRange(range)
  } in digits`;
  throw refused(name, wanted, given);
}

function isWithin(value: number, range: Range): boolean {
  const { minimum, maximum = Number.MAX_VALUE, isOpen = false } = range;
  return value >= minimum && value <= maximum && !(isOpen && value === minimum);
}

function describeRange({ minimum, maximum, isOpen = false }: Range): string {
  if (maximum === undefined) {
    return isOpen ? `above ${minimum}` : `of at least ${minimum}`;
  }
  return isOpen
    ? `above ${minimum} and at most ${maximum}`
    : `from ${minimum} to ${maximum}`;
}

function refused(name: string, wanted: string, given: string): UsageError {
  return new UsageError(
    `Cannot take --${name} as its value must ${wanted}: ` +
      `current value is ${given === "" ? "nothing" : given}`,
  );
}
