/** Events as lines for people. */

import type { DoneEvent, EvalEvent, StartEvent } from "../train/events.ts";
import {
  formatBytes,
  formatCount,
  formatLoss,
  formatNumberOf,
  formatRate,
  formatSeconds,
} from "./format.ts";

/**
 * The head of a run.
 *
 * @param event Its start.
 * @returns A line.
 */
export function startLine(event: StartEvent): string {
  const { preset, params, vocab, backend, library, threads, seed } = event;
  const computes = library.toLowerCase().startsWith(backend)
    ? library
    : `${backend}: ${library}`;
  return `${preset}  ${formatCount(params)} parameters  vocabulary ${vocab}  ` +
    `${computes}  ${formatNumberOf(threads, "thread")}  seed ${seed}`;
}

/**
 * A measurement.
 *
 * @param event The measurement.
 * @returns A line.
 */
export function evalLine(event: EvalEvent): string {
  return `eval after step ${event.step}  train ` +
    `${formatLoss(event.train_loss)}  validation ${formatLoss(event.val_loss)}`;
}

/**
 * The end of a run.
 *
 * @param event Its end.
 * @returns A line.
 */
export function doneLine(event: DoneEvent): string {
  const { loss, val_loss: validation, rss_peak_bytes: bytes } = event;
  return [
    `${event.interrupted ? "interrupted after" : "done"} ` +
    `${formatNumberOf(event.steps, "step")} in ${formatSeconds(event.seconds)}`,
    `${formatRate(event.steps_per_second)} it/s`,
    `${formatRate(event.tokens_per_second)} tokens/s`,
    `loss ${formatLoss(loss)}`,
    `validation ${formatLoss(validation)}`,
    `peak memory ${formatBytes(bytes)}`,
  ].join("  ");
}
