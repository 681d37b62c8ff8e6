/** Exported models, run by ONNX Runtime's own WebAssembly build. It is here
 * and not in the gate as its package is large (30 MB to fetch). */

import { assert, assertEquals } from "@std/assert";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { exportOnnx } from "../../lib/models/onnx.ts";
import {
  configs,
  randomIds,
  RandomModel,
  shapesWithin,
} from "../models/onnx_models.ts";

/** What is used of the runtime. */
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
interface Session {
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}
interface Runtime {
  readonly env: { readonly wasm: { numThreads: number } };
  readonly Tensor: new (
    dtype: "int64",
    data: BigInt64Array,
    dims: readonly number[],
  ) => Tensor;
  readonly InferenceSession: {
    create(file: Uint8Array, options: object): Promise<Session>;
  };
}

/** Not a literal, so that checking types does not fetch the package. */
const specifier: string = "onnxruntime-web";

async function runtime(): Promise<Runtime> {
  const loaded: Runtime = await import(specifier);
  loaded.env.wasm.numThreads = 1;
  return loaded;
}

async function bytesOf(model: RandomModel): Promise<Uint8Array> {
  const description = { tokenizer: new ByteTokenizer(), version: "0.0.0" };
  return await new Blob([...exportOnnx(model.model, description)]).bytes();
}

/** The runtime keeps a port open from its first session on: not a leak of the
 * test that happens to be the first. */
async function warmUp(): Promise<void> {
  const { InferenceSession } = await runtime();
  const [config] = Object.values(configs);
  const session = await InferenceSession.create(
    await bytesOf(new RandomModel(config!)),
    { executionProviders: ["wasm"] },
  );
  await session.release();
}

await warmUp();

for (const [name, config] of Object.entries(configs)) {
  Deno.test(`exportOnnx() gives ONNX Runtime the model's logits: ${name}`, async () => {
    const ort = await runtime();
    const model = new RandomModel(config);
    const session = await ort.InferenceSession.create(
      await bytesOf(model),
      { executionProviders: ["wasm"] },
    );
    let largest = 0;
    for (const [batch, time] of shapesWithin(config.context)) {
      const ids = randomIds(batch * time, config.vocabulary, time);
      const shape = [batch, time];
      const wanted = model.logits(ids, batch);
      const feed = new ort.Tensor(
        "int64",
        BigInt64Array.from(ids, BigInt),
        shape,
      );
      const { logits } = await session.run({ input_ids: feed });
      assertEquals(logits!.dims, [batch, time, config.vocabulary]);
      logits!.data.forEach((value, i) => {
        largest = Math.max(largest, Math.abs(value - wanted[i]!));
      });
    }
    await session.release();
    console.log(`largest difference of a logit: ${largest.toExponential(1)}`);
    // the bound that the export promises
    assert(largest <= 1e-4, `${largest}`);
  });
}

Deno.test("exportOnnx() makes ONNX Runtime refuse more than the context", async () => {
  const ort = await runtime();
  const config = Object.values(configs)[0]!;
  const session = await ort.InferenceSession.create(
    await bytesOf(new RandomModel(config)),
    { executionProviders: ["wasm"], logSeverityLevel: 4 },
  );
  const time = config.context + 1;
  const ids = new ort.Tensor("int64", new BigInt64Array(time), [1, time]);
  let message = "";
  await session.run({ input_ids: ids }).catch((error: Error) => {
    message = error.message;
  });
  await session.release();
  assert(message.includes("out of data bounds"), message);
});
