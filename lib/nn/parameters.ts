import { ArgumentError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Engine } from "../autograd/engine.ts";
import { roundUp } from "../tensor/memory.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type Initializer, zeros } from "./initializers.ts";

/** Parameters begin at multiples of this many elements: a cache line of
 * float32. */
const elementAlignment = 16;

/** How a parameter is declared. */
export interface ParameterOptions {
  /** Its first values; zeros if absent. */
  readonly initialize?: Initializer;
  /** Whether weight decay applies; only to matrices if absent, as nanoGPT
   * does. */
  readonly decays?: boolean;
}

/** A tensor to be learned. It has memory once its list was allocated. */
export class Parameter {
  /** The name, with the path of the modules around it. */
  readonly name: string;
  /** The lengths of the axes. */
  readonly shape: Shape;
  /** Its first values. */
  readonly initialize: Initializer;
  /** Whether weight decay applies. */
  readonly decays: boolean;
  #tensor: Tensor | undefined;

  /**
   * Describes a parameter; it has no memory yet.
   *
   * @param name The name, with the path of the modules around it.
   * @param shape The lengths of the axes.
   * @param options First values, weight decay.
   */
  constructor(name: string, shape: Shape, options: ParameterOptions) {
    this.name = name;
    this.shape = shape;
    this.initialize = options.initialize ?? zeros;
    this.decays = options.decays ?? shape.length >= 2;
  }

  /** The values; `grad` is its gradient. */
  get tensor(): Tensor {
    if (this.#tensor === undefined) {
      throw new ArgumentError(
        `Cannot use a parameter as its list must be allocated first: ` +
          `name is ${this.name}`,
      );
    }
    return this.#tensor;
  }

  /**
   * Gives the parameter its memory; its list does, once.
   *
   * @param tensor The memory, given by the list once.
   */
  bind(tensor: Tensor): void {
    this.#tensor = tensor;
  }
}

/** A run of parameters that lie behind each other, for optimizers. */
export interface ParameterSegment {
  /** All values, padding included, rank 1. */
  readonly values: Tensor;
  /** All gradients, in the same order. */
  readonly gradients: Tensor;
  /** Whether weight decay applies. */
  readonly decays: boolean;
}

/**
 * The parameters of a model. Modules declare theirs when they are made; then
 * the list is allocated: all values in one block and all gradients in another,
 * so that an optimizer passes over memory once.
 */
export class ParameterList {
  /** The parameters, in order of declaration. */
  readonly parameters: Parameter[];
  readonly #prefix: string;
  #segments: readonly ParameterSegment[] | undefined;

  /** Makes an empty list. */
  constructor();
  /** @ignore Used by {@linkcode ParameterList.child}. */
  constructor(parameters: Parameter[], prefix: string);
  constructor(parameters: Parameter[] = [], prefix = "") {
    this.parameters = parameters;
    this.#prefix = prefix;
  }

  /** The number of elements of all parameters. */
  get count(): number {
    return this.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  }

  /** The blocks, for optimizers: those that decay, then the others. */
  get segments(): readonly ParameterSegment[] {
    if (this.#segments === undefined) {
      throw new ArgumentError(
        `Cannot optimize parameters as their list must be allocated first, ` +
          `with gradients: count is ${this.count}`,
      );
    }
    return this.#segments;
  }

  /**
   * The same list with a longer path.
   *
   * @param name What to put in front of the names declared through it.
   * @returns A view of this list.
   */
  child(name: string): ParameterList {
    return new ParameterList(this.parameters, `${this.#prefix}${name}.`);
  }

  /**
   * Declares a parameter.
   *
   * @param name The name within its module.
   * @param shape The lengths of the axes.
   * @param options First values, weight decay.
   * @returns The parameter, without memory yet.
   */
  declare(
    name: string,
    shape: Shape,
    options: ParameterOptions = {},
  ): Parameter {
    const parameter = new Parameter(this.#prefix + name, shape, options);
    this.parameters.push(parameter);
    return parameter;
  }

  /**
   * Gives all parameters memory that lives as long as the engine, and draws
   * their first values, in order of declaration.
   *
   * @param engine Whose memory.
   * @param options Seed of the first values (0 if absent), element type, and
   * whether to draw them at all: zeros if not, for values that are read.
   * Without `gradients` they take half of the memory, and cannot be trained.
   */
  allocate(
    engine: Engine,
    options: {
      readonly seed?: number;
      readonly dtype?: "float32" | "float64";
      readonly drawn?: boolean;
      readonly gradients?: boolean;
    } = {},
  ): void {
    const { seed = 0, dtype = "float32", drawn = true, gradients = true } =
      options;
    const segments = engine.persistent(() =>
      [true, false].flatMap((decays) => {
        const members = this.parameters.filter((p) => p.decays === decays);
        if (members.length === 0) return [];
        const values = allocateValues(engine, members, dtype, gradients);
        return gradients ? [addGradients(engine, members, values, decays)] : [];
      })
    );
    if (gradients) this.#segments = segments;
    if (!drawn) return;
    const random = new Random(seed, initializationStream);
    for (const parameter of this.parameters) {
      parameter.initialize(parameter.tensor, random);
    }
  }
}

/** Keeps first values independent of batches and dropout of the same seed. */
const initializationStream = 1;

/** Where each parameter begins in its block, and where the block ends. */
function offsetsOf(members: readonly Parameter[]): number[] {
  const offsets = [0];
  for (const { shape } of members) {
    const length = roundUp(sizeOf(shape), elementAlignment);
    offsets.push(offsets.at(-1)! + length);
  }
  return offsets;
}

function allocateValues(
  engine: Engine,
  members: readonly Parameter[],
  dtype: "float32" | "float64",
  requiresGrad: boolean,
): Tensor {
  const offsets = offsetsOf(members);
  // zeroed, so that the padding between parameters stays 0 for ever
  const values = engine.zeros([offsets.at(-1)!], { dtype });
  members.forEach((parameter, i) => {
    const { name, shape } = parameter;
    parameter.bind(piece(values, offsets[i]!, shape, name, requiresGrad));
  });
  return values;
}

function addGradients(
  engine: Engine,
  members: readonly Parameter[],
  values: Tensor,
  decays: boolean,
): ParameterSegment {
  const offsets = offsetsOf(members);
  const gradients = engine.zeros(values.shape, { dtype: values.dtype });
  members.forEach(({ name, shape, tensor }, i) => {
    tensor.grad = piece(gradients, offsets[i]!, shape, `${name}.grad`, false);
  });
  return { values, gradients, decays };
}

function piece(
  block: Tensor,
  offset: number,
  shape: Shape,
  name: string,
  requiresGrad: boolean,
): Tensor {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  return block.view(shape, strides, offset, { name, requiresGrad });
}
