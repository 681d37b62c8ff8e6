/**
 * C = A · B in three loops: where there is no BLAS, a reference that none of
 * Fluxion's kernels has a part in.
 *
 * @param n The length of every side.
 * @returns Makes the product once.
 */
export function plainProduct(n: number): () => void {
  const a = new Float32Array(n * n).fill(1);
  const b = new Float32Array(n * n).fill(2);
  const c = new Float32Array(n * n);
  return () => {
    c.fill(0);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) addRow(c, i * n, a[i * n + k]!, b, k * n, n);
    }
  };
}

/** c[at + j] += factor · b[from + j]. */
function addRow(
  c: Float32Array,
  at: number,
  factor: number,
  b: Float32Array,
  from: number,
  n: number,
): void {
  for (let j = 0; j < n; j++) c[at + j]! += factor * b[from + j]!;
}
