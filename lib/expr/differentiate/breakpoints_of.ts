/** Where functions that are put together of pieces change from one to the
 * next. */
import {
  binderOf,
  call,
  childrenOf,
  dependsOn,
  divide,
  type Expression,
  isNegative,
  multiply,
  negate,
  pi,
  same,
  subtract,
} from "../algebra/mod.ts";
import type { Call, CallName } from "../algebra/mod.ts";
import { singularPlaces } from "./singular_places.ts";

type Pieces = (args: readonly Expression[]) => readonly Expression[];

const itself: Pieces = ([x]) => [x!];
const difference: Pieces = ([a, b]) => [subtract(a!, b!)];
/** Zero where the argument is an integer. */
const atIntegers = (x: Expression): Expression => call("sin", multiply(pi, x));
const pairs: Pieces = (args) =>
  args.flatMap((a, place) => args.slice(place + 1).map((b) => subtract(a, b)));

/** The function is smooth in its arguments where these are not zero. */
const pieces: Partial<Record<CallName, Pieces>> = {
  abs: itself,
  sgn: itself,
  root: itself,
  arg: itself,
  acot: itself,
  floor: ([x]) => [atIntegers(x!)],
  ceil: ([x]) => [atIntegers(x!)],
  round: ([x]) => [call("cos", multiply(pi, x!))],
  mod: ([a, b]) => [atIntegers(divide(a!, b!)), b!],
  min: pairs,
  max: pairs,
  atan2: ([y]) => [y!],
  less: difference,
  lessEqual: difference,
  equal: difference,
  notEqual: difference,
};

/**
 * Where a function that is put together of pieces changes from one to the
 * next, for smooth arguments: also where these have poles.
 *
 * @param node A call.
 * @param name The variable.
 * @returns Expressions that are 0 there; none for other functions.
 */
export function piecesOf(node: Call, name: string): Expression[] {
  const own = pieces[node.name]?.(node.arguments);
  if (own === undefined) return [];
  const poles = node.arguments.flatMap((x) => singularPlaces(x, name));
  return [...own, ...poles].filter((place) => dependsOn(place, name));
}

/**
 * The expressions at whose zeros a function of real numbers may have a step
 * or a corner: the arguments of abs and sgn, the differences that a condition
 * compares, sin(πu) for floor(u), and where one of these has a pole. Poles and
 * ends of the domain of the function itself are none.
 *
 * @param expression Any.
 * @param name The variable.
 * @returns Each expression once, those of inner parts first; only those that
 * depend on the variable.
 */
export function breakpointsOf(
  expression: Expression,
  name: string,
): Expression[] {
  const found: Expression[] = [];
  const seen = new Set<Expression>();
  const take = (written: Expression): void => {
    const piece = isNegative(written) ? negate(written) : written;
    const isNew = !found.some((known) => same(known, piece));
    if (isNew && dependsOn(piece, name)) found.push(piece);
  };
  const visit = (node: Expression): void => {
    if (seen.has(node) || !dependsOn(node, name)) return;
    seen.add(node);
    if (binderOf(node) !== undefined) {
      ofRange(node as Call, name).forEach(take);
      return;
    }
    childrenOf(node).forEach(visit);
    if (node.kind === "call") piecesOf(node, name).forEach(take);
  };
  visit(expression);
  return found;
}

/** A product over the range is zero where one of its factors is. A root sum
 * is analytic. */
function ofRange(range: Call, name: string): readonly Expression[] {
  if (range.name === "rootsum") return [];
  const [body, index, from, to] = range.arguments;
  const bound = binderOf(range)!;
  const ends = [from!, to!].flatMap((end) => [
    ...breakpointsOf(end, name),
    atIntegers(end),
  ]);
  if (bound === name) return ends;
  const inner = breakpointsOf(body!, name).map((piece) =>
    dependsOn(piece, bound) ? call("product", piece, index!, from!, to!) : piece
  );
  return [...ends, ...inner];
}
