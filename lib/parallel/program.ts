/** What several threads do together, as plain data. */

import type { AddressedCall } from "../plan/plan.ts";

/** One kernel call with every address decided. */
export type Call = AddressedCall;

/** The calls of each thread between two barriers; the first list is that of
 * the main thread. */
export type Phase = readonly (readonly Call[])[];

/** Phases, one after the other: none begins before all calls of the one before
 * are done. */
export type Program = readonly Phase[];

/**
 * What one thread does.
 *
 * @param program What all do.
 * @param party Which thread, 0 for the main one.
 * @returns Its calls, a list a phase.
 */
export function partOf(
  program: Program,
  party: number,
): readonly (readonly Call[])[] {
  return program.map((phase) => phase[party] ?? []);
}
