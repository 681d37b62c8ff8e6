/** What was measured, as tables. */

import { median } from "../../lib/core/median.ts";
import { alignColumns } from "../markdown_table.ts";
import type { Check, ComputeMeasurement, LinkMeasurement } from "./measure.ts";
import { sizesOf } from "./workloads.ts";

/**
 * Writes a number with three digits that count.
 *
 * @param value The number.
 * @returns For example `0.012`, `1.23`, `1,230`.
 */
export function formatThree(value: number): string {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Number(value.toPrecision(3)).toLocaleString("en-US", {
    minimumFractionDigits: Math.min(digits, 4),
    maximumFractionDigits: Math.min(digits, 4),
  });
}

/** Seconds, in milliseconds. */
export function formatMilliseconds(seconds: number): string {
  return formatThree(1e3 * seconds);
}

/** A share of one, with its sign if it is an error. */
function formatPercent(share: number, signed = false): string {
  const percent = Math.round(100 * share);
  return `${signed && percent > 0 ? "+" : ""}${percent} %`;
}

function magnitudes(errors: readonly number[]): number[] {
  return errors.map(Math.abs);
}

const microseconds = (seconds: number) => formatThree(1e6 * seconds);

/** 10^9 bytes a second, of seconds a byte. */
const rate = (seconds: number) =>
  seconds > 0 ? formatThree(1e-9 / seconds) : "-";

/**
 * The costs of the transports.
 *
 * @param links What was measured.
 * @returns A table.
 */
export function linkTable(links: readonly LinkMeasurement[]): string {
  const head = [
    "",
    "ranks",
    "alpha, µs",
    "1/beta, GB/s",
    "beyond 1 MiB",
    "1/gamma, GB/s",
    "barrier, µs",
    "gather, µs",
    "median error",
    "largest",
  ];
  const rows = links.map(({ transport, ranks, times, link, errors }) => [
    transport.name,
    String(ranks),
    microseconds(link.alpha),
    rate(link.beta),
    rate(link.beyond),
    rate(link.gamma),
    microseconds(times.barrier),
    microseconds(times.gather),
    formatPercent(median(magnitudes(errors))),
    formatPercent(Math.max(...magnitudes(errors))),
  ]);
  return alignColumns(head, rows).join("\n");
}

/**
 * The times of blocks, with how far off the model is.
 *
 * @param links What was measured; the same blocks of each.
 * @returns A table.
 */
export function blockTable(links: readonly LinkMeasurement[]): string {
  const head = [
    "block, KiB",
    ...links.map(({ transport, ranks }) => `${transport.name}, ${ranks}`),
  ];
  const blocks = links[0]?.times.blocks ?? [];
  const rows = blocks.map(({ bytes }, i) => [
    (bytes / 1024).toLocaleString("en-US"),
    ...links.map(({ times, errors }) =>
      `${formatMilliseconds(times.blocks[i]!.total)} ` +
      `(${formatPercent(errors[i]!, true)})`
    ),
  ]);
  return alignColumns(head, rows).join("\n");
}

/**
 * The costs of machines' work.
 *
 * @param measurements What was measured.
 * @returns A table.
 */
export function computeTable(
  measurements: readonly ComputeMeasurement[],
): string {
  const head = [
    "",
    "parameters",
    "gradients, MB",
    "tokens a sequence",
    "fixed, ms",
    "a shard, ms",
    "a sequence, ms",
    "largest error",
  ];
  const rows = measurements.map(({ workload, compute, errors }) => {
    const { parameters } = sizesOf(workload);
    return [
      workload.name,
      parameters.toLocaleString("en-US"),
      formatThree(4e-6 * parameters),
      String(workload.sequence),
      formatMilliseconds(compute.fixed),
      formatMilliseconds(compute.shard),
      formatMilliseconds(compute.sequence),
      errors.length > 2 ? formatPercent(Math.max(...magnitudes(errors))) : "-",
    ];
  });
  return alignColumns(head, rows).join("\n");
}

/**
 * Steps that processes shared, beside the model.
 *
 * @param checks What was measured and predicted.
 * @returns A table.
 */
export function checkTable(checks: readonly Check[]): string {
  const head = [
    "",
    "over",
    "ranks",
    "sequences",
    "one rank, ms",
    "measured, ms",
    "speed-up",
    "own work, ms",
    "predicted, ms",
    "error",
  ];
  const rows = checks.map(
    ({ workload, transport, ranks, alone, time, predicted }) => [
      workload.name,
      transport.name,
      String(ranks),
      String(workload.checkedBatch),
      formatMilliseconds(alone),
      formatMilliseconds(time.step),
      (alone / time.step).toFixed(2),
      formatMilliseconds(time.compute),
      formatMilliseconds(predicted),
      formatPercent(predicted / time.step - 1, true),
    ],
  );
  return alignColumns(head, rows).join("\n");
}
