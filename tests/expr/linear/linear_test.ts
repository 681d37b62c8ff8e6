import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import {
  columnNorms,
  type Matrix,
  multiply,
  multiplyTransposed,
  zeroMatrix,
} from "../../../lib/expr/linear/matrix.ts";
import {
  applyTransposedQ,
  factorQR,
  solveLeastSquares,
  solveTransposedR,
} from "../../../lib/expr/linear/qr.ts";
import { leastEigenPair } from "../../../lib/expr/linear/symmetric_eigen.ts";
import {
  dot,
  isFiniteVector,
  largest,
  norm,
  plusScaled,
} from "../../../lib/expr/linear/vectors.ts";

const seed = 11;

function randomMatrix(random: Random, rows: number, columns: number): Matrix {
  const matrix = zeroMatrix(rows, columns);
  random.fillNormal(matrix.data, 1);
  return matrix;
}

function randomVector(random: Random, length: number): Float64Array {
  const vector = new Float64Array(length);
  random.fillNormal(vector, 1);
  return vector;
}

Deno.test("norm() neither overflows nor underflows", () => {
  assertAlmostEquals(norm(Float64Array.of(3e200, 4e200)) / 1e200, 5, 1e-14);
  assertAlmostEquals(norm(Float64Array.of(3e-200, 4e-200)) / 1e-200, 5, 1e-14);
  assertEquals(norm(new Float64Array(0)), 0);
  assertEquals(largest(Float64Array.of(1, NaN)), NaN);
  assertEquals(isFiniteVector(Float64Array.of(1, Infinity)), false);
});

Deno.test("solveLeastSquares() leaves a residual orthogonal to A", () => {
  const random = new Random(seed);
  for (const [rows, columns] of [[1, 1], [3, 3], [9, 4], [20, 7]] as const) {
    const a = randomMatrix(random, rows, columns);
    const b = randomVector(random, rows);
    const x = solveLeastSquares(factorQR(a), b);
    const residual = plusScaled(b, -1, multiply(a, x));
    // Backward stable: some units of rounding times the size.
    assert(largest(multiplyTransposed(a, residual)) < 1e-13, `seed ${seed}`);
  }
});

Deno.test("factorQR() keeps lengths and finds the rank", () => {
  const random = new Random(seed, 1);
  const a = randomMatrix(random, 6, 4);
  for (let i = 0; i < 6; i++) {
    a.data[i * 4 + 3] = a.data[i * 4]! - 2 * a.data[i * 4 + 1]!;
  }
  const qr = factorQR(a);
  assertEquals(qr.rank, 3);
  const b = randomVector(random, 6);
  assertAlmostEquals(norm(applyTransposedQ(qr, b)), norm(b), 1e-14);
  const residual = plusScaled(b, -1, multiply(a, solveLeastSquares(qr, b)));
  assert(largest(multiplyTransposed(a, residual)) < 1e-13);
  assertEquals(factorQR(zeroMatrix(2, 2)).rank, 0);
});

Deno.test("solveTransposedR() gives |z|² = bᵀ (AᵀA)⁻¹ b", () => {
  const a: Matrix = {
    rows: 3,
    columns: 2,
    data: Float64Array.of(1, 1, 1, 2, 1, 3),
  };
  // AᵀA = [[3, 6], [6, 14]], its inverse [[14, -6], [-6, 3]] / 6.
  const z = solveTransposedR(factorQR(a), Float64Array.of(1, 2));
  assertAlmostEquals(dot(z, z), (14 - 24 + 12) / 6, 1e-14);
});

Deno.test("columnNorms() gives one norm a column", () => {
  const data = Float64Array.of(3, 0, 4, -2);
  assertEquals([...columnNorms({ rows: 2, columns: 2, data })], [5, 2]);
});

Deno.test("leastEigenPair() finds the eigenpair of a known spectrum", () => {
  // 2 on the diagonal and -1 beside it: 2 - 2 cos(pi k / (n + 1)).
  const n = 8, matrix = zeroMatrix(n, n);
  for (let i = 0; i < n; i++) {
    matrix.data[i * n + i] = 2;
    if (i > 0) matrix.data[i * n + i - 1] = matrix.data[(i - 1) * n + i] = -1;
  }
  const { value, vector } = leastEigenPair(matrix);
  assertAlmostEquals(value, 2 - 2 * Math.cos(Math.PI / (n + 1)), 1e-14);
  const image = multiply(matrix, vector);
  assert(largest(plusScaled(image, -value, vector)) < 1e-14);
  assertAlmostEquals(norm(vector), 1, 1e-14);
});
