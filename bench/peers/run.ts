/**
 * Fluxion beside its peers: the same model, the same weights, the same batches,
 * the same optimizer, on the same machine in the same minutes.
 *
 *     deno task bench:peers [PRESET…|--all] [--rounds N] [--seconds S]
 *       [--peers TEXT] [--threads N] [--blas PATH] [--python PROGRAM]
 *       [--json FILE]
 *
 * Presets are tiny, small, medium, large and shakespeare; without any, tiny,
 * small and shakespeare, which take a few minutes. `--peers` keeps those whose
 * name contains one of some texts, separated by commas. A peer that is not
 * installed is left out and named below the table.
 *
 * Every peer is a process of its own. First each makes ten steps from the same
 * weights, and its losses must be Fluxion's within 2e-4; one that disagrees is
 * not timed. Then they are timed in turns, a short burst each, and the numbers
 * are medians of the rounds. "To the first" is a peer's speed in relation to
 * the first row's, "of limit" in relation to the matrix products of Fluxion's
 * step, called back to back; both are taken round by round, as the machine may
 * be faster in one round than in another.
 *
 * Nothing else should run meanwhile: the load is printed, and it should be low.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { type PresetName, presets } from "../../lib/train/presets.ts";
import { describeMachine, type Machine } from "../machine.ts";
import { measure } from "./measure.ts";
import { peersOf, type PeerSpecification } from "./peers.ts";
import { printTable, type Table, tableOf } from "./table.ts";
import { taskOf } from "./task.ts";

/** What a machine with nothing to do has, and a little. */
const quietLoad = 0.5;

/** How many losses are compared. */
const verifiedSteps = 10;

const valueOptions = [
  "rounds",
  "seconds",
  "peers",
  "threads",
  "blas",
  "python",
  "json",
] as const;

type TextOptions = Partial<Record<typeof valueOptions[number], string>>;

function refuse(argument: string): never {
  console.error(
    `Cannot take ${argument} as it must be a preset or an option: ` +
      `see the head of bench/peers/run.ts`,
  );
  Deno.exit(2);
}

function positive(name: string, value: number): number {
  if (value > 0 && Number.isFinite(value)) return value;
  console.error(
    `Cannot take --${name} as it must be a positive number: ` +
      `current value is ${value}`,
  );
  Deno.exit(2);
}

function chosenPresets(words: readonly unknown[], all: boolean): PresetName[] {
  if (all) return Object.keys(presets) as PresetName[];
  if (words.length === 0) return ["tiny", "small", "shakespeare"];
  return words.map((word) =>
    Object.hasOwn(presets, String(word))
      ? word as PresetName
      : refuse(`${word}`)
  );
}

function chosenPeers(options: TextOptions, cores: number): PeerSpecification[] {
  const parts = options.peers?.toLowerCase().split(",") ?? [""];
  const threads = Math.floor(
    positive("threads", Number(options.threads ?? cores)),
  );
  return peersOf({
    threads: Math.max(1, threads),
    python: options.python ?? "python3",
    blas: options.blas,
  }).filter(({ name }) =>
    parts.some((part) => name.toLowerCase().includes(part))
  );
}

function describe(machine: Machine): string {
  const { processor, cores, system, deno, load } = machine;
  return `${processor}, ${cores} cores, ${system}, Deno ${deno}, ` +
    `load ${load.toFixed(1)} before`;
}

function describeRows(tables: readonly Table[]): string[] {
  const described = tables.flatMap(({ rows }) => rows)
    .filter(({ description }) => description !== "")
    .map(({ peer, description }) => `${peer}: ${description}`);
  return [...new Set(described)];
}

async function main(): Promise<void> {
  const args = parseArgs(Deno.args, {
    string: valueOptions,
    boolean: ["all"],
    unknown: (argument) => argument.startsWith("-") ? refuse(argument) : true,
  });
  const options = args as TextOptions;
  const machine = describeMachine();
  const peers = chosenPeers(options, machine.cores);
  const rounds = positive("rounds", Number(options.rounds ?? 5));
  const seconds = positive("seconds", Number(options.seconds ?? 0.25));
  console.log(describe(machine));
  if (machine.load > quietLoad) {
    console.error("Other programs are running: the load should be near 0.");
  }
  const tables: Table[] = [];
  for (const preset of chosenPresets(args._, args.all === true)) {
    const task = taskOf(preset);
    const measurements = await measure(peers, task, {
      rounds,
      seconds,
      verifiedSteps,
      report: (line) => console.error(`${preset}: ${line}`),
    });
    const table = tableOf(preset, task, measurements);
    tables.push(table);
    console.log(`\n${printTable(table)}`);
  }
  console.log(`\n${describeRows(tables).join("\n")}`);
  if (options.json !== undefined) {
    const date = new Date().toISOString();
    const result = { date, args: Deno.args, machine, rounds, seconds };
    const text = JSON.stringify({ ...result, presets: tables }, null, 2);
    await Deno.writeTextFile(options.json, `${text}\n`);
  }
}

if (import.meta.main) await main();
