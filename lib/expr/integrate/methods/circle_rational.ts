/** Rational functions of sine and cosine. */
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  one,
  power,
  substitute,
  subtract,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { rationalNormal } from "../../simplify/mod.ts";
import type { Method } from "../method.ts";
import {
  type Circle,
  type CircleForm,
  circleForm,
  cosine,
  sine,
} from "../tools/circle.ts";
import { generatorsOf } from "../tools/kernels.ts";
import { coefficientsIn, linearIn } from "../tools/polynomial.ts";
import { vanishesAtPoints } from "../tools/zero_test.ts";

/**
 * Bioche's rules: t = cos where f dx does not change with x → -x, t = sin for
 * x → π - x, t = tan for x → π + x, else t = tan(x/2) (Bourbaki, or any course
 * of calculus).
 */
export const circleRational: Method = {
  name: "rational function of sine and cosine",
  apply(integrand, variable, context) {
    const found = circleForm(integrand, variable);
    const line = found && linearIn(found.angle, variable);
    if (found === undefined || line === undefined) return undefined;
    const names = ["#s", "#c"];
    const isRational = [variable, ...names].every((name) =>
      generatorsOf(found.form, name).every((part) =>
        part.kind === "variable" && part.name !== variable
      )
    );
    if (!isRational) return undefined;
    const fresh = context.fresh(variable), t = variableOf(fresh);
    const { kernel, form } = choose(found, t);
    const result = context.antiderivative(divide(form, line.slope), fresh);
    return result && substitute(result, new Map([[fresh, kernel]]));
  },
};

interface Choice {
  readonly form: Expression;
  readonly kernel: Expression;
}

function choose(found: CircleForm, t: Expression): Choice {
  const { form, circle, angle } = found;
  const [sineName, cosineName, tangentName] = circle.names;
  const reflected = at(form, negate(sine), cosine);
  if (isZeroOn(circle, add(form, reflected))) {
    return { form: inCosine(found, t), kernel: call(cosineName, angle) };
  }
  const turned = at(form, sine, negate(cosine));
  if (isZeroOn(circle, add(form, turned))) {
    return { form: inSine(found, t), kernel: call(sineName, angle) };
  }
  const opposite = at(form, negate(sine), negate(cosine));
  if (isZeroOn(circle, subtract(form, opposite))) {
    return { form: inTangent(found, t), kernel: call(tangentName, angle) };
  }
  const half = multiply(numeral(1, 2), angle);
  return { form: inHalfTangent(found, t), kernel: call(tangentName, half) };
}

function at(form: Expression, s: Expression, c: Expression): Expression {
  return substitute(form, new Map([["#s", s], ["#c", c]]));
}

/** Whether a form is 0 for all angles. */
function isZeroOn(circle: Circle, form: Expression): boolean {
  const angle = variableOf("#a");
  const [sineName, cosineName] = circle.names;
  return vanishesAtPoints(
    at(form, call(sineName, angle), call(cosineName, angle)),
  );
}

/** A + B y, with y² known. */
interface Split {
  readonly even: Expression;
  readonly odd: Expression;
}

/** Splits a polynomial in y by the parity of its powers. */
function splitPowers(
  polynomial: Expression,
  y: string,
  square: Expression,
): Split {
  const coefficients = coefficientsIn(polynomial, y) ?? [];
  const parts: [Expression[], Expression[]] = [[], []];
  coefficients.forEach((coefficient, k) => {
    const whole = power(square, numeral(Math.floor(k / 2)));
    parts[k % 2]!.push(multiply(coefficient, whole));
  });
  return { even: add(...parts[0]), odd: add(...parts[1]) };
}

/** (N0 + N1 y)/(D0 + D1 y) = A + B y. */
function splitQuotient(
  form: Expression,
  y: string,
  square: Expression,
): Split {
  const { numerator, denominator } = rationalNormal(form);
  const n = splitPowers(numerator, y, square);
  const d = splitPowers(denominator, y, square);
  if (isZeroNumeral(d.odd)) {
    return { even: divide(n.even, d.even), odd: divide(n.odd, d.even) };
  }
  const norm = subtract(
    power(d.even, two),
    multiply(square, power(d.odd, two)),
  );
  const even = subtract(
    multiply(n.even, d.even),
    multiply(square, n.odd, d.odd),
  );
  const odd = subtract(multiply(n.odd, d.even), multiply(n.even, d.odd));
  return { even: divide(even, norm), odd: divide(odd, norm) };
}

function isZeroNumeral(e: Expression): boolean {
  return e.kind === "numeral" && e.value.isZero;
}

/** f = s B(c), dt = -σ s dx. */
function inCosine({ form, circle }: CircleForm, t: Expression): Expression {
  const sigma = numeral(circle.sigma);
  const square = multiply(sigma, subtract(one, power(cosine, two)));
  const { odd } = splitQuotient(form, "#s", square);
  return multiply(
    numeral(-circle.sigma),
    substitute(odd, new Map([["#c", t]])),
  );
}

/** f = c B(s), dt = c dx. */
function inSine({ form, circle }: CircleForm, t: Expression): Expression {
  const sigma = numeral(circle.sigma);
  const square = subtract(one, multiply(sigma, power(sine, two)));
  const { odd } = splitQuotient(form, "#c", square);
  return substitute(odd, new Map([["#s", t]]));
}

/** f = A(c²) with s = t c, dt = (1 + σ t²) dx. */
function inTangent({ form, circle }: CircleForm, t: Expression): Expression {
  const slope = add(one, multiply(numeral(circle.sigma), power(t, two)));
  const { even } = splitQuotient(
    at(form, multiply(t, cosine), cosine),
    "#c",
    power(slope, numeral(-1)),
  );
  return divide(even, slope);
}

/** s = 2t/(1 + σ t²), c = (1 - σ t²)/(1 + σ t²), dx = 2 dt/(1 + σ t²). */
function inHalfTangent(
  { form, circle }: CircleForm,
  t: Expression,
): Expression {
  const square = multiply(numeral(circle.sigma), power(t, two));
  const below = add(one, square);
  const s = divide(multiply(two, t), below);
  const c = divide(subtract(one, square), below);
  return divide(multiply(two, at(form, s, c)), below);
}
