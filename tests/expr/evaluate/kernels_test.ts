import { assert } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { compile } from "../../../lib/expr/evaluate/compile.ts";
import { signatures } from "../../../lib/expr/functions/names.ts";
import golden from "../../golden/real_functions.json" with { type: "json" };

type Case = readonly [
  values: readonly number[],
  value: number,
  condition: number,
];

const table = golden as unknown as Readonly<Record<string, readonly Case[]>>;

Deno.test("evaluateColumns() equals mpmath for every function", () => {
  for (const [name, cases] of Object.entries(table)) {
    const most = signatures[name as keyof typeof signatures].maximum;
    for (let count = 1; count <= Math.min(most, 3); count++) {
      compare(name, cases.filter(([values]) => values.length === count));
    }
  }
});

function compare(name: string, cases: readonly Case[]): void {
  if (cases.length === 0) return;
  const names = ["x", "y", "z"].slice(0, cases[0]![0].length);
  const columns = Object.fromEntries(
    names.map((variable, i) => [
      variable,
      Float64Array.from(cases, ([values]) => values[i]!),
    ]),
  );
  const report = compile(`${name}(${names})`).evaluateColumns(columns);
  cases.forEach(([values, value, condition], row) => {
    // As for the functions themselves.
    const tolerance = 1e-13 + 2 ** -51 * condition;
    const found = report.values[row]!;
    const error = Math.abs(found - value) / Math.abs(value);
    assert(error <= tolerance, `${name}(${values}): ${found}, not ${value}`);
  });
}

/** The distance of neighbouring doubles. */
function unit(x: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  return 2 ** (Math.max(exponent, -1022) - 52);
}

/**
 * The error that the files of the kernels state, and one unit more for that of
 * the engine's own functions: both were held against mpmath at 160 bits.
 */
const kernels: readonly (readonly [
  text: string,
  f: (x: number, y: number) => number,
  low: number,
  high: number,
  units: number,
])[] = [
  ["exp(x)", Math.exp, -708, 708, 2],
  ["exp(x)", Math.exp, -745, -700, 2],
  ["ln(abs(x))", (x) => Math.log(Math.abs(x)), -9, 9, 2],
  ["sin(x)", Math.sin, -1e5, 1e5, 2],
  ["cos(x)", Math.cos, -50, 50, 2],
  ["cos(x)", Math.cos, 1e14, 1e15, 1],
  ["tan(x)", Math.tan, -50, 50, 3],
  ["asin(x)", Math.asin, -1, 1, 3],
  ["acos(x)", Math.acos, -1, 1, 3],
  ["atan(x)", Math.atan, -20, 20, 3],
  ["sinh(x)", Math.sinh, -5, 5, 3],
  ["cosh(x)", Math.cosh, -5, 5, 3],
  ["tanh(x)", Math.tanh, -5, 5, 4],
  ["abs(x)^y", (x, y) => Math.abs(x) ** y, -20, 20, 3],
];

Deno.test("evaluateColumns() keeps the error of each kernel", () => {
  const random = new Random(11), rows = 5000;
  for (const [text, f, low, high, units] of kernels) {
    const [x, y] = [0, 1].map(() =>
      Float64Array.from(
        { length: rows },
        () => low + (high - low) * random.uniform(),
      )
    ) as [Float64Array, Float64Array];
    const { values } = compile(text).evaluateColumns({ x, y });
    for (let row = 0; row < rows; row++) {
      const expected = f(x[row]!, y[row]!);
      const error = Math.abs(values[row]! - expected);
      assert(error <= units * unit(expected), `${text} at ${x[row]}`);
    }
  }
});

Deno.test("evaluateColumns() agrees at the ends of ranges", () => {
  const x = Float64Array.of(
    ...[0, -0, 5e-324, 2 ** -1022, 1e-300, 1, 709, 709.9, 710.4, -708.5, -746],
    ...[1e5, 1e5 + 1, 2 ** 53, 1e300, 1.7976931348623157e308, Math.PI / 2],
  );
  for (const name of ["exp", "sin", "cos", "atan", "sinh", "cosh", "tanh"]) {
    const { values } = compile(`${name}(x)`).evaluateColumns({ x });
    const f = Math[name as "exp"];
    values.forEach((value, row) => {
      const expected = f(x[row]!);
      if (!Number.isFinite(expected)) return assert(Number.isNaN(value));
      const error = Math.abs(value - expected);
      assert(error <= 3 * unit(expected), `${name}(${x[row]}): ${value}`);
    });
  }
});
