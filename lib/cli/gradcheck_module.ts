/** A module of a user, and what goes wrong in it. */

import { pathToFileURL } from "node:url";
import { FluxionError } from "../core/errors.ts";
import { AccessError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";

/** A module of the user does not do what is asked of it. */
export class UserCodeError extends FluxionError {}

/** A function and its inputs, of which nothing is known yet. */
export interface UserCase {
  /** What the function is given. */
  readonly inputs: object;
  /** The function. */
  readonly f: (...args: never[]) => unknown;
}

/**
 * Imports a module: this runs it.
 *
 * @param path The file; it may be read.
 * @returns What it exports.
 * @throws {AccessError} If it is not there, or needs to read more.
 * @throws {UserCodeError} If it fails.
 */
export async function importModule(
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  let url: string;
  try {
    url = pathToFileURL(Deno.realPathSync(path)).href;
  } catch (error) {
    throw new AccessError(
      `Cannot import ${path} as it must be a file: ${systemReasonOf(error)}`,
    );
  }
  try {
    return await import(url);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) {
      throw new AccessError(
        `Cannot import ${path} as what it imports must be readable, too: ` +
          systemReasonOf(error),
      );
    }
    throw failure(`Cannot import ${path} as it must be a module`, path, error);
  }
}

/**
 * The functions to check that a module exports.
 *
 * @param exported What it exports.
 * @param path The file.
 * @returns Each with its name.
 * @throws {UserCodeError} If there is none, or one is not as it has to be.
 */
export function casesOf(
  exported: Readonly<Record<string, unknown>>,
  path: string,
): [name: string, UserCase][] {
  const { default: named, inputs, ...rest } = exported;
  const alone = Object.entries(rest)
    .filter(([, value]) => typeof value === "function")
    .map(([name, f]) => [name, { inputs, f }] as [string, unknown]);
  const several = typeof named === "object" && named !== null
    ? Object.entries(named)
    : [];
  const all = [...inputs === undefined ? [] : alone, ...several];
  if (all.length === 0) {
    throw new UserCodeError(
      `Cannot check ${path} as it must export inputs and a function, or a ` +
        `default object of { inputs, f }: it exports ` +
        (Object.keys(exported).join(", ") || "nothing"),
    );
  }
  for (const [name, value] of all) {
    if (isCase(value)) continue;
    throw new UserCodeError(
      `Cannot check ${name} of ${path} as it must be { inputs, f }, an object ` +
        `and a function: current value is ${Deno.inspect(value, { depth: 1 })}`,
    );
  }
  return all as [string, UserCase][];
}

function isCase(value: unknown): value is UserCase {
  if (typeof value !== "object" || value === null) return false;
  const { inputs, f } = value as Partial<UserCase>;
  return typeof f === "function" && typeof inputs === "object" &&
    inputs !== null;
}

/**
 * Runs what calls a user's function.
 *
 * @param name The function's name.
 * @param path Its file.
 * @param body What to run.
 * @returns What it returns.
 * @throws {UserCodeError} What was thrown in it, and where.
 */
export function inUserCode<Result>(
  name: string,
  path: string,
  body: () => Result,
): Result {
  try {
    return body();
  } catch (error) {
    throw failure(`Cannot check ${name} of ${path}`, path, error);
  }
}

/** One sentence, with the place in the user's file. */
function failure(what: string, path: string, error: unknown): UserCodeError {
  const { message, stack = "" } = error instanceof Error
    ? error
    : new Error(String(error));
  const file = path.split(/[\\/]/).at(-1)!;
  const frame = stack.split("\n")
    .map((line) => /([^/\\]+):(\d+):(\d+)\)?$/.exec(line))
    .find((found) => found?.[1] === encodeURI(file));
  const place = frame === undefined || frame === null
    ? ""
    : ` (${file}:${frame[2]}:${frame[3]})`;
  const failed = new UserCodeError(
    `${what}: ${message.split("\n")[0]}${place}`,
  );
  failed.cause = error;
  return failed;
}
