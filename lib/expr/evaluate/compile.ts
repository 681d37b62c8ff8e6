/** Compiled expressions. */
import { withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Node } from "../syntax/nodes.ts";
import { parse } from "../syntax/parse.ts";
import { freeNames } from "../syntax/tree.ts";
import { buildProgram } from "./build.ts";
import { Draws } from "./draws.ts";
import { unknownVariable } from "./lower.ts";
import { run, slotsOf } from "./machine.ts";
import { opcodes } from "./operations.ts";
import { instructionWords, type Program } from "./program.ts";
import { walkReal } from "./walk.ts";

/** What to compile. */
export type Source = string | Node;

/** How to compile. */
export interface CompileOptions {
  /** All variables, in the order in which `evaluateAt` takes them; without
   * them, those that occur, in the order in which they occur. */
  readonly variables?: readonly string[];
  /** What `random()` draws from; 0 if absent. */
  readonly seed?: number;
}

/** Values of variables by name. */
export type Values = Readonly<Record<string, number>>;

/**
 * One or more expressions, compiled once and evaluated many times.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile } from "@fluxion/fluxion/expr";
 *
 * const length = compile("sqrt(a^2 + b^2)");
 * assertEquals(length.evaluate({ a: 3, b: 4 }), 5);
 * assertEquals(length.evaluateAt([5, 12]), 13);
 * ```
 */
export class CompiledExpression {
  /** The checked program. */
  readonly program: Program;
  readonly #sources: readonly Node[];
  readonly #randoms: ReadonlyMap<Node, number>;
  readonly #slots: Float64Array;
  readonly #draws: Draws;
  readonly #loops: boolean;
  #evaluations = 0;

  /**
   * Compiles trees; `compile` is the usual way.
   *
   * @param sources The trees, one a value.
   * @param options How.
   * @throws {ExpressionError} `unknown-variable`, `unsupported` or `budget`.
   */
  constructor(sources: readonly Node[], options: CompileOptions = {}) {
    const { program, randoms } = buildProgram(sources, {
      ...options,
      checked: true,
    });
    this.program = program;
    this.#sources = sources;
    this.#randoms = randoms;
    this.#slots = slotsOf(program);
    this.#draws = new Draws(options.seed ?? 0, program.randoms);
    this.#loops = hasLoops(program);
  }

  /** The variables, in the order in which `evaluateAt` takes them. */
  get variables(): readonly string[] {
    return this.program.variables;
  }

  /**
   * The value of the first expression.
   *
   * @param values The value of each variable.
   * @returns The value, a real number.
   * @throws {ExpressionError} `unknown-variable`, `division-by-zero`, `domain`
   * with the span of the operation without a value, or `budget`.
   */
  evaluate(values: Values = {}): number {
    this.#read(values);
    return this.#single();
  }

  /**
   * The value of the first expression, the variables given in their order.
   *
   * @param values The value of each variable.
   * @returns The value, a real number.
   * @throws {ExpressionError} As `evaluate`.
   */
  evaluateAt(values: ArrayLike<number>): number {
    const { variables } = this.program;
    const slots = this.#slots;
    for (let i = 0; i < variables.length; i++) {
      const value = values[i];
      if (!isFiniteNumber(value)) throw badValue(variables[i]!, value);
      slots[i] = value;
    }
    return this.#single();
  }

  /**
   * The values of all expressions.
   *
   * @param values The value of each variable.
   * @returns The values, one an expression.
   * @throws {ExpressionError} As `evaluate`.
   */
  evaluateAll(values: Values = {}): readonly number[] {
    this.#read(values);
    const passed = this.#run();
    const all = Array.from(
      this.program.outputs,
      (slot) => this.#slots[slot]!,
    );
    return passed && all.every(Number.isFinite)
      ? all
      : this.#sources.map((_, index) => this.#walk(index));
  }

  #read(values: Values): void {
    const { variables } = this.program;
    const slots = this.#slots;
    for (let i = 0; i < variables.length; i++) {
      const value = values[variables[i]!];
      if (!isFiniteNumber(value)) throw this.#refuse(variables[i]!, values);
      slots[i] = value;
    }
  }

  #refuse(name: string, values: Values): ExpressionError {
    if (Object.hasOwn(values, name) && values[name] !== undefined) {
      return badValue(name, values[name]);
    }
    const [place] = this.#sources.flatMap(freeNames)
      .filter((node) => node.name === name);
    return place === undefined
      ? badValue(name, undefined)
      : unknownVariable(place, Object.keys(values));
  }

  #single(): number {
    const passed = this.#run();
    const value = this.#slots[this.program.outputs[0]!]!;
    // A value that is not finite is not equal to itself less itself.
    return passed && value - value === 0 ? value : this.#walk(0);
  }

  #run(): boolean {
    const { code, randoms } = this.program;
    if (randoms > 0) this.#draws.begin(this.#evaluations++);
    return this.#loops
      ? withBudget({}, () => run(code, this.#slots, this.#draws))
      : run(code, this.#slots, this.#draws);
  }

  /** The judgement of the walk: an error, or a value all the same. */
  #walk(index: number): number {
    const { variables } = this.program;
    if (this.program.randoms > 0) this.#draws.begin(this.#evaluations - 1);
    return withBudget({}, () =>
      walkReal(this.#sources[index]!, {
        variables: new Map(
          variables.map((name, slot) => [name, this.#slots[slot]!]),
        ),
        draw: (node) => this.#draws.uniform(this.#randoms.get(node)!),
      }));
  }
}

/**
 * Compiles an expression, or several ones that share what they have in common.
 *
 * @param source A text, a syntax tree, or a list of them.
 * @param options The variables and the seed.
 * @returns What evaluates it.
 * @throws {ExpressionError} If a text is no expression, or something of it has
 * no real evaluation.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile } from "@fluxion/fluxion/expr";
 *
 * const both = compile(["x^2 + y", "2x"], { variables: ["x", "y"] });
 * assertEquals(both.evaluateAll({ x: 3, y: 1 }), [10, 6]);
 * ```
 */
export function compile(
  source: Source | readonly Source[],
  options: CompileOptions = {},
): CompiledExpression {
  const sources: readonly Source[] = isList(source) ? source : [source];
  const { variables } = options;
  const nodes = sources.map((one) =>
    typeof one === "string"
      ? parse(one, variables === undefined ? {} : { variables })
      : one
  );
  return withBudget({}, () => new CompiledExpression(nodes, options));
}

function isList(
  source: Source | readonly Source[],
): source is readonly Source[] {
  return Array.isArray(source);
}

/** How an expression is evaluated. */
export interface EvaluateOptions {
  /** What `random()` draws from; 0 if absent. */
  readonly seed?: number;
}

/**
 * Evaluates an expression once. What is evaluated often is compiled first.
 *
 * @param source A text or a syntax tree.
 * @param values The value of each variable.
 * @param options The seed.
 * @returns The value, a real number.
 * @throws {ExpressionError} If it is no expression, or has no real value:
 * the code says why and the span where.
 *
 * @example
 * ```ts
 * import { assertEquals, assertThrows } from "@std/assert";
 * import { evaluate, ExpressionError } from "@fluxion/fluxion/expr";
 *
 * assertEquals(evaluate("2 + 3*x", { x: 4 }), 14);
 * assertThrows(
 *   () => evaluate("1/x", { x: 0 }),
 *   ExpressionError,
 *   "Cannot divide as the divisor must not be 0: the dividend is 1",
 * );
 * ```
 */
export function evaluate(
  source: Source,
  values: Values = {},
  options: EvaluateOptions = {},
): number {
  return compile(source, options).evaluate(values);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && value - value === 0;
}

function badValue(name: string, value: unknown): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot evaluate as \`${name}\` must be a finite number: current value ` +
      `is ${String(value)}`,
  );
}

function hasLoops({ code }: Program): boolean {
  for (let at = 0; at < code.length; at += instructionWords) {
    if (code[at] === opcodes.loop) return true;
  }
  return false;
}
