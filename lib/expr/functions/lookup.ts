/** What a name means: a function, a constant, or a variable. */
import {
  type ConstantName,
  constants,
  type FunctionName,
  signatures,
} from "./names.ts";

/** Spelling in lower case, to the function. */
const functions: ReadonlyMap<string, FunctionName> = new Map(
  (Object.keys(signatures) as FunctionName[]).flatMap((name) =>
    [name, ...signatures[name].aliases ?? []]
      .map((spelling): [string, FunctionName] => [
        spelling.toLowerCase(),
        name,
      ])
  ),
);

/** Spelling in lower case, to the constant. */
const constantSpellings: ReadonlyMap<string, ConstantName> = new Map(
  (Object.keys(constants) as ConstantName[]).flatMap((name) =>
    [name, ...constants[name]]
      .map((spelling): [string, ConstantName] => [spelling, name])
  ),
);

/** Words that stand for an operator elsewhere: no variable may bear one, since
 * `a and b` would then be a product of three variables. */
const operatorWords: ReadonlyMap<string, string> = new Map([
  ["and", "&&"],
  ["or", "||"],
  ["not", "!"],
]);

/** Greek letters by their names: variables wherever no parenthesis follows. */
const alsoVariables: ReadonlySet<FunctionName> = new Set<FunctionName>([
  "beta",
  "gamma",
  "Chi",
]);

/** The longest spelling; what is longer is not looked up. */
const longest = 16;

/**
 * The function that a text names, in any letter case.
 *
 * @param text A name as written.
 * @returns The function in its one spelling, or undefined.
 */
export function functionNamed(text: string): FunctionName | undefined {
  return text.length > longest ? undefined : functions.get(text.toLowerCase());
}

/**
 * The constant that a text names, in any letter case.
 *
 * @param text A name as written.
 * @returns The constant in its one spelling, or undefined.
 */
export function constantNamed(text: string): ConstantName | undefined {
  return text.length > longest
    ? undefined
    : constantSpellings.get(text.toLowerCase());
}

/**
 * The operator that a word stands for in other languages.
 *
 * @param text A name as written.
 * @returns `&&` for `and`, and so on, or undefined.
 */
export function operatorNamed(text: string): string | undefined {
  return text.length > 3 ? undefined : operatorWords.get(text.toLowerCase());
}

/**
 * Whether a function's name is a variable where no parenthesis follows it.
 *
 * @param name A function.
 * @returns True for the names of Greek letters: `beta`, `gamma`, `chi`.
 */
export function isAlsoVariable(name: FunctionName): boolean {
  return alsoVariables.has(name);
}

/**
 * Every spelling of every function, as suggestions are looked for among them.
 *
 * @returns The spellings, the proper ones and the aliases.
 */
export function functionSpellings(): readonly string[] {
  return spellings;
}

const spellings: readonly string[] = (Object.keys(signatures) as FunctionName[])
  .flatMap((name) => [name, ...signatures[name].aliases ?? []]);
