/** What the model says of networks that are not here, as tables. */

import { alignColumns } from "../markdown_table.ts";
import type { ComputeMeasurement } from "./measure.ts";
import {
  type Compute,
  exchangeSeconds,
  type Improvements,
  leastSequences,
  type Link,
  mostMachines,
  type Network,
  networkLink,
  type Scenario,
  strongEfficiency,
  weakEfficiency,
} from "./model.ts";
import { formatMilliseconds } from "./tables.ts";
import { sizesOf } from "./workloads.ts";

/** Ethernet: of the 1538 bytes that a full frame takes on the wire, 1448 are
 * payload of TCP (with its time stamps); a message waits about 10 µs for two
 * cards and a switch. */
const ethernet = { hop: 10e-6, payload: 1448 / 1538 };

const networks: readonly Network[] = [
  ...[10, 25, 100].map((gigabits) => ({ ...ethernet, gigabits })),
  ethernet,
];

const machines = [8, 32, 128, 512, 1024];
const limit = machines.at(-1)!;

/** Where it stops paying: half of what the machines could do is lost. */
const least = 0.5;

/** Sequences of each machine, where it brings its own: nanoGPT's batch. */
const weakSequences = 12;

/** What a table is about. */
interface Case {
  readonly name: string;
  readonly network: Network;
  readonly sharedBatch: number;
  readonly scenario: Scenario;
}

function casesOf(
  measurements: readonly ComputeMeasurement[],
  loopback: Link,
  chosen: readonly Network[] = networks,
): Case[] {
  return measurements.flatMap(({ workload, compute }) =>
    chosen.map((network) => ({
      name: workload.name,
      network,
      sharedBatch: workload.sharedBatch,
      scenario: {
        ...sizesOf(workload),
        compute,
        link: networkLink(loopback, network),
      },
    }))
  );
}

const nameOf = ({ gigabits }: Network) =>
  gigabits === undefined ? "as loopback" : String(gigabits);
const count = (n: number) => n.toLocaleString("en-US");
const percent = (share: number | undefined) =>
  share === undefined ? "-" : `${Math.round(100 * share)} %`;

/** A row a case, its name and network first. */
function table(
  titles: readonly string[],
  cases: readonly Case[],
  cellsOf: (each: Case) => string[],
): string {
  const rows = cases.map((each) => [
    each.name,
    nameOf(each.network),
    ...cellsOf(each),
  ]);
  return alignColumns(["", "Gbit/s", ...titles], rows).join("\n");
}

/**
 * Milliseconds of a step's exchange.
 *
 * @param measurements The workloads.
 * @param loopback What TCP costs without a network.
 * @returns A table, a column for each number of machines.
 */
export function exchangeTable(
  measurements: readonly ComputeMeasurement[],
  loopback: Link,
): string {
  const titles = machines.map((n) => `${count(n)} machines`);
  return table(
    titles,
    casesOf(measurements, loopback),
    ({ scenario }) =>
      machines.map((ranks) =>
        formatMilliseconds(exchangeSeconds(scenario.link, scenario, ranks))
      ),
  );
}

/**
 * Machines that share one batch.
 *
 * @param measurements The workloads.
 * @param loopback What TCP costs without a network.
 * @returns A table of efficiencies.
 */
export function strongTable(
  measurements: readonly ComputeMeasurement[],
  loopback: Link,
): string {
  const cases = casesOf(measurements, loopback).flatMap((each) =>
    // nanoGPT's recipe as it is, and one that there is something to share of
    each.name === "shakespeare" ? [{ ...each, sharedBatch: 12 }, each] : [each]
  );
  const titles = ["sequences", ...machines.map(count), "50 % up to"];
  return table(titles, cases, ({ scenario, sharedBatch }) => {
    const most = mostMachines(scenario, sharedBatch, {
      efficiency: least,
      limit,
    });
    return [
      count(sharedBatch),
      ...machines.map((ranks) =>
        percent(strongEfficiency(scenario, sharedBatch, ranks))
      ),
      most === limit ? `${count(limit)} or more` : count(most),
    ];
  });
}

/**
 * Machines that bring their own sequences.
 *
 * @param measurements The workloads.
 * @param loopback What TCP costs without a network.
 * @returns A table of efficiencies, and of what 50 % takes.
 */
export function weakTable(
  measurements: readonly ComputeMeasurement[],
  loopback: Link,
): string {
  const needed = [8, 128, 1024];
  const titles = [
    ...machines.map(count),
    ...needed.map((n) => `50 % at ${count(n)}`),
  ];
  return table(titles, casesOf(measurements, loopback), ({ scenario }) => [
    ...machines.map((ranks) =>
      percent(weakEfficiency(scenario, weakSequences, ranks))
    ),
    ...needed.map((ranks) => count(leastSequences(scenario, ranks, least))),
  ]);
}

/** Two thirds of the work are the backward pass. */
const overlap = 2 / 3;

/** What else there could be. */
interface Change extends Improvements {
  readonly title: string;
  /** How many times the sequences of each machine. */
  readonly times?: number;
  /** How many times as fast each machine. */
  readonly faster?: number;
}

const together = {
  overlap,
  doubling: true,
  shardedUpdate: true,
  bytesPerElement: 2,
  times: 8,
};

const changes: readonly Change[] = [
  { title: "as it is" },
  { title: "eight times the sequences", times: 8 },
  { title: "exchange beside backward", overlap },
  { title: "messages that double", doubling: true },
  { title: "sharded update", shardedUpdate: true },
  { title: "gradients of 16 bits", bytesPerElement: 2 },
  { title: "all of these", ...together },
  { title: "machines 16 times as fast", faster: 16 },
  { title: "those, with all of these", faster: 16, ...together },
];

function scaled(compute: Compute, faster: number): Compute {
  return {
    ...compute,
    fixed: compute.fixed / faster,
    shard: compute.shard / faster,
    sequence: compute.sequence / faster,
  };
}

/** What is worth a look: where latency decides, and where bytes do. */
const lookedAt: readonly string[] = ["shakespeare", "large", "GPT-2 (124 M)"];

/**
 * What would be next: efficiencies of machines that bring their own sequences,
 * at 25 Gbit/s.
 *
 * @param measurements The workloads.
 * @param loopback What TCP costs without a network.
 * @returns A table, a row for each change.
 */
export function nextTable(
  measurements: readonly ComputeMeasurement[],
  loopback: Link,
): string {
  const cases = casesOf(measurements, loopback, [networks[1]!])
    .filter(({ name }) => lookedAt.includes(name));
  const columns = cases.flatMap((each) =>
    [32, 1024].map((ranks) => ({ ...each, ranks }))
  );
  const head = [
    "",
    ...columns.map(({ name, ranks }) => `${name}, ${count(ranks)}`),
  ];
  const rows = changes.map(
    ({ title, times = 1, faster = 1, ...improvements }) => [
      title,
      ...columns.map(({ scenario, ranks }) => {
        const compute = scaled(scenario.compute, faster);
        const changed = { ...scenario, compute, improvements };
        return percent(weakEfficiency(changed, times * weakSequences, ranks));
      }),
    ],
  );
  return alignColumns(head, rows).join("\n");
}
