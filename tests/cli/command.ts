/** Runs the command line as a user does: in a process of its own. */

const root = new URL("../../", import.meta.url);

/** The path of the program. */
export const program: string = decodeURIComponent(
  new URL("cli.ts", root).pathname,
);

/** What a run left behind. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run is given beside its words. */
export interface RunOptions {
  /** Flags of `deno run`; none by default. */
  readonly flags?: readonly string[];
  /** The working folder. */
  readonly folder?: string;
  /** Variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What standard input holds; it is closed if absent. */
  readonly stdin?: string;
}

/**
 * The command of a run, not yet started. Where something would have to be
 * asked, `--no-prompt` makes that an error, so that no test can pass by it.
 *
 * @param words What follows the program's name.
 * @param options Flags, folder, environment.
 * @returns The command.
 */
export function command(
  words: readonly string[],
  { flags = [], folder, env = {}, stdin }: RunOptions = {},
): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--no-prompt", ...flags, program, ...words],
    stdin: stdin === undefined ? "null" : "piped",
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1", ...env },
    ...folder === undefined ? {} : { cwd: folder },
  });
}

/**
 * Runs the program to its end.
 *
 * @param words What follows its name.
 * @param options Flags, folder, environment.
 * @returns What it left behind.
 */
export async function fluxion(
  words: readonly string[],
  options: RunOptions = {},
): Promise<Result> {
  const child = command(words, options).spawn();
  if (options.stdin !== undefined) {
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(options.stdin));
    await writer.close();
  }
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/**
 * Lines of JSON as values.
 *
 * @param stdout What a run with `--json` wrote.
 * @returns One value a line; throws if a line is none.
 */
export function jsonLines(stdout: string): Record<string, unknown>[] {
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** A folder that is removed at the end of a test. */
export class TemporaryFolder implements Disposable {
  readonly path: string = Deno.makeTempDirSync({ prefix: "fluxion_" });

  /** Writes a file into it; returns its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = `${this.path}/${name}`;
    Deno.writeFileSync(
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
    return path;
  }

  /** The flags that allow to read and write all of it. */
  get flags(): string[] {
    return [`--allow-read=${this.path}`, `--allow-write=${this.path}`];
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}
