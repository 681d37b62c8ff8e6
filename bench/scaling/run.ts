/**
 * What more machines would bring: measures what a step's work and its messages
 * cost here, fits the model of docs/scaling.md to it, compares the model with
 * steps that two and four processes share, and prints what it predicts for
 * networks, as the tables of the document.
 *
 *     deno run -A bench/scaling/run.ts [--quick] [--write]
 *
 * It takes about three minutes, and nothing else should run meanwhile. With
 * `--quick` it takes one, and leaves out what takes longest, GPT-2 among it.
 * With `--write` it puts the tables into the document.
 *
 * It needs Open MPI; MPICH is measured, too, where it is installed.
 *
 * @module
 */

import { parseArgs } from "@std/cli/parse-args";
import { describeMachine, type Machine } from "../machine.ts";
import { replaceSections } from "./document.ts";
import {
  type Check,
  type ComputeMeasurement,
  type LinkMeasurement,
  measureAlone,
  measureCheck,
  measureCompute,
  measureLink,
  type Thoroughness,
} from "./measure.ts";
import type { Link } from "./model.ts";
import {
  exchangeTable,
  nextTable,
  strongTable,
  weakTable,
} from "./predictions.ts";
import { installedTransports } from "./processes.ts";
import { blockTable, checkTable, computeTable, linkTable } from "./tables.ts";
import { workloads } from "./workloads.ts";

const document = new URL("../../docs/scaling.md", import.meta.url);

const quick: Thoroughness = { seconds: 0.4, budget: 2 ** 25 };
const thorough: Thoroughness = { seconds: 0.8, budget: 2 ** 27 };

/** What a machine with nothing to do has, and a little. */
const quietLoad = 0.5;

function report(text: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
}

async function measureLinks(how: Thoroughness): Promise<LinkMeasurement[]> {
  const links: LinkMeasurement[] = [];
  for (const transport of installedTransports()) {
    for (const ranks of transport.yields ? [2, 4] : [2]) {
      report(`messages: ${transport.name}, ${ranks} ranks`);
      links.push(await measureLink(transport, ranks, how));
    }
  }
  return links;
}

async function measureWork(how: Thoroughness): Promise<ComputeMeasurement[]> {
  const measured: ComputeMeasurement[] = [];
  for (const workload of workloads) {
    if (how === quick && workload.checkedBatch === 0) continue;
    report(`work: ${workload.name}`);
    measured.push(await measureCompute(workload, how));
  }
  return measured;
}

/** Which steps to share: all of them where a user would look first. */
function namesOf(
  { transport, ranks }: LinkMeasurement,
  how: Thoroughness,
): string[] {
  if (how === quick) return ["small", "shakespeare"];
  if (ranks > 2 && transport.isTcp) return [];
  return ranks > 2 || !transport.yields
    ? ["shakespeare", "medium"]
    : ["small", "shakespeare", "medium", "large"];
}

async function measureChecks(
  links: readonly LinkMeasurement[],
  how: Thoroughness,
): Promise<Check[]> {
  const known = new Map<string, number>();
  const checks: Check[] = [];
  for (const link of links) {
    const { transport, ranks } = link;
    const names = namesOf(link, how);
    for (const workload of workloads) {
      if (!names.includes(workload.name)) continue;
      report(`check: ${workload.name}, ${transport.name}, ${ranks} ranks`);
      const key = `${workload.name} ${ranks}`;
      const alone = known.get(key) ?? await measureAlone(workload, ranks, how);
      known.set(key, alone);
      checks.push({ ...await measureCheck(workload, link, how), alone });
    }
  }
  return checks;
}

function describe(
  { processor, cores, system, deno, load }: Machine,
  isQuick: boolean,
): string {
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}${isQuick ? ", quickly" : ""}: ${processor}, ` +
    `${cores} cores, ${system}, Deno ${deno}, load ${load.toFixed(1)} before.`;
}

/** What TCP costs here, without a network. */
function loopbackOf(links: readonly LinkMeasurement[]): Link {
  const link = links.find(({ transport }) => transport.isTcp)?.link;
  if (link !== undefined) return link;
  throw new Error("Cannot predict anything as Open MPI must be installed");
}

async function measureSections(
  how: Thoroughness,
): Promise<Record<string, string>> {
  const machine = describe(describeMachine(), how === quick);
  const links = await measureLinks(how);
  const loopback = loopbackOf(links);
  const work = await measureWork(how);
  const checks = await measureChecks(links, how);
  return {
    machine,
    links: linkTable(links),
    blocks: blockTable(links),
    work: computeTable(work),
    checks: checkTable(checks),
    exchange: exchangeTable(work, loopback),
    strong: strongTable(work, loopback),
    weak: weakTable(work, loopback),
    next: nextTable(work, loopback),
  };
}

async function write(sections: Record<string, string>): Promise<void> {
  const text = await Deno.readTextFile(document);
  await Deno.writeTextFile(document, replaceSections(text, sections));
  const format = ["fmt", "--quiet", document.pathname];
  await new Deno.Command(Deno.execPath(), { args: format }).output();
}

async function main(): Promise<void> {
  const args = parseArgs(Deno.args, {
    boolean: ["quick", "write"],
    unknown: (argument) => {
      console.error(
        `Cannot take ${argument} as it must be an option: ` +
          `see the head of bench/scaling/run.ts`,
      );
      Deno.exit(2);
    },
  });
  if (describeMachine().load > quietLoad) {
    report("other programs are running: the load should be near 0");
  }
  const sections = await measureSections(
    args.quick === true ? quick : thorough,
  );
  console.log(Object.values(sections).join("\n\n"));
  if (args.write === true) await write(sections);
}

if (import.meta.main) await main();
