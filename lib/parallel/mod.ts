/**
 * Several threads over one memory: programs of kernel calls, in phases.
 *
 * @module
 */

export { WorkerError } from "./barrier.ts";
export { type Computer, WorkerPool } from "./pool.ts";
export type { Call, Phase, Program } from "./program.ts";
export {
  WatchedCommunicator,
  type WatchOptions,
} from "./watched_communicator.ts";
