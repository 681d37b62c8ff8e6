/** Waves of multiples of an angle as rational functions of its tangent. */
import {
  add,
  type CallName,
  divide,
  type Expression,
  multiply,
  numeral,
  one,
  power,
  two,
} from "../../algebra/mod.ts";

/**
 * A wave as a rational function of a tangent t = tan φ, from
 * (1 + i t)^n = (1 + t²)^(n/2) e^(i n φ).
 *
 * @param name sin, cos, sec, csc of 2nφ; tan, cot of nφ.
 * @param times n
 * @param tangent t
 * @returns The rational function; undefined for another name.
 */
export function waveInTangent(
  name: CallName,
  times: number,
  tangent: Expression,
): Expression | undefined {
  const count = Math.abs(times), sign = numeral(Math.sign(times));
  const isWhole = name === "tan" || name === "cot";
  const [real, imaginary] = powerOfUnit(isWhole ? count : 2 * count, tangent);
  const size = power(add(one, power(tangent, two)), numeral(count));
  switch (name) {
    case "sin":
      return multiply(sign, divide(imaginary, size));
    case "cos":
      return divide(real, size);
    case "tan":
      return multiply(sign, divide(imaginary, real));
    case "cot":
      return multiply(sign, divide(real, imaginary));
    case "sec":
      return divide(size, real);
    case "csc":
      return multiply(sign, divide(size, imaginary));
    default:
      return undefined;
  }
}

/** The real and the imaginary part of (1 + i t)^n. */
function powerOfUnit(
  n: number,
  t: Expression,
): readonly [real: Expression, imaginary: Expression] {
  const real: Expression[] = [], imaginary: Expression[] = [];
  let binomial = 1;
  for (let k = 0; k <= n; k++) {
    const sign = k % 4 < 2 ? 1 : -1;
    const term = multiply(numeral(sign * binomial), power(t, numeral(k)));
    (k % 2 === 0 ? real : imaginary).push(term);
    binomial = binomial * (n - k) / (k + 1);
  }
  return [add(...real), add(...imaginary)];
}
