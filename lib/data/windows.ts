import { ArgumentError } from "../core/errors.ts";

/** Where the rows of a batch come from, and how large it is. */
export interface WindowOptions {
  /** The tokens to take windows of; they are not copied. */
  readonly tokens: Int32Array<ArrayBufferLike>;
  /** The number of rows of a batch. */
  readonly batch: number;
  /** The number of tokens in a row. */
  readonly sequence: number;
}

/**
 * Refuses sizes that no batch can have.
 *
 * @param options The tokens and the sizes.
 * @throws {ArgumentError} If a size is not a positive integer, or the tokens
 * are fewer than a sequence and the token after it.
 */
export function checkSizes(options: WindowOptions): void {
  for (const name of ["batch", "sequence"] as const) {
    const value = options[name];
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new ArgumentError(
        `Cannot make batches as the ${name} must be a positive integer: ` +
          `current value is ${value}`,
      );
    }
  }
  if (options.tokens.length <= options.sequence) {
    throw new ArgumentError(
      `Cannot make batches of sequences of ${options.sequence} as there must ` +
        `be at least ${options.sequence + 1} tokens: current value is ` +
        options.tokens.length,
    );
  }
}

/**
 * Writes one row of a batch: the ids from a start on, and the ids from the
 * next place on. A loop, as `subarray` would allocate.
 *
 * @param options The tokens and the sizes.
 * @param start The place of the first id.
 * @param row Which row of the batch to write.
 * @param tokens Receives the ids, `[batch, sequence]`.
 * @param targets Receives the next ids, `[batch, sequence]`.
 * @throws {ArgumentError} If an array does not have `batch * sequence`
 * elements.
 */
export function fillRow(
  options: WindowOptions,
  start: number,
  row: number,
  tokens: Int32Array<ArrayBufferLike>,
  targets: Int32Array<ArrayBufferLike>,
): void {
  const { batch, sequence, tokens: source } = options;
  const size = batch * sequence;
  if (tokens.length !== size || targets.length !== size) {
    throw new ArgumentError(
      `Cannot fill a batch of [${batch}, ${sequence}] as tokens and targets ` +
        `must hold ${size} ids: current lengths are ${tokens.length} and ` +
        targets.length,
    );
  }
  const offset = row * sequence;
  for (let index = 0; index < sequence; index++) {
    tokens[offset + index] = source[start + index]!;
    targets[offset + index] = source[start + index + 1]!;
  }
}
