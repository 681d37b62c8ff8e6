/**
 * The expression engine: parse, differentiate, integrate, solve, evaluate.
 * Every function takes text or a syntax tree, works exactly where it can, and
 * answers with a typed report.
 *
 * @module
 */
export { type Budget, defaultBudget, withBudget } from "./budget.ts";
export {
  ExpressionError,
  type ExpressionErrorCode,
  type Span,
} from "./errors.ts";
