import type { SafetensorsEntry } from "../formats/safetensors/mod.ts";
import type { Trainer } from "./trainer.ts";

/** The optimizer's moments, and what each is called in a file. */
const momentNames = [
  ["firstMoment", "first_moment"],
  ["secondMoment", "second_moment"],
] as const;

/** A moment of one parameter: an entry of a file, its data the memory that
 * the optimizer uses. */
export type MomentEntry = SafetensorsEntry & {
  /** The elements. */
  readonly data: Float32Array;
};

/**
 * The moments of an optimizer by parameter. An optimizer keeps those of many
 * parameters in one block; how they lie there is no matter of a file.
 *
 * @param trainer The trainer, of float32.
 * @returns `first_moment.NAME` and `second_moment.NAME` of each parameter.
 */
export function momentEntries({ model, optimizer }: Trainer): MomentEntry[] {
  const { parameters, segments } = model.parameters;
  return parameters.flatMap(({ name, shape, tensor }) => {
    const index = segments.findIndex(({ values }) =>
      tensor.address >= values.address &&
      tensor.address < values.address + 4 * values.size
    );
    const offset = (tensor.address - segments[index]!.values.address) / 4;
    return momentNames.map(([moment, prefix]): MomentEntry => {
      const block = optimizer.state.get(`${moment}.${index}`)!;
      const data = block.data() as Float32Array;
      return {
        name: `${prefix}.${name}`,
        dtype: "F32",
        shape,
        data: data.subarray(offset, offset + tensor.size),
      };
    });
  });
}
