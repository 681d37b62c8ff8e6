/** The functions that are looked up in a BLAS. All are optional to the loader:
 * what is missing is reported in our own words. */

import { BackendError } from "../lib/core/errors.ts";

/** Every signature is `buffer` and numbers: under a grant of a single file,
 * `Deno.UnsafePointer` and its view do not work, but a pointer that one
 * function returns may be handed to another. */
const definitions = {
  cblas_sgemm: {
    parameters: [
      "i32", // order
      "i32", // transA
      "i32", // transB
      "i32", // m
      "i32", // n
      "i32", // k
      "f32", // alpha
      "buffer", // A
      "i32", // lda
      "buffer", // B
      "i32", // ldb
      "f32", // beta
      "buffer", // C
      "i32", // ldc
    ],
    result: "void",
    optional: true,
  },
  // With 64-bit integers on purpose: see `hasWideIntegers`.
  cblas_sdot: {
    parameters: ["i64", "buffer", "i64", "buffer", "i64"],
    result: "f32",
    optional: true,
  },

  // The suffixes of builds with 64-bit integers.
  cblas_sgemm64_: { parameters: [], result: "void", optional: true },
  cblas_sgemm_64: { parameters: [], result: "void", optional: true },
  scipy_cblas_sgemm64_: { parameters: [], result: "void", optional: true },

  openblas_get_config: { parameters: [], result: "pointer", optional: true },
  openblas_get_corename: { parameters: [], result: "pointer", optional: true },
  openblas_get_num_threads: { parameters: [], result: "i32", optional: true },
  openblas_set_num_threads: {
    parameters: ["i32"],
    result: "void",
    optional: true,
  },

  // BLIS's integers have 64 bits here, whatever its BLAS interface has.
  bli_info_get_version_str: {
    parameters: [],
    result: "pointer",
    optional: true,
  },
  bli_arch_query_id: { parameters: [], result: "i32", optional: true },
  bli_arch_string: { parameters: ["i32"], result: "pointer", optional: true },
  bli_thread_get_num_threads: { parameters: [], result: "i32", optional: true },
  bli_thread_set_num_threads: {
    parameters: ["i64"],
    result: "void",
    optional: true,
  },

  MKL_Get_Version_String: {
    parameters: ["buffer", "i32"],
    result: "void",
    optional: true,
  },
  MKL_Get_Max_Threads: { parameters: [], result: "i32", optional: true },
  MKL_Set_Num_Threads: { parameters: ["i32"], result: "void", optional: true },

  // Of Accelerate: vDSP tells that it is, the others exist since macOS 15.
  vDSP_vadd: { parameters: [], result: "void", optional: true },
  BLASGetThreading: { parameters: [], result: "i32", optional: true },
  BLASSetThreading: { parameters: ["i32"], result: "i32", optional: true },

  // Of the C library, which the lookup reaches through a BLAS that depends on
  // it (not on Windows): it copies a string whose address we may not read.
  strncpy: {
    parameters: ["buffer", "pointer", "usize"],
    result: "void",
    optional: true,
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** A library as the loader gives it. */
export type NativeLibrary = Deno.DynamicLibrary<typeof definitions>;

/** The functions found in it, `null` for each that it does not export. */
export type NativeSymbols = NativeLibrary["symbols"];

/**
 * Loads a library and looks the functions up. The permission must be granted,
 * or Deno asks for it.
 *
 * @param path The library's path.
 * @returns The library; the caller closes it.
 * @throws {BackendError} If it does not load.
 */
export function load(path: string): NativeLibrary {
  try {
    return Deno.dlopen(path, definitions);
  } catch (error) {
    throw new BackendError(
      `Cannot open a BLAS as its path must be a library that loads: ` +
        `current value is ${path} (${reasonOf(error, path)})`,
    );
  }
}

/** The loader's own words, without what it repeats. */
function reasonOf(error: unknown, path: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll("Could not open library: ", "")
    .replace(`${path}: `, "").trim();
}
