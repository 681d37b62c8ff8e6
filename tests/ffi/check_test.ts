import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { checkBlas } from "../../ffi/check.ts";
import { identify } from "../../ffi/identify.ts";
import type { NativeSymbols } from "../../ffi/symbols.ts";
import { BackendError } from "../../lib/core/errors.ts";

/** A library that exports what is given, and nothing else. */
function symbolsOf(given: Record<string, unknown>): NativeSymbols {
  const handler = { get: (_: unknown, name: string) => given[name] ?? null };
  return new Proxy({}, handler) as NativeSymbols;
}

/** C = A · Bᵀ by the definition, for the one call that the check makes. */
function multiply(...args: unknown[]): void {
  const [, , , m, n, k, , a, lda, b, ldb, , c, ldc] = args as number[] & {
    7: Float32Array;
    9: Float32Array;
    12: Float32Array;
  };
  for (let i = 0; i < m!; i++) {
    for (let j = 0; j < n!; j++) {
      let sum = 0;
      for (let l = 0; l < k!; l++) sum += a[i * lda! + l]! * b[j * ldb! + l]!;
      c[i * ldc! + j] = sum;
    }
  }
}

const dot32 = (n: bigint, x: Float32Array, _: bigint, y: Float32Array) =>
  BigInt.asIntN(32, n) === 1n ? x[0]! * y[0]! : NaN;
const dot64 = (n: bigint) => n < 0n ? 0 : NaN;

Deno.test("checkBlas() takes a right product with 32-bit integers", () => {
  const symbols = symbolsOf({ cblas_sgemm: multiply, cblas_sdot: dot32 });
  assertStrictEquals(checkBlas(symbols, "/x.so"), symbols.cblas_sgemm);
});

Deno.test("checkBlas() refuses 64-bit integers before it multiplies", () => {
  const cblas_sgemm = () => {
    throw new Error("called");
  };
  const symbols = symbolsOf({ cblas_sgemm, cblas_sdot: dot64 });
  assertThrows(() => checkBlas(symbols, "/x.so"), BackendError, "(ILP64)");
});

Deno.test("checkBlas() knows the suffixes of 64-bit integers", () => {
  for (
    const name of ["cblas_sgemm64_", "cblas_sgemm_64", "scipy_cblas_sgemm64_"]
  ) {
    const symbols = symbolsOf({ [name]: multiply });
    assertThrows(() => checkBlas(symbols, "/x.so"), BackendError, "(ILP64)");
  }
});

Deno.test("checkBlas() refuses a wrong product and shows it", () => {
  const cblas_sgemm = (...args: unknown[]) => {
    multiply(...args);
    (args[12] as Float32Array)[3] = 0;
  };
  assertThrows(
    () => checkBlas(symbolsOf({ cblas_sgemm }), "/x.so"),
    BackendError,
    "Cannot use /x.so as a BLAS as its check product must be " +
      "[21, 24, 27, -1, 47, 54, 61, -1]: " +
      "current value is [21, 24, 27, 0, 47, 54, 61, -1]",
  );
});

Deno.test("identify() reads MKL's version and controls its threads", () => {
  let threads = 8;
  const text = "Intel(R) oneAPI Math Kernel Library Version 2024.1-Product " +
    "Build 20240215 for Intel(R) 64 architecture applications";
  const identity = identify(
    symbolsOf({
      MKL_Get_Version_String(out: Uint8Array) {
        new TextEncoder().encodeInto(text, out);
      },
      MKL_Get_Max_Threads: () => threads,
      MKL_Set_Num_Threads(count: number) {
        threads = count;
      },
    }),
    "/opt/mkl/libmkl_rt.so.2",
  );
  assertEquals(identity.name, "MKL 2024.1");
  identity.setThreads(3);
  assertEquals(identity.getThreads(), 3);
});

Deno.test("identify() knows Accelerate with and without thread control", () => {
  const plain = identify(symbolsOf({ vDSP_vadd: () => {} }), "/Accelerate");
  assertEquals([plain.name, plain.getThreads()], ["Accelerate", 0]);
  plain.setThreads(1);

  let setting = 0;
  const controlled = identify(
    symbolsOf({
      vDSP_vadd: () => {},
      BLASGetThreading: () => setting,
      BLASSetThreading: (value: number) => setting = value,
    }),
    "/Accelerate",
  );
  controlled.setThreads(1);
  assertEquals([setting, controlled.getThreads()], [1, 1]);
  controlled.setThreads(4);
  assertEquals([setting, controlled.getThreads()], [0, 0]);
});

Deno.test("identify() names OpenBLAS where no string can be read", () => {
  const symbols = symbolsOf({
    openblas_set_num_threads: () => {},
    openblas_get_config: () => ({}),
  });
  assertEquals(identify(symbols, "C:\\openblas.dll").name, "OpenBLAS");
});

Deno.test("identify() names an unknown library by its file", () => {
  assertEquals(identify(symbolsOf({}), "C:\\x\\y.dll").name, "BLAS y.dll");
  const { name, known } = identify(symbolsOf({}), "/x/y.so.3");
  assertEquals([name, known], ["BLAS y.so.3", false]);
});
