/** What `train --dashboard` costs: the same run without it, with it, and with a
 * page that watches, in turns, each in a process of its own.
 *
 *     deno run -A bench/dashboard_cost.ts [PRESET] [STEPS] [ROUNDS]
 */
import { median } from "../lib/core/median.ts";

const [preset = "tiny", steps = "20000", rounds = "7"] = Deno.args;

const program = new URL("../cli.ts", import.meta.url).pathname;

/** How a run is watched. */
type Way = "without" | "open" | "watched";

/** Reads events as a page does, until there are no more. */
async function watch(stderr: ReadableStream<Uint8Array>): Promise<number> {
  const decoder = new TextDecoder();
  let text = "", bytes = 0;
  for await (const part of stderr) {
    text += decoder.decode(part, { stream: true });
    const url = /The dashboard is at (\S+)\n/.exec(text)?.[1];
    if (url === undefined) continue;
    const { body } = await fetch(`${url}events`);
    for await (const chunk of body!) bytes += chunk.length;
    break;
  }
  return bytes;
}

/** Trains; returns steps a second of the whole run: what the dashboard does
 * while signals are let through counts, too. */
async function speed(way: Way): Promise<number> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "-q", program, "train", "--preset", preset],
      ...["--steps", steps, "--json"],
      ...way === "without" ? [] : ["--dashboard", "--port", "0"],
    ],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const watching = way === "watched"
    ? watch(child.stderr)
    : child.stderr.pipeTo(new WritableStream());
  let last = "";
  for await (const part of child.stdout.pipeThrough(new TextDecoderStream())) {
    last = (last + part).slice(-4096);
  }
  await watching;
  const { code } = await child.status;
  if (code !== 0) throw new Error(`The run ended with exit code ${code}`);
  const done = JSON.parse(last.trimEnd().split("\n").at(-1)!);
  return done.steps / done.seconds;
}

const ways: readonly Way[] = ["without", "open", "watched"];
const speeds: Record<Way, number[]> = { without: [], open: [], watched: [] };
const ratios: Record<Way, number[]> = { without: [], open: [], watched: [] };
for (let round = 0; round < Number(rounds); round++) {
  // each goes first in turn, so that a machine that slows down favours none
  const order = ways.map((_, i) => ways[(i + round) % ways.length]!);
  for (const way of order) speeds[way].push(await speed(way));
  for (const way of ways) {
    ratios[way].push(speeds[way][round]! / speeds.without[round]!);
  }
}
for (const way of ways) {
  const cost = 100 * (1 - median(ratios[way]));
  console.log(
    `${preset} ${way.padEnd(8)} ${median(speeds[way]).toFixed(1)} it/s, ` +
      `${cost.toFixed(2)} % slower (median of ${rounds} pairs)`,
  );
}
