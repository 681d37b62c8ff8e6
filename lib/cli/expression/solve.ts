import {
  type EnclosedRoot,
  type Solution,
  solve,
  solveLinear,
} from "../../expr/solve/mod.ts";
import type { Command, Context } from "../command.ts";
import {
  type Answer,
  answerAll,
  expressionOptions,
  type Notation,
  notationOf,
} from "./answers.ts";
import { checkWords, parseWords } from "./words.ts";

/** The command `solve`. */
export const solveCommand: Command = {
  name: "solve",
  positionals: "EQUATION[;EQUATION...]|- VAR...",
  options: expressionOptions,
  notes: [
    "Without an equals sign the expression is to be 0. Several equations, with",
    "semicolons between, must be linear in the variables.",
    "With - each line of standard input is one equation.",
    "Example: deno run cli.ts solve 'x^2 = 5x - 6' x",
  ],
  run: runSolve,
};

function runSolve(context: Context): Promise<number> {
  const { values, positionals } = parseWords(
    "solve",
    expressionOptions,
    context.args,
  );
  checkWords("solve", ["EQUATION", "VAR"], positionals, true);
  const [input, ...variables] = positionals as [string, ...string[]];
  const write = notationOf(values);
  return answerAll(
    context,
    values,
    input,
    (text) =>
      variables.length === 1 && !text.includes(";")
        ? one(text, variables[0]!, write)
        : system(text, variables, write),
  );
}

function one(text: string, variable: string, write: Notation): Answer {
  const { status, solutions, enclosed, method } = solve(text, variable);
  const written = solutions.map((solution) => ({
    ...solution,
    value: write(solution.value),
    parameter: solution.parameter ?? null,
    isReal: solution.isReal ?? null,
  }));
  const lines = [
    ...written.map((solution, place) =>
      `${variable} = ${solution.value}${notes(solutions[place]!)}`
    ),
    ...enclosed.map((root) => `${variable} = ${enclosedText(root)}`),
  ];
  const said = {
    none: "no solution",
    always: `every ${variable}`,
    unsolved: "unsolved",
    partial: "there may be more",
    solved: "",
  }[status];
  return {
    text: [...lines, said].filter((line) => line !== "").join("\n"),
    data: { variable, status, solutions: written, enclosed, method },
  };
}

/**
 * A root in its disc.
 *
 * @param root Centre and radius.
 * @returns For example `0.18 + 1.08*i ± 2e-16`.
 */
export function enclosedText(
  { real, imaginary, radius }: EnclosedRoot,
): string {
  const error = `± ${radius.toPrecision(1)}`;
  if (imaginary === 0) return `${real} ${error}`;
  const sign = imaginary < 0 ? "-" : "+";
  return `${real} ${sign} ${Math.abs(imaginary)}*i ${error}`;
}

function notes(solution: Solution): string {
  const { multiplicity, parameter, isReal, excluded, confirmation } = solution;
  const said = [
    multiplicity > 1 ? `${multiplicity} times` : "",
    parameter === undefined ? "" : `any integer ${parameter}`,
    excluded.length === 0 ? "" : `but not ${excluded.join(", ")}`,
    confirmation === "conditional" ? "under a condition" : "",
    isReal === false && parameter === undefined ? "complex" : "",
  ].filter((note) => note !== "");
  return said.length === 0 ? "" : `  (${said.join(", ")})`;
}

function system(
  text: string,
  variables: readonly string[],
  write: Notation,
): Answer {
  const equations = text.split(";").filter((part) => part.trim() !== "");
  const { status, values, free } = solveLinear(equations, variables);
  const written = Object.fromEntries(
    [...values].map(([name, value]) => [name, write(value)]),
  );
  const lines = Object.entries(written).map(([name, value]) =>
    free.includes(name) ? `${name} is free` : `${name} = ${value}`
  );
  return {
    text: status === "none" ? "no solution" : lines.join("\n"),
    data: { variables, status, values: written, free },
  };
}
