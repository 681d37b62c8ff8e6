/** Which BLAS a library is, and how it is told its number of threads. */

import type { NativeSymbols } from "./symbols.ts";

/** What is known of a library beside its product. */
export interface Identity {
  /** For people: for example `OpenBLAS 0.3.21 (Cooperlake)`. */
  readonly name: string;
  /** Whether it is one of the libraries that are known to be fast. */
  readonly known: boolean;
  /** `BlasLibrary.crossover`. */
  readonly crossover: number;
  /** `BlasLibrary.slowTransposedUpTo`. */
  readonly slowTransposedUpTo: number;
  /** How many threads a product may use; 0 if the library does not say. */
  getThreads(): number;
  /** Sets that number; does nothing where the library has no such call. */
  setThreads(count: number): void;
}

/** From the table that `bench/blas_crossover.ts` prints on x86-64: OpenBLAS
 * 0.3.21 is ahead from 10×10×10 on. Libraries that were not measured are taken
 * for alike. */
const lowCrossover = 1000;

/** OpenBLAS computes products this small without packing; of the four cases
 * A·Bᵀ is then the slow one, at two thirds of the others. */
const openBlasUnpacked = 1_000_000;

/** BLIS 0.9 needs half a microsecond for the smallest product, and is ahead
 * from 24×24×24 (A·B) or 32×32×32 (A·Bᵀ) on. */
const blisCrossover = 20000;

/**
 * Tells the libraries apart by what only they export.
 *
 * @param symbols What was found in the library.
 * @param path Its path, to name a library that is not known.
 * @returns Its name and its control of threads.
 */
export function identify(symbols: NativeSymbols, path: string): Identity {
  return openBlasIdentity(symbols) ?? blisIdentity(symbols) ??
    mklIdentity(symbols) ?? accelerateIdentity(symbols) ??
    unknownIdentity(path);
}

function unknownIdentity(path: string): Identity {
  return {
    name: `BLAS ${path.split(/[\\/]/).at(-1)}`,
    known: false,
    crossover: lowCrossover,
    slowTransposedUpTo: 0,
    getThreads: () => 0,
    setThreads: () => {},
  };
}

function openBlasIdentity(symbols: NativeSymbols): Identity | null {
  if (symbols.openblas_set_num_threads === null) return null;
  // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH ... MAX_THREADS=64"
  const config = readString(symbols, symbols.openblas_get_config?.() ?? null);
  const core = readString(symbols, symbols.openblas_get_corename?.() ?? null);
  const version = /^OpenBLAS\s+(\S+)/.exec(config)?.[1];
  return {
    name: nameOf("OpenBLAS", version, core),
    known: true,
    crossover: lowCrossover,
    slowTransposedUpTo: openBlasUnpacked,
    getThreads: () => symbols.openblas_get_num_threads?.() ?? 0,
    setThreads: (count) => symbols.openblas_set_num_threads?.(count),
  };
}

function blisIdentity(symbols: NativeSymbols): Identity | null {
  if (symbols.bli_info_get_version_str === null) return null;
  const version = readString(symbols, symbols.bli_info_get_version_str());
  const id = symbols.bli_arch_query_id?.();
  const core = id === undefined
    ? ""
    : readString(symbols, symbols.bli_arch_string?.(id) ?? null);
  return {
    name: nameOf("BLIS", version, core),
    known: true,
    crossover: blisCrossover,
    slowTransposedUpTo: 0,
    // It says -1 until the number is set.
    getThreads: () => Math.max(0, symbols.bli_thread_get_num_threads?.() ?? 0),
    setThreads: (count) => symbols.bli_thread_set_num_threads?.(BigInt(count)),
  };
}

function mklIdentity(symbols: NativeSymbols): Identity | null {
  if (symbols.MKL_Get_Version_String === null) return null;
  const text = new Uint8Array(256);
  symbols.MKL_Get_Version_String(text, text.length);
  // "Intel(R) oneAPI Math Kernel Library Version 2024.0-Product Build ..."
  const version = /Version (\S+?)(?:-|\s|$)/.exec(decode(text))?.[1];
  return {
    name: nameOf("MKL", version, ""),
    known: true,
    crossover: lowCrossover,
    slowTransposedUpTo: 0,
    getThreads: () => symbols.MKL_Get_Max_Threads?.() ?? 0,
    setThreads: (count) => symbols.MKL_Set_Num_Threads?.(count),
  };
}

function accelerateIdentity(symbols: NativeSymbols): Identity | null {
  if (symbols.vDSP_vadd === null) return null;
  return {
    name: "Accelerate",
    known: true,
    crossover: lowCrossover,
    slowTransposedUpTo: 0,
    // It knows two settings: 0 for many threads, 1 for one.
    getThreads: () => symbols.BLASGetThreading?.() === 1 ? 1 : 0,
    setThreads: (count) => symbols.BLASSetThreading?.(count === 1 ? 1 : 0),
  };
}

function nameOf(library: string, version = "", core: string): string {
  const name = version === "" ? library : `${library} ${version}`;
  return core === "" ? name : `${name} (${core})`;
}

/** A C string, or "" where it cannot be read. */
function readString(
  symbols: NativeSymbols,
  pointer: Deno.PointerValue,
): string {
  if (pointer === null || symbols.strncpy === null) return "";
  const text = new Uint8Array(256);
  symbols.strncpy(text, pointer, BigInt(text.length - 1));
  return decode(text);
}

/** The text up to the first 0. */
function decode(text: Uint8Array): string {
  return new TextDecoder().decode(text.subarray(0, text.indexOf(0))).trim();
}
