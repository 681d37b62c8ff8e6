/**
 * jax-js as a peer: its WASM backend, with the whole step compiled.
 *
 *     deno run -A bench/peers/jax.ts [--threads N]
 *
 * It computes in the calling thread where results are read synchronously, and
 * in workers, one a core, where they are awaited: `--threads 1` is the former.
 *
 * @module
 */
import {
  blockUntilReady,
  jit,
  numpy as np,
  tree,
  valueAndGrad,
  version,
} from "./jax_js.ts";
import { parseArgs } from "@std/cli/parse-args";
import {
  lossOf,
  type Parameters,
  shapesOf,
  type State,
  updated,
} from "./jax_model.ts";
import {
  type Burst,
  type Losses,
  type Peer,
  type Ready,
  serve,
  type Task,
} from "./protocol.ts";
import { initialWeights } from "./weights.ts";

type Step = (
  state: State,
  tokens: np.Array,
  targets: np.Array,
  corrections: np.Array,
) => [np.Array, State];

class JaxPeer implements Peer {
  readonly #isThreaded: boolean;
  #task!: Task;
  #state!: State;
  #compiled!: Step;
  #batches: [np.Array, np.Array][] = [];
  #made = 0;

  constructor(threads: number) {
    this.#isThreaded = threads > 1;
  }

  setup(task: Task): Ready {
    const shapes = shapesOf(task.model);
    const size = (shape: number[]) => shape.reduce((a, b) => a * b, 1);
    const make = (
      values: (name: string, index: number, count: number) => Float32Array<
        ArrayBuffer
      >,
    ): Parameters =>
      Object.fromEntries(shapes.map(([name, shape], index) => [
        name,
        np.array(values(name, index, size(shape))).reshape(shape),
      ]));
    const zeros = (_name: string, _index: number, count: number) =>
      new Float32Array(count);
    this.#task = task;
    this.#state = {
      parameters: make(initialWeights),
      first: make(zeros),
      second: make(zeros),
    };
    const shape = [task.batch, task.sequence];
    const ids = (values: readonly number[]) =>
      np.array(Int32Array.from(values)).reshape(shape);
    this.#batches = task.batches.map(({ tokens, targets }) => [
      ids(tokens),
      ids(targets),
    ]);
    this.#compiled = jit(stepOf(task));
    return {
      description: `jax-js ${version}, compiled`,
      parameters: shapes.reduce((sum, [, shape]) => sum + size(shape), 0),
    };
  }

  async losses(steps: number): Promise<Losses> {
    const losses: number[] = [];
    for (let i = 0; i < steps; i++) losses.push(await this.#step());
    return { losses };
  }

  async time(seconds: number): Promise<Burst> {
    const start = performance.now();
    let now = start;
    let steps = 0;
    while (now < start + 1000 * seconds || steps < 2) {
      await this.#step();
      steps++;
      now = performance.now();
    }
    return { steps, seconds: (now - start) / 1000 };
  }

  /** One step, computed when this returns. */
  async #step(): Promise<number> {
    const { beta2 } = this.#task;
    const [tokens, targets] = this.#batches[this.#made % this.#batches.length]!;
    this.#made++;
    const corrections = np.array([
      1 / (1 - 0.9 ** this.#made),
      1 / Math.sqrt(1 - beta2 ** this.#made),
    ]);
    const [loss, state] = this.#compiled(
      this.#state,
      tokens.ref,
      targets.ref,
      corrections,
    );
    this.#state = state;
    if (!this.#isThreaded) return loss.dataSync()[0]!;
    await blockUntilReady(tree.leaves(state.parameters));
    return (await loss.data())[0]!;
  }
}

function stepOf(task: Task): Step {
  return (state, tokens, targets, corrections) => {
    const loss = (parameters: Parameters) =>
      lossOf(task.model, parameters, tokens, targets);
    const [value, gradients] = valueAndGrad(loss)(tree.ref(state.parameters));
    return [value, updated(task, state, gradients as Parameters, corrections)];
  };
}

if (import.meta.main) {
  const { threads } = parseArgs(Deno.args, { string: ["threads"] });
  await serve(new JaxPeer(Number(threads ?? 1)));
}
