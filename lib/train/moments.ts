import type { WantedTensor } from "../models/weights.ts";
import type { Trainer } from "./trainer.ts";

const bytes = Float32Array.BYTES_PER_ELEMENT;

/** The optimizer's moments, and what each is called in a file. */
const momentNames = [
  ["firstMoment", "first_moment"],
  ["secondMoment", "second_moment"],
] as const;

/** A moment of one parameter. */
export interface Moment extends WantedTensor {
  /** The elements: the memory that the optimizer uses. */
  readonly data: Float32Array;
}

/**
 * The names and shapes of the moments of parameters.
 *
 * @param parameters The parameters.
 * @returns `first_moment.NAME` and `second_moment.NAME` of each of them.
 */
export function wantedMoments(
  parameters: readonly WantedTensor[],
): WantedTensor[] {
  return parameters.flatMap(({ name, shape }) =>
    momentNames.map(([, prefix]) => ({ name: `${prefix}.${name}`, shape }))
  );
}

/**
 * The moments of an optimizer by parameter. An optimizer keeps those of many
 * parameters in one block; how they lie there is no matter of a file.
 *
 * @param trainer The trainer, of float32.
 * @returns `first_moment.NAME` and `second_moment.NAME` of each parameter.
 */
export function momentsOf({ model, optimizer }: Trainer): Moment[] {
  const { parameters, segments } = model.parameters;
  const { state } = optimizer;
  return parameters.flatMap(({ name, shape, tensor }) => {
    const index = segments.findIndex(({ values }) =>
      tensor.address >= values.address &&
      tensor.address < values.address + values.size * bytes
    );
    const offset = (tensor.address - segments[index]!.values.address) / bytes;
    return momentNames.map(([moment, prefix]): Moment => {
      const block = state.get(`${moment}.${index}`)!.data() as Float32Array;
      const data = block.subarray(offset, offset + tensor.size);
      return { name: `${prefix}.${name}`, shape, data };
    });
  });
}
