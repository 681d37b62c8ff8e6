import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import type {
  CallName,
  Expression,
} from "../../../lib/expr/algebra/expression.ts";
import {
  makeCall,
  makeConstant,
  makeNumeral,
  makePower,
  makeProduct,
  makeSum,
  makeVariable,
} from "../../../lib/expr/algebra/facts.ts";
import { expressionOf } from "../../../lib/expr/algebra/from_node.ts";
import { childrenOf } from "../../../lib/expr/algebra/order.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import {
  type Arithmetic,
  type Evaluator,
  prepare,
} from "../../../lib/expr/numeric/complex_arithmetic.ts";
import { schedule } from "../../../lib/expr/numeric/complex_schedule.ts";
import type { DoubleDouble } from "../../../lib/expr/numeric/double_double.ts";
import { doubleDoubles } from "../../../lib/expr/numeric/double_double_arithmetic.ts";
import type { ComplexDoubleDouble } from "../../../lib/expr/numeric/double_double_complex.ts";
import {
  type Interval,
  interval,
  roundDown,
  roundUp,
} from "../../../lib/expr/numeric/interval.ts";
import {
  compileIntervals,
  evaluateInterval,
} from "../../../lib/expr/numeric/interval_evaluate.ts";
import { parse } from "../../../lib/expr/syntax/parse.ts";

/** A point at which double-doubles have too few digits to be compared. */
class TooFewDigits extends Error {}

/** What leaves no digits of a large argument, or overflows. */
const touchy: ReadonlySet<CallName> = new Set<CallName>(
  [
    ...["sin", "cos", "tan", "sec", "csc", "cot", "mod"] as const,
    ...["sinh", "cosh", "tanh", "sech", "csch", "coth"] as const,
  ],
);

function largest(operands: readonly ComplexDoubleDouble[]): number {
  const [a, b] = operands.map(([[high]]) => Math.abs(high));
  return b === 0 ? 0 : Math.max(a!, a! / (b ?? 1));
}

/** Some 30 digits, and no value where a step of it is not real. */
function realOnly(): Arithmetic<ComplexDoubleDouble> {
  const check = (z: ComplexDoubleDouble): ComplexDoubleDouble => {
    const size = Math.abs(z[0][0]);
    if (!(Math.abs(z[1][0]) <= 1e-25 * size)) return doubleDoubles.none;
    // What comes of an overflow says nothing.
    if (size > 1e150) throw new TooFewDigits();
    return [z[0], [0, 0]];
  };
  return {
    ...doubleDoubles,
    power: (a, b, exact) => {
      const [[base]] = a, [[exponent]] = b;
      const growth = Math.abs(exponent * Math.log(Math.abs(base)));
      if (base !== 0 && growth > 300) throw new TooFewDigits();
      return base < 0 && !Number.isInteger(exponent)
        ? doubleDoubles.none
        : check(doubleDoubles.power(a, b, exact));
    },
    exp: (x) => check(doubleDoubles.exp(x)),
    call: (name, operands) => {
      if (largest(operands) > 300 && touchy.has(name)) {
        throw new TooFewDigits();
      }
      return check(doubleDoubles.call(name, operands));
    },
    choose: (condition, a, b) => check(doubleDoubles.choose(condition, a, b)),
  };
}

function numeral(n: number, d = 1): Expression {
  return makeNumeral(Rational.of(n, d));
}

const unaryNames: readonly CallName[] = [
  ...["ln", "sin", "cos", "tan", "sec", "csc", "cot"] as const,
  ...["asin", "acos", "atan", "asec", "acsc", "acot"] as const,
  ...["sinh", "cosh", "tanh", "sech", "csch", "coth"] as const,
  ...["asinh", "acosh", "atanh", "asech", "acsch", "acoth"] as const,
  ...["abs", "sgn", "floor", "ceil", "round", "arg"] as const,
];
const binaryNames: readonly CallName[] = ["min", "max", "mod", "less", "equal"];

/** As it is made, which need not be canonical. */
function text(part: Expression): string {
  if (part.kind === "numeral") return `${part.value}`;
  if (part.kind === "constant" || part.kind === "variable") return part.name;
  const name = part.kind === "call" ? part.name : part.kind;
  return `${name}(${childrenOf(part).map(text).join(", ")})`;
}

/** A random expression of x and y. */
function randomExpression(random: Random, depth: number): Expression {
  const pick = <T>(list: readonly T[]): T =>
    list[Math.floor(random.uniform() * list.length)]!;
  const part = () => randomExpression(random, depth - 1);
  if (depth === 0) {
    return pick([
      () => makeVariable("x"),
      () => makeVariable("x"),
      () => makeVariable("y"),
      () => numeral(Math.floor(random.uniform() * 9) - 4),
      () => numeral(Math.floor(random.uniform() * 9) - 4, 10),
      () => makeConstant(pick(["pi", "e"] as const)),
    ])();
  }
  return pick([
    () => makeSum([part(), part()]),
    () => makeProduct([part(), part()]),
    () => makeProduct([part(), part(), part()]),
    () => makePower(part(), numeral(Math.floor(random.uniform() * 9) - 4)),
    () => makePower(part(), numeral(pick([1, -1, 3, 5, -3]), pick([2, 3, 7]))),
    () => makePower(part(), part()),
    () => makePower(makeConstant("e"), part()),
    () => makeCall(pick(unaryNames), [part()]),
    () => makeCall(pick(unaryNames), [part()]),
    () => makeCall(pick(binaryNames), [part(), part()]),
    () => makeCall("root", [part(), numeral(pick([2, 3, 5, -3]))]),
    () => makeCall("if", [makeCall("less", [part(), part()]), part(), part()]),
  ])();
}

function randomInterval(random: Random): Interval {
  const size = 10 ** (random.uniform() * 3 - 1.5);
  const middle = (random.uniform() * 2 - 1) * size;
  const radius = random.uniform() < 0.2
    ? 0
    : size * 10 ** (-3 * random.uniform());
  return interval(middle - radius, middle + radius);
}

function randomIn(random: Random, { low, high }: Interval): number {
  const place = random.uniform();
  if (place < 0.1) return low;
  if (place > 0.9) return high;
  return Math.min(high, Math.max(low, low + (high - low) * random.uniform()));
}

/** The value of an expression at points, infinite if it is not known. */
function exactly(
  expression: Expression,
  names: readonly string[],
): (at: readonly number[]) => DoubleDouble {
  let evaluator: Evaluator<ComplexDoubleDouble> | undefined;
  return (at) => {
    try {
      evaluator ??= prepare(schedule([expression], names), realOnly());
      return evaluator(at.map((x) => [[x, 0], [0, 0]]))[0]![0];
    } catch (error) {
      if (error instanceof TooFewDigits) return [Infinity, 0];
      throw error;
    }
  };
}

Deno.test("compileIntervals() encloses random functions", () => {
  const random = new Random(20240601);
  const names = ["x", "y"];
  let enclosed = 0, bounded = 0, everywhere = 0, nowhere = 0, undefinedAt = 0;
  for (let run = 0; run < 4000; run++) {
    const expression = randomExpression(random, 1 + run % 3);
    const box = names.map(() => randomInterval(random));
    const value = compileIntervals([expression], names)(box)[0]!;
    const exact = exactly(expression, names);
    const say = () =>
      `run ${run}: ${text(expression)} in ` +
      `${JSON.stringify(box)} is ${JSON.stringify(value)}`;
    assert(!Number.isNaN(value.low) && !Number.isNaN(value.high), say());
    if (value.defined === "everywhere") everywhere++;
    if (value.defined === "nowhere") nowhere++;
    if (value.low > -Infinity && value.high < Infinity) bounded++;
    for (let n = 0; n < 12; n++) {
      const at = box.map((part) => randomIn(random, part));
      const [high, low] = exact(at);
      if (Number.isNaN(high)) {
        undefinedAt++;
        assert(value.defined !== "everywhere", `${say()} at ${at}`);
        continue;
      }
      if (!Number.isFinite(high)) continue;
      const where = () => `${say()} but ${high} at ${at}`;
      assert(value.defined !== "nowhere", where());
      // Double-doubles are off by 1e-28 of what they are made of at most.
      const slack = 1e-26 * (1 + Math.abs(high));
      assert(value.low - high <= low + slack, where());
      assert(value.high - high >= low - slack, where());
      enclosed++;
    }
  }
  // The test tests something.
  assert(enclosed > 20_000, `${enclosed} values`);
  assert(bounded > 1500, `${bounded} bounded`);
  assert(everywhere > 1500, `${everywhere} everywhere`);
  assert(nowhere > 100, `${nowhere} nowhere`);
  assert(undefinedAt > 5000, `${undefinedAt} without a value`);
});

Deno.test("compileIntervals() encloses each elementary function", () => {
  const random = new Random(7);
  const x = makeVariable("x");
  for (const name of unaryNames) {
    const expression = makeCall(name, [x]);
    const enclose = compileIntervals([expression], ["x"]);
    const exact = exactly(expression, ["x"]);
    for (let run = 0; run < 300; run++) {
      const middle = 16 * random.uniform() - 8;
      const radius = random.uniform() ** 4;
      const box = interval(middle - radius, middle + radius);
      const value = enclose([box])[0]!;
      // Denser than 12 random points: an extremum shows between its sides.
      for (let n = 0; n <= 12; n++) {
        const at = Math.min(box.high, box.low + radius * n / 6);
        const [high, low] = exact([at]);
        const say = `${name}(${at}) = ${high} in ${JSON.stringify(value)}`;
        if (Number.isNaN(high)) assert(value.defined !== "everywhere", say);
        if (!Number.isFinite(high)) continue;
        const slack = 1e-29 * Math.abs(high);
        assert(value.low - high <= low + slack, say);
        assert(value.high - high >= low - slack, say);
      }
    }
  }
});

function of(text: string, low: number, high: number): Interval {
  const box = new Map([["x", interval(low, high)]]);
  return evaluateInterval(expressionOf(parse(text)), box);
}

/** Exact ends of functions that are monotonic or have a known extremum. */
const tight: readonly (readonly [string, number, number, number, number])[] = [
  ["x^2", -3, 2, 0, 9],
  ["x^3", -3, 2, -27, 8],
  ["1/x", 2, 8, 0.125, 0.5],
  ["x + 1/2", 1, 2, 1.5, 2.5],
  ["sqrt(x)", 4, 9, 2, 3],
  ["abs(x)", -3, 2, 0, 3],
  ["max(x, 1)", -3, 2, 1, 2],
  ["floor(x)", -1.5, 1.5, -2, 1],
  ["round(x)", -2.5, 0.5, -3, 1],
  ["mod(x, 3)", 4, 5, 1, 2],
  ["mod(x, 3)", 2, 5, 0, 3],
  ["if(x < 2, x, 7)", 3, 4, 7, 7],
  ["sin(x)", 0, 2, 0, 1],
  ["cos(x)", 3, 4, -1, Math.cos(4)],
  ["exp(x)", 0, 1, 1, Math.E],
  ["ln(x)", 1, 2, 0, Math.LN2],
  ["cosh(x)", -1, 2, 1, Math.cosh(2)],
  ["atan(x)", -Infinity, Infinity, -Math.PI / 2, Math.PI / 2],
  ["x^x", 1, 2, 1, 4],
  ["sum(k, k, 1, 10) + x", 0, 1, 55, 56],
];

Deno.test("evaluateInterval() is tight where it can be", () => {
  for (const [text, low, high, least, most] of tight) {
    const value = of(text, low, high);
    const say = `${text} in [${low}, ${high}]: [${value.low}, ${value.high}]`;
    assertEquals(value.defined, "everywhere", say);
    assert(value.low <= least && value.high >= most, say);
    // Eight units in the last place of the larger end, and some subnormals.
    const room = 2 ** -49 * Math.max(Math.abs(least), Math.abs(most)) + 1e-300;
    assert(least - value.low <= room && value.high - most <= room, say);
  }
});

Deno.test("evaluateInterval() keeps exact numbers exact", () => {
  for (
    const [text, at, value] of [
      ["x^2 - 2x + 1", 3, 4],
      ["3x/4 + 1/8", 0.5, 0.5],
      ["sqrt(x)", 2.25, 1.5],
      ["(x - 1)^5", 1.5, 0.03125],
    ] as const
  ) {
    const { low, high } = of(text, at, at);
    assertEquals([low, high], [value, value], text);
  }
});

Deno.test("evaluateInterval() knows the domains", () => {
  const domains: readonly (readonly [string, number, number, string])[] = [
    ["ln(x)", 1, 2, "everywhere"],
    ["ln(x)", 0, 1, "maybe"],
    ["ln(x)", -2, -1, "nowhere"],
    ["sqrt(x)", 0, 1, "everywhere"],
    ["sqrt(x)", -1, 1, "maybe"],
    ["sqrt(x)", -2, -1, "nowhere"],
    ["x^(1/3)", -2, -1, "nowhere"],
    ["root(x, 3)", -2, -1, "everywhere"],
    ["1/x", -1, 1, "maybe"],
    ["1/x", 0, 0, "nowhere"],
    ["asin(x)", -1, 1, "everywhere"],
    ["asin(x)", 0, 2, "maybe"],
    ["acosh(x)", -1, 0.5, "nowhere"],
    ["atanh(x)", -1, 0, "maybe"],
    ["tan(x)", -1, 1, "everywhere"],
    ["tan(x)", 1, 2, "maybe"],
    ["gamma(x)", 0.5, 3, "everywhere"],
    ["gamma(x)", -0.5, 0.5, "maybe"],
    ["if(x > 0, ln(x), 0)", -2, -1, "everywhere"],
    ["rootsum(t x, t, t^2 - 2)", 0, 1, "maybe"],
    ["i x", 0, 1, "maybe"],
  ];
  for (const [text, low, high, defined] of domains) {
    assertEquals(of(text, low, high).defined, defined, `${text} in ${low}`);
  }
});

Deno.test("evaluateInterval() knows jumps and poles", () => {
  const continuous: readonly (readonly [string, number, number, boolean])[] = [
    ["x^2 sin(x) + abs(x)", -3, 3, true],
    ["floor(x)", 0.25, 0.75, true],
    ["floor(x)", 0.5, 1.5, false],
    ["sgn(x)", -1, 1, false],
    ["1/x", 1, 2, true],
    ["1/x", -1, 1, false],
    ["tan(x)", 1, 2, false],
    ["mod(x, 2)", 0.5, 1.5, true],
    ["mod(x, 2)", 1.5, 2.5, false],
    ["if(x < 0, 0, 1)", -1, 1, false],
    ["if(x < 0, 0, 1)", 1, 2, true],
    ["atan2(x, -1)", -1, 1, false],
  ];
  for (const [text, low, high, isContinuous] of continuous) {
    const value = of(text, low, high);
    assertEquals(
      value.isContinuous,
      isContinuous,
      `${text} in ${low}, ${high}`,
    );
  }
});

Deno.test("roundUp() and roundDown() leave no double out", () => {
  // The next doubles, known by their bits.
  assertEquals(roundUp(1), 1 + 2 ** -52);
  assertEquals(roundDown(2), 2 - 2 ** -52);
  assertEquals(roundUp(-2), -2 + 2 ** -52);
  assertEquals(roundUp(0), 2 ** -1074);
  assertEquals(roundDown(0), -(2 ** -1074));
  assertEquals(roundDown(Infinity), Number.MAX_VALUE);
  assertEquals(roundUp(Number.MAX_VALUE), Infinity);
  assertEquals(roundUp(2 ** -1074), 2 ** -1073);
});
