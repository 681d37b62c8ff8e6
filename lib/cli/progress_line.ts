import type { StepEvent } from "../train/events.ts";
import {
  formatBytes,
  formatLoss,
  formatRate,
  formatSeconds,
} from "./format.ts";
import { type History, sparkline } from "./sparkline.ts";

/** Where a run is. */
export interface Progress {
  /** The last step that was made. */
  readonly event: StepEvent;
  /** The steps of the whole run. */
  readonly steps: number;
  /** The course of the loss so far; none is drawn if absent. */
  readonly losses?: History;
  /** The step after which the run was saved; it was not yet if absent. */
  readonly saved?: number | undefined;
}

/**
 * A line of progress, the most important first; what does not fit into the
 * width is left out from the right.
 *
 * @param progress Where the run is.
 * @param columns The width.
 * @returns At most that many characters.
 */
export function progressLine(progress: Progress, columns: number): string {
  let line = "";
  for (const field of fields(progress)) {
    const longer = line === "" ? field : `${line}  ${field}`;
    if (longer.length > columns) break;
    line = longer;
  }
  return line;
}

function fields({ event, steps, losses, saved }: Progress): string[] {
  const { step, loss, steps_per_second: rate, rss_bytes: bytes } = event;
  return [
    `step ${String(step).padStart(String(steps).length)}/${steps}`,
    `loss ${formatLoss(loss)}`,
    ...losses === undefined ? [] : [curve(losses)],
    `${formatRate(rate)} it/s`,
    `ETA ${formatSeconds((steps - step) / rate)}`,
    ...bytes > 0 ? [formatBytes(bytes)] : [],
    ...saved === undefined ? [] : [`saved ${saved}`],
  ];
}

/** As wide at the start as at the end, so that what follows stays in place. */
function curve({ means, stretches }: History): string {
  return sparkline(means).padEnd(stretches);
}
