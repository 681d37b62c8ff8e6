/**
 * The steps that compute expressions, each distinct node once: the base of
 * every numeric evaluation of an `Expression` (`complex_arithmetic.ts` says
 * with which kind of numbers).
 */
import type { CallName, Constant, Expression } from "../algebra/expression.ts";
import { childrenOf } from "../algebra/order.ts";
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Rational } from "../exact/rational.ts";
import { coefficientsOf } from "./complex_coefficients.ts";

/** A function of the values of its arguments. */
export type PlainCallName = Exclude<
  CallName,
  "if" | "sum" | "product" | "rootsum" | "random"
>;

/** One step; operands are the numbers of earlier steps. */
export type Step =
  | { readonly kind: "numeral"; readonly value: Rational }
  | { readonly kind: "constant"; readonly name: Constant["name"] }
  | { readonly kind: "variable"; readonly index: number }
  | { readonly kind: "sum"; readonly operands: readonly number[] }
  | { readonly kind: "product"; readonly operands: readonly number[] }
  | {
    readonly kind: "power";
    readonly operands: readonly [base: number, exponent: number];
    /** The exponent, if it is a numeral. */
    readonly exact: Rational | undefined;
  }
  | { readonly kind: "exp"; readonly operands: readonly [number] }
  | {
    readonly kind: "call";
    readonly name: PlainCallName;
    readonly operands: readonly number[];
  }
  | {
    readonly kind: "if";
    readonly operands: readonly [number, number, number];
  }
  | { readonly kind: "random"; readonly operands: readonly number[] }
  | {
    readonly kind: "range";
    readonly name: "sum" | "product";
    /** The bounds. */
    readonly operands: readonly [from: number, to: number];
    /** The body as a function of all variables and the bound one. */
    readonly body: Schedule;
  }
  | {
    readonly kind: "rootsum";
    readonly operands: readonly [];
    /** The body as a function of all variables and the bound one. */
    readonly body: Schedule;
    /** The coefficients of the polynomial, the constant one first, as
     * functions of all variables and the bound one, which none uses. */
    readonly coefficients: Schedule;
  };

/** Steps in an order in which operands come first. */
export interface Schedule {
  /** The steps. */
  readonly steps: readonly Step[];
  /** The steps whose values are the results. */
  readonly results: readonly number[];
  /** The variables, in the order of their values. */
  readonly variables: readonly string[];
}

/**
 * Plans the evaluation of expressions.
 *
 * @param expressions What to compute.
 * @param variables The names of all variables, each once.
 * @returns As many steps as there are distinct nodes.
 * @throws {ExpressionError} `unknown-variable`, or `unsupported` for a root
 * sum over something that is no polynomial.
 */
export function schedule(
  expressions: readonly Expression[],
  variables: readonly string[],
): Schedule {
  const scheduler = new Scheduler(variables);
  const results = expressions.map((part) => scheduler.visit(part));
  return { steps: scheduler.steps, results, variables };
}

class Scheduler {
  readonly steps: Step[] = [];
  /** What was visited, by identity and by content. */
  readonly #nodes = new Map<Expression, number>();
  readonly #contents = new Map<string, number>();
  readonly #variables: readonly string[];

  constructor(variables: readonly string[]) {
    this.#variables = variables;
  }

  visit(node: Expression): number {
    const known = this.#nodes.get(node);
    if (known !== undefined) return known;
    const [key, step] = this.#step(node);
    let number = this.#contents.get(key);
    if (number === undefined) {
      number = this.steps.push(step) - 1;
      // Two are a step.
      if ((number & 1) === 1) spend();
      this.#contents.set(key, number);
    }
    this.#nodes.set(node, number);
    return number;
  }

  #step(node: Expression): readonly [key: string, step: Step] {
    switch (node.kind) {
      case "numeral":
        return [`${node.value}`, { kind: "numeral", value: node.value }];
      case "constant":
        return [`:${node.name}`, { kind: "constant", name: node.name }];
      case "variable":
        return [`_${node.name}`, this.#variable(node.name)];
      case "sum":
      case "product": {
        const operands = childrenOf(node).map((part) => this.visit(part));
        return [`${node.kind} ${operands}`, { kind: node.kind, operands }];
      }
      case "power":
        return this.#power(node.base, node.exponent);
      case "call":
        return this.#call(node.name, node.arguments);
    }
  }

  #variable(name: string): Step {
    const index = this.#variables.lastIndexOf(name);
    if (index >= 0) return { kind: "variable", index };
    throw new ExpressionError(
      "unknown-variable",
      `Cannot evaluate as every variable must have a value: ` +
        `current variable is ${name}`,
    );
  }

  #power(base: Expression, exponent: Expression): readonly [string, Step] {
    const power = this.visit(exponent);
    if (base.kind === "constant" && base.name === "e") {
      return [`exp ${power}`, { kind: "exp", operands: [power] }];
    }
    const operands = [this.visit(base), power] as const;
    const exact = exponent.kind === "numeral" ? exponent.value : undefined;
    return [`^ ${operands}`, { kind: "power", operands, exact }];
  }

  #call(
    name: CallName,
    args: readonly Expression[],
  ): readonly [string, Step] {
    switch (name) {
      case "sum":
      case "product":
        return this.#range(name, args);
      case "rootsum":
        return this.#rootsum(args);
      case "if": {
        const [a, b, c] = args.map((part) => this.visit(part));
        const operands = [a!, b!, c!] as const;
        return [`if ${operands}`, { kind: "if", operands }];
      }
      case "random":
        // Each draws anew, and so none is the same as another.
        return [`random ${this.steps.length}`, {
          kind: "random",
          operands: [],
        }];
      default: {
        const operands = args.map((part) => this.visit(part));
        return [`${name} ${operands}`, { kind: "call", name, operands }];
      }
    }
  }

  #range(
    name: "sum" | "product",
    [body, index, from, to]: readonly Expression[],
  ): readonly [string, Step] {
    const operands = [this.visit(from!), this.visit(to!)] as const;
    const inner = schedule([body!], this.#with(index!));
    const step: Step = { kind: "range", name, operands, body: inner };
    return [`range ${this.steps.length}`, step];
  }

  #rootsum([body, index, polynomial]: readonly Expression[]): readonly [
    string,
    Step,
  ] {
    const variables = this.#with(index!);
    const name = variables.at(-1)!;
    const step: Step = {
      kind: "rootsum",
      operands: [],
      body: schedule([body!], variables),
      coefficients: schedule(coefficientsOf(polynomial!, name), variables),
    };
    return [`rootsum ${this.steps.length}`, step];
  }

  #with(index: Expression): readonly string[] {
    return [...this.#variables, index.kind === "variable" ? index.name : ""];
  }
}
