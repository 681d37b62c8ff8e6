/** The derivative of canonical expressions. */
import {
  add,
  binderOf,
  type Call,
  call,
  dependsOn,
  divide,
  type Expression,
  multiply,
  one,
  power,
  type Product,
  substitute,
  subtract,
  variable,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { ExpressionError } from "../errors.ts";
import { rules, type SpecialName } from "./rules.ts";

/**
 * The derivative. Each distinct part is differentiated once and shared parts
 * stay shared, so that it grows linearly with the graph. Functions that are
 * not analytic (abs, sgn, re, im, arg, conj) are differentiated along the real
 * axis, abs and sgn as functions of real values.
 *
 * @param expression Any.
 * @param name The variable.
 * @returns d expression / d name, where it exists: steps (floor, sgn, a
 * condition) have the derivative of their pieces.
 * @throws {ExpressionError} `unsupported` for an argument without a rule, as
 * the order of a polylogarithm, or a range that depends on the variable.
 */
export function derivative(expression: Expression, name: string): Expression {
  return new Differentiator(name).of(expression);
}

/** Products of more factors are differentiated in halves. */
const longestFlat = 8;

function isZero(expression: Expression): boolean {
  return expression.kind === "numeral" && expression.value.isZero;
}

class Differentiator {
  readonly #name: string;
  readonly #done = new Map<Expression, Expression>();
  readonly #mask: number;

  constructor(name: string) {
    this.#name = name;
    this.#mask = variable(name).mask;
  }

  of(expression: Expression): Expression {
    if ((expression.mask & this.#mask) === 0) return zero;
    let result = this.#done.get(expression);
    if (result === undefined) {
      result = this.#compute(expression);
      this.#done.set(expression, result);
    }
    return result;
  }

  #compute(expression: Expression): Expression {
    switch (expression.kind) {
      case "numeral":
      case "constant":
        return zero;
      case "variable":
        return expression.name === this.#name ? one : zero;
      case "sum":
        return add(...expression.terms.map((term) => this.of(term)));
      case "product":
        return this.#product(expression);
      case "power":
        return this.#power(expression.base, expression.exponent);
      case "call":
        return this.#call(expression);
    }
  }

  #product({ factors }: Product): Expression {
    const constant: Expression[] = [], varying: Expression[] = [];
    for (const factor of factors) {
      (isZero(this.of(factor)) ? constant : varying).push(factor);
    }
    return multiply(...constant, this.#varying(varying));
  }

  /** Σ over the factors of factor' · the others; a long product in halves,
   * (AB)' = A'B + AB', so that n factors make n log n and not n². */
  #varying(factors: readonly Expression[]): Expression {
    if (factors.length <= longestFlat) {
      return add(...factors.map((factor, place) =>
        multiply(
          this.of(factor),
          ...factors.filter((_, other) => other !== place),
        )
      ));
    }
    const middle = factors.length >> 1;
    const left = factors.slice(0, middle), right = factors.slice(middle);
    return add(
      multiply(this.#varying(left), ...right),
      multiply(...left, this.#varying(right)),
    );
  }

  /** (b^x)' = x b^(x-1) b' + b^x ln(b) x' */
  #power(base: Expression, exponent: Expression): Expression {
    const inBase = this.of(base), inExponent = this.of(exponent);
    const first = isZero(inBase)
      ? zero
      : multiply(exponent, power(base, subtract(exponent, one)), inBase);
    if (isZero(inExponent)) return first;
    const whole = power(base, exponent);
    return add(first, multiply(whole, call("ln", base), inExponent));
  }

  #call(expression: Call): Expression {
    const { name, arguments: args } = expression;
    switch (name) {
      case "if":
        return call("if", args[0]!, this.of(args[1]!), this.of(args[2]!));
      case "min":
      case "max":
        return this.#extreme(expression);
      case "sum":
      case "product":
      case "rootsum":
        return this.#bound(expression, name);
      case "re":
      case "im":
      case "conj":
        return call(name, this.of(args[0]!));
      case "arg":
        return call("im", divide(this.of(args[0]!), args[0]!));
      default:
        return this.#chain(expression, name);
    }
  }

  #chain(
    { arguments: args }: Call,
    name: Exclude<Call["name"], SpecialName>,
  ): Expression {
    const rule = rules[name];
    return add(...args.map((argument, place) => {
      const inner = this.of(argument);
      if (isZero(inner)) return zero;
      const slope = rule[place]?.(...args);
      if (slope === undefined) {
        throw unsupported(
          `its derivative in argument ${place + 1} has no closed form`,
          name,
        );
      }
      return multiply(slope, inner);
    }));
  }

  /** The derivative of the argument that is the extreme one. */
  #extreme({ name, arguments: args }: Call): Expression {
    const [first, ...others] = args as [Expression, ...Expression[]];
    if (others.length === 0) return this.of(first);
    const rest = others.length === 1 ? others[0]! : call(name, ...others);
    const wins = name === "min"
      ? call("lessEqual", first, rest)
      : call("lessEqual", rest, first);
    return call("if", wins, this.of(first), this.of(rest));
  }

  #bound(
    expression: Call,
    name: "sum" | "product" | "rootsum",
  ): Expression {
    const [body, index, ...bounds] = expression.arguments;
    const isBound = binderOf(expression) === this.#name;
    if (isBound && name === "rootsum") return zero;
    if (bounds.some((bound) => dependsOn(bound, this.#name))) {
      throw unsupported("its range depends on the variable", name);
    }
    const inner = isBound ? zero : this.of(body!);
    if (isZero(inner)) return zero;
    if (name !== "product") return call(name, inner, index!, ...bounds);
    // (Π f)' = Π f · Σ f'/f would divide by a factor that is 0: sum over the
    // factor that is differentiated instead.
    const [from, to] = bounds as [Expression, Expression];
    const other = variable(freshName(expression, this.#name));
    const placed = (part: Expression, value: Expression) =>
      substitute(part, new Map([[(index as { name: string }).name, value]]));
    const before = call("product", body!, index!, from, subtract(other, one));
    const after = call("product", body!, index!, add(other, one), to);
    return call(
      "sum",
      multiply(before, placed(inner, other), after),
      other,
      from,
      to,
    );
  }
}

/** A name that stands nowhere in the expression. */
function freshName(expression: Call, variableName: string): string {
  const taken = new Set([
    ...expression.arguments.flatMap(variablesOf),
    variableName,
  ]);
  let name = "j";
  while (taken.has(name)) name += "_";
  return name;
}

function unsupported(reason: string, name: string): ExpressionError {
  return new ExpressionError(
    "unsupported",
    `Cannot differentiate ${name} as ${reason}`,
  );
}
