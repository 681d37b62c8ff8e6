/** The frame in which methods call each other: memory, limits, cycles. */
import {
  add,
  contains,
  dependsOn,
  divide,
  type Expression,
  multiply,
  one,
  subtract,
  variable as variableOf,
} from "../algebra/mod.ts";
import { currentBudget, spend, withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { compareAtPoints, isProved, type Points, quick } from "./gate.ts";
import type { Method } from "./method.ts";
import { splitConstant } from "./tools/constant_factor.ts";
import { ExpressionMap } from "./tools/expression_map.ts";
import { coefficientsIn } from "./tools/polynomial.ts";
import { tidy } from "./tools/tidy.ts";

/** Questions within questions; deeper ones have no answer. */
const maximumDepth = 24;
/** The part of what is left that one method may spend. */
const share = 1 / 3;

/** What is known about an integrand. */
interface Entry {
  readonly antiderivative: Expression | undefined;
  /** The methods that led to it. */
  readonly methods: readonly string[];
  /** How deep the question was when there was no answer. */
  readonly depth: number;
}

/** A question that is being worked on. */
interface Pending {
  readonly integrand: Expression;
  /** Stands for the antiderivative where a linear method meets it again. */
  readonly placeholder: Expression;
  used: boolean;
}

/** One integration with all the integrals that it leads to. */
export class IntegrationContext {
  /** The methods that led to the last answer, the outermost first. */
  readonly trace: string[] = [];
  /** The methods tried at the outermost level. */
  readonly tried: string[] = [];
  readonly #methods: readonly Method[];
  readonly #memory = new ExpressionMap<Map<string, Entry>>();
  readonly #pending: Pending[] = [];
  /** Questions below this place of `#pending` may not be answered by their
   * placeholder. */
  #barrier = 0;

  /**
   * Starts one integration.
   *
   * @param methods In the order in which they are tried.
   */
  constructor(methods: readonly Method[]) {
    this.#methods = methods;
  }

  /** How many questions are being worked on: 1 for the integral itself. */
  get depth(): number {
    return this.#pending.length;
  }

  /**
   * A new variable for a substitution.
   *
   * @param variable The variable that it takes the place of.
   * @returns A name that no text can hold.
   */
  fresh(variable: string): string {
    const level = variable.startsWith("#") ? Number(variable.slice(1)) : 0;
    return `#${level + 1}`;
  }

  /**
   * An antiderivative.
   *
   * @param integrand Any.
   * @param variable The name of the variable.
   * @returns One that agrees at points; undefined if none is found.
   */
  antiderivative(
    integrand: Expression,
    variable: string,
  ): Expression | undefined {
    const barrier = this.#barrier;
    this.#barrier = this.#pending.length;
    try {
      return this.linear(integrand, variable);
    } finally {
      this.#barrier = barrier;
    }
  }

  /**
   * As `antiderivative`, for a method whose result is this one times a number
   * plus something else: where the question leads back to one that is being
   * worked on, the answer is left to a linear equation.
   *
   * @param integrand Any.
   * @param variable The name of the variable.
   * @returns An antiderivative, or one with a placeholder in it.
   */
  linear(integrand: Expression, variable: string): Expression | undefined {
    spend(20);
    const { constant, rest } = splitConstant(integrand, variable);
    if (!dependsOn(rest, variable)) {
      return multiply(constant, rest, variableOf(variable));
    }
    const result = this.#recall(rest, variable) ??
      this.#meet(rest, variable) ?? this.#answer(rest, variable);
    return result === undefined ? undefined : multiply(constant, result);
  }

  #recall(integrand: Expression, variable: string): Expression | undefined {
    const entry = this.#memory.get(integrand)?.get(variable);
    if (entry?.antiderivative !== undefined) this.trace.push(...entry.methods);
    return entry?.antiderivative;
  }

  /** The placeholder of a question that is being worked on. */
  #meet(integrand: Expression, variable: string): Expression | undefined {
    for (let place = this.#barrier; place < this.#pending.length; place++) {
      const pending = this.#pending[place]!;
      const ratio = divide(integrand, pending.integrand);
      if (!dependsOn(ratio, variable)) {
        pending.used = true;
        return multiply(ratio, pending.placeholder);
      }
    }
    return undefined;
  }

  #answer(integrand: Expression, variable: string): Expression | undefined {
    const depth = this.#pending.length;
    const known = this.#memory.get(integrand)?.get(variable);
    if (depth > maximumDepth || (known !== undefined && known.depth <= depth)) {
      return undefined;
    }
    const placeholder = variableOf(`@${depth}`);
    const pending: Pending = { integrand, placeholder, used: false };
    this.#pending.push(pending);
    const start = this.trace.length;
    try {
      const found = this.#try(integrand, variable, pending);
      const isOpen = found !== undefined && hasPlaceholder(found);
      if (!isOpen) {
        const methods = this.trace.slice(start);
        this.#remember(integrand, variable, found, methods, depth);
      }
      return found;
    } finally {
      this.#pending.pop();
    }
  }

  #remember(
    integrand: Expression,
    variable: string,
    antiderivative: Expression | undefined,
    methods: readonly string[],
    depth: number,
  ): void {
    let entries = this.#memory.get(integrand);
    if (entries === undefined) {
      this.#memory.set(integrand, entries = new Map());
    }
    entries.set(variable, { antiderivative, methods, depth });
  }

  #try(
    integrand: Expression,
    variable: string,
    pending: Pending,
  ): Expression | undefined {
    const start = this.trace.length;
    for (const method of this.#methods) {
      if (this.#pending.length === 1) this.tried.push(method.name);
      this.trace.push(method.name);
      const result = this.#attempt(method, integrand, variable);
      const closed = result && solve(result, pending.placeholder);
      const solved = closed && tidy(closed, variable);
      if (
        solved !== undefined && this.isAccepted(solved, integrand, variable)
      ) return solved;
      this.trace.length = start;
    }
    return undefined;
  }

  #attempt(
    method: Method,
    integrand: Expression,
    variable: string,
  ): Expression | undefined {
    const left = withBudget({}, () => currentBudget().steps);
    const limit = Math.ceil(left * share);
    const depth = this.#pending.length, barrier = this.#barrier;
    try {
      return withBudget(
        { steps: limit },
        () => method.apply(integrand, variable, this),
      );
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      if (error.code === "aborted" || left < 1) throw error;
      this.#pending.length = depth;
      this.#barrier = barrier;
      return undefined;
    }
  }

  /**
   * Whether an answer within a method is right at points.
   *
   * @param antiderivative The answer; one with a placeholder is let through.
   * @param integrand The question.
   * @param variable The name of the variable.
   * @param points How many.
   * @returns Whether it is.
   */
  isAccepted(
    antiderivative: Expression,
    integrand: Expression,
    variable: string,
    points: Points = quick,
  ): boolean {
    if (hasPlaceholder(antiderivative)) return true;
    const verdict = compareAtPoints(
      antiderivative,
      integrand,
      variable,
      points,
    );
    return verdict === "agrees" || verdict === "unknown" &&
        isProved(antiderivative, integrand, variable);
  }
}

function hasPlaceholder(expression: Expression): boolean {
  return contains(
    expression,
    (part) => part.kind === "variable" && part.name.startsWith("@"),
  );
}

/** Solves F = A + c F for F, if F occurs. */
function solve(
  result: Expression,
  placeholder: Expression,
): Expression | undefined {
  if (placeholder.kind !== "variable") return undefined;
  if (!dependsOn(result, placeholder.name)) return result;
  const coefficients = coefficientsIn(result, placeholder.name);
  if (coefficients === undefined || coefficients.length !== 2) return undefined;
  const factor = subtract(one, coefficients[1]!);
  if (factor.kind === "numeral" && factor.value.isZero) return undefined;
  return divide(add(coefficients[0]!), factor);
}
