import { ArgumentError } from "../core/errors.ts";
import { isInMemory, type Tokens } from "./token_source.ts";

/** Where the rows of a batch come from, and how large it is. */
export interface WindowOptions {
  /** The tokens to take windows of; they are not copied. */
  readonly tokens: Tokens;
  /** The number of rows of a batch. */
  readonly batch: number;
  /** The number of tokens in a row. */
  readonly sequence: number;
}

/** Writes rows of batches; allocates nothing after it was made, unless the
 * source of the tokens does. */
export class Windows {
  readonly #options: WindowOptions;
  /** A row and the token after it, where tokens are not in memory. */
  readonly #read: Int32Array<ArrayBuffer> | undefined;

  /**
   * Keeps the tokens, without a copy.
   *
   * @param options The tokens and the sizes.
   * @throws {ArgumentError} If a size is not a positive integer, or the tokens
   * are fewer than a sequence and the token after it.
   */
  constructor(options: WindowOptions) {
    checkSizes(options);
    this.#options = options;
    this.#read = isInMemory(options.tokens)
      ? undefined
      : new Int32Array(options.sequence + 1);
  }

  /**
   * Writes one row of a batch: the ids from a start on, and the ids from the
   * next place on. A loop, as `subarray` would allocate.
   *
   * @param start The place of the first id.
   * @param row Which row of the batch to write.
   * @param tokens Receives the ids, `[batch, sequence]`.
   * @param targets Receives the next ids, `[batch, sequence]`.
   * @throws {ArgumentError} If an array does not have `batch * sequence`
   * elements.
   */
  fill(
    start: number,
    row: number,
    tokens: Int32Array<ArrayBufferLike>,
    targets: Int32Array<ArrayBufferLike>,
  ): void {
    const { batch, sequence, tokens: source } = this.#options;
    const size = batch * sequence;
    if (tokens.length !== size || targets.length !== size) {
      throw new ArgumentError(
        `Cannot fill a batch of [${batch}, ${sequence}] as tokens and ` +
          `targets must hold ${size} ids: current lengths are ` +
          `${tokens.length} and ${targets.length}`,
      );
    }
    const offset = row * sequence;
    if (isInMemory(source)) {
      copyRow(source, start, sequence, offset, tokens, targets);
      return;
    }
    source.read(start, this.#read!);
    copyRow(this.#read!, 0, sequence, offset, tokens, targets);
  }
}

function copyRow(
  source: Int32Array<ArrayBufferLike>,
  start: number,
  sequence: number,
  offset: number,
  tokens: Int32Array<ArrayBufferLike>,
  targets: Int32Array<ArrayBufferLike>,
): void {
  for (let index = 0; index < sequence; index++) {
    tokens[offset + index] = source[start + index]!;
    targets[offset + index] = source[start + index + 1]!;
  }
}

function checkSizes(options: WindowOptions): void {
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
