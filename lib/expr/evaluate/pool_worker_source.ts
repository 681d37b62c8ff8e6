/**
 * Workers made of text. A worker of a file needs the permission to read that
 * file; one of text needs none. The text is that of `makeTaskHandler` and of
 * the functions that modules may import, each of which stands alone.
 */
import type { RealFunction } from "../functions/real.ts";
import { type OperationName, operationTable } from "./operations.ts";
import { makeTaskHandler } from "./worker_runtime.ts";

/** Functions of the language that use nothing but `Math`. */
const standingAlone: readonly OperationName[] = [
  "power",
  "hypot",
  "acot",
  "asec",
  "asech",
  "acoth",
  "arg",
  "atan2",
  "mod",
  "log",
  "root",
  "rangeLast",
];

/** `Math.sin` for that function, and so on. */
function nameInMath(value: RealFunction): string | undefined {
  const key = Object.getOwnPropertyNames(Math).find((name) =>
    Object.getOwnPropertyDescriptor(Math, name)?.value === value
  );
  return key === undefined ? undefined : `Math.${key}`;
}

function sourceOf(name: OperationName): string | undefined {
  const { value } = operationTable[name];
  if (value === undefined) return undefined;
  return nameInMath(value) ??
    (standingAlone.includes(name) ? `(${value})` : undefined);
}

/**
 * Whether workers made of text know what a module imports.
 *
 * @param name The name of the import.
 * @returns Whether they do.
 */
export function isPortable(name: string): boolean {
  return name === "exhausted" || sourceOf(name as OperationName) !== undefined;
}

/**
 * The text of a worker.
 *
 * @returns A script.
 */
export function workerText(): string {
  const names = Object.keys(operationTable) as OperationName[];
  const functions = names.flatMap((name) => {
    const source = sourceOf(name);
    return source === undefined ? [] : [`${name}: ${source}`];
  });
  return `const answer = (${makeTaskHandler})({${functions.join(",\n")}});
onmessage = ({ data }) => postMessage(answer(data));
`;
}

/**
 * The address of that text.
 *
 * @returns A URL, to be revoked.
 */
export function workerUrl(): string {
  return URL.createObjectURL(
    new Blob([workerText()], { type: "text/javascript" }),
  );
}
