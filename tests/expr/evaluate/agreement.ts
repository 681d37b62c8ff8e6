/** Three ways to evaluate, held against each other. */
import { assert } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { CompiledExpression } from "../../../lib/expr/evaluate/compile.ts";
import { walkReal } from "../../../lib/expr/evaluate/walk.ts";
import { format } from "../../../lib/expr/syntax/format.ts";
import { randomTree } from "./random_trees.ts";

const names = ["x", "y", "z"];
const rows = 5;

function randomColumn(random: Random): Float64Array {
  return Float64Array.from({ length: rows }, () => {
    const kind = random.below(6);
    if (kind === 0) return random.below(5) - 2;
    return kind === 1 ? 0 : 6 * random.uniform() - 3;
  });
}

/** A value, or the code of the error. */
function attempt(evaluate: () => number): number | string {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
}

function near(a: number | string, b: number | string): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  // Twenty operations, of which some magnify the rounding of those before.
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1e-6, Math.abs(a));
}

/**
 * Asserts that the machine, the columns and the walk give a random tree the
 * same values at random points, or the same errors.
 *
 * @param seed What the tree and the points depend on.
 */
export function assertAgreement(seed: number): void {
  const random = new Random(seed);
  const tree = randomTree(random, 5, names);
  const compiled = new CompiledExpression([tree], { variables: names });
  const columns = Object.fromEntries(
    names.map((name) => [name, randomColumn(random)]),
  );
  const report = compiled.evaluateColumns(columns);
  for (let row = 0; row < rows; row++) {
    const at = names.map((name) => columns[name]![row]!);
    const variables = new Map(names.map((name, i) => [name, at[i]!]));
    const walked = attempt(() =>
      withBudget({}, () => walkReal(tree, { variables, draw: () => 0 }))
    );
    const where = `seed ${seed}: ${format(tree)} at ${at}`;
    const found = attempt(() => compiled.evaluateAt(at));
    assert(near(walked, found), `${where}: ${found}, not ${walked}`);
    // Columns round a sine or a power otherwise: what magnifies a change of
    // some units in the last place says nothing.
    const beside = at.map((x) => x * (1 + 2 ** -50));
    const moved = attempt(() => compiled.evaluateAt(beside));
    if (!near(found, moved)) continue;
    const value = report.values[row]!;
    const same = typeof walked === "string"
      ? Number.isNaN(value)
      : near(walked, value);
    assert(same, `${where}: column ${value}, not ${walked}`);
  }
}
