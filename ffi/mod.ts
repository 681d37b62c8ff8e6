/**
 * The platform's BLAS through `Deno.dlopen`: OpenBLAS, BLIS, MKL, Accelerate,
 * or any other library that exports `cblas_sgemm`.
 *
 * It needs the permission to load one file, `--allow-ffi=<the file>`; without
 * it the reason and the exact flag are returned, and no prompt is raised.
 *
 * @example
 * ```ts
 * import { tryOpenBlas } from "@fluxion/fluxion/ffi";
 *
 * const attempt = tryOpenBlas({ threads: 1 });
 * if ("library" in attempt) {
 *   using library = attempt.library;
 *   console.log(`found ${library.name} at ${library.path}`);
 * } else {
 *   console.log(attempt.reason);
 *   if (attempt.flag !== null) console.log(`add ${attempt.flag}`);
 * }
 * ```
 *
 * @module
 */

export type {
  BlasLibrary,
  RowMajor,
  Sgemm,
  Transposition,
} from "../lib/kernels/blas_library.ts";
export {
  type BlasAttempt,
  openBlas,
  type OpenBlasOptions,
  tryOpenBlas,
} from "./blas.ts";
export { blasCandidates } from "./candidates.ts";
export type { NotFound } from "./find_library.ts";
export { type CandidateReport, describeCandidates } from "./report.ts";
export { openMpi, type OpenMpiOptions } from "./mpi/mpi.ts";
export type { MpiCommunicator } from "./mpi/native_communicator.ts";
export { mpiCandidates } from "./mpi/candidates.ts";
export type {
  Communicator,
  Parts,
  Transfer,
} from "../lib/parallel/communicator.ts";
