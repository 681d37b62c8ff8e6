/** Eigenvalues of symmetric matrices. */
import type { Matrix } from "./matrix.ts";

/** The least eigenvalue with its eigenvector. */
export interface EigenPair {
  /** The eigenvalue. */
  readonly value: number;
  /** Of length 1. */
  readonly vector: Float64Array;
}

/** Sweeps after which the rotations have converged by far: they do so
 * quadratically. */
const sweeps = 30;

/**
 * The least eigenvalue of a symmetric matrix, by Jacobi's rotations (G. H.
 * Golub, C. F. Van Loan, Matrix Computations, 4th edition, section 8.5).
 *
 * @param matrix A symmetric matrix of finite numbers.
 * @returns The least eigenvalue and its eigenvector.
 */
export function leastEigenPair(matrix: Matrix): EigenPair {
  const n = matrix.rows, a = matrix.data.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        rotated = rotate(a, vectors, n, p, q) || rotated;
      }
    }
    if (!rotated) break;
  }
  let least = 0;
  for (let i = 1; i < n; i++) {
    if (a[i * n + i]! < a[least * n + least]!) least = i;
  }
  const vector = Float64Array.from(
    { length: n },
    (_, i) => vectors[i * n + least]!,
  );
  return { value: a[least * n + least]!, vector };
}

/** Makes the entry (p, q) zero; returns whether there was anything to do. */
function rotate(
  a: Float64Array,
  vectors: Float64Array,
  n: number,
  p: number,
  q: number,
): boolean {
  const off = a[p * n + q]!, app = a[p * n + p]!, aqq = a[q * n + q]!;
  if (Math.abs(off) <= 1e-16 * Math.sqrt(Math.abs(app * aqq)) || off === 0) {
    return false;
  }
  const tau = (aqq - app) / (2 * off);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t), s = t * c;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
  a[p * n + q] = a[q * n + p] = 0;
  return true;
}

function turn(
  data: Float64Array,
  i: number,
  j: number,
  c: number,
  s: number,
): void {
  const x = data[i]!, y = data[j]!;
  data[i] = c * x - s * y;
  data[j] = s * x + c * y;
}
