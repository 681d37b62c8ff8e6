/** One preset: verify, then time in turns. */

import { PeerError, PeerProcess } from "./peer_process.ts";
import type { PeerSpecification } from "./peers.ts";
import type { Ready, Task } from "./protocol.ts";
import { disagreement } from "./verify.ts";

/** How to measure. */
export interface MeasureOptions {
  /** How many bursts each peer makes. */
  readonly rounds: number;
  /** How long a burst is. */
  readonly seconds: number;
  /** How many losses are compared. */
  readonly verifiedSteps: number;
  /** Receives what is going on, a line at a time. */
  readonly report: (line: string) => void;
}

/** What came of a peer. */
export interface Measurement {
  /** Who. */
  readonly peer: PeerSpecification;
  /** What it is; absent if it did not start. */
  readonly ready?: Ready;
  /** Its first losses. */
  readonly losses: readonly number[];
  /** Why it was not timed; absent if it was. */
  readonly reason?: string;
  /** Steps per second, one a round; empty if it was not timed. */
  readonly rates: readonly number[];
}

/** A peer while it is measured. */
interface Contestant {
  readonly peer: PeerSpecification;
  readonly process: PeerProcess;
  ready?: Ready;
  losses: readonly number[];
  reason?: string;
  readonly rates: number[];
}

/** Compiling a model takes minutes where two share a core. */
const setupSeconds = 600;

/** A step of a slow peer may take seconds; a burst has two at least. */
const spareSeconds = 120;

/** Threads go on spinning for some 20 ms after a product, in case there is
 * another: they shall not do so while the next peer computes. */
const pauseMilliseconds = 100;

/**
 * Starts every peer, compares its first losses with those of the first, and
 * times those that agree: a burst each, in turns, so that all see the same
 * machine. Each round begins with another peer. A first round warms up.
 *
 * @param peers Who takes part.
 * @param task What to train.
 * @param options How.
 * @returns What came of each, in the same order.
 */
export async function measure(
  peers: readonly PeerSpecification[],
  task: Task,
  options: MeasureOptions,
): Promise<Measurement[]> {
  const contestants = peers.map((peer): Contestant => ({
    peer,
    process: new PeerProcess(peer),
    losses: [],
    rates: [],
  }));
  try {
    await Promise.all(contestants.map((one) => prepare(one, task, options)));
    verify(contestants);
    for (const { peer, reason } of contestants) {
      if (reason === undefined) continue;
      options.report(`${peer.name}, ${peer.threads}: ${reason}`);
    }
    await runRounds(contestants, options);
  } finally {
    await Promise.all(contestants.map(({ process }) => process.close()));
  }
  return contestants.map(({ process: _, ...measurement }) => measurement);
}

/** Asks; a peer that fails is out, and the others go on. */
async function attempt(
  contestant: Contestant,
  ask: (process: PeerProcess) => Promise<void>,
): Promise<void> {
  if (contestant.reason !== undefined) return;
  try {
    await ask(contestant.process);
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
    contestant.reason = error.message;
    contestant.rates.length = 0;
  }
}

async function prepare(
  contestant: Contestant,
  task: Task,
  { verifiedSteps }: MeasureOptions,
): Promise<void> {
  await attempt(contestant, async (process) => {
    contestant.ready = await process.ask(
      { command: "setup", task },
      setupSeconds,
    );
    const { losses } = await process.ask(
      { command: "losses", steps: verifiedSteps },
      setupSeconds,
    );
    contestant.losses = losses;
  });
}

/** Takes out whose losses are not those of the first that has any. */
function verify(contestants: readonly Contestant[]): void {
  const first = contestants.find(({ losses }) => losses.length > 0);
  if (first === undefined) return;
  for (const contestant of contestants) {
    if (contestant.peer.isLimit || contestant.reason !== undefined) continue;
    const reason = disagreement(contestant.losses, first.losses);
    if (reason !== undefined) contestant.reason = reason;
  }
}

async function runRounds(
  contestants: readonly Contestant[],
  { rounds, seconds, report }: MeasureOptions,
): Promise<void> {
  for (let round = 0; round <= rounds; round++) {
    const isWarmUp = round === 0;
    report(isWarmUp ? "warming up" : `round ${round} of ${rounds}`);
    for (let i = 0; i < contestants.length; i++) {
      const contestant = contestants[(i + round) % contestants.length]!;
      await attempt(contestant, async (process) => {
        await new Promise((done) => setTimeout(done, pauseMilliseconds));
        const burst = await process.ask(
          { command: "time", seconds },
          seconds + spareSeconds,
        );
        if (!isWarmUp) contestant.rates.push(burst.steps / burst.seconds);
      });
    }
  }
}
