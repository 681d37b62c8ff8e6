/** The language of expressions: reading, writing, and syntax trees. */
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
