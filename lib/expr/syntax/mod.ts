/**
 * The language of expressions: reading, writing, and syntax trees.
 *
 * - Numbers are exact: `12`, `.5`, `2.5e-3`, `0x1F`. There are no separators.
 * - Names begin with a letter, Latin or Greek, or `_`; digits and `_` may
 *   follow. Variables are case-sensitive; constants (`pi`, `e`, `i`,
 *   `infinity`) and functions may be written in any case and are no variables,
 *   but for `beta`, `gamma` and `chi` where no parenthesis follows.
 * - Operators, from loose to tight: `||`, `&&`, comparisons (which do not
 *   chain), `+ -`, `* /` and juxtaposition, prefix `! - +`, `^` (to the right),
 *   postfix `!`. So `-2^2` is -4, `2^-1` is 1/2.
 * - Two operands side by side are multiplied as `*` would: `1/2x` is
 *   `(1/2)*x`. `x(y)` is an error unless `x` is a function.
 * - `sum(k^2, k, 1, n)`, `product(…)` and `rootsum(…)` bind a name.
 * - `−`, `·`, `×`, `÷`, `≤`, `≥`, `≠`, `**`, `π`, `∞` are what they look like.
 *
 * There are no strings, lists, properties, assignments or host functions.
 *
 * @module
 */
export { FluxionError } from "../../core/errors.ts";
export {
  ExpressionError,
  type ExpressionErrorCode,
  type Span,
} from "../errors.ts";
export type { FunctionName } from "../functions/names.ts";
export {
  binary,
  call,
  fraction,
  isVariableName,
  name,
  number,
  postfix,
  prefix,
} from "./build.ts";
export type { Definition } from "./definitions.ts";
export { describeError } from "./describe.ts";
export {
  Diagnostic,
  type DiagnosticDetails,
  ParseError,
} from "./diagnostics.ts";
export { parseEquation, residualOf } from "./equation.ts";
export { format, type FormatOptions, type FormatStyle } from "./format.ts";
export { toLatex } from "./latex.ts";
export { fromLatex } from "./latex_parser.ts";
export { toMathML } from "./mathml.ts";
export type {
  BinaryNode,
  BinaryOperator,
  CallNode,
  NameNode,
  Node,
  NumberNode,
  PostfixNode,
  PrefixNode,
  PrefixOperator,
} from "./nodes.ts";
export {
  parse,
  type ParseOptions,
  type ParseResult,
  type Token,
  tokenize,
  tryParse,
} from "./parse.ts";
export { toPython } from "./python.ts";
export { clone, type Replacements, substitute } from "./substitute.ts";
export {
  childrenOf,
  contains,
  countNodes,
  depthOf,
  sameNode,
  variablesOf,
  walk,
} from "./tree.ts";
