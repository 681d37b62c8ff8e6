/** The numbers that stand for predefined objects: each family of MPI libraries
 * has its own. */

import { BackendError } from "../../lib/core/errors.ts";
import type { MpiSymbols } from "./symbols.ts";

/** Predefined objects, as they are passed to functions. */
export interface MpiHandles {
  /** All processes. */
  readonly world: bigint;
  /** The element type of bytes. */
  readonly byte: bigint;
  /** The element type of C's `float`. */
  readonly float: bigint;
  /** The element type of C's `double`. */
  readonly double: bigint;
  /** Addition. */
  readonly sum: bigint;
  /** Stands for a buffer: what is sent is where it is received. */
  readonly inPlace: bigint;
  /** Stands for a status that nobody reads. */
  readonly statusIgnore: bigint;
}

/** MPICH and those that share its binary interface: Intel MPI, MVAPICH, Cray
 * MPICH (https://www.mpich.org/abi/). From MPICH 4.0's `mpi.h`. */
const mpich: MpiHandles = {
  world: 0x44000000n,
  byte: 0x4c00010dn,
  float: 0x4c00040an,
  double: 0x4c00080bn,
  sum: 0x58000003n,
  inPlace: 0xFFFFFFFFFFFFFFFFn,
  statusIgnore: 1n,
};

/** The standard's own binary interface (MPI 5.0, 2025, chapter 20). */
const standard: MpiHandles = {
  world: 0x101n,
  byte: 0x247n,
  float: 0x210n,
  double: 0x214n,
  sum: 0x21n,
  inPlace: 1n,
  statusIgnore: 0n,
};

/**
 * The handles of a library.
 *
 * @param symbols Its functions.
 * @param path Its file.
 * @param version What it says of itself.
 * @returns The handles.
 * @throws {BackendError} If the family is not known.
 */
export function handlesOf(
  symbols: MpiSymbols,
  path: string,
  version: string,
): MpiHandles {
  if (/mpi_abi[^/\\]*$/.test(path)) return standard;
  if (/Open MPI|Spectrum MPI/.test(version)) return openMpi(symbols, path);
  if (/MPICH|MVAPICH|Intel\(R\) MPI/.test(version)) return mpich;
  throw new BackendError(
    `Cannot use ${path} as it must be Open MPI, MPICH, Intel MPI, or the ` +
      `standard's libmpi_abi: it says ${JSON.stringify(version.slice(0, 60))}`,
  );
}

/** `RTLD_LAZY`; the library is there already. */
const lazily = 1;

function openMpi({ dlopen, dlsym }: MpiSymbols, path: string): MpiHandles {
  const library = dlopen?.(cString(path), lazily) ?? null;
  const addressOf = (name: string): bigint => {
    const address = library === null ? 0 : dlsym?.(library, cString(name)) ?? 0;
    if (BigInt(address) !== 0n) return BigInt(address);
    throw new BackendError(
      `Cannot use ${path} as Open MPI as it must have the symbol ${name}: ` +
        `it has not`,
    );
  };
  return {
    world: addressOf("ompi_mpi_comm_world"),
    byte: addressOf("ompi_mpi_byte"),
    float: addressOf("ompi_mpi_float"),
    double: addressOf("ompi_mpi_double"),
    sum: addressOf("ompi_mpi_op_sum"),
    inPlace: 1n,
    statusIgnore: 0n,
  };
}

function cString(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${text}\0`);
}
