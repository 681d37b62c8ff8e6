import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertMatch,
  assertThrows,
} from "@std/assert";
import { find } from "../../ffi/blas.ts";
import { type BlasLibrary, openBlas, tryOpenBlas } from "../../ffi/mod.ts";
import { ArgumentError, BackendError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { type Kind, testWith } from "./installed.ts";

const usable: readonly Kind[] = ["openblas", "blis", "reference"];

/** A matrix in shared memory, its rows `leading` apart; the gaps are NaN. */
function matrix(
  random: Random,
  rows: number,
  columns: number,
  leading: number,
): Float32Array<SharedArrayBuffer> {
  const bytes = 4 * rows * leading;
  const values = new Float32Array(new SharedArrayBuffer(bytes)).fill(NaN);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      values[i * leading + j] = random.normal();
    }
  }
  return values;
}

interface Product {
  readonly transA: boolean;
  readonly transB: boolean;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly beta: number;
}

/** Compares one product with the sum of its definition in float64, and the
 * elements between C's rows with what they were. */
function checkProduct(library: BlasLibrary, seed: number, p: Product): void {
  const { transA, transB, m, n, k, beta } = p;
  const random = new Random(seed);
  const lda = (transA ? m : k) + 3, ldb = (transB ? k : n) + 2, ldc = n + 5;
  const a = transA ? matrix(random, k, m, lda) : matrix(random, m, k, lda);
  const b = transB ? matrix(random, n, k, ldb) : matrix(random, k, n, ldb);
  // BLAS does not read C where beta is 0: NaN must not come through.
  const c = beta === 0
    ? new Float32Array(m * ldc).fill(NaN)
    : matrix(random, m, n, ldc);
  const before = c.slice();
  // deno-fmt-ignore
  library.sgemm(
    101, transA ? 112 : 111, transB ? 112 : 111,
    m, n, k, 1.5, a, lda, b, ldb, beta, c, ldc,
  );
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0, size = 0;
      for (let l = 0; l < k; l++) {
        const left = a[transA ? l * lda + i : i * lda + l]!;
        const right = b[transB ? j * ldb + l : l * ldb + j]!;
        sum += left * right;
        size += Math.abs(left * right);
      }
      const old = beta === 0 ? 0 : beta * before[i * ldc + j]!;
      // Each of at most k + 2 roundings is within 2^-24 of the sizes added.
      const bound = (k + 2) * 2 ** -24 * (1.5 * size + Math.abs(old));
      assertAlmostEquals(c[i * ldc + j]!, 1.5 * sum + old, bound);
    }
    for (let j = n; j < ldc; j++) {
      assert(Number.isNaN(c[i * ldc + j]), "written between the rows of C");
    }
  }
}

for (const kind of usable) {
  testWith(kind, `openBlas() multiplies right with ${kind}`, (path) => {
    using library = openBlas({ path });
    let seed = 1;
    for (const transA of [false, true]) {
      for (const transB of [false, true]) {
        for (const beta of [0, 1, -0.5]) {
          for (const [m, n, k] of [[1, 1, 1], [5, 7, 3], [33, 17, 65]]) {
            checkProduct(library, seed++, {
              transA,
              transB,
              m: m!,
              n: n!,
              k: k!,
              beta,
            });
          }
        }
      }
    }
  });

  testWith(kind, `openBlas() throws after ${kind} was closed`, (path) => {
    const library = openBlas({ path });
    const { sgemm } = library;
    const x = new Float32Array(1);
    library[Symbol.dispose]();
    library[Symbol.dispose]();
    for (const product of [sgemm, library.sgemm]) {
      assertThrows(
        () => product(101, 111, 111, 1, 1, 1, 1, x, 1, x, 1, 0, x, 1),
        BackendError,
        `Cannot use a BLAS after it was closed: current value is ${path}`,
      );
    }
    assertThrows(() => library.setThreads(1), BackendError, "was closed");
    assertThrows(() => library.threads, BackendError, "was closed");
  });
}

testWith("openblas", "openBlas() names OpenBLAS and its core", (path) => {
  using library = openBlas({ path });
  assertMatch(library.name, /^OpenBLAS \d+\.\d+\.\d+\S* \(\w+\)$/);
  assertEquals(library.path, path);
});

testWith("blis", "openBlas() names BLIS and its core", (path) => {
  using library = openBlas({ path });
  assertMatch(library.name, /^BLIS \S+ \(\w+\)$/);
});

testWith(
  "reference",
  "openBlas() names an unknown BLAS by its file",
  (path) => {
    using library = openBlas({ path, threads: 2 });
    assertEquals(library.name, "BLAS libblas.so.3");
    assertEquals(library.threads, 0);
  },
);

for (const kind of ["openblas", "blis"] as const) {
  testWith(kind, `setThreads() is obeyed by ${kind}`, (path) => {
    using library = openBlas({ path });
    assertEquals(library.threads, 1);
    library.setThreads(2);
    assertEquals(library.threads, 2);
    checkProduct(library, 7, {
      transA: false,
      transB: true,
      m: 200,
      n: 150,
      k: 64,
      beta: 0,
    });
    for (const count of [0, -1, 1.5, NaN, 2 ** 31]) {
      assertThrows(
        () => library.setThreads(count),
        ArgumentError,
        `must be a positive 32-bit integer: current value is ${count}`,
      );
    }
    using two = openBlas({ path, threads: 2 });
    assertEquals(two.threads, 2);
  });
}

for (const kind of ["wideOpenblas", "wideBlis", "wideReference"] as const) {
  testWith(kind, `openBlas() refuses ${kind} for its integers`, (path) => {
    assertThrows(
      () => openBlas({ path }),
      BackendError,
      `its integers must have 32 bits: current value is ${path}, ` +
        `a 64-bit-integer (ILP64) build`,
    );
  });
}

testWith("math", "openBlas() refuses a library that is no BLAS", (path) => {
  const message = `Cannot use a library as a BLAS as it must export ` +
    `cblas_sgemm: current value is ${path}`;
  assertEquals(
    assertThrows(() => openBlas({ path }), BackendError).message,
    message,
  );
  assertEquals(tryOpenBlas({ path }), { reason: message, flag: null });
});

testWith(
  "reference",
  "openBlas() does not choose the reference code",
  (path) => {
    assertEquals(find({}, [path]), {
      reason:
        "Cannot choose a BLAS that was not named as it must be OpenBLAS, " +
        `BLIS, MKL or Accelerate: current value is ${path}`,
      flag: null,
    });
  },
);

Deno.test("openBlas() refuses a file that is missing, named once", () => {
  const path = "/nowhere/libopenblas.so.0";
  const { message } = assertThrows(() => openBlas({ path }), BackendError);
  const [before, after, ...more] = message.split(path);
  assertEquals(
    before,
    "Cannot open a BLAS as its path must be a library that loads: " +
      "current value is ",
  );
  assertMatch(after!, /^ \(.+\)$/);
  assertEquals(more, []);
});

Deno.test("openBlas() refuses a file that is no library", () => {
  const path = Deno.makeTempFileSync({ suffix: ".so" });
  try {
    Deno.writeTextFileSync(path, "text");
    assertThrows(
      () => openBlas({ path }),
      BackendError,
      `must be a library that loads: current value is ${path} (`,
    );
  } finally {
    Deno.removeSync(path);
  }
});

Deno.test("openBlas() refuses a count of threads that is none", () => {
  assertThrows(() => openBlas({ threads: 0 }), ArgumentError, "value is 0");
  assertThrows(() => tryOpenBlas({ threads: 0.5 }), ArgumentError, "is 0.5");
});
