import { ExpressionError } from "../../expr/errors.ts";
import { compile, evaluate } from "../../expr/evaluate/mod.ts";
import type { Command, Context } from "../command.ts";
import { AccessError, exitCodes, UsageError } from "../errors.ts";
import { systemReasonOf } from "../../storage/errors.ts";
import { integer, text } from "../options.ts";
import { requireGrants } from "../permissions.ts";
import { plotText } from "../plot/braille.ts";
import { type Interval, rangeOf, sampleCurve } from "../plot/curve.ts";
import { plotSvg } from "../plot/svg.ts";
import { commonOptions } from "../command.ts";
import { assignments } from "./assignments.ts";
import { checkWords, parseWords } from "./words.ts";

const options = {
  from: text("EXPR", "where the plot begins; default -10"),
  to: text("EXPR", "where it ends; default 10"),
  svg: text("FILE", "write a drawing instead"),
  width: integer(
    { minimum: 20, maximum: 500 },
    "columns; default the terminal",
  ),
  height: integer({ minimum: 4, maximum: 200 }, "lines; default 20"),
  ...commonOptions,
} as const;

/** The command `plot`. */
export const plot: Command = {
  name: "plot",
  positionals: "EXPR VAR [NAME=VALUE...]",
  options,
  notes: ["Example: deno run cli.ts plot 'sin(x)/x' x --from -20 --to 20"],
  run: runPlot,
};

/** Points of a drawing, and of a character of text. */
const drawnPoints = 1600;
const pointsPerColumn = 8;

function runPlot({ args, output }: Context): number {
  const { values, positionals } = parseWords("plot", options, args);
  checkWords("plot", ["EXPR", "VAR"], positionals, true);
  const [expression, variable, ...words] = positionals as [
    string,
    string,
    ...string[],
  ];
  const domain = domainOf(values.from ?? "-10", values.to ?? "10");
  const f = functionOf(expression, variable, assignments("plot", words));
  if (values.svg !== undefined) {
    const pieces = sampleCurve(f, domain, drawnPoints);
    checkCurve(pieces.length, expression, domain);
    write(values.svg, plotSvg(pieces, { title: expression, domain }), args);
    output.note(`wrote ${values.svg}`);
    return exitCodes.done;
  }
  const columns = values.width ?? Math.min(output.columns, 100);
  const pieces = sampleCurve(f, domain, pointsPerColumn * columns);
  checkCurve(pieces.length, expression, domain);
  if (values.json) {
    const range = rangeOf(pieces.flat());
    output.write(
      `${
        JSON.stringify({ input: expression, variable, domain, range, pieces })
      }\n`,
    );
    return exitCodes.done;
  }
  const lines = plotText(pieces, {
    columns,
    rows: values.height ?? 20,
    domain,
  });
  output.write(lines.map((line) => `${line}\n`).join(""));
  return exitCodes.done;
}

function domainOf(from: string, to: string): Interval {
  const domain = { from: evaluate(from), to: evaluate(to) };
  if (domain.from < domain.to) return domain;
  throw new UsageError(
    `Cannot plot as --from must be less than --to: ` +
      `current values are ${domain.from} and ${domain.to}`,
  );
}

/** NaN where the expression has no value. */
function functionOf(
  expression: string,
  variable: string,
  given: Readonly<Record<string, number>>,
): (x: number) => number {
  const names = [variable, ...Object.keys(given)];
  const compiled = compile(expression, { variables: names });
  const at = Float64Array.from(names, (name) => given[name] ?? 0);
  return (x) => {
    at[0] = x;
    try {
      return compiled.evaluateAt(at);
    } catch (error) {
      if (error instanceof ExpressionError && error.code !== "budget") {
        return NaN;
      }
      throw error;
    }
  };
}

function checkCurve(
  pieces: number,
  expression: string,
  { from, to }: Interval,
): void {
  if (pieces > 0) return;
  throw new ExpressionError(
    "domain",
    `Cannot plot ${expression} as it must have real values between ${from} ` +
      `and ${to}: it has none there`,
  );
}

function write(path: string, text: string, words: readonly string[]): void {
  requireGrants(
    `write ${path}`,
    [{ access: "write", path }],
    [`--allow-write=${path}`],
    ["plot", ...words],
  );
  try {
    Deno.writeTextFileSync(path, text);
  } catch (error) {
    throw new AccessError(
      `Cannot write ${path} as it must be writable: ${systemReasonOf(error)}`,
    );
  }
}
