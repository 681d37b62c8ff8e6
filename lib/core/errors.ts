/** The typed errors of Fluxion. Every message is one sentence that ends with
 * the value that was refused.
 * @module
 */

/** The base class of every error that Fluxion throws on purpose. */
export class FluxionError extends Error {
  /**
   * Makes an error.
   *
   * @param message One sentence: what, why, and the value refused.
   */
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** A shape, an axis or an index does not fit the operation. */
export class ShapeError extends FluxionError {}

/** An element type does not fit the operation. */
export class DTypeError extends FluxionError {}

/** An argument is outside of its range. */
export class ArgumentError extends FluxionError {}

/** A backend, or a library it needs, cannot be used. */
export class BackendError extends FluxionError {}

/** A file or a buffer does not hold what its format promises. */
export class FormatError extends FluxionError {}

/** The memory of an engine cannot grow any further. */
export class OutOfMemoryError extends FluxionError {}

/** A tensor was used after the scope that owned its memory was reset. */
export class StaleTensorError extends FluxionError {
  /** The generation of the scope when the tensor was made. */
  readonly tensorGeneration: number;
  /** The generation of the scope now. */
  readonly scopeGeneration: number;

  /**
   * Makes an error that names both generations.
   *
   * @param tensorGeneration The generation the tensor was made in.
   * @param scopeGeneration The generation of its scope now.
   */
  constructor(tensorGeneration: number, scopeGeneration: number) {
    super(
      `Cannot use a tensor after its scope was reset: it was made in ` +
        `generation ${tensorGeneration} and the scope is at generation ` +
        `${scopeGeneration}`,
    );
    this.tensorGeneration = tensorGeneration;
    this.scopeGeneration = scopeGeneration;
  }
}
