/**
 * Generation beside PyTorch with a key-value cache, and beside the whole forward
 * pass for each token: the same model, the same weights, the likeliest tokens.
 *
 *     deno run -A bench/peers/generation.ts [PRESET…] [--batch N] [--length N]
 *       [--rounds N] [--python PROGRAM] [--compile] [--blas PATH]
 *
 * Without presets: small and shakespeare. The shapes are theirs but for the
 * context, which is as long as the text, so that no window slides. All compute
 * with one thread. Each first writes the tokens, which must be the same, and
 * only then they are timed, in turns of a quarter of a second, or of a text
 * where that is longer; the numbers are medians of the rounds,
 * and ratios are taken round by round. `--compile` adds PyTorch's compiler.
 *
 * Nothing else should run meanwhile: the load is printed, and it should be low.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { openBlas } from "../../ffi/mod.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import { median } from "../../lib/core/median.ts";
import { BatchGenerator } from "../../lib/generate/batch_generator.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { blas } from "../../lib/kernels/blas.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";
import { compile } from "../../lib/plan/compile.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";
import { describeMachine } from "../machine.ts";
import { medianRatio } from "../statistics.ts";
import { PythonPeer } from "./generation_process.ts";
import { initialWeights } from "./weights.ts";

/** What all of them generate. */
interface Task {
  readonly config: GPTConfig;
  /** The first token of each sequence. */
  readonly prompts: readonly number[];
  /** How many tokens to add to each. */
  readonly length: number;
}

/** One of those who generate. */
interface Contestant {
  readonly name: string;
  /** Writes the tokens, a list a sequence. */
  readonly tokens: () => Promise<number[][]> | number[][];
  /** Writes them again; returns the seconds it took. */
  readonly time: () => Promise<number> | number;
}

/** Weights are this much larger than a new model's, so that tokens differ and
 * no two are about as likely. */
const spread = 8;

function modelOf(backend: Backend, config: GPTConfig) {
  const engine = new Engine(backend);
  const model = new GPT(config);
  model.parameters.allocate(engine, { drawn: false });
  model.parameters.parameters.forEach(({ name, tensor }, index) => {
    const scale = tensor.rank > 1 ? spread : 1;
    const values = initialWeights(name, index, tensor.size);
    tensor.write(values.map((value) => scale * value));
  });
  return { engine, model };
}

/** How long a turn is, in seconds; one run may be longer. */
const turnSeconds = 0.25;

const likeliest = { temperature: 0, seed: 0 };

/** Keys and values are kept. */
function cached(
  name: string,
  backend: Backend,
  { config, prompts, length }: Task,
): Contestant {
  const { engine, model } = modelOf(backend, config);
  const batch = new BatchGenerator(engine, model, { batch: prompts.length });
  const tokens = () => {
    const first = prompts.map((prompt) =>
      batch.add([prompt], { ...likeliest, length })
    )[0]!;
    const lists: number[][] = prompts.map(() => []);
    while (batch.size > 0) {
      for (const { sequence, id } of batch.step()) {
        lists[sequence - first]!.push(id);
      }
    }
    return lists;
  };
  return { name, tokens, time: () => timed(tokens) };
}

/** The whole forward pass over a window of a fixed length, for each token. */
function uncached(
  name: string,
  backend: Backend,
  { config, prompts, length }: Task,
): Contestant {
  const { engine, model } = modelOf(backend, config);
  const { vocabulary } = config;
  const input = engine.zeros([1, length], { dtype: "int32" });
  const step = engine.withoutGradients(() =>
    compile(engine, () => ({ logits: model.logits(engine, input) }))
  );
  const ids = input.data() as Int32Array;
  const logits = step.outputs.logits.data() as Float32Array;
  const tokens = () =>
    prompts.map((prompt) => {
      const list = [prompt];
      while (list.length <= length) {
        ids.set(list);
        step.run();
        const end = list.length * vocabulary;
        const row = logits.subarray(end - vocabulary, end);
        list.push(row.indexOf(row.reduce((a, b) => Math.max(a, b))));
      }
      return list.slice(1);
    });
  return { name, tokens, time: () => timed(tokens) };
}

/** The seconds of one run, of as many as fill a turn. */
function timed(work: () => void): number {
  const start = performance.now();
  let runs = 0, taken = 0;
  while (taken < turnSeconds) {
    work();
    runs++;
    taken = (performance.now() - start) / 1000;
  }
  return taken / runs;
}

/** PyTorch, with the weights in a file that it reads once. */
async function pytorch(
  name: string,
  peer: PythonPeer,
  task: Task,
): Promise<Contestant> {
  const { model } = modelOf(wasm(), task.config);
  const { parameters } = model.parameters;
  const file = await Deno.makeTempFile();
  try {
    const values = new Float32Array(model.parameters.count);
    let start = 0;
    for (const { tensor } of parameters) {
      values.set(tensor.data(), start);
      start += tensor.size;
    }
    await Deno.writeFile(file, new Uint8Array(values.buffer));
    await peer.ask({
      command: "setup",
      ...task,
      parameters: parameters.map(({ name, shape }) => [name, shape]),
      file,
    });
  } finally {
    await Deno.remove(file);
  }
  return {
    name,
    tokens: async () => (await peer.ask({ command: "tokens" })).tokens!,
    time: async () =>
      (await peer.ask({ command: "time", seconds: turnSeconds })).seconds!,
  };
}

/** Refuses whoever writes other tokens than the first. */
async function verify(contestants: readonly Contestant[]): Promise<void> {
  const [first, ...others] = contestants;
  const expected = JSON.stringify(await first!.tokens());
  for (const { name, tokens } of others) {
    if (JSON.stringify(await tokens()) === expected) continue;
    throw new Error(`Cannot time ${name} as its tokens are not the first's`);
  }
}

async function measure(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<number[][]> {
  const seconds: number[][] = contestants.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (let i = 0; i < contestants.length; i++) {
      const at = (i + round) % contestants.length;
      const taken = await contestants[at]!.time();
      if (round > 0) seconds[at]!.push(taken); // the first warms up
    }
  }
  return seconds;
}

function print(
  title: string,
  contestants: readonly Contestant[],
  seconds: readonly number[][],
  tokens: number,
): void {
  console.log(`\n${title}`);
  contestants.forEach(({ name }, i) => {
    const rate = Math.round(tokens / median(seconds[i]!));
    const ratio = medianRatio(seconds[i]!, seconds[0]!);
    console.log(
      `${name.padEnd(24)}${String(rate).padStart(9)} tokens/s` +
        `${(1 / ratio).toFixed(3).padStart(9)} of the first`,
    );
  });
}

async function main(): Promise<void> {
  const args = parseArgs(Deno.args, {
    string: ["batch", "length", "rounds", "python", "blas"],
    boolean: ["compile"],
  });
  const { cores, load, processor } = describeMachine();
  console.log(`${processor}, ${cores} cores, load ${load.toFixed(1)} before`);
  const path = args.blas as string | undefined;
  const library = openBlas({
    threads: 1,
    ...path === undefined ? {} : { path },
  });
  const python = (args.python as string | undefined) ?? "python3";
  const eager = new PythonPeer(python, []);
  const compiled = args.compile ? new PythonPeer(python, ["--compile"]) : null;
  const length = Number(args.length ?? 128);
  const sequences = Number(args.batch ?? 1);
  const names = args._.length > 0 ? args._ : ["small", "shakespeare"];
  for (const name of names as PresetName[]) {
    const vocabulary = 66;
    const config = { ...presets[name].model, context: length, vocabulary };
    const prompts = Array.from({ length: sequences }, (_, i) => 1 + i % 65);
    const task: Task = { config, prompts, length };
    const contestants = [
      cached("Fluxion, BLAS", blas(library), task),
      cached("Fluxion, WASM", wasm(), task),
      uncached("uncached, BLAS", blas(library), task),
      uncached("uncached, WASM", wasm(), task),
      await pytorch("PyTorch, eager", eager, task),
      ...compiled ? [await pytorch("PyTorch, compiled", compiled, task)] : [],
    ];
    await verify(contestants);
    const seconds = await measure(contestants, Number(args.rounds ?? 7));
    const title = `${name}: ${sequences} × ${length} tokens, verified`;
    print(title, contestants, seconds, sequences * length);
  }
  await Promise.all([eager.close(), compiled?.close()]);
}

if (import.meta.main) await main();
