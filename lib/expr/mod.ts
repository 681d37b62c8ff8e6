/**
 * The expression engine: parse, differentiate, integrate, solve, evaluate.
 * Every function takes text or a syntax tree, works exactly where it can, and
 * answers with a typed report.
 *
 * @module
 */
export { FluxionError } from "../core/errors.ts";
export { type Budget, defaultBudget, withBudget } from "./budget.ts";
export {
  type AtOptions,
  breakpoints,
  differentiate,
  type DifferentiateOptions,
  directional,
  gradient,
  hessian,
  jacobian,
  partials,
  type Point,
  type Source,
  type Value,
} from "./differentiate/mod.ts";
export {
  ExpressionError,
  type ExpressionErrorCode,
  type Span,
} from "./errors.ts";
export type { ConstantName, FunctionName } from "./functions/names.ts";
export {
  integrate,
  type IntegrateOptions,
  type IntegrationReport,
  type IntegrationStatus,
} from "./integrate/mod.ts";
export {
  allRoots,
  type Confirmation,
  type EnclosedRoot,
  type Equation,
  type LinearReport,
  parseEquation,
  type RealInterval,
  type RealRoots,
  type RealRootsReport,
  type Solution,
  solve,
  solveLinear,
  type SolveReport,
  type SolveStatus,
} from "./solve/mod.ts";
export {
  binary,
  type BinaryNode,
  type BinaryOperator,
  call,
  type CallNode,
  childrenOf,
  clone,
  contains,
  countNodes,
  type Definition,
  depthOf,
  describeError,
  Diagnostic,
  type DiagnosticDetails,
  format,
  type FormatOptions,
  type FormatStyle,
  fraction,
  fromLatex,
  isVariableName,
  name,
  type NameNode,
  type Node,
  number,
  type NumberNode,
  parse,
  ParseError,
  type ParseOptions,
  type ParseResult,
  postfix,
  type PostfixNode,
  prefix,
  type PrefixNode,
  type PrefixOperator,
  type Replacements,
  sameNode,
  substitute,
  type Token,
  tokenize,
  toLatex,
  toMathML,
  toPython,
  tryParse,
  variablesOf,
  walk,
} from "./syntax/mod.ts";
