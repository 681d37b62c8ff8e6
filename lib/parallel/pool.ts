import { ArgumentError, BackendError } from "../core/errors.ts";
import type { Backend, KernelSets } from "../kernels/backend.ts";
import type { Memory } from "../tensor/memory.ts";
import { Barrier, WorkerError } from "./barrier.ts";
import { Part } from "./part.ts";
import { partOf, type Program } from "./program.ts";
import {
  commands,
  commandWord,
  controlBytes,
  failureOf,
  programWord,
} from "./protocol.ts";
import { Scratch } from "./scratch.ts";
import { WorkerHandle } from "./worker_handle.ts";

/** Where a pool computes, and with what. An engine is one. */
export interface Computer {
  /** The memory that all threads share. */
  readonly memory: Memory;
  /** What computes. */
  readonly backend: Backend;
  /** The main thread's kernels. */
  readonly kernelSets: KernelSets;
  /** How much scratch space those took, in bytes. */
  readonly scratchBytes: number;
}

/**
 * Threads that run programs together with the thread that made them, over one
 * memory. Dispose of it to end them.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Engine, wasm, WorkerPool } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const x = engine.zeros([4]);
 * using pool = await WorkerPool.open(engine, 2);
 * const fill = (value: number, index: number) => ({
 *   kernel: "fill",
 *   dtype: "float32",
 *   args: [2, value, x.address + 8 * index],
 * } as const);
 * const program = await pool.load([[[fill(1, 0)], [fill(2, 1)]]]);
 * pool.run(program);
 * assertEquals(x.toArray(), [1, 1, 2, 2]);
 * ```
 */
export class WorkerPool implements Disposable {
  /** How many threads compute, the main one included. */
  readonly threads: number;
  readonly #computer: Computer;
  readonly #control = new SharedArrayBuffer(controlBytes);
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #barrier: Barrier;
  readonly #workers: WorkerHandle[] = [];
  readonly #scratch: Scratch[] = [];
  readonly #parts: Part[] = [];
  #ended = false;

  private constructor(computer: Computer, threads: number) {
    this.threads = threads;
    this.#computer = computer;
    this.#words = new Int32Array(this.#control, 0, controlBytes >> 2);
    this.#barrier = new Barrier(this.#words, threads);
  }

  /**
   * Starts threads and waits until they are ready.
   *
   * @param computer Whose memory and backend: an engine.
   * @param threads How many are to compute, the calling one included.
   * @returns The pool.
   * @throws {ArgumentError} If `threads` is not an integer from 1 to 1024.
   * @throws {BackendError} If the backend cannot be opened in other threads.
   * @throws {WorkerError} If a thread could not be made ready.
   */
  static async open(computer: Computer, threads: number): Promise<WorkerPool> {
    if (!Number.isInteger(threads) || threads < 1 || threads > 1024) {
      throw new ArgumentError(
        `Cannot compute with several threads as their number must be an ` +
          `integer from 1 to 1024: current value is ${threads}`,
      );
    }
    const pool = new WorkerPool(computer, threads);
    try {
      await pool.#start();
    } catch (error) {
      pool[Symbol.dispose]();
      throw error;
    }
    return pool;
  }

  async #start(): Promise<void> {
    const { memory, backend, scratchBytes } = this.#computer;
    const { recipe } = backend;
    if (recipe === undefined) {
      throw new BackendError(
        `Cannot compute with several threads as the backend must have a ` +
          `recipe: current backend is ${backend.name}`,
      );
    }
    const answers = Array.from({ length: this.threads - 1 }, (_, i) => {
      const worker = new WorkerHandle();
      const scratch = new Scratch(memory, scratchBytes);
      this.#workers.push(worker);
      this.#scratch.push(scratch);
      return worker.ask({
        kind: "open",
        control: this.#control,
        party: i + 1,
        parties: this.threads,
        memory: memory.wasm,
        scratch: { address: scratch.address, bytes: scratchBytes },
        recipe,
      });
    });
    await Promise.all(answers);
  }

  /**
   * Gives every thread its part of a program.
   *
   * @param program The program: at most as many lists a phase as there are
   * threads.
   * @returns Its number, for {@linkcode WorkerPool.run}.
   * @throws {WorkerError} If the pool has ended or a thread refuses.
   */
  async load(program: Program): Promise<number> {
    this.#checkOpen();
    const excess = program.find((phase) => phase.length > this.threads);
    if (excess !== undefined) {
      throw new ArgumentError(
        `Cannot load a program as it must be for at most ${this.threads} ` +
          `threads: current value is ${excess.length}`,
      );
    }
    this.#order(commands.listen);
    const number = this.#parts.length;
    this.#parts.push(
      new Part(this.#computer.kernelSets, partOf(program, 0)),
    );
    await Promise.all(this.#workers.map((worker, i) =>
      worker.ask({
        kind: "load",
        program: number,
        phases: partOf(program, i + 1),
      })
    ));
    return number;
  }

  /**
   * Runs a program, with the calling thread's part in the calling thread.
   * Allocates nothing.
   *
   * @param program Its number.
   * @throws {WorkerError} If a thread failed: the pool has ended then.
   */
  run(program: number): void {
    this.#checkOpen();
    Atomics.store(this.#words, programWord, program);
    try {
      this.#order(commands.run);
      this.#parts[program]!.run(this.#barrier);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** Ends the threads; their scratch space can be used again. */
  [Symbol.dispose](): void {
    if (!this.#ended) {
      this.#ended = true;
      if (this.#workers.every((worker) => worker.isReady)) {
        this.#order(commands.stop);
      } else {
        this.#barrier.break();
      }
    }
    for (const worker of this.#workers) worker.end();
    for (const scratch of this.#scratch) scratch.giveBack();
    this.#workers.length = 0;
    this.#scratch.length = 0;
  }

  #order(command: number): void {
    Atomics.store(this.#words, commandWord, command);
    this.#barrier.wait();
  }

  #checkOpen(): void {
    if (!this.#ended) return;
    throw new WorkerError(
      `Cannot run a program as its threads must be there: they have ended`,
    );
  }

  /** The reason why a thread failed, if it was not the main one. */
  #failed(error: unknown): unknown {
    this.#ended = true;
    this.#barrier.break();
    const reason = failureOf(this.#control);
    return error instanceof WorkerError && reason !== undefined
      ? new WorkerError(`Cannot go on as a thread failed: ${reason}`)
      : error;
  }
}
