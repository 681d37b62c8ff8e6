/** Walks over expressions; each visits a shared node once. */
import { spend } from "../budget.ts";
import type { Call, Expression } from "./expression.ts";
import { add, multiply, power } from "./build.ts";
import { call } from "./call.ts";
import { makeVariable } from "./facts.ts";
import { childrenOf } from "./order.ts";

/**
 * Whether a variable occurs free in an expression.
 *
 * @param expression Any.
 * @param name The variable's name.
 * @returns Whether it does.
 */
export function dependsOn(expression: Expression, name: string): boolean {
  const { mask } = makeVariable(name);
  const seen = new Set<Expression>();
  const visit = (node: Expression): boolean => {
    if ((node.mask & mask) === 0) return false;
    if (node.kind === "variable") return node.name === name;
    if (seen.has(node)) return false;
    seen.add(node);
    if (binderOf(node) === name) return boundParts(node).outer.some(visit);
    return childrenOf(node).some(visit);
  };
  return visit(expression);
}

/**
 * The name that a sum, product or root sum binds.
 *
 * @param expression Any.
 * @returns The name; undefined if it binds none.
 */
export function binderOf(expression: Expression): string | undefined {
  if (expression.kind !== "call" || !binders.has(expression.name)) {
    return undefined;
  }
  const index = expression.arguments[1]!;
  return index.kind === "variable" ? index.name : undefined;
}

const binders: ReadonlySet<Call["name"]> = new Set([
  "sum",
  "product",
  "rootsum",
]);

/** Arguments in which the bound name means the index, and the others. */
function boundParts(
  node: Expression,
): { readonly inner: Expression[]; readonly outer: Expression[] } {
  const [body, , third, fourth] = (node as Call).arguments;
  return (node as Call).name === "rootsum"
    ? { inner: [body!, third!], outer: [] }
    : { inner: [body!], outer: [third!, fourth!] };
}

/**
 * The variables that occur free.
 *
 * @param expression Any.
 * @returns Their names, sorted.
 */
export function variablesOf(expression: Expression): string[] {
  const names = new Set<string>();
  const seen = new Set<Expression>();
  const visit = (node: Expression): void => {
    if (node.mask === 0 || seen.has(node)) return;
    seen.add(node);
    if (node.kind === "variable") names.add(node.name);
    const bound = binderOf(node);
    if (bound === undefined) return childrenOf(node).forEach(visit);
    const { inner, outer } = boundParts(node);
    outer.forEach(visit);
    for (const part of inner) {
      for (const name of variablesOf(part)) if (name !== bound) names.add(name);
    }
  };
  visit(expression);
  return [...names].sort();
}

/**
 * Whether some part satisfies a predicate.
 *
 * @param expression Any.
 * @param predicate Asked once for each distinct part, the whole included.
 * @returns Whether it says yes to one.
 */
export function contains(
  expression: Expression,
  predicate: (part: Expression) => boolean,
): boolean {
  const seen = new Set<Expression>();
  const visit = (node: Expression): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    return predicate(node) || childrenOf(node).some(visit);
  };
  return visit(expression);
}

/**
 * Builds an expression again from changed parts.
 *
 * @param expression Any.
 * @param change Applied to each part (term, factor, base, argument).
 * @returns The expression of the changed parts; itself if none changed.
 */
export function mapChildren(
  expression: Expression,
  change: (part: Expression) => Expression,
): Expression {
  const children = childrenOf(expression);
  spend(children.length >> 3);
  const changed = children.map(change);
  if (changed.every((part, place) => part === children[place])) {
    return expression;
  }
  return rebuild(expression, changed);
}

function rebuild(
  expression: Expression,
  parts: readonly Expression[],
): Expression {
  switch (expression.kind) {
    case "sum":
      return add(...parts);
    case "product":
      return multiply(...parts);
    case "power":
      return power(parts[0]!, parts[1]!);
    case "call":
      return call(expression.name, ...parts);
    default:
      return expression;
  }
}

/**
 * Rewrites an expression from the leaves up.
 *
 * @param expression Any.
 * @param rewrite Applied once to each distinct part after its own parts.
 * @returns The rewritten expression.
 */
export function transform(
  expression: Expression,
  rewrite: (part: Expression) => Expression,
): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    let result = done.get(node);
    if (result === undefined) {
      result = rewrite(mapChildren(node, visit));
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}

/**
 * Puts expressions in the place of variables, all at once. A bound variable
 * stays; it is renamed where it would capture a variable of what is put in.
 *
 * @param expression Any.
 * @param values By the variable's name.
 * @returns The expression with the values in place.
 */
export function substitute(
  expression: Expression,
  values: ReadonlyMap<string, Expression>,
): Expression {
  let mask = 0;
  for (const name of values.keys()) mask |= makeVariable(name).mask;
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    if ((node.mask & mask) === 0) return node;
    if (node.kind === "variable") return values.get(node.name) ?? node;
    let result = done.get(node);
    if (result === undefined) {
      result = binderOf(node) === undefined
        ? mapChildren(node, visit)
        : substituteBound(node as Call, values);
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}

function substituteBound(
  node: Call,
  values: ReadonlyMap<string, Expression>,
): Expression {
  const bound = binderOf(node)!;
  const inner = new Map(values);
  inner.delete(bound);
  const taken = new Set([...inner.values()].flatMap(variablesOf));
  let fresh = bound;
  while (taken.has(fresh)) fresh += "_";
  if (fresh !== bound) inner.set(bound, makeVariable(fresh));
  const { arguments: args, name } = node;
  const changed = args.map((argument, place) =>
    place === 1
      ? makeVariable(fresh)
      : substitute(argument, place === 0 || name === "rootsum" ? inner : values)
  );
  return call(name, ...changed);
}

/**
 * Puts an expression in the place of another, wherever it stands as a node.
 *
 * @param expression Any.
 * @param replacement What to put for a part; undefined to leave it.
 * @returns The expression with the parts replaced, outermost first.
 */
export function replace(
  expression: Expression,
  replacement: (part: Expression) => Expression | undefined,
): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    let result = done.get(node);
    if (result === undefined) {
      result = replacement(node) ?? mapChildren(node, visit);
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}
