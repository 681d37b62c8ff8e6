import type { Tensor } from "../tensor/tensor.ts";

/**
 * Where in a model an op stands, by the parameters that it takes: of
 * `blocks.0.norm.weight` and `blocks.0.norm.bias` it is `blocks.0.norm`; of one
 * parameter alone, the name without its last part, or the name if it has one.
 *
 * @param inputs The inputs of the op.
 * @returns The path; empty if no input is a named parameter.
 */
export function placeOf(inputs: readonly Tensor[]): string {
  const paths = inputs
    .filter(({ requiresGrad, name }) => requiresGrad && name !== "")
    .map(({ name }) => name.includes(".") ? name.split(".") : [name, ""]);
  if (paths.length === 0) return "";
  return paths.map((path) => path.slice(0, -1)).reduce(commonPrefix).join(".");
}

/**
 * What two paths have in common.
 *
 * @param a The parts of one.
 * @param b The parts of the other.
 * @returns The parts that both begin with.
 */
export function commonPrefix(
  a: readonly string[],
  b: readonly string[],
): string[] {
  const end = a.findIndex((part, i) => part !== b[i]);
  return a.slice(0, end < 0 ? a.length : end);
}
