/** Kills a training process again and again, and looks at what is left. */

import { assert } from "@std/assert";
import { FluxionError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { loadCheckpoint, newestCheckpoint } from "../../lib/train/mod.ts";

/** What came of the kills. */
export interface KillCounts {
  /** After which the newest checkpoint does not load. */
  torn: number;
  /** After which something begun was left, to be removed by the next save. */
  begun: number;
  /** The newest step at the end. */
  step: number;
}

/** How long a process runs after its first save, at most, in ms. */
const longest = 60;

/**
 * Starts a process that trains and saves, kills it at a random moment, and
 * checks that a step that it told of is there; then the next one goes on.
 *
 * @param folder The folder of the run, empty at first.
 * @param kills How many processes.
 * @param options What to draw from, how the process saves, and after how many
 * torn ones to stop.
 * @returns What came of it.
 */
export async function killAgainAndAgain(
  folder: string,
  kills: number,
  { seed, mode = "whole", until = Infinity }: {
    readonly seed: number;
    readonly mode?: "whole" | "in-place";
    readonly until?: number;
  },
): Promise<KillCounts> {
  const random = new Random(seed);
  const counts: KillCounts = { torn: 0, begun: 0, step: 0 };
  for (let kill = 0; kill < kills; kill++) {
    const told = await killOne(folder, mode, longest * random.uniform());
    const newest = newestCheckpoint(folder)?.step ?? 0;
    assert(newest >= told, `step ${told} was saved, ${newest} is there`);
    assert(newest >= counts.step, `${newest} after ${counts.step}`);
    counts.step = newest;
    if (wasBegun(`${folder}/checkpoints`)) counts.begun++;
    if (!doesLoad(folder)) {
      counts.torn++;
      if (mode === "whole" || counts.torn >= until) return counts;
      // the next process needs one that loads
      const { path } = newestCheckpoint(folder)!;
      Deno.removeSync(path, { recursive: true });
      counts.step = 0;
    }
  }
  return counts;
}

/** The last step that the process told of before it was killed. */
async function killOne(
  folder: string,
  mode: string,
  milliseconds: number,
): Promise<number> {
  const probe = new URL("kill_probe.ts", import.meta.url).href;
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", probe, folder, mode],
    stdout: "piped",
  }).spawn();
  let text = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  for await (
    const piece of process.stdout.pipeThrough(new TextDecoderStream())
  ) {
    timer ??= setTimeout(() => process.kill("SIGKILL"), milliseconds);
    text += piece;
  }
  const { success, code } = await process.status;
  assert(!success && code !== 1, `it ended by itself: ${code}`);
  return Number(text.split("\n").at(-2) ?? 0);
}

function doesLoad(folder: string): boolean {
  const newest = newestCheckpoint(folder);
  if (newest === undefined) return true;
  try {
    return loadCheckpoint(newest.path).state.step === newest.step;
  } catch (error) {
    if (error instanceof FluxionError) return false;
    throw error;
  }
}

function wasBegun(folder: string): boolean {
  return [...Deno.readDirSync(folder)]
    .some(({ name }) => name.endsWith(".fluxion-partial"));
}
