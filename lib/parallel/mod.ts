/**
 * Several threads over one memory: programs of kernel calls, in phases.
 *
 * @module
 */

export { checkAgreement } from "./agreement.ts";
export { WorkerError } from "./barrier.ts";
export type { Communicator, Parts, Transfer } from "./communicator.ts";
export { type Computer, WorkerPool } from "./pool.ts";
export type { Call, Phase, Program } from "./program.ts";
export {
  WatchedCommunicator,
  type WatchOptions,
} from "./watched_communicator.ts";
