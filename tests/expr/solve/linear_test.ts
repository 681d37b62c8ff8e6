import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { solveLinear } from "../../../lib/expr/solve/mod.ts";
import { format } from "../../../lib/expr/syntax/mod.ts";

function texts(equations: readonly string[], variables: readonly string[]) {
  const { status, values, free } = solveLinear(equations, variables);
  const written = [...values].map(([name, value]) => [name, format(value)]);
  return { status, values: Object.fromEntries(written), free };
}

Deno.test("solveLinear() solves what has one solution", () => {
  // SymPy: linsolve([x+y+z-6, 2*x-y+z-3, x+2*y-z-2], [x, y, z]) = {(1, 2, 3)}
  assertEquals(
    texts(["x+y+z=6", "2x-y+z=3", "x+2y-z=2"], ["x", "y", "z"]),
    { status: "unique", values: { x: "1", y: "2", z: "3" }, free: [] },
  );
});

Deno.test("solveLinear() is exact where floats are not", () => {
  // The Hilbert matrix of order 6 times (1, …, 1); its condition is 1.5e7.
  const names = ["a", "b", "c", "d", "g", "h"];
  const equations = names.map((_, row) => {
    const left = names.map((name, k) => `${name}/${row + k + 1}`).join("+");
    const right = names.map((_, k) => `1/${row + k + 1}`).join("+");
    return `${left} = ${right}`;
  });
  const { values } = texts(equations, names);
  assertEquals(Object.values(values), names.map(() => "1"));
});

Deno.test("solveLinear() gives families and contradictions", () => {
  assertEquals(texts(["x + y = 1", "2x + 2y = 2"], ["x", "y"]), {
    status: "family",
    values: { x: "1 - y", y: "y" },
    free: ["y"],
  });
  assertEquals(texts(["x + y = 1", "x + y = 2"], ["x", "y"]).status, "none");
});

Deno.test("solveLinear() takes other variables as parameters", () => {
  // Cramer's rule.
  const { values } = texts(["a x + b y = 1", "c x + d y = 2"], ["x", "y"]);
  const check = solveLinear(
    [`${values.x} - (d - 2b)/(a d - b c) = u`],
    ["u"],
  );
  assertEquals(format(check.values.get("u")!), "0");
});

Deno.test("solveLinear() refuses what is not linear", () => {
  assertThrows(
    () => solveLinear(["x y = 1", "x + y = 2"], ["x", "y"]),
    ExpressionError,
    "Cannot solve a system as its equations must be linear in x, y: the " +
      "coefficient of x depends on y",
  );
});

Deno.test("solveLinear() finds the vector a random matrix was applied to", () => {
  const entry = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), {
        minLength: 4,
        maxLength: 4,
      }),
      fc.array(entry, { minLength: 4, maxLength: 4 }),
      (matrix, vector) => {
        const names = ["p", "q", "r", "s"];
        const equations = matrix.map((row) => {
          const left = row.map((a, k) => `(${a})*${names[k]}`).join("+");
          const right = row.reduce((sum, a, k) => sum + a * vector[k]!, 0);
          return `${left} = ${right}`;
        });
        const { status, values } = texts(equations, names);
        if (status !== "unique") return status === "family";
        assertEquals(Object.values(values), vector.map(String));
        return true;
      },
    ),
    { seed: 20261122, numRuns: 200 },
  );
});
