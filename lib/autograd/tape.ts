import type { DType } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { OpObserver, OpResult } from "./observer.ts";
import type { BackwardContext, GradientTarget } from "./op.ts";
import type { AnyPrimitiveOp } from "./operations.ts";
import { copyStrided } from "./strided.ts";

/** One op that ran. */
export interface TapeEntry {
  /** The op. */
  readonly op: AnyPrimitiveOp;
  /** Its inputs. */
  readonly inputs: readonly Tensor[];
  /** Its attributes. */
  readonly attributes: unknown;
  /** Its output. */
  readonly output: Tensor;
  /** What it saved for the backward pass. */
  readonly saved: readonly Tensor[];
  /** Runs again what the output came from, instead of the op's backward. */
  readonly replay?: () => Replayed;
}

/** What ran again. */
export interface Replayed {
  /** The output, with the values that it had before. */
  readonly output: Tensor;
  /** What ran, in order. */
  readonly entries: readonly TapeEntry[];
}

/** What the backward pass needs of an engine. */
export interface TapeMemory {
  /** The kernels for an element type. */
  kernels(dtype: DType): Kernels;
  /** A new tensor in the current scope. */
  empty(shape: Shape, dtype: DType): Tensor;
  /** The tensor itself if its elements lie in order, else a copy. */
  contiguous(tensor: Tensor): Tensor;
}

/** How many tensors have this memory as their gradient. As long as there are
 * several, nobody may write to it. */
interface Share {
  owners: number;
}

interface Slot {
  readonly tensor: Tensor;
  readonly share: Share;
}

/**
 * One backward pass: walks the tape from the end and collects gradients. The
 * first gradient of a tensor overwrites, later ones add; a gradient that is
 * merely handed on is shared until somebody has to write to it.
 */
export class BackwardPass {
  readonly #memory: TapeMemory;
  readonly #slots = new Map<Tensor, Slot>();
  readonly #observer: OpObserver | undefined;
  readonly #accumulate: 0 | 1;

  /**
   * @param memory Kernels and memory.
   * @param observer Hears of each op.
   * @param accumulate 1 to add to gradients that are there from before.
   */
  constructor(
    memory: TapeMemory,
    observer?: OpObserver,
    accumulate: 0 | 1 = 0,
  ) {
    this.#memory = memory;
    this.#observer = observer;
    this.#accumulate = accumulate;
  }

  /**
   * Fills `grad` of every tensor that the loss depends on and that requires a
   * gradient without being an op's output.
   *
   * @param loss The scalar to differentiate.
   * @param entries What ran, in order.
   * @returns The tensors that got a gradient.
   */
  run(loss: Tensor, entries: readonly TapeEntry[]): Tensor[] {
    const seed = this.#memory.empty(loss.shape, loss.dtype);
    this.#memory.kernels(loss.dtype).fill(loss.size, 1, seed.address);
    this.#slots.set(loss, { tensor: seed, share: { owners: 1 } });
    this.#walk(entries);
    for (const [leaf, slot] of this.#slots) {
      leaf.grad = this.#owned(leaf, slot).tensor;
    }
    return [...this.#slots.keys()];
  }

  #walk(entries: readonly TapeEntry[]): void {
    for (let i = entries.length - 1; i >= 0; i--) this.#step(entries[i]!);
  }

  /** The gradient of what was computed goes to what is computed again. */
  #replay(before: Tensor, slot: Slot, { output, entries }: Replayed): void {
    this.#slots.delete(before);
    this.#slots.set(output, slot);
    this.#walk(entries);
    // still there if nothing that ran needs a gradient
    this.#slots.delete(output);
  }

  #step(entry: TapeEntry): void {
    const slot = this.#slots.get(entry.output);
    if (slot === undefined) return;
    if (entry.replay !== undefined) {
      this.#replay(entry.output, slot, entry.replay());
      return;
    }
    const gradient = this.#memory.contiguous(slot.tensor);
    const share = gradient === slot.tensor ? slot.share : { owners: 1 };
    const context = this.#context(entry, { tensor: gradient, share });
    if (this.#observer === undefined) entry.op.backward(context);
    else this.#observed(this.#observer, entry, context);
    slot.share.owners--;
    this.#slots.delete(entry.output);
  }

  #observed(
    observer: OpObserver,
    { op, inputs, output }: TapeEntry,
    context: BackwardContext<unknown>,
  ): void {
    const run = { op: op.name, phase: "backward", inputs, output } as const;
    observer.begin?.({ ...run, results: [] });
    op.backward(context);
    const results = inputs.flatMap((tensor, input): OpResult[] => {
      const slot = tensor.requiresGrad ? this.#slots.get(tensor) : undefined;
      return slot === undefined ? [] : [{ tensor: slot.tensor, input }];
    });
    observer.end?.({ ...run, results });
  }

  #context(entry: TapeEntry, own: Slot): BackwardContext<unknown> {
    const { dtype } = own.tensor;
    const memory = this.#memory;
    return {
      inputs: entry.inputs,
      output: entry.output,
      saved: entry.saved,
      attributes: entry.attributes,
      gradient: own.tensor,
      kernels: memory.kernels(dtype),
      needs: (index) => entry.inputs[index]?.requiresGrad ?? false,
      target: (index) => this.#target(entry.inputs[index]!),
      targetInPlace: (index) => this.#targetInPlace(entry.inputs[index]!, own),
      share: (index, view) =>
        this.#share(entry.inputs[index]!, { ...own, tensor: view }),
      empty: (shape) => memory.empty(shape, dtype),
      contiguous: (tensor) => memory.contiguous(tensor),
    };
  }

  #target(input: Tensor): GradientTarget {
    const slot = this.#slots.get(input);
    if (slot === undefined) {
      const kept = storageOf(input);
      const tensor = kept ?? this.#memory.empty(input.shape, input.dtype);
      this.#slots.set(input, { tensor, share: { owners: 1 } });
      const accumulate = kept === null ? 0 : this.#accumulate;
      return { address: tensor.address, accumulate };
    }
    return { address: this.#owned(input, slot).tensor.address, accumulate: 1 };
  }

  #targetInPlace(input: Tensor, own: Slot): GradientTarget {
    const free = own.share.owners === 1 && !storageOf(input) &&
      !this.#slots.has(input);
    if (!free) return this.#target(input);
    own.share.owners++;
    this.#slots.set(input, own);
    return { address: own.tensor.address, accumulate: 0 };
  }

  #share(input: Tensor, { tensor, share }: Slot): void {
    if (!storageOf(input) && !this.#slots.has(input)) {
      share.owners++;
      this.#slots.set(input, { tensor, share });
      return;
    }
    const { address, accumulate } = this.#target(input);
    const kernels = this.#memory.kernels(tensor.dtype);
    copyStrided(kernels, tensor, address, undefined, accumulate);
  }

  /** The gradient of a tensor, copied if another shares it. */
  #owned(input: Tensor, slot: Slot): Slot {
    if (slot.share.owners === 1 && slot.tensor.isContiguous) return slot;
    const tensor = this.#memory.empty(input.shape, input.dtype);
    const kernels = this.#memory.kernels(input.dtype);
    copyStrided(kernels, slot.tensor, tensor.address);
    slot.share.owners--;
    const own = { tensor, share: { owners: 1 } };
    this.#slots.set(input, own);
    return own;
  }
}

/** The memory that a tensor's gradient always goes to, if it has any. */
function storageOf(input: Tensor): Tensor | null {
  return input.grad === null || input.grad.isStale ? null : input.grad;
}
