import { bytesPerElement, type DType } from "../core/dtype.ts";
import { ArgumentError, DTypeError, ShapeError } from "../core/errors.ts";
import { formatShape, sameShape } from "../core/shape.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Scope } from "../tensor/arena.ts";
import type { Memory } from "../tensor/memory.ts";
import { Tensor } from "../tensor/tensor.ts";
import { recordingKernels, VirtualAllocator } from "./capture.ts";
import { fuse } from "./fuse.ts";
import { layOut } from "./layout.ts";
import { lifetimes } from "./liveness.ts";
import { OriginRecorder } from "./origins.ts";
import type {
  AddressedCall,
  External,
  Instruction,
  Operand,
  Plan,
} from "./plan.ts";
import { validate } from "./validate.ts";

/** What may be told when a step is compiled. */
export interface CompileOptions {
  /** The tensors that {@linkcode CompiledStep.run} may be given new values
   * for. They must outlive the compiled step. */
  readonly inputs?: readonly Tensor[];
  /** Tensors whose names the printed plan shows. */
  readonly named?: Iterable<Tensor>;
  /** Whether calls that follow each other become one where a kernel does the
   * same, to the same bits; true if absent. */
  readonly fuse?: boolean;
  /**
   * Gives the memory for the temporaries, float32 of that many bytes: steps
   * that never run at the same time can share it.
   */
  readonly workspace?: (bytes: number) => Tensor;
}

/** A captured step with everything bound, ready to run. */
export class CompiledStep<Outputs extends Record<string, Tensor>> {
  /** The step as data. */
  readonly plan: Plan;
  /** The plan's calls, bound: one function an instruction. To run some of
   * them, for a profile; a step is {@linkcode CompiledStep.run}. */
  readonly calls: readonly (() => void)[];
  /** What the step returned: tensors that each run overwrites. */
  readonly outputs: Outputs;
  /** The memory that the step works in. */
  readonly memory: Memory;
  readonly #workspace: number;
  readonly #inputs: readonly Tensor[];
  readonly #scopes: readonly { scope: Scope; generation: number }[];

  /**
   * Binds every call of a plan; {@linkcode compile} does it.
   *
   * @param engine The engine to run on.
   * @param plan The plan.
   * @param workspace The memory of its temporaries.
   * @param outputs What the step returned.
   * @param inputs What a run may be given new values for.
   */
  constructor(
    engine: Engine,
    plan: Plan,
    workspace: Tensor,
    outputs: Outputs,
    inputs: readonly Tensor[],
  ) {
    this.plan = plan;
    this.outputs = outputs;
    this.#inputs = inputs;
    this.#scopes = engine.openScopes.map((scope) => ({
      scope,
      generation: scope.generation,
    }));
    this.memory = engine.memory;
    this.#workspace = workspace.address;
    this.calls = this.addressed.map(({ kernel, dtype, args }) =>
      engine.kernelSets.bind(dtype, kernel, args)
    );
  }

  /** The plan's calls with every address decided, as data. */
  get addressed(): AddressedCall[] {
    return this.plan.instructions.map(({ kernel, dtype, args }) => ({
      kernel,
      dtype,
      args: args.map((value) =>
        typeof value === "number" ? value : this.addressOf(value)
      ),
    }));
  }

  /**
   * Where an operand of the plan is.
   *
   * @param operand The operand.
   * @returns Its address in the memory, in bytes.
   */
  addressOf({ buffer, offset }: Operand): number {
    return buffer < 0
      ? offset
      : this.#workspace + this.plan.buffers[buffer]!.offset + offset;
  }

  /**
   * Runs the step: a loop over bound kernel calls that allocates nothing.
   *
   * @param inputs New values for all inputs, of their shapes and element
   * types, or nothing to keep what they hold.
   * @throws {ShapeError | DTypeError | ArgumentError} If an input differs from
   * what was captured.
   * @throws {StaleTensorError} If memory that the step uses was given back.
   */
  run(...inputs: readonly Tensor[]): void {
    for (const { scope, generation } of this.#scopes) {
      scope.assertGeneration(generation);
    }
    if (inputs.length > 0) this.#write(inputs);
    const { calls } = this;
    for (let i = 0; i < calls.length; i++) calls[i]!();
  }

  #write(inputs: readonly Tensor[]): void {
    if (inputs.length !== this.#inputs.length) {
      throw new ArgumentError(
        `Cannot run a compiled step as it takes ${this.#inputs.length} ` +
          `inputs: current count is ${inputs.length}`,
      );
    }
    inputs.forEach((input, i) => checkInput(input, this.#inputs[i]!, i));
    inputs.forEach((input, i) => {
      if (input !== this.#inputs[i]) {
        this.#inputs[i]!.write(input.toTypedArray());
      }
    });
  }
}

/**
 * Captures a step, forward, backward and update, as a plan, and binds it. The
 * step is run once without computing anything, so it must not look at values;
 * what varies from run to run has to be in the memory of its inputs or of
 * tensors that outlive it. State that the step uses is to be made before.
 *
 * The plan's memory belongs to the scope that is open now.
 *
 * @param engine The engine to capture on.
 * @param step The step; returns the tensors to be read after each run.
 * @param options Inputs and names.
 * @returns The compiled step.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile, Engine, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { multiply, sum } = engine.ops;
 * const x = engine.tensor([1, 2, 3]);
 * const step = compile(engine, () => ({ total: sum(multiply(x, x)) }), {
 *   inputs: [x],
 * });
 * step.run(engine.tensor([3, 4, 0]));
 * assertEquals(step.outputs.total.item(), 25);
 * ```
 */
export function compile<Outputs extends Record<string, Tensor>>(
  engine: Engine,
  step: () => Outputs,
  options: CompileOptions = {},
): CompiledStep<Outputs> {
  const inputs = options.inputs ?? [];
  const allocator = new VirtualAllocator();
  const instructions: Instruction[] = [];
  const recorder = new OriginRecorder(allocator);
  const recording = (dtype: DType) =>
    recordingKernels(dtype, allocator, instructions, () => recorder.current);
  const kernels = {
    float32: recording("float32"),
    float64: recording("float64"),
    int32: recording("int32"),
  };
  const captured = engine.redirected(
    { kernels, allocator },
    () =>
      engine.observed(
        recorder,
        () =>
          Object.entries(step()).map(([name, tensor]) => ({
            name,
            tensor,
            operand: allocator.operandAt(tensor.address),
          })),
      ),
  );
  const externals = [...inputs, ...options.named ?? []].map(externalOf);
  const ids = captured.map(({ operand }) => operand.buffer);
  const { plan, renumbered } = finish(
    options.fuse === false ? instructions : fuse(instructions, ids),
    allocator,
    ids,
    { externals, origins: recorder.origins },
  );
  const workspace = options.workspace?.(plan.workspaceBytes) ??
    engine.empty([plan.workspaceBytes / 4], "float32");
  const outputs = Object.fromEntries(captured.map(
    ({ name, tensor, operand }) => {
      if (operand.buffer < 0) return [name, tensor];
      const { offset } = plan.buffers[renumbered[operand.buffer]!]!;
      const address = workspace.address + offset + operand.offset;
      return [name, relocated(tensor, workspace, address)];
    },
  )) as Outputs;
  return new CompiledStep(engine, plan, workspace, outputs, inputs);
}

/** Lays the temporaries out, drops those that are never used, and checks. */
function finish(
  captured: readonly Instruction[],
  { buffers }: VirtualAllocator,
  outputs: readonly number[],
  { externals, origins }: Required<Pick<Plan, "externals" | "origins">>,
): { plan: Plan; renumbered: readonly number[] } {
  const lives = lifetimes(captured, buffers.length, outputs);
  let count = 0;
  const renumbered = lives.map((life) => life === undefined ? -1 : count++);
  const used = buffers.flatMap(({ bytes }, i) =>
    lives[i] === undefined ? [] : [{ bytes, ...lives[i] }]
  );
  const { offsets, bytes } = layOut(used);
  const moved = (operand: Operand): Operand =>
    operand.buffer < 0
      ? operand
      : { ...operand, buffer: renumbered[operand.buffer]! };
  const plan: Plan = {
    instructions: captured.map((instruction) => ({
      ...instruction,
      args: instruction.args.map((value) =>
        typeof value === "number" ? value : moved(value)
      ),
    })),
    buffers: used.map((buffer, i) => ({ ...buffer, offset: offsets[i]! })),
    workspaceBytes: bytes,
    externals,
    origins: origins.map((origin) => ({
      ...origin,
      tensors: origin.tensors
        .filter(({ operand: { buffer } }) => renumbered[buffer] !== -1)
        .map((tensor) => ({ ...tensor, operand: moved(tensor.operand) })),
    })),
  };
  const [defect] = validate(plan);
  if (defect !== undefined) {
    throw new ArgumentError(
      `Cannot compile a step as its plan is wrong: ` +
        defect,
    );
  }
  return { plan, renumbered };
}

function relocated(tensor: Tensor, workspace: Tensor, address: number): Tensor {
  const { shape, dtype, strides, name } = tensor;
  return new Tensor({ ...workspace.storage, address }, shape, dtype, {
    strides,
    name,
  });
}

function externalOf(tensor: Tensor): External {
  return {
    name: tensor.name || formatShape(tensor.shape),
    address: tensor.address,
    shape: tensor.shape,
    bytes: tensor.size * bytesPerElement[tensor.dtype],
  };
}

function checkInput(input: Tensor, captured: Tensor, index: number): void {
  if (!sameShape(input.shape, captured.shape)) {
    throw new ShapeError(
      `Cannot run a compiled step as input ${index} must have the shape that ` +
        `was captured, ${formatShape(captured.shape)}: ` +
        `current shape is ${formatShape(input.shape)}`,
    );
  }
  if (input.dtype !== captured.dtype) {
    throw new DTypeError(
      `Cannot run a compiled step as input ${index} must have the element ` +
        `type that was captured, ${captured.dtype}: ` +
        `current value is ${input.dtype}`,
    );
  }
}
