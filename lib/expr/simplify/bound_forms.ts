/** Sums, products and root sums in one form: the bound name is the same, and
 * sums are sums of multiples of simple ones. */
import {
  binderOf,
  type Call,
  call,
  childrenOf,
  contains,
  dependsOn,
  type Expression,
  multiply,
  one,
  substitute,
  transform,
  variable,
} from "../algebra/mod.ts";
import { expandProducts, termsOf } from "./expand.ts";
import { factorsOf } from "./fraction.ts";
import type { Knowledge } from "./knowledge.ts";

/** factor · form */
export interface BoundTerm {
  /** Free of the bound name. */
  readonly factor: Expression;
  /** A call that binds a name. */
  readonly form: Expression;
}

/**
 * A sum, product or root sum as a sum of multiples of such calls.
 *
 * @param expression A call that binds a name.
 * @param knowledge What is assumed.
 * @param normalize The normal form of a part, with bound names as given here.
 * @returns Terms that add up to the value; undefined if something is assumed
 * of a variable that has the bound name.
 */
export function boundTerms(
  expression: Call,
  knowledge: Knowledge,
  normalize: (part: Expression) => Expression,
): readonly BoundTerm[] | undefined {
  const index = binderOf(expression)!;
  if (Object.hasOwn(knowledge.assumptions, index)) return undefined;
  const { name, arguments: args } = expression;
  const isRootsum = name === "rootsum";
  const inner = isRootsum ? [args[0]!, args[2]!] : [args[0]!];
  const outer = isRootsum ? [] : args.slice(2).map(normalize);
  const parts = inner.map(normalize);
  const fresh = `${mark}${heightOf(parts)}`;
  const values = new Map([[index, variable(fresh)]]);
  const [body, ...others] = parts.map((part) => substitute(part, values));
  const build = (part: Expression) =>
    call(name, part, variable(fresh), ...others, ...outer);
  if (name === "product") return [{ factor: one, form: build(body!) }];
  return termsOf(expandProducts(body!)).map((term) => {
    const bound: Expression[] = [], free: Expression[] = [];
    for (const factor of factorsOf(term)) {
      (dependsOn(factor, fresh) ? bound : free).push(factor);
    }
    return { factor: multiply(...free), form: build(multiply(...bound)) };
  });
}

/** No name that can be written begins with it. */
const mark = "~";

/** How deep calls that bind names are nested. */
function heightOf(parts: readonly Expression[]): number {
  const known = new Map<Expression, number>();
  const visit = (part: Expression): number => {
    let height = known.get(part);
    if (height === undefined) {
      height = childrenOf(part).reduce(
        (most, child) => Math.max(most, visit(child)),
        0,
      );
      if (binderOf(part) !== undefined) height++;
      known.set(part, height);
    }
    return height;
  };
  return parts.reduce((most, part) => Math.max(most, visit(part)), 0);
}

/**
 * Gives bound names that can be written again.
 *
 * @param expression What `boundTerms` is part of.
 * @param knowledge What is assumed; of the new names nothing is.
 * @returns The same value.
 */
export function withUsualNames(
  expression: Expression,
  knowledge: Knowledge,
): Expression {
  if (!contains(expression, isMarked)) return expression;
  return transform(expression, (part) => {
    if (!isMarked(part)) return part;
    const values = new Map([
      [binderOf(part)!, variable(usualName(part, knowledge))],
    ]);
    const [body, index, ...others] = part.arguments;
    const inside = (each: Expression) => substitute(each, values);
    return call(
      part.name,
      inside(body!),
      inside(index!),
      ...(part.name === "rootsum" ? others.map(inside) : others),
    );
  });
}

function isMarked(part: Expression): part is Call {
  return binderOf(part)?.startsWith(mark) ?? false;
}

/** The first usual name of an index that stands nowhere. */
function usualName(part: Call, { assumptions }: Knowledge): string {
  const isTaken = (name: string) =>
    Object.hasOwn(assumptions, name) ||
    contains(part, (node) => node.kind === "variable" && node.name === name);
  let level = 0;
  while (isTaken(nameOf(level))) level++;
  return nameOf(level);
}

function nameOf(level: number): string {
  return level === 0 ? "k" : `k${level}`;
}
