/**
 * Angles as sums of as few parts as their functions need: what always stands
 * in the same proportion is one part, so that sin(a + b) and cos(a + b) are not
 * taken apart unless a or b has functions of its own.
 */
import { add, type Expression, multiply, numeral } from "../algebra/mod.ts";
import type { Rational } from "../exact/rational.ts";
import { ExpressionMap } from "./expression_map.ts";
import type { Turn } from "./form.ts";

/** amount · rest */
export interface AnglePart {
  /** Without a rational factor. */
  readonly rest: Expression;
  /** The rational factor. */
  readonly amount: Rational;
}

/** An angle of which a sine or cosine is taken. */
export interface AngleSum {
  /** What it is the sum of. */
  readonly parts: readonly AnglePart[];
  /** The same in terms of generators; empty until all angles are read. */
  turns: readonly Turn[];
}

/** A part with its amount in each angle. */
interface Component {
  readonly rest: Expression;
  readonly amounts: Map<AngleSum, Rational>;
}

/**
 * Joins the parts that always stand in the same proportion.
 *
 * @param sums All angles of an expression.
 * @param turnOf Makes a generator of a part.
 */
export function resolveAngles(
  sums: readonly AngleSum[],
  turnOf: (part: AnglePart) => Turn,
): void {
  const turns = new Map<AngleSum, Turn[]>(sums.map((sum) => [sum, []]));
  for (const component of joined(componentsOf(sums))) {
    for (const [sum, amount] of component.amounts) {
      turns.get(sum)!.push(turnOf({ rest: component.rest, amount }));
    }
  }
  for (const sum of sums) sum.turns = turns.get(sum)!;
}

function componentsOf(sums: readonly AngleSum[]): Component[] {
  const components: Component[] = [];
  const known = new ExpressionMap<Component>();
  for (const sum of sums) {
    for (const { rest, amount } of sum.parts) {
      const component = known.obtain(rest, () => {
        const fresh: Component = { rest, amounts: new Map() };
        components.push(fresh);
        return fresh;
      });
      component.amounts.set(sum, amount);
    }
  }
  return components;
}

function joined(components: readonly Component[]): Component[] {
  const groups = new Map<string, Component[]>();
  const numbers = new Map<AngleSum, number>();
  for (const component of components) {
    const [first] = component.amounts.values();
    const key = [...component.amounts].map(([sum, amount]) => {
      if (!numbers.has(sum)) numbers.set(sum, numbers.size);
      return `${numbers.get(sum)}:${amount.dividedBy(first!)}`;
    }).join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [component]);
    else group.push(component);
  }
  return [...groups.values()].map((group) => {
    if (group.length === 1) return group[0]!;
    const { amounts } = group[0]!;
    const [scale] = amounts.values();
    const rest = add(...group.map((component) => {
      const [amount] = component.amounts.values();
      return multiply(numeral(amount!.dividedBy(scale!)), component.rest);
    }));
    return { rest, amounts };
  });
}
