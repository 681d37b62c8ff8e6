/** Loads a model and saves it again in a process of its own, and prints what
 * that took: `large_model_probe.ts FROM TO`. */

import { Engine } from "../../lib/autograd/engine.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { loadModel, saveModel } from "../../lib/models/mod.ts";
import { patternAt } from "./large_model.ts";

/** The most memory that this process ever had, in bytes. */
function peakBytes(): number {
  const status = Deno.readTextFileSync("/proc/self/status");
  return 1024 * Number(/^VmHWM:\s+(\d+)/m.exec(status)![1]);
}

const [from, to] = Deno.args as [string, string];
const engine = new Engine(wasm());
const before = peakBytes();
const start = performance.now();
const { model, ...description } = loadModel(from, engine, { trainable: false });
const loaded = peakBytes();
const seconds = (performance.now() - start) / 1000;
let wrong = 0;
for (const { tensor } of model.parameters.parameters) {
  const values = tensor.data();
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== patternAt(i)) wrong++;
  }
}
saveModel(to, model, description);
const saved = peakBytes();
console.log(JSON.stringify({
  parameterBytes: 4 * model.parameters.count,
  wrong,
  seconds,
  load: loaded - before,
  save: saved - loaded,
}));
