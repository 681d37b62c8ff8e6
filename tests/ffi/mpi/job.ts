/** A job of processes, some of which come to harm. */

/** How it ended. */
export interface End {
  /** The exit code of `mpirun`. */
  readonly code: number;
  /** What was written, but for what the processes say of themselves. */
  readonly told: string;
  /** From the harm to the end, in seconds. */
  readonly seconds: number;
  /** The processes that are still there. */
  readonly left: readonly number[];
}

/**
 * Waits until every process said who it is, harms one, and waits for the end.
 *
 * @param job The job; each of its processes writes its rank and number.
 * @param processes How many there are.
 * @param harm Does something to the process of rank 1.
 */
export async function endOf(
  job: Deno.ChildProcess,
  processes: number,
  harm: (pid: number) => void,
): Promise<End> {
  // what does not end by itself is a failure, not a test that hangs
  const timer = setTimeout(() => job.kill("SIGKILL"), 60_000);
  const errors = new Response(job.stderr).text();
  const pids = new Map<number, number>();
  let told = "";
  let began = 0;
  for await (const line of linesOf(job.stdout)) {
    if (!line.startsWith("{")) {
      told += `${line}\n`;
      continue;
    }
    const { rank, pid } = JSON.parse(line);
    pids.set(rank, pid);
    if (pids.size < processes || began > 0) continue;
    began = performance.now();
    harm(pids.get(1)!);
  }
  const { code } = await job.status;
  clearTimeout(timer);
  const seconds = (performance.now() - began) / 1000;
  const left = await thoseLeft([...pids.values()]);
  for (const pid of left) Deno.kill(pid, "SIGKILL");
  return {
    code,
    told: told + await errors,
    seconds,
    left,
  };
}

/** Those that do not end within two seconds: a system takes a moment. */
async function thoseLeft(pids: readonly number[]): Promise<number[]> {
  for (let i = 0; i < 20 && pids.some(isThere); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return pids.filter(isThere);
}

async function* linesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== "");
  }
}

/** Whether it runs, or could; what has ended may wait to be noticed. */
function isThere(pid: number): boolean {
  const { stdout } = new Deno.Command("ps", {
    args: ["-o", "stat=", "-p", String(pid)],
  }).outputSync();
  const state = new TextDecoder().decode(stdout).trim();
  return state !== "" && !state.startsWith("Z");
}
