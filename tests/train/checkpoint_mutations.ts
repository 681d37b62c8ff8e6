/** Checkpoints of which one file is spoiled, for the campaigns of
 * tests/mutation_campaign.ts. */

import { Engine } from "../../lib/autograd/engine.ts";
import { encodeChecksums } from "../../lib/formats/checksums.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { sha256 } from "../../lib/storage/sha256.ts";
import {
  type Checkpoint,
  loadCheckpoint,
  type TrainerOptions,
} from "../../lib/train/mod.ts";
import golden from "../golden/checkpoint_v1.json" with { type: "json" };
import type { Subject } from "../mutation_campaign.ts";
import { corpus } from "./checkpoint_trainer.ts";

type FileName = keyof typeof golden.files;

/** The order in which the sums stand. */
const summed: readonly FileName[] = [
  "config.json",
  "model.safetensors",
  "optimizer.safetensors",
  "state.json",
];

/** What decides how much memory a trainer takes: it may take what it needs. */
const sizes: readonly (keyof TrainerOptions)[] = [
  ...["batch", "sequence", "evaluationSequences", "shards"] as const,
  ...["accumulation", "recompute", "eager"] as const,
];

const pieces: Record<FileName, readonly string[]> = {
  "config.json": ['"model"', '"layers":1024,', '"features":16777216,'],
  "model.safetensors": ['"dtype":"F16"', '"shape":[8]', '"F64"'],
  "optimizer.safetensors": ["first_moment.", '"F64"', '"data_offsets":[0,8]'],
  "state.json": [
    '"version": 2,',
    '"extra":{},',
    '"seed":8',
    '"sha256"',
    "null",
  ],
  "SHA256SUMS": ["0".repeat(64), "  ../state.json", "  /etc/passwd", "\n"],
};

/** A checkpoint on the disk; half of the time its sums are made true. */
class SpoiledCheckpoint {
  readonly #folder: string;
  readonly #name: FileName;
  readonly #original: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  #engine = new Engine(reference());
  #runs = 0;

  constructor(folder: string, name: FileName) {
    this.#folder = folder;
    this.#name = name;
    this.#original = new Map(
      Object.entries(golden.files)
        .map(([name, text]) => [name, Uint8Array.fromBase64(text)]),
    );
    for (const [name, bytes] of this.#original) this.#write(name, bytes);
  }

  /** Reads the checkpoint with another content of the file. */
  load(bytes: Uint8Array<ArrayBuffer>): void {
    this.#runs++;
    this.#write(this.#name, bytes);
    if (this.#name !== "SHA256SUMS") {
      const isTrue = this.#runs % 8 !== 0;
      this.#writeSums(isTrue ? bytes : this.#original.get(this.#name)!);
    }
    const checkpoint = loadCheckpoint(this.#folder);
    if (!isOfUsualSize(checkpoint)) return;
    // each engine takes address space of its own
    if (this.#runs % 200 === 0) this.#engine = new Engine(reference());
    checkpoint.resume(this.#engine, corpus);
  }

  #write(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    Deno.writeFileSync(`${this.#folder}/${name}`, bytes);
  }

  #writeSums(bytes: Uint8Array<ArrayBuffer>): void {
    const sums = summed.map((name) => {
      const content = name === this.#name ? bytes : this.#original.get(name)!;
      return [name, sha256(content)] as const;
    });
    const text = encodeChecksums(new Map(sums));
    this.#write("SHA256SUMS", new TextEncoder().encode(text));
  }
}

function isOfUsualSize({ state: { options } }: Checkpoint): boolean {
  return sizes.every((name) => options[name] === usual[name]);
}

const usual: TrainerOptions = JSON.parse(
  new TextDecoder().decode(Uint8Array.fromBase64(golden.files["state.json"])),
).recipe;

/**
 * Each file of a checkpoint, the others as they should be.
 *
 * @param folder Where there is nothing yet.
 * @returns What reads them, by the name of the file.
 */
export function checkpointSubjects(folder: string): readonly Subject[] {
  return (Object.keys(golden.files) as FileName[]).map((name) => {
    const path = `${folder}/${name}`;
    Deno.mkdirSync(path);
    const checkpoint = new SpoiledCheckpoint(path, name);
    return {
      name: `checkpoint ${name}`,
      originals: [Uint8Array.fromBase64(golden.files[name])],
      pieces: pieces[name],
      lengthPrefix: name.endsWith(".safetensors"),
      load: (bytes) => checkpoint.load(bytes),
    };
  });
}
