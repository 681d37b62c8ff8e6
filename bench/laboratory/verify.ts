/** Compares what a variant leaves with what the reference leaves. */

import type { Checked } from "../../tests/kernels/conformance/bound.ts";
import { bounds } from "../../tests/kernels/conformance/bounds.ts";
import { agree } from "../../tests/kernels/conformance/compare.ts";
import type { Site, SiteOperand } from "./site.ts";

/** What a call leaves in each of its outputs, by name. */
export type Results = Readonly<Record<string, Float32Array>>;

/** Of larger outputs, about so many elements are compared: a bound may cost
 * as much as a row. */
const compared = 2 ** 16;

/**
 * Makes a call, and undoes it.
 *
 * @param site Where it is made.
 * @param call The call.
 * @returns What it left.
 */
export function resultsOf(site: Site, call: () => void): Results {
  site.restore();
  call();
  const results = Object.fromEntries(
    site.operands.filter(({ writes }) => writes)
      .map(({ name, view }) => [name, view.slice() as Float32Array]),
  );
  site.restore();
  return results;
}

/**
 * Compares a variant with the reference, element by element, within the bounds
 * of the conformance tests: what rounding alone can do to these operands.
 *
 * @param site Where the call is made.
 * @param name The variant.
 * @param actual What the variant left.
 * @param expected What the reference left.
 * @throws {Error} If an element is not finite, or too far off.
 */
export function verify(
  site: Site,
  name: string,
  actual: Results,
  expected: Results,
): void {
  const contents = Object.fromEntries(
    site.operands.filter(({ reads }) => reads)
      .map(({ name, before }) => [name, before]),
  );
  for (const operand of site.operands) {
    if (!operand.writes) continue;
    const call: Checked = {
      numbers: site.named,
      contents,
      results: expected,
      old: (i) => operand.reads ? operand.before[i]! : 0,
    };
    const at = findDifference(site, operand, call, actual[operand.name]!);
    if (at === undefined) continue;
    const value = actual[operand.name]![at];
    const right = expected[operand.name]![at];
    throw new Error(
      `Cannot time a wrong kernel: ${site.kernel} of ${site.preset} ` +
        `(${site.description}) by ${name} has ${operand.name}[${at}] = ` +
        `${value}, and the reference ${right}`,
    );
  }
}

/** The first element that is wrong. */
function findDifference(
  { kernel }: Site,
  { name }: SiteOperand,
  call: Checked,
  values: Float32Array,
): number | undefined {
  const expected = call.results[name]!;
  const infinite = values.findIndex((value) => !Number.isFinite(value));
  if (infinite >= 0) return infinite;
  // Odd, so that every column of a row of a power of two has its turn.
  const stride = Math.ceil(values.length / compared) | 1;
  for (let i = 0; i < values.length; i += stride) {
    const value = values[i]!, right = expected[i]!;
    if (value === right) continue;
    if (!agree(value, right, bounds[kernel](call, i, name))) return i;
  }
  return undefined;
}
