import type { KernelProfile } from "./profile.ts";

/** The widths of the columns behind the name. */
const widths = [6, 10, 8, 9, 10, 8] as const;

/**
 * A profile as lines of text: calls and milliseconds of a step, their share,
 * the rates reached, and the bytes touched.
 *
 * @param entries What was measured.
 * @param first The name of the first column: `kernel`, or `op`.
 * @param overheadMicroseconds What a step takes beside the calls; left out if
 * absent.
 * @returns The lines, a header first and the total last.
 */
export function formatProfile(
  entries: readonly KernelProfile[],
  first: string,
  overheadMicroseconds?: number,
): string[] {
  const total = sum(entries, "microseconds");
  const all = total + (overheadMicroseconds ?? 0);
  const width = Math.max(
    "outside of the calls".length,
    first.length,
    ...entries.map(({ kernel }) => kernel.length),
  );
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell, i) => cell.padStart(widths[i]!))]
      .join(" ").trimEnd();
  return [
    line(first, ["calls", "ms", "share", "GFLOP/s", "MB", "GB/s"]),
    ...entries.map((entry) => line(entry.kernel, cellsOf(entry, all))),
    ...overheadMicroseconds === undefined ? [] : [
      line("outside of the calls", timeCells("", overheadMicroseconds, all)),
    ],
    line("total", [
      ...timeCells(String(sum(entries, "calls")), all, all),
      rate(sum(entries, "flop"), all),
      (sum(entries, "bytes") / 1e6).toFixed(3),
      rate(sum(entries, "bytes"), all),
    ]),
  ];
}

function cellsOf(
  { calls, microseconds, flop, bytes }: KernelProfile,
  all: number,
): string[] {
  return [
    ...timeCells(String(calls), microseconds, all),
    rate(flop, microseconds),
    (bytes / 1e6).toFixed(3),
    rate(bytes, microseconds),
  ];
}

function timeCells(calls: string, microseconds: number, all: number) {
  const share = all === 0 ? 0 : 100 * microseconds / all;
  return [calls, (microseconds / 1000).toFixed(4), `${share.toFixed(1)} %`];
}

/** Thousands of millions a second; nothing where there is nothing to say. */
function rate(amount: number, microseconds: number): string {
  return amount === 0 || microseconds === 0
    ? ""
    : (amount / microseconds / 1000).toFixed(1);
}

function sum(
  entries: readonly KernelProfile[],
  key: "calls" | "microseconds" | "flop" | "bytes",
): number {
  return entries.reduce((total, entry) => total + entry[key], 0);
}
