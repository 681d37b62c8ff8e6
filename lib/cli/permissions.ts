import { AccessError } from "./errors.ts";
import { commandLine, quoteWord } from "./command_line.ts";

/** What a command does with a path, with a host: `net`, or with a variable of
 * the environment: `env`. */
export type Access = "read" | "write" | "net" | "env";

/** A path, and what is to be allowed of it. */
export interface Grant {
  /** What is to be allowed. */
  readonly access: Access;
  /** Where: a path, for `net` a host and its port, for `env` a name. */
  readonly path: string;
}

/**
 * The flag of `deno run` that allows something; Deno splits its value at
 * commas, so a path with one cannot be named.
 *
 * @param grant What to allow.
 * @returns For example `--allow-read=corpus.txt`, quoted for a shell.
 */
export function flagOf({ access, path }: Grant): string {
  const flag = `--allow-${access}`;
  return path.includes(",") ? flag : quoteWord(`${flag}=${path}`);
}

/**
 * Refuses to go on without permissions; never raises a prompt.
 *
 * @param action What is to be done: for example `read corpus.txt`.
 * @param missing What this needs.
 * @param flags Flags that the whole command needs.
 * @param words The words of the command line.
 * @throws {AccessError} If one is not granted.
 */
export function requireGrants(
  action: string,
  missing: readonly Grant[],
  flags: readonly string[],
  words: readonly string[],
): void {
  for (const grant of missing) {
    const { state } = Deno.permissions.querySync(descriptorOf(grant));
    if (state === "granted") continue;
    throw new AccessError(
      `Cannot ${action} as ${flagOf(grant)} must be granted: ` +
        (state === "denied"
          ? "it is denied"
          : `run ${commandLine(flags, words)}`),
    );
  }
}

function descriptorOf({ access, path }: Grant): Deno.PermissionDescriptor {
  switch (access) {
    case "net":
      return { name: access, host: path };
    case "env":
      return { name: access, variable: path };
    default:
      return { name: access, path };
  }
}

/**
 * A variable of the environment, where it may be read.
 *
 * @param name Its name.
 * @returns Its value; undefined if it is not set or may not be read.
 */
export function variable(name: string): string | undefined {
  const { state } = Deno.permissions.querySync({ name: "env", variable: name });
  return state === "granted" ? Deno.env.get(name) || undefined : undefined;
}
