/** Measures what the model needs, and what it is compared with. */

import { median } from "../../lib/core/median.ts";
import type { ComputeTask } from "./compute_probe.ts";
import type { ExchangeTask, ExchangeTimes } from "./exchange_probe.ts";
import { fit } from "./fit.ts";
import {
  additionSeconds,
  collectiveSeconds,
  type Compute,
  exchangeSeconds,
  knee,
  type Link,
} from "./model.ts";
import { runAlone, runRanks, type Transport } from "./processes.ts";
import type { RanksTask, RanksTime } from "./ranks_probe.ts";
import { type Point, sizesOf, type Workload } from "./workloads.ts";

/** How thoroughly to measure. */
export interface Thoroughness {
  /** Seconds of each measurement, about. */
  readonly seconds: number;
  /** Bytes to exchange of each size, about. */
  readonly budget: number;
}

/** What a transport costs. */
export interface LinkMeasurement {
  /** The transport. */
  readonly transport: Transport;
  /** How many processes. */
  readonly ranks: number;
  /** What was measured. */
  readonly times: ExchangeTimes;
  /** What was fitted to it. */
  readonly link: Link;
  /** Of each block, (predicted - measured) / measured, additions included. */
  readonly errors: readonly number[];
}

/** What a workload costs a machine. */
export interface ComputeMeasurement {
  /** The workload. */
  readonly workload: Workload;
  /** Seconds a step, one a point of the workload. */
  readonly seconds: readonly number[];
  /** What was fitted to them. */
  readonly compute: Compute;
  /** Of each point, (predicted - measured) / measured. */
  readonly errors: readonly number[];
}

/** A step that processes shared, beside what the model says of it. */
export interface Check {
  /** The workload. */
  readonly workload: Workload;
  /** What the processes sent over. */
  readonly transport: Transport;
  /** How many. */
  readonly ranks: number;
  /** Seconds of a step of one process, with one thread. */
  readonly alone: number;
  /** What was measured in the processes. */
  readonly time: RanksTime;
  /** Seconds of a step: the work that was measured, and the exchange that
   * the model predicts. */
  readonly predicted: number;
}

/** From where the latency decides to larger than any cache. */
const sizes = [10, 14, 17, 20, 22, 24, 26].map((exponent) => 2 ** exponent);

/** Blocks whose addition takes longer than to call it. */
const largeBlock = knee;

/**
 * Fits a link to what was measured.
 *
 * @param times What was measured.
 * @param ranks How many processes.
 * @returns What messages cost.
 */
export function fitLink({ blocks }: ExchangeTimes, ranks: number): Link {
  const none = { alpha: 0, beta: 0, beyond: 0 };
  const units = (["alpha", "beta", "beyond"] as const)
    .map((unit) => ({ ...none, [unit]: 1 }));
  const { coefficients: [alpha, beta, beyond] } = fit(
    blocks.map(({ bytes }) =>
      units.map((unit) => collectiveSeconds(unit, bytes, ranks))
    ),
    blocks.map(({ collective }) => collective),
  );
  const additions = blocks.filter(({ bytes }) => bytes >= largeBlock)
    .map(({ bytes, collective, total }) =>
      (total - collective) / additionSeconds(1, bytes, ranks)
    );
  return {
    alpha: alpha!,
    beta: beta!,
    beyond: beyond!,
    gamma: median(additions),
  };
}

/**
 * Measures what messages cost.
 *
 * @param transport What they go over.
 * @param ranks How many processes.
 * @param thoroughness How many messages.
 * @returns The costs.
 */
export async function measureLink(
  transport: Transport,
  ranks: number,
  { budget }: Thoroughness,
): Promise<LinkMeasurement> {
  const task: Omit<ExchangeTask, "library"> = { sizes, budget };
  const probe = "exchange_probe.ts";
  const times = await runRanks<ExchangeTimes>(transport, ranks, probe, task);
  const link = fitLink(times, ranks);
  const errors = times.blocks.map(({ bytes, total }) =>
    (collectiveSeconds(link, bytes, ranks) +
        additionSeconds(link.gamma, bytes, ranks)) / total - 1
  );
  return { transport, ranks, times, link, errors };
}

/**
 * Fits the costs of a machine's work to what was measured.
 *
 * @param points How the steps were cut.
 * @param seconds How long they took.
 * @param threads Shards that are computed at a time.
 * @returns The costs, and how far off they are.
 */
export function fitCompute(
  points: readonly Point[],
  seconds: readonly number[],
  threads: number,
): { readonly compute: Compute; readonly errors: readonly number[] } {
  // where all steps had as many shards, their cost is part of the fixed one
  const several = points.some(({ shards }) => shards !== points[0]!.shards);
  const { coefficients: [fixed, sequence, shard = 0], errors } = fit(
    points.map(({ batch, shards }) => [1, batch, ...several ? [shards] : []]),
    seconds,
  );
  const compute = { fixed: fixed!, shard, sequence: sequence!, threads };
  return { compute, errors };
}

/** Seconds of a step of a process that is alone. */
function timeStep(
  { name }: Workload,
  point: Point,
  { threads, library, seconds }: Omit<ComputeTask, "name" | "point">,
): Promise<number> {
  const task: ComputeTask = { name, point, threads, library, seconds };
  return runAlone("compute_probe.ts", task);
}

/**
 * Measures what a workload costs a machine like this one.
 *
 * @param workload The workload.
 * @param thoroughness How long to measure.
 * @returns The costs.
 */
export async function measureCompute(
  workload: Workload,
  { seconds }: Thoroughness,
): Promise<ComputeMeasurement> {
  const { points, threads } = workload;
  const library = threads === 1 ? navigator.hardwareConcurrency : 1;
  const times: number[] = [];
  for (const point of points) {
    times.push(await timeStep(workload, point, { threads, library, seconds }));
  }
  return { workload, seconds: times, ...fitCompute(points, times, threads) };
}

/**
 * Measures a step of one process with one thread.
 *
 * @param workload What is trained.
 * @param shards Into how many its batch is cut.
 * @param thoroughness How long to measure.
 * @returns Seconds.
 */
export function measureAlone(
  workload: Workload,
  shards: number,
  { seconds }: Thoroughness,
): Promise<number> {
  const point = { batch: workload.checkedBatch, shards, accumulation: 1 };
  return timeStep(workload, point, { threads: 1, library: 1, seconds });
}

/**
 * Measures a step that processes share, and predicts it.
 *
 * @param workload What is trained.
 * @param measured What their messages cost.
 * @param thoroughness How long to measure.
 * @returns Both.
 */
export async function measureCheck(
  workload: Workload,
  { transport, ranks, link }: LinkMeasurement,
  { seconds }: Thoroughness,
): Promise<Omit<Check, "alone">> {
  const task: Omit<RanksTask, "library"> = { name: workload.name, seconds };
  const probe = "ranks_probe.ts";
  const time = await runRanks<RanksTime>(transport, ranks, probe, task);
  const { blocks } = sizesOf(workload);
  const predicted = time.compute + exchangeSeconds(link, { blocks }, ranks);
  return { workload, transport, ranks, time, predicted };
}
