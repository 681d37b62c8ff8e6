/** One run of training in several processes, that `mpirun` started. */

import { openMpi } from "../../ffi/mod.ts";
import type { Communicator } from "../parallel/communicator.ts";
import { WatchedCommunicator } from "../parallel/watched_communicator.ts";
import { defaultWatchLimit, maximumWatchLimit } from "../parallel/watchdog.ts";
import type { Trainer } from "../train/trainer.ts";
import { describeError, exitCodeOf, UsageError } from "./errors.ts";
import { flag, number, text, type Values } from "./options.ts";
import { Output } from "./output.ts";
import { variable } from "./permissions.ts";

/** The options of a run in several processes. */
export const distributedOptions = {
  distributed: flag("share the run with all processes that mpirun started"),
  mpi: text("PATH", "the MPI library to load (default: in a known place)"),
  "mpi-timeout": number(
    { minimum: 0, maximum: maximumWatchLimit, isOpen: true },
    `seconds to wait for other processes before giving up (default ` +
      `${defaultWatchLimit})`,
  ),
} as const;

/** As long as a launcher may take to pass an error on. */
const forwardingMilliseconds = 300;

/** What a process that is not the first says: nothing, but why it fails. */
class QuietOutput extends Output {
  override readonly isTerminal = false;
  override write(): void {}
  override note(): void {}
  override progress(): void {}
}

/** The options that only the first process follows: who watches, what is
 * kept. */
const ofTheFirst = {
  out: undefined,
  tensorboard: undefined,
  "save-every": undefined,
  keep: undefined,
  dashboard: false,
  "dashboard-linger": false,
  port: undefined,
  json: false,
} as const;

/** Options that need all of a run in one process. */
const inOneProcess = ["profile", "watch-nan", "eager"] as const;

type DistributedValues =
  & Values<typeof distributedOptions>
  & Readonly<Record<typeof inOneProcess[number], string | boolean | undefined>>;

/**
 * Runs a command in this process as one of several. Whatever fails in one of
 * them ends them all.
 *
 * @param given The options.
 * @param output Where the first process writes to.
 * @param body Runs with the options of this process.
 * @returns The exit code.
 * @throws {UsageError} If an option needs all in one process.
 * @throws {BackendError} If there is no MPI that may be loaded.
 * @throws {WorkerError} If calls of it cannot be watched over.
 */
export async function runDistributed<T extends DistributedValues>(
  given: T,
  output: Output,
  body: (given: T, output: Output, all: Communicator) => Promise<number>,
): Promise<number> {
  const alone = inOneProcess.find((name) => given[name]);
  if (alone !== undefined) {
    throw new UsageError(
      `Cannot take --${alone} with --distributed as it looks at one process: ` +
        `leave out one of them`,
    );
  }
  const path = given.mpi ?? variable("FLUXION_MPI");
  const mpi = openMpi(path === undefined ? {} : { path });
  const limit = given["mpi-timeout"] ?? defaultWatchLimit;
  using all = await WatchedCommunicator.open(mpi, { library: mpi.path, limit });
  const isFirst = all.rank === 0;
  if (all.size === 1) {
    output.note(
      `This is the only process: mpirun starts several, and has to be that ` +
        `of ${all.name}`,
    );
  }
  const own = isFirst ? given : { ...given, ...ofTheFirst };
  try {
    return await body(own, isFirst ? output : new QuietOutput(), all);
  } catch (error) {
    const { debug } = given as { debug?: boolean };
    output.error(`rank ${all.rank}: ${describeError(error, debug ?? false)}`);
    // what is in the launcher's pipes is lost once it ends the others
    await new Promise((resolve) => setTimeout(resolve, forwardingMilliseconds));
    return all.abort(exitCodeOf(error));
  }
}

/** As much as fits into the count of one call, and a little. */
const broadcastBytes = 2 ** 28;

/**
 * Gives every process the parameters and the moments of the first.
 *
 * @param trainer What is trained.
 * @param all The processes.
 */
export function shareState(trainer: Trainer, all: Communicator): void {
  const { model, optimizer } = trainer;
  const tensors = [
    ...model.parameters.segments.map(({ values }) => values),
    ...optimizer.state.values(),
  ];
  for (const tensor of tensors) {
    const { buffer, byteOffset, byteLength } = tensor.data();
    for (let start = 0; start < byteLength; start += broadcastBytes) {
      const length = Math.min(broadcastBytes, byteLength - start);
      all.broadcast(new Uint8Array(buffer, byteOffset + start, length));
    }
  }
}

/**
 * Lets all processes end a run after the same step.
 *
 * @param all The processes.
 * @returns Takes whether this one wants to end, and gives whether any does;
 * allocates nothing.
 */
export function agreeToStop(all: Communicator): (wanted: boolean) => boolean {
  const own = new Float64Array(1);
  const wishes = new Float64Array(all.size);
  return (wanted) => {
    own[0] = wanted ? 1 : 0;
    all.gather(own, wishes);
    return wishes.includes(1);
  };
}
