/** Reads thousands of spoiled files: each is loaded, or refused by one typed
 * error in one line, soon, and without much memory. */

import { FluxionError } from "../lib/core/errors.ts";
import { Random } from "../lib/core/random.ts";
import { AllocationMeter } from "./allocation_meter.ts";
import { type MutationOptions, Mutator } from "./mutations.ts";

/** What reads the files. */
export interface Subject extends MutationOptions {
  /** What they are. */
  readonly name: string;
  /** Files that are as they should be. */
  readonly originals: readonly Uint8Array<ArrayBuffer>[];
  /** Reads one, or throws. */
  readonly load: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** What came of it. */
export interface Tally {
  /** Files that were read. */
  loaded: number;
  /** Files that were refused. */
  refused: number;
  /** The longest that one took, in milliseconds. */
  slowest: number;
  /** The most that one asked for beyond 4 times its size, in bytes. */
  mostBytes: number;
  /** The messages, without the values in them. */
  readonly messages: Set<string>;
}

/** None takes longer, in milliseconds. */
const timeLimit = 1000;

/** None asks for more beside 4 times the file. */
const byteLimit = 64 * 2 ** 20;

/** A message is read by a person. */
const longestMessage = 1000;

/**
 * Reads spoiled files.
 *
 * @param subject What reads them.
 * @param seed What to draw the changes from.
 * @param runs How many files.
 * @returns What came of it.
 * @throws {Error} If a file is neither read nor properly refused; the message
 * holds the file.
 */
export function runCampaign(
  subject: Subject,
  seed: number,
  runs: number,
): Tally {
  const mutator = new Mutator(new Random(seed), subject.originals, subject);
  const tally: Tally = {
    loaded: 0,
    refused: 0,
    slowest: 0,
    mostBytes: 0,
    messages: new Set(),
  };
  using meter = new AllocationMeter();
  for (let run = 0; run < runs; run++) {
    const bytes = mutator.next();
    const wrong = readTwiceIfWrong(subject, bytes, meter, tally);
    if (wrong === undefined) continue;
    throw new Error(
      `${subject.name}, seed ${seed}, run ${run}: ${wrong}; the file is ` +
        bytes.toBase64().slice(0, 4000),
    );
  }
  return tally;
}

/** What is wrong, if anything is, each time: others use this machine, too, and
 * a file is not slow because it had to wait once. */
function readTwiceIfWrong(
  ...parameters: Parameters<typeof readOne>
): string | undefined {
  return readOne(...parameters) && readOne(...parameters);
}

/** What is wrong, if anything is. */
function readOne(
  subject: Subject,
  bytes: Uint8Array<ArrayBuffer>,
  meter: AllocationMeter,
  tally: Tally,
): string | undefined {
  let error: unknown;
  const start = performance.now();
  const asked = meter.measure(() => {
    try {
      subject.load(bytes);
      tally.loaded++;
    } catch (thrown) {
      error = thrown;
      tally.refused++;
    }
  });
  const milliseconds = performance.now() - start;
  const beyond = asked - 4 * bytes.length;
  tally.slowest = Math.max(tally.slowest, milliseconds);
  tally.mostBytes = Math.max(tally.mostBytes, beyond);
  if (milliseconds > timeLimit) return `it took ${milliseconds} ms`;
  if (beyond > byteLimit) return `it took ${asked} bytes`;
  return error === undefined ? undefined : wrongRefusal(error, tally);
}

function wrongRefusal(error: unknown, tally: Tally): string | undefined {
  if (!(error instanceof FluxionError)) {
    return `it threw ${error instanceof Error ? error.stack : error}`;
  }
  const { message } = error;
  if (!/^[^\n\r]+$/.test(message) || message.length > longestMessage) {
    return `it was refused by ${JSON.stringify(message)}`;
  }
  tally.messages.add(message.replaceAll(/"[^"]*"|\d+/g, "_").slice(0, 60));
  return undefined;
}
