/** Integrals of sums of powers, exponentials and waves. */
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
  same,
  subtract,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { derivative } from "../../differentiate/derivative.ts";
import { collect, exponentials, type Term, termsIn } from "./read.ts";

/**
 * The integral of a sum of products of powers of the variable, exponentials
 * and waves of linear arguments, by comparison of coefficients.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns An antiderivative; undefined if it is no such sum.
 */
export function integrateQuasipolynomial(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const read = termsIn(integrand, variable);
  if (read === undefined) return undefined;
  const terms = collect(
    read.flatMap((term) =>
      same(term.exponential, one) ? [term] : exponentials(term)
    ),
  );
  return add(...groups(terms).map((group) => integrateGroup(group, variable)));
}

/** Terms with the same exponential and the same waves. */
interface Group {
  readonly exponential: Expression;
  readonly phase: Expression;
  readonly kind: "one" | "circular" | "hyperbolic";
  /** Of x^k times the cosine, or times nothing. */
  readonly even: Expression[];
  /** Of x^k times the sine. */
  readonly odd: Expression[];
}

function groups(terms: readonly Term[]): readonly Group[] {
  const found: Group[] = [];
  for (const term of terms) {
    const kind = kindOf(term);
    let group = found.find((other) =>
      other.kind === kind && same(other.phase, term.phase) &&
      same(other.exponential, term.exponential)
    );
    if (group === undefined) {
      const { exponential, phase } = term;
      group = { exponential, phase, kind, even: [], odd: [] };
      found.push(group);
    }
    const list = term.wave === "sin" || term.wave === "sinh"
      ? group.odd
      : group.even;
    while (list.length <= term.degree) list.push(zero);
    list[term.degree] = add(list[term.degree]!, term.coefficient);
  }
  return found;
}

function kindOf({ wave }: Term): Group["kind"] {
  if (wave === "one") return "one";
  return wave === "sin" || wave === "cos" ? "circular" : "hyperbolic";
}

function integrateGroup(group: Group, variable: string): Expression {
  const { exponential, phase, kind } = group;
  const x = variableOf(variable);
  const rate = divide(derivative(exponential, variable), exponential);
  const turn = derivative(phase, variable);
  if (kind === "one" && same(rate, zero)) {
    return add(
      ...group.even.map((coefficient, k) =>
        divide(multiply(coefficient, power(x, numeral(k + 1))), numeral(k + 1))
      ),
    );
  }
  const [p, q] = compare(group, rate, turn);
  const polynomial = (list: readonly Expression[]) =>
    add(...list.map((value, k) => multiply(value, power(x, numeral(k)))));
  if (kind === "one") return multiply(exponential, polynomial(p));
  const [cosine, sine] = kind === "circular"
    ? ["cos", "sin"] as const
    : ["cosh", "sinh"] as const;
  return multiply(
    exponential,
    add(
      multiply(polynomial(p), call(cosine, phase)),
      multiply(polynomial(q), call(sine, phase)),
    ),
  );
}

/**
 * p and q with (e^(ax) (p cos bx + q sin bx))' = e^(ax) (P cos bx + Q sin bx):
 * p' + a p + b q = P, q' + a q - σ b p = Q, from the highest power down; σ is
 * -1 for hyperbolic functions.
 */
function compare(
  group: Group,
  a: Expression,
  b: Expression,
): readonly [Expression[], Expression[]] {
  const sigma = numeral(group.kind === "hyperbolic" ? -1 : 1);
  const norm = add(multiply(a, a), multiply(sigma, b, b));
  const length = Math.max(group.even.length, group.odd.length);
  const p: Expression[] = [], q: Expression[] = [];
  for (let k = length - 1; k >= 0; k--) {
    const next = numeral(k + 1);
    const even = subtract(
      group.even[k] ?? zero,
      multiply(next, p[k + 1] ?? zero),
    );
    const odd = subtract(
      group.odd[k] ?? zero,
      multiply(next, q[k + 1] ?? zero),
    );
    p[k] = divide(add(multiply(a, even), negate(multiply(b, odd))), norm);
    q[k] = divide(add(multiply(a, odd), multiply(sigma, b, even)), norm);
  }
  return [p, q];
}
