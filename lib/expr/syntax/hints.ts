/** What to write instead of what other languages write. */
import type { DiagnosticDetails } from "./diagnostics.ts";

const hints: ReadonlyMap<string, DiagnosticDetails> = new Map<
  string,
  DiagnosticDetails
>([
  ["=", { hint: "write == to compare", suggestion: "==" }],
  ["&", { hint: "write && for the logical and", suggestion: "&&" }],
  ["|", { hint: "write || for the logical or, abs(x) for |x|" }],
  ["%", { hint: "write mod(a, b) for the remainder, x/100 for a percentage" }],
  ["~", { hint: "write ! for the logical not", suggestion: "!" }],
  ["¬", { hint: "write ! for the logical not", suggestion: "!" }],
  ["∧", { hint: "write && for the logical and", suggestion: "&&" }],
  ["∨", { hint: "write || for the logical or", suggestion: "||" }],
  ["√", { hint: "write sqrt(x)", suggestion: "sqrt" }],
  ["∛", { hint: "write cbrt(x)", suggestion: "cbrt" }],
  ["²", { hint: "write ^2", suggestion: "^2" }],
  ["³", { hint: "write ^3", suggestion: "^3" }],
  ["°", { hint: "angles are in radians: write x*pi/180" }],
  [".", { hint: "there are no properties: names hold letters, digits and _" }],
  [";", { hint: "one expression at a time; arguments stand between commas" }],
  [":", { hint: "write if(condition, then, else)" }],
  ["?", { hint: "write if(condition, then, else)" }],
  ["[", { hint: "there are no lists or indices: write x_1 for a name" }],
  ["{", { hint: "write ( and ) for grouping" }],
  ["'", { hint: "write diff(f, x) as a command for a derivative" }],
  ["\\", { hint: "this is not LaTeX input" }],
]);

const strings: DiagnosticDetails = { hint: "there are no strings" };
const none: DiagnosticDetails = {};

/**
 * What helps with a token that has no meaning.
 *
 * @param token The token as written.
 * @returns A hint and perhaps a text to write instead.
 */
export function hintFor(token: string): DiagnosticDetails {
  if (token.length > 1 && /^["'`]/.test(token)) return strings;
  return hints.get(token) ?? none;
}
