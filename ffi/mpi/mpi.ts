/** Opens the platform's MPI: the message passing of clusters. */

import { BackendError } from "../../lib/core/errors.ts";
import { findLibrary, openNamed, type Wanted } from "../find_library.ts";
import { handlesOf } from "./abi.ts";
import { mpiCandidates } from "./candidates.ts";
import {
  type MpiCommunicator,
  NativeCommunicator,
} from "./native_communicator.ts";
import { loadMpi, type MpiSymbols } from "./symbols.ts";

/** How to open MPI. */
export interface OpenMpiOptions {
  /** The library's file; without it, the known places are searched. It has to
   * be of the MPI whose `mpirun` started the processes. */
  readonly path?: string;
  /** Whether Deno may ask the user for a missing permission. Default: no. */
  readonly prompt?: boolean;
}

const wanted: Wanted = {
  name: "an MPI library",
  advice: "install Open MPI or MPICH, or name the file",
};

/**
 * Joins the processes that `mpirun` started. Once a process: MPI cannot be
 * started again after it was closed.
 *
 * @param options Which library.
 * @returns The processes; dispose of it before the process ends.
 * @throws {BackendError} If there is no library, the permission to load it is
 * missing (the message has the flag), or it is not a known kind of MPI.
 */
export function openMpi(options: OpenMpiOptions = {}): MpiCommunicator {
  const { path, prompt = false } = options;
  const found = path !== undefined
    ? openNamed(openFile, path, prompt, wanted)
    : findLibrary(
      openFile,
      prompt,
      mpiCandidates(Deno.build.os, Deno.build.arch),
      wanted,
    );
  if ("opened" in found) return found.opened;
  const { reason, flag } = found;
  throw new BackendError(flag === null ? reason : `${reason} (add ${flag})`);
}

function openFile(path: string): MpiCommunicator {
  const native = loadMpi(path);
  try {
    const version = versionOf(native.symbols);
    const handles = handlesOf(native.symbols, path, version);
    return new NativeCommunicator(native, handles, {
      name: nameOf(version),
      path,
    });
  } catch (error) {
    if (error instanceof BackendError) native.close();
    throw error;
  }
}

/** The standard's longest description of a library (MPICH's, 8192). */
const longestVersion = 8192;

function versionOf({ MPI_Get_library_version }: MpiSymbols): string {
  const text = new Uint8Array(longestVersion);
  const length = new Int32Array(1);
  MPI_Get_library_version?.(text, length);
  return new TextDecoder().decode(text.subarray(0, length[0]));
}

/** For example `Open MPI v4.1.4`, `MPICH 4.0.2`. */
function nameOf(version: string): string {
  const [first = ""] = version.split("\n");
  return first
    .replace(/,.*$/, "")
    .replace(/ Version:\s*/, " ")
    .trim()
    .slice(0, 60);
}
