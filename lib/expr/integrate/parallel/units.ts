/** What the powers, waves and functions of an integrand are made of: powers and
 * tangents of which the others are rational functions. */
import {
  call,
  type Expression,
  multiply,
  numeral,
  power,
  same,
  splitCoefficient,
} from "../../algebra/mod.ts";
import { Rational } from "../../exact/rational.ts";

/** Multiples beyond this one have too large degrees. */
const mostTimes = 12;

/** base^(amount · rest), of which other powers are integer powers. */
interface PowerUnit {
  readonly base: Expression;
  readonly rest: Expression;
  amount: Rational;
}

/** tan(amount · rest), of which waves of multiples are rational functions. */
interface WaveUnit {
  readonly rest: Expression;
  amount: Rational;
}

/** The greatest rational of which both are integer multiples. */
function commonMeasure(a: Rational, b: Rational): Rational {
  let high = a, low = b;
  while (!low.isZero) {
    const quotient = high.dividedBy(low).floor();
    const rest = high.minus(low.times(Rational.of(quotient)));
    [high, low] = [low, rest];
  }
  return high;
}

/** A unit as an expression, and how often it is in what was asked for. */
export interface Share {
  /** The power or the tangent. */
  readonly kernel: Expression;
  /** An integer. */
  readonly times: number;
}

/** Collects first; then says what each power and wave is. */
export class Units {
  readonly #powers: PowerUnit[] = [];
  readonly #waves: WaveUnit[] = [];

  /**
   * Takes a power into account.
   *
   * @param base Its base.
   * @param exponent One term of its exponent.
   */
  addPower(base: Expression, exponent: Expression): void {
    const { coefficient, rest } = splitCoefficient(exponent);
    const amount = coefficient.absolute();
    const unit = this.#powerUnit(base, rest);
    if (unit === undefined) this.#powers.push({ base, rest, amount });
    else unit.amount = commonMeasure(unit.amount, amount);
  }

  /**
   * Takes a sine, cosine or tangent into account.
   *
   * @param argument Its argument.
   * @param isWhole Whether the tangent of the argument does, as it does for
   * tan and cot; else that of the half of it.
   */
  addWave(argument: Expression, isWhole: boolean): void {
    const { coefficient, rest } = splitCoefficient(argument);
    const whole = coefficient.absolute();
    const amount = isWhole ? whole : whole.dividedBy(Rational.of(2n));
    const unit = this.#waveUnit(rest);
    if (unit === undefined) this.#waves.push({ rest, amount });
    else unit.amount = commonMeasure(unit.amount, amount);
  }

  /**
   * The kernels.
   *
   * @returns Powers, then tangents.
   */
  kernels(): readonly Expression[] {
    return [
      ...this.#powers.map(powerOfUnit),
      ...this.#waves.map(tangentOfUnit),
    ];
  }

  /**
   * A power by its unit.
   *
   * @param base Of a power that was added.
   * @param exponent Its exponent.
   * @returns base^exponent = kernel^times.
   */
  power(base: Expression, exponent: Expression): Share | undefined {
    const { coefficient, rest } = splitCoefficient(exponent);
    const unit = this.#powerUnit(base, rest);
    return unit && share(powerOfUnit(unit), coefficient, unit.amount);
  }

  /**
   * An angle by its unit.
   *
   * @param argument Of a wave that was added.
   * @param isHalf Whether the tangent is that of half of the argument.
   * @returns argument = times · the angle of the kernel, or half of it is.
   */
  angle(argument: Expression, isHalf: boolean): Share | undefined {
    const { coefficient, rest } = splitCoefficient(argument);
    const unit = this.#waveUnit(rest);
    const whole = isHalf ? coefficient.dividedBy(Rational.of(2n)) : coefficient;
    return unit && share(tangentOfUnit(unit), whole, unit.amount);
  }

  #powerUnit(base: Expression, rest: Expression): PowerUnit | undefined {
    return this.#powers.find((unit) =>
      same(unit.base, base) && same(unit.rest, rest)
    );
  }

  #waveUnit(rest: Expression): WaveUnit | undefined {
    return this.#waves.find((unit) => same(unit.rest, rest));
  }
}

function powerOfUnit({ base, rest, amount }: PowerUnit): Expression {
  return power(base, multiply(numeral(amount), rest));
}

function tangentOfUnit({ rest, amount }: WaveUnit): Expression {
  return call("tan", multiply(numeral(amount), rest));
}

function share(
  kernel: Expression,
  amount: Rational,
  unit: Rational,
): Share | undefined {
  const ratio = amount.dividedBy(unit);
  const times = Number(ratio.numerator);
  return ratio.isInteger && Math.abs(times) <= mostTimes
    ? { kernel, times }
    : undefined;
}
