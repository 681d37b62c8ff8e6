/** An integrand as a rational function of kernels whose derivatives are
 * rational functions of them. */
import {
  add,
  type Call,
  call,
  contains,
  dependsOn,
  divide,
  e,
  type Expression,
  isInteger,
  mapChildren,
  multiply,
  numeral,
  one,
  type Power,
  power,
  same,
  subtract,
  two,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import { derivative } from "../../differentiate/derivative.ts";
import { rationalNormal } from "../../simplify/mod.ts";
import { Units } from "./units.ts";
import { waveInTangent } from "./waves.ts";

/** Kernels beside the variable; more of them make too many unknowns. */
const mostKernels = 6;

/** A kernel with its derivative. */
export interface Kernel {
  /** What it is in terms of the variable of integration. */
  readonly value: Expression;
  /** What stands for it. */
  readonly symbol: Expression;
  /** Its derivative in symbols. */
  readonly slope: Expression;
  /** The exponent of e, or the argument of a logarithm, in symbols; undefined
   * of others, and where it is not in the field. */
  readonly argument: Expression | undefined;
}

/** A field with a derivation, and the integrand as an element. */
export interface Tower {
  /** The variable itself is the first. */
  readonly kernels: readonly Kernel[];
  /** The integrand in symbols. */
  readonly integrand: Expression;
}

/**
 * The field that an integrand generates with the derivatives of its elements.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns The tower; undefined if it is too high, or if a part has no
 * derivative.
 */
export function towerOf(
  integrand: Expression,
  variable: string,
): Tower | undefined {
  const builder = new Builder(variable);
  return builder.build(integrand);
}

class Builder {
  readonly #variable: string;
  readonly #units = new Units();
  readonly #calls: Expression[] = [];
  readonly #seen: Expression[] = [];
  #values: readonly Expression[] = [];

  constructor(variable: string) {
    this.#variable = variable;
  }

  build(given: Expression): Tower | undefined {
    const x = variableOf(this.#variable);
    const integrand = rationalized(given);
    this.#collect(integrand);
    for (;;) {
      this.#values = [x, ...this.#units.kernels(), ...this.#calls];
      if (this.#values.length > mostKernels + 1) return undefined;
      const fresh = this.#values.filter((value) =>
        !this.#seen.some((other) => same(other, value))
      );
      if (fresh.length === 0) return this.#write(integrand);
      this.#seen.push(...fresh);
      for (const value of fresh) this.#collect(this.#slope(value));
    }
  }

  #write(integrand: Expression): Tower | undefined {
    const written = this.#written(integrand);
    if (written === undefined) return undefined;
    const kernels: Kernel[] = [];
    for (const [place, value] of this.#values.entries()) {
      const slope = this.#written(this.#slope(value));
      if (slope === undefined) return undefined;
      const argument = argumentOf(value);
      kernels.push({
        value,
        symbol: symbolOf(place),
        slope,
        argument: argument && this.#written(argument),
      });
    }
    return { kernels, integrand: written };
  }

  /** The derivative of a kernel, written with itself. */
  #slope(value: Expression): Expression {
    const x = this.#variable;
    if (value.kind === "power") {
      const { base, exponent } = value;
      if (same(base, e)) return multiply(value, derivative(exponent, x));
      const rate = dependsOn(exponent, x)
        ? derivative(multiply(exponent, call("ln", base)), x)
        : divide(multiply(exponent, derivative(base, x)), base);
      return multiply(value, rate);
    }
    if (value.kind === "call" && value.name === "tan") {
      const rate = derivative(value.arguments[0]!, x);
      return multiply(rate, add(one, power(value, two)));
    }
    return rationalized(derivative(value, x));
  }

  #collect(node: Expression): void {
    const x = this.#variable;
    if (!dependsOn(node, x) || node.kind === "variable") return;
    spend();
    if (node.kind === "power") {
      for (const term of exponentsOf(node)) {
        if (isInteger(term)) this.#collect(node.base);
        else this.#units.addPower(node.base, term);
      }
    } else if (node.kind !== "call") {
      for (const part of partsOf(node)) this.#collect(part);
    } else this.#collectCall(node);
  }

  #collectCall(node: Call): void {
    const argument = node.arguments[0]!;
    if (hyperbolic(node) !== undefined) {
      for (const term of termsOf(argument)) this.#units.addPower(e, term);
    } else if (waves.has(node.name)) {
      const isWhole = node.name === "tan" || node.name === "cot";
      this.#units.addWave(argument, isWhole);
    } else if (!this.#calls.some((other) => same(other, node))) {
      this.#calls.push(node);
    }
  }

  /** An expression in symbols; undefined where the variable is left. */
  #written(node: Expression): Expression | undefined {
    let isWhole = true;
    const visit = (part: Expression): Expression => {
      if (!dependsOn(part, this.#variable)) return part;
      const result = this.#symbolic(part, visit);
      isWhole &&= result !== undefined;
      return result ?? one;
    };
    const result = visit(node);
    return isWhole ? result : undefined;
  }

  #symbolic(
    node: Expression,
    visit: (part: Expression) => Expression,
  ): Expression | undefined {
    switch (node.kind) {
      case "variable":
        return symbolOf(0);
      case "power":
        return this.#power(node, visit);
      case "call": {
        const written = hyperbolic(node);
        if (written !== undefined) return visit(written);
        return waves.has(node.name) ? this.#wave(node) : this.#symbol(node);
      }
      default:
        return mapChildren(node, visit);
    }
  }

  #power(
    node: Power,
    visit: (part: Expression) => Expression,
  ): Expression | undefined {
    const factors: Expression[] = [];
    for (const term of exponentsOf(node)) {
      if (isInteger(term)) {
        factors.push(power(visit(node.base), term));
        continue;
      }
      const { whole, rest } = splitWhole(term);
      if (!same(whole, zero)) factors.push(power(visit(node.base), whole));
      const share = this.#units.power(node.base, rest);
      const symbol = share && this.#symbol(share.kernel);
      if (symbol === undefined) return undefined;
      factors.push(power(symbol, numeral(share!.times)));
    }
    return multiply(...factors);
  }

  #wave(node: Call): Expression | undefined {
    const isHalf = node.name !== "tan" && node.name !== "cot";
    const share = this.#units.angle(node.arguments[0]!, isHalf);
    const tangent = share && this.#symbol(share.kernel);
    return tangent && waveInTangent(node.name, share.times, tangent);
  }

  #symbol(kernel: Expression): Expression | undefined {
    const place = this.#values.findIndex((value) => same(value, kernel));
    return place < 0 ? undefined : symbolOf(place);
  }
}

function argumentOf(value: Expression): Expression | undefined {
  if (value.kind === "power" && same(value.base, e)) return value.exponent;
  return value.kind === "call" && value.name === "ln"
    ? value.arguments[0]
    : undefined;
}

const waves: ReadonlySet<string> = new Set(
  ["sin", "cos", "tan", "cot", "sec", "csc"],
);

/** A name that no text can hold. */
function symbolOf(place: number): Expression {
  return variableOf(`%${place}`);
}

/** A root's exponent as an integer and a rest from 0 to 1, so that powers of
 * roots that are powers of the radicand are written so. */
function splitWhole(
  exponent: Expression,
): { readonly whole: Expression; readonly rest: Expression } {
  if (exponent.kind !== "numeral") return { whole: zero, rest: exponent };
  const whole = numeral(exponent.value.floor());
  return { whole, rest: subtract(exponent, whole) };
}

/** Quotients with roots in the denominator, with them in the numerator. */
function rationalized(node: Expression): Expression {
  const hasRoot = contains(
    node,
    (part) =>
      part.kind === "power" && part.exponent.kind === "numeral" &&
      !part.exponent.value.isInteger,
  );
  if (!hasRoot) return node;
  const { numerator, denominator } = rationalNormal(node, {
    rationalized: "all",
  });
  return divide(numerator, denominator);
}

function termsOf(node: Expression): readonly Expression[] {
  return node.kind === "sum" ? node.terms : [node];
}

function exponentsOf({ exponent }: Power): readonly Expression[] {
  return termsOf(exponent);
}

function partsOf(node: Expression): readonly Expression[] {
  if (node.kind === "sum") return node.terms;
  return node.kind === "product" ? node.factors : [];
}

/** A hyperbolic function by exponentials. */
function hyperbolic(node: Call): Expression | undefined {
  const up = power(e, node.arguments[0]!), down = power(up, numeral(-1));
  const double = add(up, down), difference = subtract(up, down);
  switch (node.name) {
    case "sinh":
      return divide(difference, two);
    case "cosh":
      return divide(double, two);
    case "tanh":
      return divide(difference, double);
    case "coth":
      return divide(double, difference);
    case "sech":
      return divide(two, double);
    case "csch":
      return divide(two, difference);
    default:
      return undefined;
  }
}
