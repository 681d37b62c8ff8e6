import { bytesPerElement, type DType, type TypedArray } from "../core/dtype.ts";
import { ArgumentError, ShapeError } from "../core/errors.ts";
import { checkShape, formatShape, type Shape, sizeOf } from "../core/shape.ts";
import type { Backend, KernelSets } from "../kernels/backend.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { type Allocator, Arena, Scope } from "../tensor/arena.ts";
import { Memory } from "../tensor/memory.ts";
import { Tensor } from "../tensor/tensor.ts";
import { type CreateOptions, TensorFactory } from "./factory.ts";
import {
  type AnyPrimitiveOp,
  buildOperations,
  type Operations,
} from "./operations.ts";
import { copyStrided } from "./strided.ts";
import type { OpObserver } from "./observer.ts";
import type { PrimitiveOp, TensorLike } from "./op.ts";
import { recompute } from "./recompute.ts";
import { BackwardPass, type Replayed, type TapeEntry } from "./tape.ts";

/** A replacement of kernels and memory while a plan is captured. */
export interface Redirection {
  /** The kernels that are called instead. */
  readonly kernels: Record<DType, Kernels>;
  /** The memory that is allocated from instead. */
  readonly allocator: Allocator;
}

/** Arena statistics of an engine, in bytes. */
export interface EngineStatistics {
  /** In use now, in all arenas. */
  readonly used: number;
  /** The most in use at any time. */
  readonly peak: number;
  /** Taken from the system. */
  readonly capacity: number;
}

/**
 * A memory, the kernels that compute in it, and the tape that remembers what
 * they did. Tensors of two engines do not mix.
 *
 * What is made outside of any scope lives as long as the engine; what is made
 * in a scope is given back when the scope closes.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Engine, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { add, multiply, sum } = engine.ops;
 * const x = engine.tensor([1, 2, 3], { requiresGrad: true });
 * engine.backward(sum(add(multiply(x, x), x)));
 * assertEquals(x.grad?.toArray(), [3, 5, 7]);
 * ```
 */
export class Engine extends TensorFactory {
  /** The memory that all of the engine's tensors are in. */
  readonly memory: Memory = new Memory();
  /** The backend, as it was given. */
  readonly backend: Backend;
  /** The backend's kernels, bound to the memory. */
  readonly kernelSets: KernelSets;
  /** The scratch space of the kernels, in bytes. */
  readonly scratchBytes: number;
  /** Every op as a function. */
  readonly ops: Operations;
  readonly #persistent = new Arena(this.memory);
  readonly #scoped = new Arena(this.memory);
  readonly #scopes: Scope[] = [new Scope(this.#persistent)];
  #kernels: Record<DType, Kernels>;
  #scopedAllocator: Allocator = this.#scoped;
  #tape: TapeEntry[] = [];
  #recording = true;
  #observer: OpObserver | undefined;

  /**
   * Makes an engine with a memory of its own.
   *
   * @param backend What computes: for example `wasm()`.
   */
  constructor(backend: Backend) {
    super();
    this.backend = backend;
    this.kernelSets = backend.open(this.memory);
    this.scratchBytes = this.memory.taken;
    this.#kernels = this.kernelSets;
    this.ops = buildOperations((op, inputs, attributes) =>
      this.#apply(op, inputs, attributes)
    );
  }

  /** What the arenas hold. */
  get statistics(): EngineStatistics {
    const a = this.#persistent.statistics;
    const b = this.#scoped.statistics;
    return {
      used: a.used + b.used,
      peak: a.peak + b.peak,
      capacity: a.capacity + b.capacity,
    };
  }

  /** The scopes that are open, outermost first. */
  get openScopes(): readonly Scope[] {
    return this.#scopes;
  }

  /** The ops that ran and can be differentiated, in order. */
  get tape(): readonly TapeEntry[] {
    return this.#tape;
  }

  /**
   * The kernels for an element type.
   *
   * @param dtype The element type.
   * @returns The kernels that ops call.
   */
  override kernels(dtype: DType): Kernels {
    return this.#kernels[dtype];
  }

  /**
   * Opens a scope: tensors made until it closes are given back then.
   *
   * @returns The scope, to be bound with `using`.
   */
  scope(): Scope {
    return this.#open(this.#scopedAllocator);
  }

  /**
   * Runs a function in a scope of its own; its result alone outlives it.
   *
   * @param body Makes tensors and returns one of them.
   * @returns A copy of that one, made in the scope around.
   */
  scoped(body: () => Tensor): Tensor {
    const scope = this.scope();
    let result: Tensor, values: TypedArray;
    try {
      result = body();
      values = result.toTypedArray();
    } finally {
      scope[Symbol.dispose]();
    }
    const copy = this.empty(result.shape, result.dtype);
    copy.write(values);
    return copy;
  }

  /**
   * Runs a function whose tensors live as long as the engine, whatever scope
   * is open: parameters, optimizer state.
   *
   * @param body Makes tensors.
   * @returns What it returns.
   */
  persistent<Result>(body: () => Result): Result {
    this.#scopes.push(this.#scopes[0]!);
    try {
      return body();
    } finally {
      this.#scopes.pop();
    }
  }

  /**
   * Runs a function off the tape: nothing it does can be differentiated.
   *
   * @param body What to run.
   * @returns What it returns.
   */
  withoutGradients<Result>(body: () => Result): Result {
    const before = this.#recording;
    this.#recording = false;
    try {
      return body();
    } finally {
      this.#recording = before;
    }
  }

  /**
   * Runs a function off the tape, and runs it again when the backward pass
   * needs what it computed on its way: less memory in a compiled step for the
   * time of a second forward pass (Chen et al., "Training deep nets with
   * sublinear memory cost", 2016, section 3). Gradients have the same bits.
   *
   * @param input What the function is of.
   * @param body Computes the same, ops in the same order, whenever it is run.
   * @returns What the function returns.
   *
   * @example
   * ```ts
   * import { assert } from "@std/assert";
   * import { Engine, wasm } from "@fluxion/fluxion";
   *
   * const engine = new Engine(wasm());
   * const { exp, square, sum } = engine.ops;
   * const x = engine.tensor([1, 2], { requiresGrad: true });
   * const y = engine.recomputed(x, (x) => exp(square(x)));
   * engine.backward(sum(y));
   * assert(Math.abs(x.grad!.at(0) - 2 * Math.E) < 1e-5);
   * ```
   */
  recomputed(input: Tensor, body: (input: Tensor) => Tensor): Tensor {
    if (!this.#recording) return body(input);
    const computed = this.withoutGradients(() => body(input));
    const { shape, strides } = computed;
    const output = computed.view(shape, strides, 0, { requiresGrad: true });
    const replay = () => this.#recorded(() => body(input));
    const op = recompute as unknown as AnyPrimitiveOp;
    this.#tape.push({
      op,
      inputs: [input],
      attributes: undefined,
      output,
      saved: [],
      replay,
    });
    return output;
  }

  /** What a function returns, and what it puts on the tape. */
  #recorded(body: () => Tensor): Replayed {
    const before = { tape: this.#tape, recording: this.#recording };
    const entries: TapeEntry[] = [];
    this.#tape = entries;
    this.#recording = true;
    try {
      return { output: body(), entries };
    } finally {
      this.#tape = before.tape;
      this.#recording = before.recording;
    }
  }

  /**
   * Runs a function with other kernels and other memory, on a tape of its own:
   * how a plan is captured.
   *
   * @param redirection The kernels and the memory.
   * @param body What to run.
   * @returns What it returns.
   */
  redirected<Result>(redirection: Redirection, body: () => Result): Result {
    const before = {
      kernels: this.#kernels,
      allocator: this.#scopedAllocator,
      tape: this.#tape,
    };
    this.#kernels = redirection.kernels;
    this.#scopedAllocator = redirection.allocator;
    this.#tape = [];
    try {
      using _scope = this.scope();
      return body();
    } finally {
      this.#kernels = before.kernels;
      this.#scopedAllocator = before.allocator;
      this.#tape = before.tape;
    }
  }

  /**
   * Runs a function and tells of every op in it: for profiles, and to find
   * where a value went wrong.
   *
   * @param observer Whom to tell.
   * @param body What to run.
   * @returns What it returns.
   */
  observed<Result>(observer: OpObserver, body: () => Result): Result {
    const before = this.#observer;
    this.#observer = observer;
    try {
      return body();
    } finally {
      this.#observer = before;
    }
  }

  /**
   * An op of your own as a function, beside those of `ops`: it is recorded,
   * differentiated, captured and checked as they are.
   *
   * @param op The op.
   * @returns What its `call` takes, in; a tensor out.
   */
  define<Arguments extends readonly unknown[], Attributes>(
    op: PrimitiveOp<Arguments, Attributes>,
  ): (...args: Arguments) => Tensor {
    const erased = op as unknown as AnyPrimitiveOp;
    return (...args) =>
      op.call(
        (inputs, attributes) => this.#apply(erased, inputs, attributes),
        ...args,
      );
  }

  /**
   * A tensor of unspecified content; nothing is zeroed.
   *
   * @param shape The lengths of the axes.
   * @param dtype The element type.
   * @param options Whether gradients flow to it, and its name.
   * @returns The tensor, in the current scope.
   */
  override empty(
    shape: Shape,
    dtype: DType = "float32",
    options: Omit<CreateOptions, "dtype"> = {},
  ): Tensor {
    checkShape(shape);
    const scope = this.#scopes.at(-1)!;
    const bytes = sizeOf(shape) * bytesPerElement[dtype];
    const address = scope.allocator.allocate(bytes);
    return new Tensor(
      { memory: this.memory, address, scope },
      [...shape],
      dtype,
      options,
    );
  }

  /**
   * The tensor itself if its elements lie in order, else a copy that does.
   *
   * @param tensor The tensor to read.
   * @returns A contiguous tensor of the same values.
   */
  contiguous(tensor: Tensor): Tensor {
    if (tensor.isContiguous) return tensor;
    const copy = this.empty(tensor.shape, tensor.dtype);
    copyStrided(this.kernels(tensor.dtype), tensor, copy.address);
    return copy;
  }

  /**
   * Differentiates a scalar by everything it depends on that requires a
   * gradient, and leaves the results in `grad`: overwritten, not added to.
   * The tape is emptied.
   *
   * @param loss The scalar.
   * @param parameters Tensors whose gradient is to be 0 if the loss does not
   * depend on them; without this it stays what it was.
   * @param options Whether to add to gradients that are there from before.
   * @returns The tensors that got a gradient.
   * @throws {ShapeError} If the loss is not a scalar.
   * @throws {ArgumentError} If it does not depend on anything that requires
   * a gradient.
   */
  backward(
    loss: Tensor,
    parameters: Iterable<Tensor> = [],
    { accumulate = false }: { readonly accumulate?: boolean } = {},
  ): Tensor[] {
    if (loss.size !== 1) {
      throw new ShapeError(
        `Cannot differentiate as the loss must be one number: ` +
          `shape is ${formatShape(loss.shape)}`,
      );
    }
    if (!loss.requiresGrad) {
      throw new ArgumentError(
        "Cannot differentiate as the loss must depend on a tensor made with " +
          "requiresGrad: it depends on none",
      );
    }
    const entries = this.#tape;
    this.#tape = [];
    return this.withoutGradients(() => {
      const reached = new BackwardPass(
        this,
        this.#observer,
        accumulate ? 1 : 0,
      ).run(loss, entries);
      if (accumulate) return reached;
      const missed = new Set(parameters).difference(new Set(reached));
      for (const { grad } of missed) {
        if (grad === null || grad.isStale) continue;
        this.kernels(grad.dtype).fill(grad.size, 0, grad.address);
      }
      return reached;
    });
  }

  #open(allocator: Allocator): Scope {
    const tapeLength = this.#tape.length;
    const scope = new Scope(allocator, (closing) => {
      const inside = this.#scopes.length - 1 - this.#scopes.indexOf(scope);
      if (inside > 0) {
        throw new ArgumentError(
          `Cannot ${closing ? "close" : "reset"} a scope as those opened in ` +
            `it must be closed first: ${inside} are open`,
        );
      }
      if (closing) this.#scopes.pop();
      this.#tape.length = Math.min(this.#tape.length, tapeLength);
    });
    this.#scopes.push(scope);
    return scope;
  }

  #apply(
    op: AnyPrimitiveOp,
    likes: readonly TensorLike[],
    attributes: unknown,
  ): Tensor {
    const inputs = this.#tensors(op.name, likes);
    const specification = op.infer(inputs, attributes);
    const recorded = this.#recording && op.isConstant !== true &&
      inputs.some((input) => input.requiresGrad);
    const saved: Tensor[] = [];
    const context = {
      kernels: (dtype: DType) => this.kernels(dtype),
      empty: (shape: Shape, dtype: DType) =>
        this.empty(shape, dtype, { requiresGrad: recorded }),
      view: (
        tensor: Tensor,
        shape: Shape,
        strides: readonly number[],
        offset?: number,
      ) => tensor.view(shape, strides, offset, { requiresGrad: recorded }),
      contiguous: (tensor: Tensor) => this.contiguous(tensor),
      save: (...tensors: Tensor[]) => {
        saved.push(...tensors);
      },
    };
    const observer = this.#observer;
    const run = { op: op.name, phase: "forward", inputs } as const;
    observer?.begin?.({ ...run, output: undefined, results: [] });
    const output = op.forward(context, inputs, attributes, specification);
    observer?.end?.({
      ...run,
      output,
      results: [{ tensor: output, input: -1 }],
    });
    if (!recorded) return output;
    this.#tape.push({ op, inputs, attributes, output, saved });
    return output;
  }

  /** The inputs of an op, numbers made scalars, all of this engine. */
  #tensors(operation: string, likes: readonly TensorLike[]): Tensor[] {
    const first = likes.find((like) => like instanceof Tensor);
    return likes.map((like) => {
      if (typeof like === "number") {
        return this.full([], like, { dtype: first?.dtype ?? "float32" });
      }
      if (like.storage.memory === this.memory) return like;
      throw new ArgumentError(
        `Cannot ${operation} tensors of two engines as each has a memory of ` +
          `its own: shape of the foreign one is ${formatShape(like.shape)}`,
      );
    });
  }
}
