/** What is rare is left to JavaScript, number by number. */
import { call, type Code, type FunctionBody } from "./function_body.ts";
import * as v from "./vector.ts";

/**
 * An operation of the embedder on each lane.
 *
 * @param body Where to write the code.
 * @param name The operation.
 * @param operands What it works on.
 * @returns Leaves the results on the stack.
 */
export function byLane(
  body: FunctionBody,
  name: string,
  ...operands: readonly Code[]
): Code {
  const symbol = body.module.import(name, {
    parameters: operands.map(() => "f64" as const),
    result: "f64",
  });
  const one = (index: 0 | 1) =>
    call(symbol, ...operands.map((operand) => v.lane(operand, index)));
  return v.pair(one(0), one(1));
}

/**
 * A result where it holds, and the embedder's where it does not. Each lane
 * depends on its own operands only.
 *
 * @param body Where to write the code.
 * @param name The operation.
 * @param where The lanes where the result does not hold.
 * @param result The result elsewhere.
 * @param operands What the operation works on; read more than once.
 * @returns Reads the result.
 */
export function fallback(
  body: FunctionBody,
  name: string,
  where: Code,
  result: Code,
  ...operands: readonly Code[]
): Code {
  const mask = body.keep(where);
  const to = body.local("v128");
  body.set(to, result);
  body.when(v.anyLane(mask), () => {
    const rare = byLane(body, name, ...operands);
    body.set(to, v.choose(mask, rare, to.get));
  });
  return to.get;
}
