/** A job over a network of which a cable is cut. */

import { type Launch, launch } from "./launch.ts";
import type { Network } from "./network.ts";

/** How a job ended. */
export interface CutEnd {
  /** The exit code of `mpirun`; undefined if it had to be killed. */
  readonly code: number | undefined;
  /** What was written to the standard error. */
  readonly errors: string;
  /** The checkpoints that were told of before the cut. */
  readonly saved: number;
  /** From the cut until none that trains was left on any host, in seconds. */
  readonly trained: number;
  /** From the cut until no process at all was left, in seconds. */
  readonly seconds: number;
}

/**
 * Runs a job, cuts a cable after a few checkpoints, and waits until no process
 * is left on any host.
 *
 * @param network The hosts.
 * @param what The job; it writes events.
 * @param host Whose cable.
 * @param patience When to end what is still there, in seconds.
 */
export async function runAndCut(
  network: Network,
  what: Launch,
  host: number,
  patience: number,
): Promise<CutEnd> {
  const job = launch(network, what).spawn();
  const errors = new Response(job.stderr).text();
  const [first, second] = job.stdout.tee();
  const ended = new Response(second).text();
  const saved = await checkpoints(first, 3);
  const began = performance.now();
  network.cut(host);
  const end = began + 1000 * patience;
  const trained = await timeUntilGone(() => network.processes("deno"), end);
  const gone = await timeUntilGone(() => network.processes(), end);
  const isOver = network.processes().length === 0;
  network.clear();
  network.mend(host);
  const { code } = await job.status;
  await ended;
  return {
    code: isOver ? code : undefined,
    errors: await errors,
    saved,
    trained: (trained - began) / 1000,
    seconds: (gone - began) / 1000,
  };
}

/** When the last of some processes was gone, or a time if that is earlier. */
async function timeUntilGone(
  processes: () => number[],
  latest: number,
): Promise<number> {
  while (performance.now() < latest && processes().length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return performance.now();
}

/** Waits until so many checkpoints were told of. */
async function checkpoints(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  wanted: number,
): Promise<number> {
  let text = "";
  let count = 0;
  for await (const piece of stream.pipeThrough(new TextDecoderStream())) {
    text += piece;
    count = text.match(/"event":"saved"/g)?.length ?? 0;
    if (count >= wanted) break;
  }
  return count;
}
