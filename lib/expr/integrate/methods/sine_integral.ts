/** Sines and cosines over powers of linear functions. */
import {
  add,
  call,
  type CallName,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  substitute,
  subtract,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { IntegrationContext } from "../context.ts";
import type { Method } from "../method.ts";
import { factorDenominator } from "../rational/denominator.ts";
import {
  expressionField as field,
  expressionOfPolynomial,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { partialFractions } from "../rational/hermite.ts";
import { quotientIn } from "../rational/quotient.ts";
import { linearIn } from "../tools/polynomial.ts";

/** Rational functions times a sine or cosine of a linear argument, circular or
 * hyperbolic: partial fractions, then Si, Ci, Shi and Chi. */
export const sineIntegral: Method = {
  name: "sine and cosine integral",
  apply(integrand, variable, context) {
    const found = splitWave(integrand, variable);
    const quotient = found && quotientIn(found.rational, variable);
    if (found === undefined || quotient === undefined) return undefined;
    if (quotient.denominator.length < 2) return undefined;
    const denominator = ring.monic(quotient.denominator);
    const lead = ring.leading(quotient.denominator);
    const numerator = ring.scale(
      quotient.numerator,
      field.divide(field.one, lead),
    );
    const { quotient: whole, remainder } = ring.divide(numerator, denominator);
    const factors = factorDenominator(denominator, quotient.hints);
    const work = new Poles(found.wave, variable, context);
    const terms: (Expression | undefined)[] = [];
    if (whole.length > 0) terms.push(work.polynomial(whole));
    for (const part of partialFractions(remainder, factors)) {
      if (part.factor.length !== 2) return undefined;
      terms.push(work.pole(part.numerator, part.factor, part.multiplicity));
    }
    return terms.some((term) => term === undefined)
      ? undefined
      : add(...terms as Expression[]);
  },
};

type WaveName = "sin" | "cos" | "sinh" | "cosh";

/** g(u) with a linear u. */
interface Wave {
  readonly expression: Expression;
  readonly kind: WaveName;
  /** The argument of the function. */
  readonly argument: Expression;
}

/** The one factor that is a wave. */
function splitWave(
  integrand: Expression,
  variable: string,
): { readonly wave: Wave; readonly rational: Expression } | undefined {
  const factors = integrand.kind === "product"
    ? integrand.factors
    : [integrand];
  for (const factor of factors) {
    const wave = waveOf(factor, variable);
    if (wave !== undefined) {
      return { wave, rational: divide(integrand, factor) };
    }
  }
  return undefined;
}

function waveOf(factor: Expression, variable: string): Wave | undefined {
  if (factor.kind !== "call") return undefined;
  const argument = factor.arguments[0]!;
  switch (factor.name) {
    case "sin":
    case "cos":
    case "sinh":
    case "cosh":
      return linearIn(argument, variable) === undefined
        ? undefined
        : { expression: factor, kind: factor.name, argument };
    default:
      return undefined;
  }
}

class Poles {
  readonly #wave: Wave;
  readonly #variable: string;
  readonly #x: Expression;
  readonly #slope: Expression;
  readonly #context: IntegrationContext;

  constructor(wave: Wave, variable: string, context: IntegrationContext) {
    this.#wave = wave;
    this.#variable = variable;
    this.#x = variableOf(variable);
    this.#slope = linearIn(wave.argument, variable)!.slope;
    this.#context = context;
  }

  /** ∫ polynomial · g dx */
  polynomial(polynomial: Polynomial): Expression | undefined {
    const factor = expressionOfPolynomial(polynomial, this.#x);
    return this.#context.antiderivative(
      multiply(factor, this.#wave.expression),
      this.#variable,
    );
  }

  /** ∫ numerator · g / (x - α)^k dx, the numerator of lower degree: by parts
   * down to k = 1. */
  pole(
    numerator: Polynomial,
    factor: Polynomial,
    multiplicity: number,
  ): Expression | undefined {
    const alpha = negate(divide(factor[0]!, factor[1]!));
    const base = subtract(this.#x, alpha);
    const shifted = this.#shifted(numerator, alpha);
    const terms: Expression[] = [];
    let derivativeOfWave = this.#wave.expression;
    // ∫ g/(x-α)^k = Σ -g^(j)/((k-1)…(k-1-j)(x-α)^(k-1-j)) + ∫ g^(k-1)/(k-1)!/(x-α)
    for (let j = 0; j < multiplicity; j++) {
      let scale = numeral(1);
      for (let k = j + 1; k <= multiplicity; k++) {
        const coefficient = shifted[multiplicity - k] ?? field.zero;
        if (field.isZero(coefficient)) continue;
        scale = numeral(1, fallingProduct(k - 1, Math.min(j + 1, k - 1)));
        terms.push(
          j < k - 1
            ? negate(multiply(
              coefficient,
              scale,
              derivativeOfWave,
              power(base, numeral(1 + j - k)),
            ))
            : multiply(coefficient, scale, this.#simple(j, alpha)),
        );
      }
      derivativeOfWave = derivative(derivativeOfWave, this.#variable);
    }
    return add(...terms);
  }

  /** The coefficients in powers of x - α. */
  #shifted(numerator: Polynomial, alpha: Expression): Polynomial {
    return ring.compose(numerator, ring.of([alpha, field.one]));
  }

  /** ∫ g^(order)/(x - α) dx */
  #simple(order: number, alpha: Expression): Expression {
    const { kind, argument } = this.#wave;
    const at = substitute(argument, new Map([[this.#variable, alpha]]));
    const u = multiply(this.#slope, subtract(this.#x, alpha));
    const rate = power(this.#slope, numeral(order));
    return multiply(rate, waveIntegral(kind, order, at, u));
  }
}

function fallingProduct(start: number, count: number): number {
  let product = 1;
  for (let k = 0; k < count; k++) product *= start - k;
  return product;
}

/** ∫ of the derivative of that order of a wave at (at + u), over u:
 * sin(p + u) = sin p cos u + cos p sin u. */
function waveIntegral(
  kind: WaveName,
  order: number,
  at: Expression,
  u: Expression,
): Expression {
  const isHyperbolic = kind === "sinh" || kind === "cosh";
  const [s, c]: readonly [CallName, CallName] = isHyperbolic
    ? ["sinh", "cosh"]
    : ["sin", "cos"];
  const [si, ci]: readonly [CallName, CallName] = isHyperbolic
    ? ["Shi", "Chi"]
    : ["Si", "Ci"];
  const turns = (order + (kind === c ? 1 : 0)) % 4;
  const isSine = turns % 2 === 0;
  const sign = isHyperbolic || turns < 2 ? 1 : -1;
  // The derivatives of sin are cos, -sin, -cos; order counts from the sine.
  const signed = isHyperbolic ? numeral(1) : numeral(
    kind === c ? [1, -1, -1, 1][order % 4]! : sign,
  );
  const sum = isSine
    ? add(
      multiply(call(s, at), call(ci, u)),
      multiply(call(c, at), call(si, u)),
    )
    : add(
      multiply(call(c, at), call(ci, u)),
      multiply(
        numeral(isHyperbolic ? 1 : -1),
        call(s, at),
        call(si, u),
      ),
    );
  return multiply(signed, sum);
}
