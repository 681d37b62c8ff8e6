/** A model of 2 GB, written without ever being in memory. */

import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { safetensorsChunks } from "../../lib/formats/safetensors/mod.ts";
import {
  encodeConfig,
  weightsFile,
  weightsMetadata,
} from "../../lib/models/model_folder.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { sizeOf } from "../../lib/core/shape.ts";
import { writeFiles } from "../../lib/storage/files.ts";

/** What each tensor holds at an index: exact in float32. */
export function patternAt(index: number): number {
  return (index % 1021) / 1024;
}

/**
 * Writes a model of 503 million parameters.
 *
 * @param folder Where; it is there.
 * @returns The bytes of its parameters.
 */
export function writeLargeModel(folder: string): number {
  const model = new GPT({
    vocabulary: 4,
    context: 8,
    features: 2048,
    heads: 16,
    layers: 10,
    hidden: 8192,
    activation: "gelu",
    bias: true,
    tiedHead: true,
    dropout: 0,
  });
  const { parameters, count } = model.parameters;
  const longest = Math.max(...parameters.map(({ shape }) => sizeOf(shape)));
  // all tensors begin alike, so one array stands for each of them
  const pattern = Float32Array.from(
    { length: longest },
    (_, i) => patternAt(i),
  );
  const content = safetensorsChunks(
    parameters.map(({ name, shape }) => ({
      name,
      dtype: "F32",
      shape,
      data: pattern.subarray(0, sizeOf(shape)),
    })),
    weightsMetadata,
  );
  const config = encodeConfig(model, {
    preset: "large",
    sequence: 8,
    tokenizer: new CharacterTokenizer("abc"),
    training: { steps: 1, seed: 1, loss: 1, validationLoss: 1 },
  });
  writeFiles([
    { path: `${folder}/${weightsFile}`, content },
    {
      path: `${folder}/config.json`,
      content: new TextEncoder().encode(config),
    },
  ]);
  return 4 * count;
}
