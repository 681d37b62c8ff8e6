/** What the commands of LaTeX mean. */
import { functionNamed } from "../functions/lookup.ts";
import type { FunctionName } from "../functions/names.ts";
import { functionWritten } from "../functions/notation.ts";
import type { BinaryOperator } from "./nodes.ts";

const commandOperators: ReadonlyMap<string, BinaryOperator> = new Map<
  string,
  BinaryOperator
>([
  ["lor", "||"],
  ["vee", "||"],
  ["land", "&&"],
  ["wedge", "&&"],
  ["lt", "<"],
  ["gt", ">"],
  ["le", "<="],
  ["leq", "<="],
  ["leqslant", "<="],
  ["ge", ">="],
  ["geq", ">="],
  ["geqslant", ">="],
  ["ne", "!="],
  ["neq", "!="],
  ["cdot", "*"],
  ["times", "*"],
  ["ast", "*"],
  ["div", "/"],
]);

const symbolOperators: ReadonlyMap<string, BinaryOperator> = new Map<
  string,
  BinaryOperator
>([
  ["<", "<"],
  [">", ">"],
  ["=", "=="],
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["+", "+"],
  ["-", "-"],
  ["−", "-"],
  ["*", "*"],
  ["·", "*"],
  ["⋅", "*"],
  ["×", "*"],
  ["/", "/"],
  ["÷", "/"],
]);

/** Functions with a command of another name. */
const commandFunctions: ReadonlyMap<string, FunctionName> = new Map<
  string,
  FunctionName
>([
  ["lg", "log10"],
  ["Re", "re"],
  ["Im", "im"],
  ["Gamma", "gamma"],
  ["Pi", "ellipticPi"],
]);

/** The functions that LaTeX has a command for. */
const plainCommands: ReadonlySet<string> = new Set(
  ("sin cos tan sec csc cot arcsin arccos arctan sinh cosh tanh coth exp ln " +
    "log min max arg").split(" "),
);

/** f of f^-1, where that means the inverse function. */
const inverses: ReadonlyMap<FunctionName, FunctionName> = new Map<
  FunctionName,
  FunctionName
>([
  ["sin", "asin"],
  ["cos", "acos"],
  ["tan", "atan"],
  ["sec", "asec"],
  ["csc", "acsc"],
  ["cot", "acot"],
  ["sinh", "asinh"],
  ["cosh", "acosh"],
  ["tanh", "atanh"],
  ["sech", "asech"],
  ["csch", "acsch"],
  ["coth", "acoth"],
]);

/**
 * The operator that a token stands for between operands.
 *
 * @param kind The kind of the token.
 * @param text The token.
 * @returns The operator, or undefined.
 */
export function latexOperator(
  kind: string,
  text: string,
): BinaryOperator | undefined {
  if (kind === "command") return commandOperators.get(text);
  return kind === "symbol" ? symbolOperators.get(text) : undefined;
}

/**
 * The function of a command.
 *
 * @param command Without its backslash.
 * @returns The function, or undefined.
 */
export function commandFunction(command: string): FunctionName | undefined {
  return commandFunctions.get(command) ??
    (plainCommands.has(command) ? functionNamed(command) : undefined);
}

/**
 * The function of an upright name, as in `\operatorname{arsinh}`.
 *
 * @param name The name.
 * @returns The function, or undefined.
 */
export function uprightFunction(name: string): FunctionName | undefined {
  return functionWritten(name) ?? functionNamed(name);
}

/**
 * The inverse of a function that an exponent of -1 means.
 *
 * @param name The function.
 * @returns Its inverse, or undefined where the exponent would be a power.
 */
export function inverseFunction(name: FunctionName): FunctionName | undefined {
  return inverses.get(name);
}
