/** Writes the functions of an expression so that only exponentials grow faster
 * than powers, and nothing oscillates. */
import {
  add,
  type Call,
  call,
  type CallName,
  dependsOn,
  divide,
  exp,
  type Expression,
  half,
  mapChildren,
  minusOne,
  multiply,
  negate,
  one,
  pi,
  type Power,
  power,
  subtract,
  two,
  zero,
} from "../algebra/mod.ts";
import type { Asymptotics } from "./asymptotics.ts";
import { isExponential, logarithmOf } from "./growth.ts";
import type { Sign } from "./oracle.ts";
import type { Oscillations } from "./oscillation.ts";
import { standIn } from "./stand_ins.ts";
import { attempt, undecided } from "./undecided.ts";

/** What a rule may ask. */
interface Context {
  readonly limits: Asymptotics;
  readonly oscillations: Oscillations;
  /** Prepares what a rule has made. */
  readonly again: (expression: Expression) => Expression;
}

/** A function of arguments that are prepared. */
type Rule = (
  context: Context,
  args: readonly Expression[],
) => Expression | undefined;

/**
 * Prepares an expression for its limit.
 *
 * @param expression Any.
 * @param name The variable that tends to infinity.
 * @param limits Finds limits of what is prepared.
 * @param oscillations Makes stand-ins.
 * @returns What is worth the same in the end, with stand-ins.
 * @throws {ExpressionError} If a function cannot be prepared.
 */
export function prepare(
  expression: Expression,
  name: string,
  limits: Asymptotics,
  oscillations: Oscillations,
): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    if (!dependsOn(node, name)) return node;
    let result = done.get(node);
    if (result === undefined) {
      const inner = mapChildren(node, visit);
      result = inner.kind === "call"
        ? ofCall(inner)
        : inner.kind === "power"
        ? ofPower(inner)
        : node.kind === "call"
        ? visit(inner) // as -sin(u) for sin(-u)
        : inner;
      done.set(node, result);
    }
    return result;
  };
  const ofPower = (inner: Power): Expression =>
    isExponential(inner, name) ? exp(logarithmOf(inner, name)) : inner;
  const context: Context = { limits, oscillations, again: visit };
  const ofCall = (inner: Call): Expression => {
    if (!dependsOn(inner, name)) return inner;
    return rules[inner.name]?.(context, inner.arguments) ?? inner;
  };
  return visit(expression);
}

/** The sign of the infinity that an argument tends to, or undefined. */
function infinity({ limits }: Context, u: Expression): 1 | -1 | undefined {
  const limit = limits.limit(u);
  return limit.kind === "infinite" ? limit.sign : undefined;
}

/** A rule for an infinite argument only. */
const atInfinity = (
  rule: (u: Expression, sign: 1 | -1, context: Context) => Expression,
): Rule =>
(context, [u]) => {
  const sign = infinity(context, u!);
  return sign === undefined ? undefined : rule(u!, sign, context);
};

const oscillating = (name: CallName): Rule =>
  atInfinity((u, _, { oscillations }) => call(name, oscillations.phase(u)));

/** (a e^u + b e^-u) / 2 */
const hyperbolic = (u: Expression, sign: Expression): Expression =>
  multiply(half, add(exp(u), multiply(sign, exp(negate(u)))));
const sinh = (u: Expression) => hyperbolic(u, minusOne);
const cosh = (u: Expression) => hyperbolic(u, one);

/** A bounded function of an infinite argument, in [-1, 1]. */
const bounded = (u: Expression, { oscillations }: Context, of: CallName) =>
  call("sin", oscillations.loose(call(of, u)));

/** limit + bounded / u for a positive u, odd. */
const settling = (name: CallName, limit: Expression): Rule =>
  atInfinity((u, sign, context) =>
    add(
      sign > 0 ? limit : negate(limit),
      divide(bounded(u, context, name), u),
    )
  );

/** floor and its kin: the argument and what is lost, in [low, low + 1]. */
const stepping = (name: CallName, low: Expression): Rule =>
  atInfinity((u, _, context) => {
    const phase = context.oscillations.phase(call(name, u));
    const part = multiply(half, add(one, call("sin", phase)));
    return add(u, low, part);
  });

const gammaOf: Rule = (context, [u, x]) => {
  if (x !== undefined) return undefined;
  const sign = infinity(context, u!);
  if (sign === undefined) return undefined;
  if (sign > 0) return exp(call("lgamma", u!));
  throw undecided("the gamma function at -infinity");
};

const complementary = (u: Expression): Expression =>
  multiply(exp(negate(power(u, two))), standIn("erfc", u));

const exponentialIntegral = (u: Expression): Expression =>
  multiply(exp(u), standIn("Ei", u));

const absolute: Rule = ({ limits }, [u]) => {
  const sign = attempt(() => limits.sign(u!)).value;
  if (sign !== undefined) return sign < 0 ? negate(u!) : u!;
  return u!.kind === "product"
    ? multiply(...u!.factors.map((factor) => call("abs", factor)))
    : undefined;
};

const relation =
  (holds: (sign: Sign) => boolean): Rule => ({ limits }, [a, b]) =>
    holds(limits.sign(subtract(a!, b!))) ? one : zero;

const extreme =
  (isBetter: (sign: Sign) => boolean): Rule => ({ limits }, args) =>
    args.reduce((best, other) =>
      isBetter(limits.sign(subtract(other, best))) ? other : best
    );

const rules: Partial<Record<CallName, Rule>> = {
  ln: (_, [u]) => standIn("ln", u!),
  sin: oscillating("sin"),
  cos: oscillating("cos"),
  tan: oscillating("tan"),
  sec: oscillating("sec"),
  csc: oscillating("csc"),
  cot: oscillating("cot"),
  sinh: atInfinity(sinh),
  cosh: atInfinity(cosh),
  tanh: atInfinity((u) => divide(sinh(u), cosh(u))),
  coth: atInfinity((u) => divide(cosh(u), sinh(u))),
  sech: atInfinity((u) => power(cosh(u), minusOne)),
  csch: atInfinity((u) => power(sinh(u), minusOne)),
  abs: absolute,
  sgn: ({ limits }, [u]) => {
    const sign = limits.sign(u!);
    return sign === 0 ? zero : sign > 0 ? one : minusOne;
  },
  floor: stepping("floor", minusOne),
  ceil: stepping("ceil", zero),
  round: stepping("round", negate(half)),
  mod: ({ again }, [a, b]) =>
    again(subtract(a!, multiply(b!, call("floor", divide(a!, b!))))),
  min: extreme((sign) => sign < 0),
  max: extreme((sign) => sign > 0),
  less: relation((sign) => sign < 0),
  lessEqual: relation((sign) => sign <= 0),
  equal: relation((sign) => sign === 0),
  notEqual: relation((sign) => sign !== 0),
  gamma: gammaOf,
  factorial: ({ again }, [u]) => again(call("gamma", add(u!, one))),
  beta: ({ again }, [a, b]) =>
    again(divide(
      multiply(call("gamma", a!), call("gamma", b!)),
      call("gamma", add(a!, b!)),
    )),
  erf: atInfinity((u, sign) =>
    sign > 0
      ? subtract(one, complementary(u))
      : subtract(complementary(negate(u)), one)
  ),
  erfc: atInfinity((u, sign) =>
    sign > 0 ? complementary(u) : subtract(two, complementary(negate(u)))
  ),
  erfi: atInfinity((u) => multiply(exp(power(u, two)), standIn("erfi", u))),
  Ei: atInfinity(exponentialIntegral),
  li: ({ again }, [u]) => again(call("Ei", call("ln", u!))),
  Shi: atInfinity((u) =>
    multiply(
      half,
      subtract(exponentialIntegral(u), exponentialIntegral(negate(u))),
    )
  ),
  Chi: atInfinity((u, sign) => {
    if (sign < 0) throw undecided("Chi of a negative value");
    return multiply(
      half,
      add(exponentialIntegral(u), exponentialIntegral(negate(u))),
    );
  }),
  Si: settling("Si", divide(pi, two)),
  Ci: atInfinity((u, sign, context) => {
    if (sign < 0) throw undecided("Ci of a negative value");
    return divide(bounded(u, context, "Ci"), u);
  }),
  fresnelS: settling("fresnelS", half),
  fresnelC: settling("fresnelC", half),
};
