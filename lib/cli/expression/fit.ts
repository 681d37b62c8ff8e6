import { withBudget } from "../../expr/budget.ts";
import { fit } from "../../expr/minimize/mod.ts";
import { parseEquation, variablesOf } from "../../expr/syntax/mod.ts";
import type { Command, Context } from "../command.ts";
import { exitCodes, UsageError } from "../errors.ts";
import { readStream } from "../file.ts";
import { integer, text } from "../options.ts";
import { requireGrants } from "../permissions.ts";
import { commonOptions } from "../command.ts";
import { assignments } from "./assignments.ts";
import { readColumns } from "./csv_columns.ts";
import { checkWords, parseWords } from "./words.ts";

const options = {
  csv: text("FILE", "the data; its first row has the columns' names"),
  iterations: integer({ minimum: 1, maximum: 1_000_000 }, "the most steps"),
  ...commonOptions,
} as const;

/** The command `fit`. */
export const fitCommand: Command = {
  name: "fit",
  positionals: "MODEL NAME=START...",
  options,
  notes: [
    "The model is an equation whose left side is a column: y = a*e^(-k*x). Each",
    "parameter is given where to start; all other names are columns.",
    "Example: deno run --allow-read=d.csv cli.ts fit 'y = a x + b' a=1 b=1" +
    " --csv d.csv",
  ],
  run: runFit,
};

async function runFit({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseWords("fit", options, args);
  checkWords("fit", ["MODEL", "NAME=START"], positionals, true);
  const [model, ...words] = positionals as [string, ...string[]];
  const { csv: path } = values;
  if (path === undefined) {
    throw new UsageError(
      "Cannot fit as --csv must name the data: it is absent",
    );
  }
  const start = assignments("fit", words);
  const node = parseEquation(model);
  const names = [...variablesOf(node)].filter((name) =>
    !Object.hasOwn(start, name)
  );
  requireGrants(
    `read ${path}`,
    [{ access: "read", path }],
    [`--allow-read=${path}`],
    ["fit", ...args],
  );
  const columns = await readColumns(
    readStream(path),
    path,
    (name) => names.includes(name),
  );
  const found = withBudget({}, () =>
    fit(model, start, columns, {
      ...values.iterations === undefined
        ? {}
        : { iterations: values.iterations },
    }));
  output.write(values.json ? json(model, found) : report(found));
  return found.status === "converged" ? exitCodes.done : exitCodes.failed;
}

type Found = ReturnType<typeof fit>;

function json(model: string, { residuals: _, ...found }: Found): string {
  return `${JSON.stringify({ input: model, ...found })}\n`;
}

function report(found: Found): string {
  const rows = Object.entries(found.parameters).map((
    [name, { value, standardError }],
  ) =>
    standardError === undefined
      ? `${name} = ${value}`
      : `${name} = ${value} ± ${standardError.toPrecision(3)}`
  );
  const { rSquared, meanSquaredError, message, status } = found;
  const quality = [
    ...rSquared === undefined ? [] : [`R² ${rSquared}`],
    `mean squared error ${meanSquaredError}`,
  ].join(", ");
  const ending = status === "converged" ? [] : [`${status}: ${message}`];
  return [...rows, quality, ...ending].map((line) => `${line}\n`).join("");
}
