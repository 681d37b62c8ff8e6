import { assert, assertEquals } from "@std/assert";
import type { Trainer } from "../../lib/train/trainer.ts";
import { train } from "../train/preset_trainer.ts";
import type { Observation } from "./gpt2_memory_probe.ts";
import { gpt2Trainer, type Task, vocabulary } from "./gpt2_shape.ts";

const probe = new URL("gpt2_memory_probe.ts", import.meta.url).pathname;

/** The parameters of GPT-2 small (Radford et al., 2019; 124,439,808 in the
 * files that were released). */
const parametersOfGpt2 = 124_439_808;

async function observe(task: Task): Promise<Observation> {
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", probe, JSON.stringify(task)],
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  // the last line: a machine without a BLAS says so before
  const [line] = new TextDecoder().decode(stdout).trim().split("\n").slice(-1);
  return JSON.parse(line!);
}

/** With activations kept and with them computed again, and eight sequences a
 * step as well as one. */
const tasks: readonly Task[] = [
  { layers: 12, batch: 8, accumulation: 8, recompute: false, steps: 2 },
  { layers: 12, batch: 8, accumulation: 8, recompute: true, steps: 2 },
  { layers: 12, batch: 1, accumulation: 1, recompute: true, steps: 3 },
];

for (const task of tasks) {
  const { batch, accumulation, recompute } = task;
  const how = `batch ${batch} in ${accumulation} passes` +
    (recompute ? ", recomputed" : "");
  Deno.test({
    name: `GPT-2's shape trains within 4 GiB: ${how}`,
    ignore: Deno.build.os !== "linux",
    async fn() {
      const { parameters, losses, peak } = await observe(task);
      const shown = losses.map((loss) => loss.toFixed(3)).join(", ");
      console.log(`${how}: ${(peak / 2 ** 20).toFixed(0)} MiB, loss ${shown}`);
      assertEquals(parameters, parametersOfGpt2);
      assert(peak < 4 * 2 ** 30, `the process held ${peak} bytes`);
      // A model that knows nothing yet: the logits have a deviation of
      // 0.02 √768 = 0.55, which adds half of its square, 0.15.
      const first = losses[0]! - Math.log(vocabulary);
      assert(Math.abs(first) < 0.3, `the first loss is ${losses[0]}`);
      for (let i = 1; i < losses.length; i++) {
        assert(losses[i]! < losses[i - 1]!, `the losses are ${shown}`);
      }
    },
  });
}

/** All that is learned, and all moments. */
function stateOf({ model, optimizer }: Trainer): Int32Array[] {
  const values = model.parameters.segments.map(({ values }) => values);
  return [...values, ...optimizer.state.values()].map((tensor) => {
    const { buffer, byteOffset, length } = tensor.data();
    return new Int32Array(buffer, byteOffset, length);
  });
}

Deno.test("GPT-2's shape has the same bits where it recomputes", () => {
  const task = { layers: 2, batch: 2, accumulation: 2, steps: 2 };
  const kept = gpt2Trainer({ ...task, recompute: false });
  const again = gpt2Trainer({ ...task, recompute: true });
  assertEquals(train(again, task.steps), train(kept, task.steps));
  const wanted = stateOf(kept);
  stateOf(again).forEach((found, i) => {
    const wrong = found.findIndex((bits, j) => bits !== wanted[i]![j]);
    assertEquals(wrong, -1);
  });
  const bytes = (trainer: Trainer) => trainer.plan!.workspaceBytes;
  assert(bytes(again) < bytes(kept));
});
