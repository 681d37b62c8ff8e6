import { assert } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import { FormatError } from "../../../lib/core/errors.ts";
import { Random } from "../../../lib/core/random.ts";
import { reference } from "../../../lib/kernels/reference/mod.ts";
import { importGPT2 } from "../../../lib/models/gpt2/mod.ts";
import { checkpoints, disposableFolder } from "./checkpoints.ts";

/** What became of checkpoints with a mutated file. */
export interface MutantCounts {
  readonly read: number;
  readonly refused: number;
  /** The longest that one took, in milliseconds. */
  readonly slowest: number;
}

/** Bytes with a few changed, lost or doubled. */
function mutated(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length), end = at + random.below(9);
  const from = random.below(bytes.length);
  const piece = bytes.subarray(from, from + random.below(9));
  const kept = bytes.subarray(Math.min(end, bytes.length));
  return Uint8Array.from([...bytes.subarray(0, at), ...piece, ...kept]);
}

/**
 * Imports the golden checkpoints, one of their files mutated.
 *
 * @param count How often.
 * @param seed Of the mutations.
 * @returns What became of them: anything but a typed error is thrown.
 */
export function importMutants(count: number, seed: number): MutantCounts {
  const random = new Random(seed);
  const encoder = new TextEncoder();
  let read = 0, refused = 0, slowest = 0;
  for (const { files } of checkpoints.values()) {
    using folder = disposableFolder(files);
    const names = Object.keys(files);
    for (let run = 0; run < count / checkpoints.size; run++) {
      const name = names[run % names.length]!;
      const original = files[name]!;
      const bytes = name.endsWith(".safetensors")
        ? Uint8Array.fromBase64(original)
        : encoder.encode(original);
      const path = `${folder.path}/${name}`;
      Deno.writeFileSync(path, mutated(bytes, random));
      const begun = performance.now();
      try {
        importGPT2(folder.path, new Engine(reference()), { trainable: false });
        read++;
      } catch (error) {
        assert(error instanceof FormatError, String(error));
        refused++;
      }
      slowest = Math.max(slowest, performance.now() - begun);
      Deno.writeFileSync(path, bytes);
    }
  }
  return { read, refused, slowest };
}
