/**
 * Processes that compute together, each with a memory of its own: what a
 * message-passing library gives. Every process makes the same calls in the
 * same order; a process that dies ends all of them.
 */
export interface Communicator extends Disposable {
  /** The library, for people. */
  readonly name: string;
  /** Which process this is, from 0. */
  readonly rank: number;
  /** How many there are. */
  readonly size: number;

  /**
   * Gives every process what one of them has.
   *
   * @param values Read in the process of the root, written in the others.
   * @param root Whose; 0 if absent.
   */
  broadcast(values: Uint8Array<ArrayBufferLike>, root?: number): void;

  /**
   * Gives every process what each of them has.
   *
   * @param own This process's values.
   * @param all Receives all values, in the order of the ranks.
   */
  gather(
    own: Float64Array<ArrayBufferLike>,
    all: Float64Array<ArrayBufferLike>,
  ): void;

  /**
   * Adds up the values of all processes, in an order of the library's own.
   *
   * @param values Overwritten by the sums.
   */
  sum(values: Float32Array<ArrayBufferLike>): void;

  /**
   * Sends each process its part of the values, and receives this process's
   * part of everybody's values.
   *
   * @param values The values, of the same length in every process.
   * @param parts Where the part of each process begins, and how long it is.
   * @param received As many times this process's part as there are processes,
   * in the order of the ranks.
   */
  exchange(
    values: Float32Array<ArrayBufferLike>,
    parts: Parts,
    received: Float32Array<ArrayBufferLike>,
  ): void;

  /**
   * Gives every process the part that each of them has.
   *
   * @param values This process's part is read, the others are written.
   * @param parts Where the part of each process begins, and how long it is.
   */
  share(values: Float32Array<ArrayBufferLike>, parts: Parts): void;

  /**
   * An exchange that goes on while something else is computed.
   *
   * @param values As of `exchange`; not to be touched until it is done.
   * @param parts As of `exchange`.
   * @param received As of `exchange`.
   * @returns The exchange, to be begun as often as needed. Every process
   * begins its exchanges in the same order.
   */
  prepareExchange(
    values: Float32Array<ArrayBufferLike>,
    parts: Parts,
    received: Float32Array<ArrayBufferLike>,
  ): Transfer;

  /**
   * A `share` that goes on while something else is computed.
   *
   * @param values As of `share`; not to be touched until it is done.
   * @param parts As of `share`.
   * @returns The transfer, to be begun as often as needed. Every process
   * begins its shares in the same order; exchanges may come in between.
   */
  prepareShare(values: Float32Array<ArrayBufferLike>, parts: Parts): Transfer;

  /** Waits until all processes have come. */
  barrier(): void;

  /**
   * Ends all processes at once.
   *
   * @param code Their exit code.
   */
  abort(code: number): never;
}

/** Parts of an array, one a process. */
export interface Parts {
  /** How many elements each has. */
  readonly counts: Int32Array<ArrayBuffer>;
  /** Where each begins. */
  readonly starts: Int32Array<ArrayBuffer>;
}

/** Something that processes send each other, beside what they compute. None of
 * this allocates anything. */
export interface Transfer {
  /** Begins it; it must be done from the last time. */
  begin(): void;
  /** Whether it is done; lets it go on a little. */
  isDone(): boolean;
  /** Waits until it is done. */
  wait(): void;
}
