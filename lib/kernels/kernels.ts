/**
 * THE contract between the engine and whatever computes: every backend is an
 * object with these functions, and nothing else in Fluxion does arithmetic on
 * tensors.
 *
 * - Every argument is a number. Sizes and leading dimensions count elements;
 *   addresses count bytes from the start of the engine's memory.
 * - "float" is the element type the kernels were made for. `ids`, `targets`
 *   and `step` are int32 in every backend.
 * - Matrices are row-major. Unless strides are given, operands are contiguous.
 * - Address 0 means "absent" where the description says so.
 * - `out` may be the same address as an operand of equal extent and layout;
 *   it may not overlap an operand in any other way.
 * - `accumulate` is 0 to overwrite `out` and 1 to add to it. `out` may hold
 *   anything, NaN included, where it is overwritten.
 * - A size of 0 does nothing, but that a reduction over nothing writes its
 *   neutral element.
 * - NaN and infinities go through as IEEE 754 says, unless said otherwise.
 *
 * `lib/kernels/signatures.ts` says of each argument what it is; the type of
 * that table forces it to follow this interface.
 */
export interface Kernels {
  // ---- matrix products -----------------------------------------------------

  /**
   * C = alpha · op(A) · op(B) + beta · C, with op(A) m×k, op(B) k×n, C m×n.
   * As in BLAS, C is not read where beta is 0. A is stored m×k, or k×m if
   * `transposeA` is 1; B is stored k×n, or n×k if `transposeB` is 1; `lda`,
   * `ldb`, `ldc` are the distances between the stored rows. With k = 0,
   * C = beta · C. C may not overlap A or B.
   */
  gemm(
    transposeA: number,
    transposeB: number,
    m: number,
    n: number,
    k: number,
    alpha: number,
    a: number,
    lda: number,
    b: number,
    ldb: number,
    beta: number,
    c: number,
    ldc: number,
  ): void;

  // ---- memory --------------------------------------------------------------

  /** out[i] = value. */
  fill(n: number, value: number, out: number): void;

  /**
   * Copies between any two strided layouts of shape d0×d1×d2×d3 (pad with 1
   * in front). Strides s of x and t of out count elements; a stride of x may
   * be 0. `accumulate` adds.
   */
  copy(
    d0: number,
    d1: number,
    d2: number,
    d3: number,
    s0: number,
    s1: number,
    s2: number,
    s3: number,
    x: number,
    t0: number,
    t1: number,
    t2: number,
    t3: number,
    out: number,
    accumulate: number,
  ): void;

  /** out = alpha · x + beta · out; out is not read where beta is 0. */
  scaleAdd(
    n: number,
    alpha: number,
    x: number,
    beta: number,
    out: number,
  ): void;

  // ---- element-wise, two operands ------------------------------------------
  // out[i, j] = a[i·aRow + j·aColumn] ∘ b[i·bRow + j·bColumn] for a contiguous
  // rows×columns `out`. Strides count elements; 0 repeats (broadcasting).

  /** a + b. */
  add: BinaryKernel;
  /** a - b. */
  subtract: BinaryKernel;
  /** a · b. */
  multiply: BinaryKernel;
  /** a / b. */
  divide: BinaryKernel;
  /** a to the power of b, as `Math.pow`: 0^0 = 1. */
  power: BinaryKernel;
  /** The larger; NaN if either is NaN. */
  maximum: BinaryKernel;
  /** The smaller; NaN if either is NaN. */
  minimum: BinaryKernel;
  /** 1 where a < b, else 0. */
  less: BinaryKernel;
  /** 1 where a ≤ b, else 0. */
  lessEqual: BinaryKernel;
  /** 1 where a = b, else 0. */
  equal: BinaryKernel;

  /** out[i] = condition[i] ≠ 0 ? a[i] : b[i]; NaN counts as true. */
  select(
    n: number,
    condition: number,
    a: number,
    b: number,
    out: number,
  ): void;

  // ---- element-wise, one operand -------------------------------------------

  /** e^x. */
  exp: UnaryKernel;
  /** The natural logarithm; NaN below 0, -Infinity at 0. */
  log: UnaryKernel;
  /** The square root. */
  sqrt: UnaryKernel;
  /** The hyperbolic tangent. */
  tanh: UnaryKernel;
  /** 1 / (1 + e^-x). */
  sigmoid: UnaryKernel;
  /** max(x, 0); NaN stays NaN. */
  relu: UnaryKernel;
  /** The error function. */
  erf: UnaryKernel;
  /** x · Φ(x), Φ the normal distribution (Hendrycks and Gimpel, 2016). */
  gelu: UnaryKernel;
  /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))), the approximation of GELU. */
  geluTanh: UnaryKernel;

  /** out[i, j] = max(x[i, j] + bias[j], 0), rows×columns: `add` and `relu` in
   * one pass, to the same bits. NaN stays NaN. */
  biasRelu(
    rows: number,
    columns: number,
    x: number,
    bias: number,
    out: number,
  ): void;

  // Gradients, from what the forward pass saved: dx = dy · f′.

  /** From y = √x: dy · ½ / y. */
  sqrtBackward: UnaryBackwardKernel;
  /** From y = tanh x: dy · (1 - y²). */
  tanhBackward: UnaryBackwardKernel;
  /** From y = sigmoid x: dy · y(1 - y). */
  sigmoidBackward: UnaryBackwardKernel;
  /** From y = relu x, or from x: dy where it is above 0, else 0. */
  reluBackward: UnaryBackwardKernel;
  /** From x: dy · (2/√π) e^(-x²). */
  erfBackward: UnaryBackwardKernel;
  /** From x: dy · (Φ(x) + x φ(x)). */
  geluBackward: UnaryBackwardKernel;
  /** From x: dy times the derivative of {@linkcode Kernels.geluTanh}. */
  geluTanhBackward: UnaryBackwardKernel;

  /**
   * Dropout: keeps each element with probability 1 - rate and divides it by
   * that, else 0; its gradient is the same kernel on dy. Element i is kept
   * where word i mod 4 of Philox 4x32-10 with counter
   * [⌊i/4⌋, step[0], stream, 1] and key [seed, 0] is ≥ rate · 2^32.
   * `step` is the address of one int32.
   */
  dropout(
    n: number,
    rate: number,
    seed: number,
    stream: number,
    step: number,
    x: number,
    out: number,
    accumulate: number,
  ): void;

  // ---- reductions ----------------------------------------------------------
  // x is outer×n×inner; out is outer×inner.

  /** out = scale · Σ over n; 0 for n = 0. */
  sum(
    outer: number,
    n: number,
    inner: number,
    scale: number,
    x: number,
    out: number,
    accumulate: number,
  ): void;
  /** The largest over n; NaN if one is NaN, -Infinity for n = 0. */
  reduceMaximum: ReduceKernel;
  /** The smallest over n; NaN if one is NaN, Infinity for n = 0. */
  reduceMinimum: ReduceKernel;
  /**
   * The gradient of both: dy, shared equally among the elements of x that
   * equal y (x outer×n×inner, y and dy outer×inner).
   */
  reduceExtremumBackward(
    outer: number,
    n: number,
    inner: number,
    x: number,
    y: number,
    dy: number,
    dx: number,
    accumulate: number,
  ): void;
  /**
   * out[0] = Σ x², within four units in the last place: summed in float64, or
   * in blocks of up to 64 elements of float32 that are summed in float64.
   */
  sumOfSquares(n: number, x: number, out: number): void;

  // ---- rows ----------------------------------------------------------------

  /**
   * y = softmax(scale · x) of each row, the maximum taken off first. If
   * `causal` is above 0, it is the number of rows of one matrix, and row r
   * sees its first columns - causal + (r mod causal) + 1 columns only; the
   * others are 0 and their x is not read. out may be x.
   */
  softmax(
    rows: number,
    columns: number,
    scale: number,
    causal: number,
    x: number,
    out: number,
  ): void;
  /**
   * dx = scale · y(dy - Σ dy·y) of each row, Σ over the columns that are
   * seen; the dx of the others is 0 (or left, when accumulating). dx may
   * be dy.
   */
  softmaxBackward(
    rows: number,
    columns: number,
    scale: number,
    causal: number,
    y: number,
    dy: number,
    dx: number,
    accumulate: number,
  ): void;
  /** out = x - log Σ e^x of each row. */
  logSoftmax(rows: number, columns: number, x: number, out: number): void;
  /** From y = log-softmax: dx = dy - e^y Σ dy. */
  logSoftmaxBackward(
    rows: number,
    columns: number,
    y: number,
    dy: number,
    dx: number,
    accumulate: number,
  ): void;
  /** out[r] = log Σ e^x of row r. */
  logSumExp(rows: number, columns: number, x: number, out: number): void;

  /**
   * Mean over the rows of -log softmax(logits)[target]: writes the softmax
   * to `probabilities` (rows×columns, may be `logits`) and the mean to
   * `loss` (one float). Rows with a negative target do not count; NaN if no
   * row does, or if a target is ≥ columns.
   */
  crossEntropy(
    rows: number,
    columns: number,
    logits: number,
    targets: number,
    probabilities: number,
    loss: number,
  ): void;
  /**
   * dx = (probabilities - onehot(target)) · dLoss[0] / counted rows, 0 in a
   * row that does not count. dx may be `probabilities`.
   */
  crossEntropyBackward(
    rows: number,
    columns: number,
    probabilities: number,
    targets: number,
    dLoss: number,
    dx: number,
    accumulate: number,
  ): void;

  /**
   * Layer normalisation (Ba, Kiros, Hinton, 2016) of each row:
   * out = (x - mean) · rstd · weight + bias with rstd = 1/√(variance + ε), the
   * variance divided by `columns`. `mean` and `rstd` (one float a row) are
   * written for the backward pass. `weight` or `bias` may be absent (0).
   */
  layerNorm(
    rows: number,
    columns: number,
    epsilon: number,
    x: number,
    weight: number,
    bias: number,
    out: number,
    mean: number,
    rstd: number,
  ): void;
  /**
   * sum = x + (branch + branchBias), then {@linkcode Kernels.layerNorm} of it:
   * two `add`s and a `layerNorm` in one pass, to the same bits. `branchBias`,
   * `weight` or `bias` may be absent (0). `sum` may be `x` or `branch`.
   */
  residualLayerNorm(
    rows: number,
    columns: number,
    epsilon: number,
    x: number,
    branch: number,
    branchBias: number,
    sum: number,
    weight: number,
    bias: number,
    out: number,
    mean: number,
    rstd: number,
  ): void;
  /**
   * The gradient of {@linkcode Kernels.layerNorm}. With x̂ = (x - mean) · rstd
   * and g = dy · weight: dx = rstd (g - mean(g) - x̂ mean(g x̂)). `accumulate`
   * is for dx; dWeight = Σ dy x̂ and dBias = Σ dy are overwritten unless
   * `accumulateParameters` is 1. Either may be absent (0). dx may be dy.
   */
  layerNormBackward(
    rows: number,
    columns: number,
    x: number,
    weight: number,
    mean: number,
    rstd: number,
    dy: number,
    dx: number,
    accumulate: number,
    dWeight: number,
    dBias: number,
    accumulateParameters: number,
  ): void;

  /**
   * out[r] = table[ids[r]], rows of `columns` floats. A row whose id is not
   * in [0, vocabulary) becomes NaN.
   */
  embedding(
    rows: number,
    columns: number,
    vocabulary: number,
    table: number,
    ids: number,
    out: number,
    accumulate: number,
  ): void;
  /**
   * dTable[ids[r]] += dy[r], after zeroing dTable unless `accumulate` is 1.
   * An id outside of [0, vocabulary) is passed over.
   */
  embeddingBackward(
    rows: number,
    columns: number,
    vocabulary: number,
    ids: number,
    dy: number,
    dTable: number,
    accumulate: number,
  ): void;

  /**
   * Attention of single positions over keys and values that are kept (Vaswani
   * et al., "Attention is all you need", 2017, section 3.2). Row r of `packed`,
   * rows×3·heads·size, is the query, the key and the value at positions[r] of
   * sequence slots[r]. Keys and values of all rows are first written to `keys`
   * and `values`, sequences×heads×capacity×size; then, for each row and head,
   * out = softmax(scale · q Kᵀ) V over the positions 0 to positions[r] of its
   * sequence, rows×heads·size. A row whose slot is not in [0, sequences), or
   * whose position is not in [0, capacity), is kept nowhere and becomes 0. Of
   * two rows of one place the later is kept. `capacity` is at most 131,072.
   */
  cachedAttention(
    rows: number,
    heads: number,
    size: number,
    sequences: number,
    capacity: number,
    scale: number,
    packed: number,
    slots: number,
    positions: number,
    keys: number,
    values: number,
    out: number,
  ): void;

  // ---- optimizers ----------------------------------------------------------
  // `schedule` is the address of three floats that change every step:
  // [learning rate, 1 / (1 - beta1^t), 1 / √(1 - beta2^t)]. `gradientScale` is
  // the address of one float that multiplies every gradient (clipping).

  /**
   * From the sum of squares at `sumOfSquares`: out[0] = the norm √Σ,
   * out[1] = min(1, maximumNorm / (norm + 1e-6)), or 1 if maximumNorm is 0.
   * This is PyTorch's `clip_grad_norm_`.
   */
  clipScale(maximumNorm: number, sumOfSquares: number, out: number): void;

  /**
   * AdamW (Loshchilov and Hutter, 2019, algorithm 2), g the scaled gradient:
   * p -= lr · weightDecay · p; m = β1 m + (1-β1) g; v = β2 v + (1-β2) g²;
   * p -= lr · m c1 / (√v c2 + ε), with [lr, c1, c2] from `schedule`.
   */
  adamw(
    n: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    weightDecay: number,
    schedule: number,
    gradientScale: number,
    parameters: number,
    gradients: number,
    firstMoments: number,
    secondMoments: number,
  ): void;

  /**
   * Stochastic gradient descent: g += weightDecay · p; velocity =
   * momentum · velocity + g; p -= lr · velocity. With `momentum` 0 the
   * velocity is neither read nor written and may be absent (0).
   */
  sgd(
    n: number,
    momentum: number,
    weightDecay: number,
    schedule: number,
    gradientScale: number,
    parameters: number,
    gradients: number,
    velocities: number,
  ): void;
}

/** out[i, j] = a[i·aRow + j·aColumn] ∘ b[i·bRow + j·bColumn]. */
export type BinaryKernel = (
  rows: number,
  columns: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  bColumn: number,
  out: number,
  accumulate: number,
) => void;

/** out[i] = f(x[i]). */
export type UnaryKernel = (n: number, x: number, out: number) => void;

/** dx[i] = dy[i] · f′, from `saved`: x or y, as the kernel says. */
export type UnaryBackwardKernel = (
  n: number,
  saved: number,
  dy: number,
  dx: number,
  accumulate: number,
) => void;

/** out[o, i] = reduction of x[o, :, i]. */
export type ReduceKernel = (
  outer: number,
  n: number,
  inner: number,
  x: number,
  out: number,
) => void;

/** The name of a kernel. */
export type KernelName = keyof Kernels;
