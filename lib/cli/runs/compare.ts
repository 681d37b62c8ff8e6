/** Runs side by side, as text, as lines of JSON and as a drawing. */

import { printable } from "../errors.ts";
import {
  formatBytes,
  formatCount,
  formatLoss,
  formatRate,
  formatSeconds,
} from "../format.ts";
import { plotText } from "../plot/braille.ts";
import { type Interval, type Piece, rangeOf } from "../plot/curve.ts";
import { plotSeriesSvg, type Series } from "../plot/svg.ts";
import { differencesOf } from "./differences.ts";
import type { BestLoss, Metrics } from "./metrics.ts";
import type { Run } from "./read_run.ts";
import { alignedRows } from "./table.ts";

/** Lines of a run's curve in a terminal. */
const plotRows = 13;

/** Points of a curve, so that noise does not hide it. */
const plotPoints = 100;

/** What is told of a run's results: a name, and the text of a run's value. */
const results: readonly (readonly [string, (run: Metrics) => string])[] = [
  ["status", ({ status }) => status],
  ["steps", ({ steps }) => formatCount(steps)],
  ["loss", ({ loss }) => formatLoss(loss)],
  ["least loss", ({ best }) => bestText(best)],
  ["validation", ({ validation }) => formatLoss(validation)],
  ["least validation", ({ bestValidation }) => bestText(bestValidation)],
  ["time", ({ seconds }) => formatSeconds(seconds)],
  ["steps/s", ({ stepsPerSecond }) => formatRate(stepsPerSecond)],
  ["tokens/s", ({ tokensPerSecond }) => formatRate(tokensPerSecond)],
  ["peak memory", ({ peakBytes }) => memoryText(peakBytes)],
];

function bestText({ loss, step }: BestLoss): string {
  return Number.isFinite(loss)
    ? `${formatLoss(loss)} at ${formatCount(step)}`
    : "-";
}

function memoryText(bytes: number): string {
  return bytes > 0 ? formatBytes(bytes) : "-";
}

/**
 * The table of a comparison: what is configured differently, then what came of
 * it.
 *
 * @param runs The runs, at least one.
 * @returns Lines.
 */
export function comparisonTable(runs: readonly Run[]): string[] {
  const names = runs.map(({ folder }) => folder);
  const settings = differencesOf(runs).map(({ key, values }) => [
    key,
    ...values.map((value) => value === undefined ? "-" : textOf(value)),
  ]);
  const rows = [
    ["", ...names],
    ...settings,
    ...results.map(([name, textOf]) => [
      name,
      ...runs.map(({ metrics }) => textOf(metrics)),
    ]),
  ];
  const lines = alignedRows(rows, [
    "left",
    ...names.map(() => "right" as const),
  ]);
  const head = settings.length > 0 ? settings.length + 1 : 1;
  const title = settings.length > 0
    ? "configured differently"
    : "configured alike";
  return [
    ...[`${title}:`, ...lines.slice(0, head)],
    "",
    ...["results:", ...lines.slice(head)],
  ];
}

/** JSON, but a text without its quotes. */
function textOf(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "string" ? value : json;
}

/**
 * One row a run.
 *
 * @param runs The runs.
 * @returns Lines, the first with the names of the columns.
 */
export function runsTable(runs: readonly Run[]): string[] {
  const rows = runs.map(({ folder, metrics }) => [
    folder,
    typeof metrics.start.preset === "string" ? metrics.start.preset : "-",
    ...results.map(([, textOf]) => textOf(metrics)),
  ]);
  return alignedRows(
    [["run", "preset", ...results.map(([name]) => name)], ...rows],
    ["left", "left", "left", ...results.slice(1).map(() => "right" as const)],
  );
}

/**
 * A run as plain data; what is not known is null, as JSON has no NaN.
 *
 * @param run The run.
 * @returns An object for one line of JSON.
 */
export function runEvent({ folder, metrics }: Run): object {
  return {
    event: "run",
    folder,
    preset: metrics.start.preset ?? null,
    status: metrics.status,
    steps: metrics.steps,
    loss: metrics.loss,
    best_loss: knownOf(metrics.best),
    val_loss: metrics.validation,
    best_val_loss: knownOf(metrics.bestValidation),
    seconds: metrics.seconds,
    steps_per_second: metrics.stepsPerSecond,
    tokens_per_second: metrics.tokensPerSecond,
    rss_peak_bytes: metrics.peakBytes,
  };
}

function knownOf(best: BestLoss): BestLoss | null {
  return Number.isFinite(best.loss) ? best : null;
}

/**
 * What is configured differently, as plain data.
 *
 * @param runs The runs.
 * @returns An object for each line of JSON; a value that a run has not is null.
 */
export function differenceEvents(runs: readonly Run[]): object[] {
  return differencesOf(runs).map(({ key, values }) => ({
    event: "difference",
    setting: key,
    values: values.map((value) =>
      value === undefined ? null : JSON.parse(value)
    ),
  }));
}

/**
 * The losses of runs, one plot below the other, all with the same axes.
 *
 * @param runs The runs.
 * @param columns The width in characters.
 * @returns Lines; none if no run has a loss.
 */
export function comparisonPlots(
  runs: readonly Run[],
  columns: number,
): string[] {
  const curves = runs.map(lossesOf);
  if (curves.every((points) => points.length === 0)) return [];
  const range = rangeOf(curves.flat());
  const frame = { columns, rows: plotRows, domain: domainOf(runs), range };
  return runs.flatMap(({ folder }, i) => [
    "",
    `loss of ${printable(folder)}:`,
    ...plotText([curves[i]!], frame),
  ]);
}

/**
 * The losses of runs over each other: faint those of the steps, and before
 * them those on what was held back.
 *
 * @param runs The runs.
 * @returns An SVG document.
 */
export function comparisonSvg(runs: readonly Run[]): string {
  const series = [
    ...runs.map((run, colour): Series => ({
      name: `${run.folder}, training`,
      pieces: [lossesOf(run)],
      colour,
      isFaint: true,
    })),
    ...runs.map(({ folder, metrics }, colour): Series => ({
      name: `${folder}, validation`,
      pieces: [metrics.validations.points],
      colour,
      isFaint: false,
    })),
  ].filter(({ pieces }) => pieces[0]!.length > 0);
  const domain = domainOf(runs);
  return plotSeriesSvg(series, { title: "loss (nats) by step", domain });
}

/** The losses of the steps, each of a batch and noisy, as means over steps. */
function lossesOf({ metrics }: Run): Piece {
  const { points } = metrics.losses;
  const group = Math.ceil(points.length / plotPoints);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return Array.from({ length: Math.ceil(points.length / group) }, (_, i) => {
    const some = points.slice(i * group, (i + 1) * group);
    return { x: mean(some.map(({ x }) => x)), y: mean(some.map(({ y }) => y)) };
  });
}

function domainOf(runs: readonly Run[]): Interval {
  return {
    from: 0,
    to: Math.max(1, ...runs.map(({ metrics }) => metrics.steps)),
  };
}
