/** The results, for people and as data. */

import { formatCount, formatRate } from "../../lib/cli/format.ts";
import { median } from "../../lib/core/median.ts";
import { alignColumns } from "../markdown_table.ts";
import { medianRatio } from "../statistics.ts";
import type { Measurement } from "./measure.ts";
import type { Task } from "./protocol.ts";

/** A row of the table. */
export interface Row {
  /** Who. */
  readonly peer: string;
  /** How many threads computed. */
  readonly threads: number;
  /** What computed; empty if it did not start. */
  readonly description: string;
  /** Why it was not timed; null if it was. */
  readonly reason: string | null;
  /** Steps per second: the median of the rounds, null if it was not timed. */
  readonly stepsPerSecond: number | null;
  /** Steps per second, one a round. */
  readonly rounds: readonly number[];
  /** Its speed in relation to the first row: the median of the rounds. */
  readonly ratio: number | null;
  /** Its share of the limit: the median of the rounds. */
  readonly share: number | null;
  /** The losses that were compared. */
  readonly losses: readonly number[];
}

/** The table of one preset. */
export interface Table {
  /** The preset. */
  readonly preset: string;
  /** How many numbers its model learns. */
  readonly parameters: number;
  /** How many token ids there are. */
  readonly vocabulary: number;
  /** Tokens in a step. */
  readonly tokens: number;
  /** Floating-point operations of a step's matrix products; 0 if unknown. */
  readonly flops: number;
  /** One a peer. */
  readonly rows: readonly Row[];
}

/**
 * Makes a table.
 *
 * @param preset The preset.
 * @param task What was trained.
 * @param measurements What came of each peer.
 * @returns The rows, in the same order.
 */
export function tableOf(
  preset: string,
  task: Task,
  measurements: readonly Measurement[],
): Table {
  const timed = measurements.filter(({ rates }) => rates.length > 0);
  const first = timed.find(({ peer }) => !peer.isLimit)?.rates;
  const limit = timed.find(({ peer }) => peer.isLimit)?.rates;
  return {
    preset,
    parameters: timed[0]?.ready?.parameters ?? 0,
    vocabulary: task.model.vocabulary,
    tokens: task.batch * task.sequence,
    flops: timed.find(({ ready }) => ready?.flops)?.ready?.flops ?? 0,
    rows: measurements.map((measurement) => rowOf(measurement, first, limit)),
  };
}

function rowOf(
  { peer, ready, reason, rates, losses }: Measurement,
  first: readonly number[] | undefined,
  limit: readonly number[] | undefined,
): Row {
  const isTimed = rates.length > 0;
  const to = (reference: readonly number[] | undefined): number | null =>
    isTimed && reference !== undefined ? medianRatio(rates, reference) : null;
  return {
    peer: peer.name,
    threads: peer.threads,
    description: ready?.description ?? "",
    reason: reason ?? null,
    stepsPerSecond: isTimed ? median(rates) : null,
    rounds: rates,
    ratio: to(first),
    share: to(limit),
    losses,
  };
}

/**
 * Writes a table as Markdown that can be read as it is.
 *
 * @param table The table.
 * @returns Its lines, the reasons of missing numbers below.
 */
export function printTable(table: Table): string {
  const { preset, parameters, tokens, flops, rows } = table;
  const cells = rows.map((row) => [
    row.peer,
    String(row.threads),
    row.stepsPerSecond === null ? "-" : formatRate(row.stepsPerSecond),
    row.rounds.length === 0 ? "-" : spread(row.rounds),
    row.ratio === null ? "-" : row.ratio.toFixed(2),
    row.share === null ? "-" : row.share.toFixed(2),
  ]);
  const head = ["", "threads", "steps/s", "rounds", "to the first", "of limit"];
  const missing = rows.flatMap(({ peer, threads, reason }) =>
    reason === null ? [] : [`- ${peer}, ${threads}: ${reason}`]
  );
  return [
    `**${preset}**: ${formatCount(parameters)} parameters, ` +
    `${formatCount(tokens)} tokens a step` + (flops === 0 ? "" : ", " +
      `${(flops / 1e6).toPrecision(4)} MFLOP of matrix products`),
    "",
    ...alignColumns(head, cells),
    ...missing.length === 0 ? [] : ["", "Not timed:", "", ...missing],
  ].join("\n");
}

function spread(rates: readonly number[]): string {
  return `${formatRate(Math.min(...rates))} to ${
    formatRate(Math.max(...rates))
  }`;
}
