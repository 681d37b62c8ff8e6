/** Times calls in turns, each from the operands that it is to start from. */

import { median } from "../../lib/core/median.ts";

/** A call to time. */
export interface TimedCall {
  /** Makes it. */
  readonly run: () => void;
  /** Puts its operands back; its time does not count. */
  readonly restore: () => void;
  /** How many calls may follow each other before they are put back. */
  readonly stretch: number;
  /** In how many of the rounds it has its turn. */
  readonly rounds: number;
}

/** How long a call takes. */
export interface Timing {
  /** Nanoseconds, the median of the rounds. */
  readonly median: number;
  /** Nanoseconds, in the fastest round. */
  readonly minimum: number;
  /** How many rounds there were. */
  readonly rounds: number;
}

/** How long one turn of a call should take, in nanoseconds. */
const turn = 1e6;

const clock = clockCost();

/** Nanoseconds that looking at the clock takes. */
function clockCost(): number {
  const looks = 100_000;
  const start = performance.now();
  for (let i = 0; i < looks; i++) performance.now();
  return (performance.now() - start) / looks * 1e6;
}

/** Nanoseconds of some calls, at least 0. */
function timeOf({ run, restore, stretch }: TimedCall, calls: number): number {
  let total = 0;
  for (let done = 0; done < calls; done += stretch) {
    const count = Math.min(stretch, calls - done);
    restore();
    const start = performance.now();
    for (let i = 0; i < count; i++) run();
    total += (performance.now() - start) * 1e6 - clock;
  }
  return Math.max(0, total);
}

/** How many calls fill a turn, found with the call warm. */
function callsPerTurn(call: TimedCall): number {
  let calls = 1;
  while (timeOf(call, calls) < turn) calls *= 2;
  return calls;
}

/**
 * Times calls in turns, so that what slows the machine down for a while slows
 * all of them.
 *
 * @param calls The calls.
 * @returns One timing a call.
 */
export function timeCalls(calls: readonly TimedCall[]): Timing[] {
  // Twice: V8 replaces its first code while a call is repeated.
  calls.forEach(callsPerTurn);
  const counts = calls.map(callsPerTurn);
  const times: number[][] = calls.map(() => []);
  const rounds = Math.max(...calls.map(({ rounds }) => rounds));
  for (let round = 0; round < rounds; round++) {
    calls.forEach((call, i) => {
      if (round >= call.rounds) return;
      times[i]!.push(timeOf(call, counts[i]!) / counts[i]!);
    });
  }
  return times.map((all) => ({
    median: median(all),
    minimum: Math.min(...all),
    rounds: all.length,
  }));
}
