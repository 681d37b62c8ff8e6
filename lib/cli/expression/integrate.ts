import { integrateDefinite } from "../../expr/definite/mod.ts";
import { integrate, type IntegrationReport } from "../../expr/integrate/mod.ts";
import type { Command, Context } from "../command.ts";
import { UsageError } from "../errors.ts";
import { flag, text } from "../options.ts";
import {
  type Answer,
  answerAll,
  expressionOptions,
  type ExpressionValues,
  notationOf,
} from "./answers.ts";
import { checkWords, parseWords } from "./words.ts";

const options = {
  from: text("EXPR", "the lower bound, for a definite integral; -inf is one"),
  to: text("EXPR", "the upper bound"),
  real: flag("ln(abs(u)) instead of ln(u)"),
  ...expressionOptions,
} as const;

/** The command `integrate`. */
export const integrateCommand: Command = {
  name: "integrate",
  positionals: "EXPR|- VAR",
  options,
  notes: [
    "An antiderivative is proved (its derivative is the integrand, exactly) or",
    "checked (at complex points), or the integral is unsolved: never a guess.",
    "With - each line of standard input is one expression.",
    "Example: deno run cli.ts integrate 'x e^x' x",
  ],
  run: runIntegrate,
};

function runIntegrate(context: Context): Promise<number> {
  const { values, positionals } = parseWords(
    "integrate",
    options,
    context.args,
  );
  checkWords("integrate", ["EXPR", "VAR"], positionals);
  const [input, variable] = positionals as [string, string];
  const { from, to } = values;
  if ((from === undefined) !== (to === undefined)) {
    throw new UsageError(
      "Cannot integrate as --from and --to must be given together: " +
        `only --${from === undefined ? "to" : "from"} is`,
    );
  }
  return answerAll(
    context,
    values,
    input,
    (integrand) =>
      from === undefined || to === undefined
        ? indefinite(integrand, variable, values)
        : definite(integrand, variable, from, to, values),
  );
}

function indefinite(
  integrand: string,
  variable: string,
  values: ExpressionValues & { readonly real: boolean },
): Answer {
  const start = performance.now();
  const report = integrate(integrand, variable, { real: values.real });
  const seconds = secondsSince(start);
  const { status, method, tried } = report;
  const antiderivative = report.antiderivative === undefined
    ? null
    : notationOf(values)(report.antiderivative);
  return {
    text: antiderivative ?? unsolved(report),
    data: {
      ...{ variable, status, antiderivative },
      ...{ method: method.join(", "), tried, seconds },
    },
  };
}

function unsolved({ tried }: IntegrationReport): string {
  return tried.length === 0
    ? "unsolved"
    : `unsolved (tried: ${tried.join(", ")})`;
}

function definite(
  integrand: string,
  variable: string,
  from: string,
  to: string,
  values: ExpressionValues,
): Answer {
  const start = performance.now();
  const report = integrateDefinite(integrand, variable, from, to);
  const seconds = secondsSince(start);
  const { status, approximation = null, error = null } = report;
  const exact = report.value === undefined
    ? null
    : notationOf(values)(report.value);
  const numeric = approximation === null
    ? status
    : error === null
    ? `${approximation}`
    : `${approximation} ± ${error.toPrecision(1)}`;
  return {
    text: exact === null ? numeric : `${exact} = ${approximation}`,
    data: {
      ...{ variable, from, to, status },
      ...{ value: exact, approximation, error, seconds },
    },
  };
}

function secondsSince(start: number): number {
  return Number(((performance.now() - start) / 1000).toFixed(6));
}
