/**
 * Canonical exact expressions: builders, order, walks, and the way from and to
 * syntax trees.
 * @module
 */
export type {
  Call,
  CallName,
  Constant,
  Expression,
  Facts,
  Numeral,
  Power,
  PowerName,
  Product,
  RelationName,
  Sum,
  Variable,
} from "./expression.ts";
export {
  add,
  divide,
  e,
  exp,
  half,
  i,
  isInteger,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  splitCoefficient,
  splitContent,
  squareRoot,
  subtract,
  two,
  variable,
  zero,
} from "./build.ts";
export { call, isNegative } from "./call.ts";
export { expressionOf } from "./from_node.ts";
export { childrenOf, compare, same } from "./order.ts";
export { nodeOf, nodeOfTerms } from "./to_node.ts";
export {
  binderOf,
  contains,
  dependsOn,
  mapChildren,
  replace,
  substitute,
  transform,
  variablesOf,
} from "./walk.ts";
