/** What a step costs on several machines: the formulae of docs/scaling.md. */

/** What it costs to send, after Hockney ("The communication challenge for
 * MPP", 1994): alpha + beta bytes a message, with another beta for what no
 * core's own cache holds; gamma to add up what came. */
export interface Link {
  /** Seconds a message, however short. */
  readonly alpha: number;
  /** Seconds a byte that is sent while another is received. */
  readonly beta: number;
  /** The same for the bytes of a block beyond the first {@linkcode knee}. */
  readonly beyond: number;
  /** Seconds a received byte to add it up. */
  readonly gamma: number;
}

/** Bytes that a core's own cache holds, about. */
export const knee = 2 ** 20;

/** What a step costs a machine that is alone. */
export interface Compute {
  /** Seconds a step: the update, mostly. */
  readonly fixed: number;
  /** Seconds a shard: gradients of its own that are written and added up. */
  readonly shard: number;
  /** Seconds a sequence. */
  readonly sequence: number;
  /** Threads of the machine: it computes so many shards. */
  readonly threads: number;
}

/** What goes over the network in a step. */
export interface Traffic {
  /** Bytes of each block of gradients. */
  readonly blocks: readonly number[];
}

/** A way to send that is not there yet. */
export interface Improvements {
  /** Share of a machine's work that the exchange can run beside. */
  readonly overlap?: number;
  /** Bytes that an element is sent as; 4 if absent. */
  readonly bytesPerElement?: number;
  /** Whether messages double instead of going to each machine. */
  readonly doubling?: boolean;
  /** Whether each machine updates its part of the parameters only. */
  readonly shardedUpdate?: boolean;
}

/** What messages cost, without additions. */
export type Messages = Pick<Link, "alpha" | "beta" | "beyond">;

/**
 * Seconds of an alltoallv and an allgatherv, as lib/train/shards/exchange.ts
 * makes them: R - 1 messages each of an R-th of the block.
 *
 * @param link What messages cost.
 * @param bytes Bytes of the block.
 * @param ranks How many processes.
 * @returns 2 alpha + 2 (R-1)/R bytes beta.
 */
export function collectiveSeconds(
  { alpha, beta, beyond }: Messages,
  bytes: number,
  ranks: number,
): number {
  const near = Math.min(bytes, knee);
  const transfer = near * beta + (bytes - near) * beyond;
  return 2 * (ranks - 1) * (alpha + transfer / ranks);
}

/**
 * Seconds to add up what came.
 *
 * @param gamma Seconds a byte.
 * @param bytes Bytes of the block.
 * @param ranks How many processes.
 * @returns (R-1)/R bytes gamma.
 */
export function additionSeconds(
  gamma: number,
  bytes: number,
  ranks: number,
): number {
  return (ranks - 1) / ranks * bytes * gamma;
}

/**
 * Seconds of all that a step sends: the blocks, and the losses of the shards.
 *
 * @param link What messages cost.
 * @param traffic What is sent.
 * @param ranks How many processes.
 * @param improvements What is done better than now.
 * @returns 0 for one process.
 */
export function exchangeSeconds(
  link: Link,
  { blocks }: Traffic,
  ranks: number,
  { bytesPerElement = 4, doubling = false }: Improvements = {},
): number {
  const logarithm = Math.ceil(Math.log2(ranks));
  const messages = doubling ? logarithm : ranks - 1;
  const scale = bytesPerElement / 4;
  const transfer = {
    alpha: 0,
    beta: scale * link.beta,
    beyond: scale * link.beyond,
  };
  let seconds = logarithm * link.alpha;
  for (const bytes of blocks) {
    seconds += 2 * messages * link.alpha +
      collectiveSeconds(transfer, bytes, ranks) +
      additionSeconds(link.gamma, bytes, ranks);
  }
  return seconds;
}

/**
 * Seconds of a machine's own work. Its threads get equally many sequences, or
 * some wait.
 *
 * @param compute What it costs.
 * @param sequences How many the machine has.
 * @param parts Machines that share the update.
 * @returns fixed / parts + threads shard + sequences, rounded up, sequence.
 */
export function computeSeconds(
  { fixed, shard, sequence, threads }: Compute,
  sequences: number,
  parts = 1,
): number {
  const rounded = Math.ceil(sequences / threads) * threads;
  return fixed / parts + threads * shard + rounded * sequence;
}

/** A model on a kind of machine and a kind of network. */
export interface Scenario extends Traffic {
  /** What a machine's work costs. */
  readonly compute: Compute;
  /** What sending costs. */
  readonly link: Link;
  /** What is done better than now. */
  readonly improvements?: Improvements;
}

/**
 * Seconds of a step.
 *
 * @param scenario On what.
 * @param sequences How many each machine has.
 * @param ranks How many machines.
 * @returns Work and exchange, one after the other but for the overlap.
 */
export function stepSeconds(
  { compute, link, blocks, improvements = {} }: Scenario,
  sequences: number,
  ranks: number,
): number {
  const { overlap = 0, shardedUpdate = false } = improvements;
  const parts = shardedUpdate ? ranks : 1;
  const work = computeSeconds(compute, sequences, parts);
  const exchange = exchangeSeconds(link, { blocks }, ranks, improvements);
  const hidden = overlap * (work - compute.fixed / parts);
  return work + Math.max(0, exchange - hidden);
}

/**
 * How well machines share one batch.
 *
 * @param scenario On what.
 * @param batch Sequences of all machines together.
 * @param ranks How many machines.
 * @returns T(1) / (R T(R)); undefined if some had no sequence.
 */
export function strongEfficiency(
  scenario: Scenario,
  batch: number,
  ranks: number,
): number | undefined {
  if (ranks > batch) return undefined;
  const alone = stepSeconds(scenario, batch, 1);
  const together = stepSeconds(scenario, Math.ceil(batch / ranks), ranks);
  return alone / (ranks * together);
}

/**
 * How well machines that each bring their own sequences compute.
 *
 * @param scenario On what.
 * @param sequences Of each machine.
 * @param ranks How many machines.
 * @returns T(1) / T(R).
 */
export function weakEfficiency(
  scenario: Scenario,
  sequences: number,
  ranks: number,
): number {
  return stepSeconds(scenario, sequences, 1) /
    stepSeconds(scenario, sequences, ranks);
}

/**
 * Up to how many machines a fixed batch is shared well enough.
 *
 * @param scenario On what.
 * @param batch Sequences of all machines together.
 * @param options The least efficiency, and where to stop looking.
 * @returns The largest number of machines of that efficiency; at least 1.
 */
export function mostMachines(
  scenario: Scenario,
  batch: number,
  { efficiency, limit }: {
    readonly efficiency: number;
    readonly limit: number;
  },
): number {
  for (let ranks = Math.min(limit, batch); ranks > 1; ranks--) {
    if (strongEfficiency(scenario, batch, ranks)! >= efficiency) return ranks;
  }
  return 1;
}

/**
 * How many sequences a machine needs for an efficiency.
 *
 * @param scenario On what, without improvements.
 * @param ranks How many machines.
 * @param efficiency From 0 to 1, both excluded.
 * @returns The smallest multiple of its threads that is enough.
 */
export function leastSequences(
  { compute, link, blocks }: Scenario,
  ranks: number,
  efficiency: number,
): number {
  const { threads } = compute;
  // T / (T + X) >= e where T >= X e / (1 - e)
  const wanted = exchangeSeconds(link, { blocks }, ranks) * efficiency /
    (1 - efficiency);
  const missing = wanted - computeSeconds(compute, 0);
  const groups = Math.ceil(missing / (threads * compute.sequence));
  return threads * Math.max(1, groups);
}

/** A network as it is sold. */
export interface Network {
  /** 10^9 bits a second, each way; absent for what TCP does without one. */
  readonly gigabits?: number;
  /** Seconds that cable, cards and one switch add to a message. */
  readonly hop: number;
  /** Share of the bits that are payload. */
  readonly payload: number;
}

/**
 * What sending over a network costs machines like this one.
 *
 * @param loopback What TCP costs here, without any network.
 * @param network The network.
 * @returns TCP's latency and the network's; the rate of the wire, the best
 * there can be, or TCP's where there is no wire.
 */
export function networkLink(
  loopback: Link,
  { gigabits, hop, payload }: Network,
): Link {
  const alpha = loopback.alpha + hop;
  if (gigabits === undefined) return { ...loopback, alpha };
  const wire = 8 / (gigabits * 1e9 * payload);
  return { alpha, beta: wire, beyond: wire, gamma: loopback.gamma };
}
