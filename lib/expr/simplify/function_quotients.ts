/** Products of trigonometric functions of one angle by the fewest of them. */
import {
  call,
  type CallName,
  type Expression,
  isInteger,
  multiply,
  numeral,
  power,
  type Product,
  same,
} from "../algebra/mod.ts";

/** sine^odd · cosine^even, as exponents of functions of one angle. */
interface Exponents {
  readonly family: Family;
  readonly angle: Expression;
  odd: bigint;
  even: bigint;
  count: number;
}

interface Family {
  readonly odd: CallName;
  readonly even: CallName;
  readonly ratio: CallName;
}

const circular: Family = { odd: "sin", even: "cos", ratio: "tan" };
const hyperbolic: Family = { odd: "sinh", even: "cosh", ratio: "tanh" };

/** What a function is in terms of the odd and even one. */
const kinds: Partial<Record<CallName, readonly [Family, bigint, bigint]>> = {
  sin: [circular, 1n, 0n],
  cos: [circular, 0n, 1n],
  tan: [circular, 1n, -1n],
  cot: [circular, -1n, 1n],
  sec: [circular, 0n, -1n],
  csc: [circular, -1n, 0n],
  sinh: [hyperbolic, 1n, 0n],
  cosh: [hyperbolic, 0n, 1n],
  tanh: [hyperbolic, 1n, -1n],
  coth: [hyperbolic, -1n, 1n],
  sech: [hyperbolic, 0n, -1n],
  csch: [hyperbolic, -1n, 0n],
};

/**
 * sin(x) / cos(x)² = tan(x) / cos(x), tan(x) cos(x) = sin(x), and so on.
 *
 * @param node Any product.
 * @returns An equal expression; the same if no two functions share an angle.
 */
export function joinFunctions(node: Product): Expression {
  const found: Exponents[] = [], others: Expression[] = [];
  for (const factor of node.factors) {
    if (!takeFunction(found, factor)) others.push(factor);
  }
  if (!found.some(({ count }) => count > 1)) return node;
  return multiply(...others, ...found.map(written));
}

function takeFunction(found: Exponents[], factor: Expression): boolean {
  const isPower = factor.kind === "power" && isInteger(factor.exponent);
  const base = isPower ? factor.base : factor;
  if (base.kind !== "call") return false;
  const kind = kinds[base.name];
  if (kind === undefined) return false;
  const [family, odd, even] = kind;
  const times = isPower && isInteger(factor.exponent)
    ? factor.exponent.value.numerator
    : 1n;
  const angle = base.arguments[0]!;
  const known = found.find((entry) =>
    entry.family === family && same(entry.angle, angle)
  );
  const entry = known ?? { family, angle, odd: 0n, even: 0n, count: 0 };
  if (known === undefined) found.push(entry);
  entry.odd += odd * times;
  entry.even += even * times;
  entry.count++;
  return true;
}

function written({ family, angle, odd, even }: Exponents): Expression {
  const ratio = odd > 0n && even < 0n
    ? least(odd, -even)
    : odd < 0n && even > 0n
    ? -least(-odd, even)
    : 0n;
  return multiply(
    power(call(family.odd, angle), numeral(odd - ratio)),
    power(call(family.even, angle), numeral(even + ratio)),
    power(call(family.ratio, angle), numeral(ratio)),
  );
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
