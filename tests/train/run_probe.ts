import { assertEquals } from "@std/assert";
import type { Observation, Task } from "./training_probe.ts";

const probe = new URL("./training_probe.ts", import.meta.url);
const config = new URL("../../deno.json", import.meta.url);

/**
 * Trains in a process of its own.
 *
 * @param task What to train.
 * @param flags Of Deno: with `--v8-flags=--expose-gc` the heap is looked at.
 * @returns What the process saw of itself.
 */
export async function runProbe(
  task: Task,
  flags: readonly string[] = [],
): Promise<Observation> {
  const command = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-q",
      "-A",
      ...flags,
      `--config=${config.pathname}`,
      probe.href,
      JSON.stringify(task),
    ],
    stdin: "null",
    stderr: "inherit",
  });
  const { code, stdout } = await command.output();
  assertEquals(code, 0);
  // the last line: a machine without a BLAS says so before
  const [line] = new TextDecoder().decode(stdout).trim().split("\n").slice(-1);
  return JSON.parse(line!);
}
