/** The functions that are looked up in an MPI library. Handles are passed as
 * `usize`: a pointer in Open MPI, a number in MPICH, which takes the low half.
 * Under a grant of a single file, `Deno.UnsafePointer` does not work. */

import { BackendError } from "../../lib/core/errors.ts";
import { openLibrary } from "./open_library.ts";

const handle = "usize";

const definitions = {
  // Of the C library that every other one loads: Open MPI's handles are the
  // addresses of its symbols.
  dlopen: { parameters: ["buffer", "i32"], result: "pointer", optional: true },
  dlsym: {
    parameters: ["pointer", "buffer"],
    result: "usize",
    optional: true,
  },
  MPI_Get_library_version: {
    parameters: ["buffer", "buffer"],
    result: "i32",
    optional: true,
  },
  MPI_Init: { parameters: ["usize", "usize"], result: "i32", optional: true },
  MPI_Initialized: { parameters: ["buffer"], result: "i32", optional: true },
  MPI_Finalize: { parameters: [], result: "i32", optional: true },
  MPI_Abort: { parameters: [handle, "i32"], result: "i32", optional: true },
  MPI_Barrier: { parameters: [handle], result: "i32", optional: true },
  MPI_Comm_rank: {
    parameters: [handle, "buffer"],
    result: "i32",
    optional: true,
  },
  MPI_Comm_size: {
    parameters: [handle, "buffer"],
    result: "i32",
    optional: true,
  },
  MPI_Bcast: {
    parameters: ["buffer", "i32", handle, "i32", handle],
    result: "i32",
    optional: true,
  },
  MPI_Allgather: {
    parameters: ["buffer", "i32", handle, "buffer", "i32", handle, handle],
    result: "i32",
    optional: true,
  },
  // the first argument is MPI_IN_PLACE
  MPI_Allreduce: {
    parameters: ["usize", "buffer", "i32", handle, handle, handle],
    result: "i32",
    optional: true,
  },
  MPI_Alltoallv: {
    parameters: [
      "buffer", // what is sent
      "buffer", // how much to each
      "buffer", // from where
      handle,
      "buffer", // what is received
      "buffer", // how much of each
      "buffer", // to where
      handle,
      handle,
    ],
    result: "i32",
    optional: true,
  },
  // the first argument is MPI_IN_PLACE, the next two are not looked at
  MPI_Allgatherv: {
    parameters: [
      "usize",
      "i32",
      handle,
      "buffer", // what is received
      "buffer", // how much of each
      "buffer", // to where
      handle,
      handle,
    ],
    result: "i32",
    optional: true,
  },
  MPI_Comm_dup: {
    parameters: [handle, "buffer"],
    result: "i32",
    optional: true,
  },
  // as MPI_Alltoallv, and the request
  MPI_Ialltoallv: {
    parameters: [
      ...["buffer", "buffer", "buffer", handle] as const,
      ...["buffer", "buffer", "buffer", handle, handle, "buffer"] as const,
    ],
    result: "i32",
    optional: true,
  },
  // as MPI_Allgatherv, and the request
  MPI_Iallgatherv: {
    parameters: [
      ...["usize", "i32", handle] as const,
      ...["buffer", "buffer", "buffer", handle, handle, "buffer"] as const,
    ],
    result: "i32",
    optional: true,
  },
  // the last argument is MPI_STATUS_IGNORE
  MPI_Test: {
    parameters: ["buffer", "buffer", "usize"],
    result: "i32",
    optional: true,
  },
  MPI_Wait: { parameters: ["buffer", "usize"], result: "i32", optional: true },
} as const satisfies Deno.ForeignLibraryInterface;

/** The functions; each is null if the library does not have it. */
export type MpiSymbols = Deno.DynamicLibrary<typeof definitions>["symbols"];

/** The functions, all of them there. */
export type MpiFunctions = {
  readonly [Name in keyof MpiSymbols]: NonNullable<MpiSymbols[Name]>;
};

/** A library and its functions; those of MPI are there. */
export type MpiNative = Deno.DynamicLibrary<typeof definitions>;

/**
 * Loads a library.
 *
 * @param path Its file; the permission is granted.
 * @returns The library.
 * @throws {BackendError} If it cannot be loaded, or is no MPI library.
 */
export function loadMpi(path: string): MpiNative {
  const native = openLibrary(path, definitions);
  const names = Object.keys(definitions) as (keyof typeof definitions)[];
  const missing = names.find((name) =>
    name.startsWith("MPI_") && native.symbols[name] === null
  );
  if (missing === undefined) return native;
  native.close();
  throw new BackendError(
    `Cannot use ${path} as MPI as it must have the function ${missing}: ` +
      `it has not`,
  );
}
