import {
  ArgumentError,
  OutOfMemoryError,
  StaleTensorError,
} from "../core/errors.ts";
import { alignment, type Memory, roundUp } from "./memory.ts";

/** What an arena holds, in bytes. */
export interface ArenaStatistics {
  /** In use now. */
  readonly used: number;
  /** The most that was in use at any time. */
  readonly peak: number;
  /** Taken from the memory, in use or not. */
  readonly capacity: number;
}

/** Anything that hands out addresses: an arena, or a plan that is captured. */
export interface Allocator {
  /**
   * Takes bytes.
   *
   * @param bytes How many bytes.
   * @returns The address of the first, a multiple of 64; nothing is zeroed.
   */
  allocate(bytes: number): number;
  /** The position now, to come back to. */
  mark(): Mark;
  /**
   * Gives back all that was allocated since a mark.
   *
   * @param mark A mark of this allocator.
   */
  reset(mark: Mark): void;
}

interface Chunk {
  readonly address: number;
  readonly bytes: number;
}

/** A position of an allocator. */
export interface Mark {
  /** The number of the chunk. */
  readonly chunk: number;
  /** Bytes used of that chunk. */
  readonly offset: number;
  /** Bytes used in all. */
  readonly used: number;
}

const smallestChunk = 1 << 18;

/**
 * A bump allocator over chunks of a {@linkcode Memory}: allocating moves a
 * pointer, and resetting moves it back. Chunks are kept for the next use, so
 * the same work twice takes no new memory.
 */
export class Arena implements Allocator {
  readonly #memory: Memory;
  readonly #chunks: Chunk[] = [];
  #chunk = -1;
  #offset = 0;
  #used = 0;
  #peak = 0;

  /**
   * Makes an arena without any chunk yet.
   *
   * @param memory Where the chunks come from.
   */
  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Bytes used now, at the most, and taken. */
  get statistics(): ArenaStatistics {
    const capacity = this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
    return { used: this.#used, peak: this.#peak, capacity };
  }

  /**
   * Takes bytes until the arena is reset to a mark made before.
   *
   * @param bytes How many.
   * @returns The address of the first, a multiple of 64; nothing is zeroed.
   * @throws {OutOfMemoryError} If the memory has no more; the arena stays as
   * it was.
   */
  allocate(bytes: number): number {
    const size = roundUp(bytes, alignment);
    if (!this.#fits(size)) this.#advance(size);
    const address = this.#chunks[this.#chunk]!.address + this.#offset;
    this.#offset += size;
    this.#used += size;
    this.#peak = Math.max(this.#peak, this.#used);
    return address;
  }

  /** The position now, to come back to. */
  mark(): Mark {
    return { chunk: this.#chunk, offset: this.#offset, used: this.#used };
  }

  /**
   * Gives back all that was allocated since a mark.
   *
   * @param mark A mark of this arena.
   */
  reset(mark: Mark): void {
    this.#chunk = mark.chunk;
    this.#offset = mark.offset;
    this.#used = mark.used;
  }

  #fits(bytes: number): boolean {
    const chunk = this.#chunks[this.#chunk];
    return chunk !== undefined && this.#offset + bytes <= chunk.bytes;
  }

  /** Moves to the next chunk that is large enough, or to a new one. */
  #advance(bytes: number): void {
    let next = this.#chunk + 1;
    while (next < this.#chunks.length && this.#chunks[next]!.bytes < bytes) {
      next++;
    }
    if (next === this.#chunks.length) this.#chunks.push(this.#take(bytes));
    this.#chunk = next;
    this.#offset = 0;
  }

  /** Takes more than is asked for, so that chunks are few, if there is more. */
  #take(bytes: number): Chunk {
    const { capacity } = this.statistics;
    const ample = Math.max(bytes, smallestChunk, roundUp(capacity / 4, 65536));
    try {
      return { address: this.#memory.take(ample), bytes: ample };
    } catch (error) {
      if (!(error instanceof OutOfMemoryError)) throw error;
      return { address: this.#memory.take(bytes), bytes };
    }
  }
}

/**
 * A lifetime. What is allocated in a scope is given back when it is disposed
 * of, all at once, and a tensor of it throws {@linkcode StaleTensorError} from
 * then on. Scopes nest: the innermost is closed first.
 */
export class Scope implements Disposable {
  /** Where the scope allocates. */
  readonly allocator: Allocator;
  readonly #mark: Mark;
  readonly #onReset: (closing: boolean) => void;
  #generation = 0;
  #closed = false;

  /**
   * Opens a scope at the position of its allocator.
   *
   * @param allocator Where the scope allocates.
   * @param onReset Called before the memory is given back, with whether the
   * scope is being closed; it may throw to prevent that.
   */
  constructor(
    allocator: Allocator,
    onReset: (closing: boolean) => void = () => {},
  ) {
    this.allocator = allocator;
    this.#mark = allocator.mark();
    this.#onReset = onReset;
  }

  /** How often the scope was reset; a tensor holds the value of its making. */
  get generation(): number {
    return this.#generation;
  }

  /** Whether the scope was disposed of. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Gives back all that was allocated in the scope, and keeps it open. */
  reset(): void {
    if (this.#closed) {
      throw new ArgumentError(
        `Cannot reset a scope as it must be open: it was closed at ` +
          `generation ${this.#generation}`,
      );
    }
    this.#onReset(false);
    this.#giveBack();
  }

  /**
   * Throws unless the scope is as it was.
   *
   * @param generation The generation to compare with.
   * @throws {StaleTensorError} If the scope was reset since.
   */
  assertGeneration(generation: number): void {
    if (generation !== this.#generation) {
      throw new StaleTensorError(generation, this.#generation);
    }
  }

  /** Closes the scope. */
  [Symbol.dispose](): void {
    if (this.#closed) return;
    this.#onReset(true);
    this.#giveBack();
    this.#closed = true;
  }

  #giveBack(): void {
    this.#generation++;
    this.allocator.reset(this.#mark);
  }
}
