/** The language of expressions: reading, writing, and syntax trees. */
export type { Definition } from "./definitions.ts";
export {
  Diagnostic,
  type DiagnosticDetails,
  ParseError,
} from "./diagnostics.ts";
export { format, type FormatOptions } from "./format.ts";
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
export { type Replacements, substitute } from "./substitute.ts";
export {
  childrenOf,
  contains,
  countNodes,
  depthOf,
  sameNode,
  variablesOf,
  walk,
} from "./tree.ts";
