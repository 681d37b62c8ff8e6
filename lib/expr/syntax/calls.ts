/** What the arguments of a function must be. */
import type { Span } from "../errors.ts";
import { constantNamed } from "../functions/lookup.ts";
import { type FunctionName, signatures } from "../functions/names.ts";
import { Diagnostic } from "./diagnostics.ts";
import { wrongCountMessage } from "./faults.ts";
import type { CallNode, Node } from "./nodes.ts";

/**
 * Which arguments of a function may use the name that it binds.
 *
 * @param name A function.
 * @returns Their indices; none if it binds no name.
 */
export function scopesOf(name: FunctionName): readonly number[] {
  if (signatures[name].binds === undefined) return [];
  return name === "rootsum" ? [0, 2] : [0];
}

/**
 * The name that a call binds.
 *
 * @param node A call.
 * @returns The name, or undefined if the call binds none.
 */
export function boundName(node: CallNode): string | undefined {
  if (signatures[node.name].binds === undefined) return undefined;
  const second = node.arguments[1];
  return second?.kind === "name" ? second.name : undefined;
}

/**
 * Whether a function can be applied to arguments.
 *
 * @param name The function.
 * @param list The arguments.
 * @param span Where the call stands.
 * @returns What is wrong, or undefined.
 */
export function checkCall(
  name: FunctionName,
  list: readonly Node[],
  span: Span,
): Diagnostic | undefined {
  const { minimum, maximum, binds } = signatures[name];
  if (list.length < minimum || list.length > maximum) {
    const count = list.length;
    const message = wrongCountMessage(name, minimum, maximum, count);
    return new Diagnostic("wrong-argument-count", message, span);
  }
  const index = list[1];
  if (binds === undefined || index === undefined) return undefined;
  if (index.kind === "name" && constantNamed(index.name) === undefined) {
    return undefined;
  }
  const value = index.kind === "name" ? `\`${index.name}\`` : index.kind;
  return new Diagnostic(
    "unexpected-token",
    `Cannot call \`${name}\` as its second argument must be the name of a ` +
      `variable: current value is ${value}`,
    index.span ?? span,
    {
      expected: "the name of a variable",
      hint: `write ${name}(…, k, …); i is the imaginary unit`,
    },
  );
}
