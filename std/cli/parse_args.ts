/** Stands in for `jsr:@std/cli/parse-args` where JSR cannot be reached: the
 * options that the command line uses, with the same meaning. Values are texts:
 * every option that takes one is to be listed in `string`. */

/** What {@linkcode parseArgs} is told. */
export interface ParseOptions {
  /** Options that take a value; `_` for the positional arguments. */
  readonly string?: readonly string[];
  /** Options that take none. */
  readonly boolean?: readonly string[];
  /** Options that may be given many times. */
  readonly collect?: readonly string[];
  /** Other names of options. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Called for what is not listed; it is left out if this returns false. */
  readonly unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** The values by name, and the positional arguments. */
export interface Args {
  [name: string]: unknown;
  _: (string | number)[];
}

/** What a loop over the arguments fills. */
class Parser {
  readonly result: Args = { _: [] };

  constructor(readonly options: ParseOptions) {
    for (const name of options.boolean ?? []) this.result[name] = false;
    for (const name of options.collect ?? []) this.result[name] = [];
  }

  is(list: "string" | "boolean" | "collect", name: string): boolean {
    return this.options[list]?.includes(name) ?? false;
  }

  /** Takes one option; returns true if the next argument was its value. */
  option(arg: string, next: string | undefined): boolean {
    const [, given, value] = /^--?([^=]+)(?:=(.+))?$/s.exec(arg) ??
      ["", arg, undefined];
    const name = this.options.alias?.[given!] ?? given!;
    if (this.is("boolean", name)) {
      const follows = value === undefined &&
        (next === "true" || next === "false");
      this.set(name, (value ?? (follows ? next : "true")) !== "false");
      return follows;
    }
    const follows = value === undefined && next !== undefined &&
      next !== "" && !next.startsWith("-");
    const text = value ?? (follows ? next : "");
    if (this.is("string", name)) this.set(name, text);
    else if (this.options.unknown?.(arg, name, text) !== false) {
      this.set(name, text);
    }
    return follows;
  }

  set(name: string, value: unknown): void {
    if (this.is("collect", name)) (this.result[name] as unknown[]).push(value);
    else this.result[name] = value;
  }
}

/** Parses the arguments of a command line. */
export function parseArgs(args: string[], options: ParseOptions = {}): Args {
  const parser = new Parser(options);
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  for (let i = 0; i < end; i++) {
    const arg = args[i]!;
    if (/^-./s.test(arg)) {
      if (parser.option(arg, i + 1 < end ? args[i + 1] : undefined)) i++;
    } else if (options.unknown?.(arg) !== false) parser.result._.push(arg);
  }
  parser.result._.push(...args.slice(end + 1));
  return parser.result;
}
