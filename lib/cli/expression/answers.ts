/** One expression, one answer: from an argument, or a line each from standard
 * input. */
import { withBudget } from "../../expr/budget.ts";
import { ExpressionError } from "../../expr/errors.ts";
import {
  describeError,
  format,
  type Node,
  ParseError,
  toLatex,
  toPython,
} from "../../expr/syntax/mod.ts";
import { FluxionError } from "../../core/errors.ts";
import { commonOptions, type Context } from "../command.ts";
import { exitCodes, printable } from "../errors.ts";
import { flag, number } from "../options.ts";
import type { Output } from "../output.ts";
import { lines } from "./lines.ts";

/** What every command that answers with expressions takes. */
export const expressionOptions = {
  latex: flag("answers in LaTeX"),
  python: flag("answers in Python, as SymPy reads it"),
  timeout: number(
    { minimum: 0, isOpen: true },
    "seconds that one expression may take; 10 if absent",
  ),
  ...commonOptions,
} as const;

/** The values of `expressionOptions`. */
export interface ExpressionValues {
  /** Whether to answer in LaTeX. */
  readonly latex: boolean;
  /** Whether to answer in Python. */
  readonly python: boolean;
  /** Seconds an expression may take. */
  readonly timeout: number | undefined;
  /** Whether to write JSON. */
  readonly json: boolean;
}

/** An answer for a person, and the same for a program. */
export interface Answer {
  /** One line, or several where a person asked about one expression. */
  readonly text: string;
  /** What stands in the JSON object beside `input`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether the exit code tells that what was asked for was not found. */
  readonly isFailure?: boolean;
}

/** What writes a tree in the notation that was asked for. */
export type Notation = (node: Node) => string;

/**
 * The notation that was asked for.
 *
 * @param values The values of the options.
 * @returns A printer.
 */
export function notationOf(
  { latex, python }: Pick<ExpressionValues, "latex" | "python">,
): Notation {
  return latex ? toLatex : python ? toPython : (node) => format(node);
}

const defaultSeconds = 10;

/**
 * Answers the expression of an argument, or with `-` each line of standard
 * input. A line that fails is answered by its error, and the next one follows.
 *
 * @param context Where to write to.
 * @param values The options.
 * @param input The expression, or `-`.
 * @param answer Finds the answer; called under the budget of time.
 * @returns The exit code: 1 if one could not be answered, 2 if the expression
 * of an argument cannot be read.
 */
export async function answerAll(
  { output }: Context,
  values: ExpressionValues,
  input: string,
  answer: (text: string) => Answer,
): Promise<number> {
  const limits = { milliseconds: 1000 * (values.timeout ?? defaultSeconds) };
  const bounded = (text: string) => withBudget(limits, () => answer(text));
  if (input !== "-") return answerOne(output, values.json, input, bounded);
  let code: number = exitCodes.done;
  for await (const line of lines()) {
    if (!answerLine(output, values.json, line, bounded)) {
      code = exitCodes.failed;
    }
    if (output.isClosed) break;
  }
  return code;
}

function answerOne(
  output: Output,
  json: boolean,
  input: string,
  answer: (text: string) => Answer,
): number {
  if (json) {
    return answerLine(output, true, input, answer)
      ? exitCodes.done
      : exitCodes.failed;
  }
  try {
    const { text, isFailure } = answer(input);
    output.write(`${text}\n`);
    return isFailure ? exitCodes.failed : exitCodes.done;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    output.error(printable(describeError(input, error), "\n"));
    return error instanceof ParseError ? exitCodes.usage : exitCodes.failed;
  }
}

function answerLine(
  output: Output,
  json: boolean,
  input: string,
  answer: (text: string) => Answer,
): boolean {
  try {
    const { text, data, isFailure = false } = answer(input);
    output.write(
      json ? `${JSON.stringify({ input, ...data })}\n` : `${oneLine(text)}\n`,
    );
    return !isFailure;
  } catch (error) {
    if (!(error instanceof FluxionError)) throw error;
    output.write(
      json
        ? `${JSON.stringify({ input, error: errorData(error) })}\n`
        : `error: ${oneLine(printable(error.message, ""))}\n`,
    );
    return false;
  }
}

const oneLine = (text: string): string => text.replaceAll("\n", "; ");

/**
 * An error for a program.
 *
 * @param error What was thrown.
 * @returns Its code, message and place; the place is null if it has none.
 */
export function errorData(
  error: FluxionError,
): Readonly<Record<string, unknown>> {
  const known = error instanceof ExpressionError ? error : undefined;
  return {
    code: known?.code ?? "invalid",
    message: error.message,
    start: known?.span?.start ?? null,
    end: known?.span?.end ?? null,
  };
}
