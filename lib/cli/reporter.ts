import type { TrainObserver } from "../train/events.ts";
import { JsonReporter } from "./json_reporter.ts";
import type { Output } from "./output.ts";
import { PlainReporter } from "./plain_reporter.ts";
import { TerminalReporter } from "./terminal_reporter.ts";

/** Shows what a run of training tells. */
export type Reporter = TrainObserver;

/**
 * The reporter that fits who reads.
 *
 * @param output Where it writes to.
 * @param json Whether a program reads.
 * @param steps The steps of the run.
 * @returns Lines of JSON, a live line, or plain lines.
 */
export function reporterFor(
  output: Output,
  json: boolean,
  steps: number,
): Reporter {
  if (json) return new JsonReporter(output);
  return output.isTerminal
    ? new TerminalReporter(output, steps)
    : new PlainReporter(output, steps);
}
