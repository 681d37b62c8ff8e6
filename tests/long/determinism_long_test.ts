import { assertEquals, assertNotEquals } from "@std/assert";
import { installedBackends } from "../backends.ts";
import { runProbe } from "../train/run_probe.ts";
import type { Task } from "../train/training_probe.ts";

for (const { name } of installedBackends()) {
  Deno.test(`ten processes come to the same bits, on ${name}`, async () => {
    const task: Task = name === "reference"
      ? { backend: name, preset: "tiny", steps: 100, sequence: 4 }
      : { backend: name, preset: "small", steps: 300 };
    const { digest } = await runProbe(task);
    for (let run = 1; run < 10; run++) {
      assertEquals((await runProbe(task)).digest, digest);
    }
    const other = await runProbe({ ...task, steps: 2 * task.steps });
    assertNotEquals(other.digest, digest);
  });
}
