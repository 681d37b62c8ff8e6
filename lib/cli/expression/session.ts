/** What a conversation about expressions remembers and answers. */
import { differentiate } from "../../expr/differentiate/mod.ts";
import { ExpressionError } from "../../expr/errors.ts";
import { evaluate } from "../../expr/evaluate/mod.ts";
import { integrate } from "../../expr/integrate/mod.ts";
import { limit, taylor } from "../../expr/series/mod.ts";
import { expand, factor, simplify } from "../../expr/simplify/mod.ts";
import { solve } from "../../expr/solve/mod.ts";
import {
  type Definition,
  format,
  isVariableName,
  type Node,
  parseEquation,
  variablesOf,
} from "../../expr/syntax/mod.ts";
import { UsageError } from "../errors.ts";
import { enclosedText } from "./solve.ts";
import { splitArguments } from "./split_arguments.ts";

/** What can be asked for beside a value: `name(arguments)` alone on a line. */
interface Question {
  /** Its arguments, as the help shows them. */
  readonly shape: string;
  /** The fewest and the most arguments. */
  readonly counts: readonly [fewest: number, most: number];
  /** The answer. */
  readonly answer: (args: readonly string[], read: Reader) => string;
}

/** Reads an expression with the definitions made so far. */
type Reader = (text: string) => Node;

const questions: Readonly<Record<string, Question>> = {
  diff: {
    shape: "diff(f, x)",
    counts: [2, 2],
    answer: ([f, x], read) => format(differentiate(read(f!), variable(x!))),
  },
  integrate: {
    shape: "integrate(f, x)",
    counts: [2, 2],
    answer: ([f, x], read) => {
      const { antiderivative, status } = integrate(read(f!), variable(x!));
      return antiderivative === undefined ? status : format(antiderivative);
    },
  },
  solve: {
    shape: "solve(left = right, x)",
    counts: [2, 2],
    answer: ([equation, x], read) => solutions(read(equation!), variable(x!)),
  },
  simplify: {
    shape: "simplify(f)",
    counts: [1, 1],
    answer: ([f], read) => format(simplify(read(f!))),
  },
  expand: {
    shape: "expand(f)",
    counts: [1, 1],
    answer: ([f], read) => format(expand(read(f!))),
  },
  factor: {
    shape: "factor(f)",
    counts: [1, 1],
    answer: ([f], read) => format(factor(read(f!))),
  },
  limit: {
    shape: "limit(f, x, point)",
    counts: [3, 3],
    answer: ([f, x, point], read) => {
      const { status, value } = limit(read(f!), variable(x!), read(point!));
      return value === undefined ? status : format(value);
    },
  },
  taylor: {
    shape: "taylor(f, x, point, order)",
    counts: [4, 4],
    answer: ([f, x, point, order], read) => {
      const degree = evaluate(read(order!));
      const series = taylor(read(f!), variable(x!), read(point!), degree);
      return series.polynomial === undefined
        ? series.status
        : format(series.polynomial);
    },
  },
};

/** The names that begin a question, for completion. */
export const questionNames: readonly string[] = Object.keys(questions);

/** Definitions, and answers to lines. */
export class Session {
  readonly #definitions = new Map<string, Definition>();

  /** The names defined so far. */
  get names(): readonly string[] {
    return [...this.#definitions.keys()];
  }

  /**
   * Answers a line.
   *
   * @param line `name := expression`, `f(x, y) := expression`, a question as
   * `diff(f, x)`, `help`, or an expression.
   * @returns The answer; empty for an empty line.
   * @throws {ExpressionError | UsageError} If there is none.
   */
  answer(line: string): string {
    const text = line.trim();
    if (text === "") return "";
    if (text === "help" || text === "?") return help();
    const definition = /^([^=:]+):=(.*)$/s.exec(text);
    if (definition !== null) {
      return this.#define(definition[1]!, definition[2]!);
    }
    const asked = /^([a-z]+)\s*\((.*)\)$/s.exec(text);
    const question = asked && Object.hasOwn(questions, asked[1]!)
      ? questions[asked[1]!]
      : undefined;
    return question === undefined
      ? this.#value(text)
      : this.#ask(question, asked![2]!);
  }

  readonly #read: Reader = (text) =>
    parseEquation(text, { definitions: this.#definitions });

  #ask({ shape, counts, answer }: Question, list: string): string {
    const args = splitArguments(list);
    const [fewest, most] = counts;
    if (args.length < fewest || args.length > most) {
      throw new UsageError(
        `Cannot answer as it must be asked as ${shape}: ` +
          `${args.length} arguments are given`,
      );
    }
    return answer(args, this.#read);
  }

  /** A number if nothing is free, else the expression in a shorter form. */
  #value(text: string): string {
    const node = this.#read(text);
    const exact = format(simplify(node));
    if (variablesOf(node).size > 0) return exact;
    try {
      const value = String(evaluate(node));
      return value === exact ? value : `${exact} = ${value}`;
    } catch (error) {
      // A number that is not real has an exact form all the same.
      if (error instanceof ExpressionError && error.code === "domain") {
        return exact;
      }
      throw error;
    }
  }

  #define(left: string, right: string): string {
    const [, name, , list] =
      /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*(\(([^()]*)\))?\s*$/u.exec(left) ?? [];
    const parameters = list === undefined
      ? []
      : list.split(",").map((part) => part.trim());
    const names = name === undefined ? [left.trim()] : [name, ...parameters];
    for (const each of names) variable(each);
    if (new Set(parameters).size < parameters.length) {
      throw new UsageError(
        `Cannot define ${name} as its parameters must differ: ` +
          `current list is ${parameters.join(", ")}`,
      );
    }
    const body = this.#read(right);
    this.#definitions.set(name!, { parameters, body });
    return `${left.trim()} := ${format(body)}`;
  }
}

function variable(text: string): string {
  const name = text.trim();
  if (isVariableName(name)) return name;
  throw new UsageError(
    `Cannot take a name as it must be letters, digits and underscores, and ` +
      `no function or constant: current value is ${name}`,
  );
}

function solutions(equation: Node, unknown: string): string {
  const report = solve(equation, unknown);
  const lines = [
    ...report.solutions.map(({ value }) => `${unknown} = ${format(value)}`),
    ...report.enclosed.map((root) => `${unknown} = ${enclosedText(root)}`),
  ];
  return lines.length === 0 ? report.status : lines.join("\n");
}

function help(): string {
  return [
    "2 + 3*4              a value",
    "a := 5               a name for it",
    "f(x) := x^2 + a      a function",
    ...Object.values(questions).map(({ shape }) => shape),
    "Ctrl-D ends it.",
  ].join("\n");
}
