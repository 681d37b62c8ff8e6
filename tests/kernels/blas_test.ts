import { assertEquals, assertThrows } from "@std/assert";
import { BackendError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { blas } from "../../lib/kernels/blas.ts";
import type { BlasLibrary, Sgemm } from "../../lib/kernels/blas_library.ts";
import type { Kernels } from "../../lib/kernels/kernels.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { Memory } from "../../lib/tensor/memory.ts";

type Product = Parameters<Kernels["gemm"]>;

/** `cblas_sgemm` by its definition, which refuses what a BLAS refuses. */
const sgemm: Sgemm = (
  order,
  transA,
  transB,
  m,
  n,
  k,
  alpha,
  a,
  lda,
  b,
  ldb,
  beta,
  c,
  ldc,
) => {
  assertEquals(order, 101);
  const [ai, al] = transA === 111 ? [lda, 1] : [1, lda];
  const [bl, bj] = transB === 111 ? [ldb, 1] : [1, ldb];
  const least = [transA === 111 ? k : m, transB === 111 ? n : k, n];
  [lda, ldb, ldc].forEach((leading, i) => {
    if (leading < Math.max(1, least[i]!)) throw new Error("illegal leading");
  });
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) {
        sum += a[i * ai + l * al]! * b[l * bl + j * bj]!;
      }
      c[i * ldc + j] = alpha * sum +
        (beta === 0 ? 0 : beta * c[i * ldc + j]!);
    }
  }
};

class Recorder implements BlasLibrary {
  readonly name = "Recorder 1.0";
  readonly path = "/recorder.so";
  readonly threads = 1;
  readonly crossover: number = 1;
  calls = 0;
  closed = false;

  constructor(crossover = 1, readonly slowTransposedUpTo = 0) {
    this.crossover = crossover;
  }

  setThreads(): void {}

  readonly sgemm: Sgemm = (...args) => {
    if (this.closed) throw new BackendError("closed");
    this.calls++;
    sgemm(...args);
  };

  [Symbol.dispose](): void {
    this.closed = true;
  }
}

/** A memory with three matrices of 4096 random integers each: products of
 * integers this small are exact, in whatever order they are added. */
function prepare(seed = 1) {
  const memory = new Memory();
  const random = new Random(seed);
  const [a, b, c] = [0, 1, 2].map(() => {
    const address = memory.take(4 * 4096);
    const view = memory.view("float32", address, 4096);
    for (let i = 0; i < 4096; i++) view[i] = random.below(17) - 8;
    return address;
  });
  return { memory, a: a!, b: b!, c: c! };
}

/** What is at C after one product: through the reference, the kernel of the
 * backend, and its bound call; and how often each asked the library. */
function outcomes(
  product: (at: ReturnType<typeof prepare>) => Product,
  library = new Recorder(),
) {
  const run = (call: (at: ReturnType<typeof prepare>) => void) => {
    const at = prepare();
    call(at);
    return [...at.memory.view("float32", at.c, 4096)];
  };
  const expected = run((at) =>
    reference().open(at.memory).float32.gemm(...product(at))
  );
  const backend = blas(library, reference());
  const direct = run((at) =>
    backend.open(at.memory).float32.gemm(...product(at))
  );
  const directCalls = library.calls;
  const bound = run((at) =>
    backend.open(at.memory).bind("float32", "gemm", product(at))()
  );
  assertEquals(library.calls, 2 * directCalls);
  return { expected, direct, bound, calls: directCalls };
}

Deno.test("blas() gives every transpose to the library", () => {
  for (const tA of [0, 1]) {
    for (const tB of [0, 1]) {
      for (const beta of [0, 1, -2]) {
        const { expected, direct, bound, calls } = outcomes((
          { a, b, c },
          // deno-fmt-ignore
        ) => [
          tA, tB, 5, 7, 3, 2, a, tA ? 8 : 6, b, tB ? 4 : 9, beta, c, 11,
        ]);
        assertEquals(calls, 1);
        assertEquals(direct, expected);
        assertEquals(bound, expected);
      }
    }
  }
});

Deno.test("blas() widens the leading dimension of a single row", () => {
  // One row of A, B and C each, whose distance is never used.
  const { expected, direct, bound, calls } = outcomes((
    { a, b, c },
  ) => [0, 0, 1, 4, 1, 1, a, 0, b, 1, 0, c, 2]);
  assertEquals(calls, 1);
  assertEquals(direct, expected);
  assertEquals(bound, expected);
});

Deno.test("blas() leaves what BLAS does not define to the base", () => {
  const cases: Record<string, (at: ReturnType<typeof prepare>) => Product> = {
    "overlapping rows of A": ({ a, b, c }) => // deno-fmt-ignore
    [0, 0, 3, 4, 5, 1, a, 2, b, 4, 0, c, 4],
    "one row of B, repeated": ({ a, b, c }) => // deno-fmt-ignore
    [0, 0, 3, 4, 5, 1, a, 5, b, 0, 0, c, 4],
    "no k": ({ a, b, c }) => [0, 0, 3, 4, 0, 1, a, 1, b, 4, 2, c, 4],
    "no rows": ({ a, b, c }) => [0, 0, 0, 4, 5, 1, a, 5, b, 4, 0, c, 4],
    "no columns": ({ a, b, c }) => [0, 0, 3, 0, 5, 1, a, 5, b, 1, 0, c, 1],
    "alpha 0": ({ a, b, c }) => [0, 0, 3, 4, 5, 0, a, 5, b, 4, 2, c, 4],
  };
  for (const [name, product] of Object.entries(cases)) {
    const { expected, direct, bound, calls } = outcomes(product);
    assertEquals(calls, 0, name);
    assertEquals(direct, expected, name);
    assertEquals(bound, expected, name);
  }
});

Deno.test("blas() leaves products below the crossover to the base", () => {
  const library = new Recorder(60);
  const { memory, a, b, c } = prepare();
  const { gemm } = blas(library, reference()).open(memory).float32;
  gemm(0, 0, 3, 4, 5, 1, a, 5, b, 4, 0, c, 4);
  assertEquals(library.calls, 1);
  gemm(0, 0, 3, 4, 4, 1, a, 4, b, 4, 0, c, 4);
  assertEquals(library.calls, 1);
  const always = blas(library, reference(), 1).open(memory).float32;
  always.gemm(0, 0, 3, 4, 4, 1, a, 4, b, 4, 0, c, 4);
  assertEquals(library.calls, 2);
});

Deno.test("blas() transposes B first where the library is slow to", () => {
  const seen: number[] = [];
  class Watcher extends Recorder {
    override readonly sgemm: Sgemm = (...args) => {
      seen.push(args[2]);
      this.calls++;
      sgemm(...args);
    };
  }
  // rows of A, and how B is then given to the library: 111 as stored
  for (const [m, given] of [[24, 111], [23, 112], [31, 111], [60, 112]]) {
    for (const beta of [0, 1, -2]) {
      const { expected, direct, bound, calls } = outcomes(
        // deno-fmt-ignore
        ({ a, b, c }) => [
          0, 1, m!, 7, 5, 2, a, 6, b, 9, beta, c, 11,
        ],
        new Watcher(1, 31 * 7 * 5),
      );
      assertEquals(calls, 1);
      assertEquals(direct, expected);
      assertEquals(bound, expected);
      assertEquals(seen.splice(0), [given!, given!]);
    }
  }
});

Deno.test("blas() computes few rows some columns at a time", () => {
  // m, n, k and the limit; the columns of each call
  const cases: [number, number, number, number, number[]][] = [
    [23, 100, 32, 1e6, [48, 48, 4]], // 1200 / 23 is 52
    [23, 52, 32, 1e6, [52]],
    [24, 100, 32, 1e6, [100]], // too many rows
    [20, 100, 31, 1e6, [100]], // too short an inner axis
    [2, 100, 40, 3200, [32, 32, 32, 4]], // 3200 / 80 is 40
    [2, 40, 40, 3200, [40]],
    [2, 100, 40, 1279, [100]], // fewer than 16 columns do not pay
  ];
  for (const [m, n, k, limit, columns] of cases) {
    const seen: number[] = [];
    class Watcher extends Recorder {
      override readonly sgemm: Sgemm = (...args) => {
        seen.push(args[4]);
        this.calls++;
        sgemm(...args);
      };
    }
    for (const beta of [0, -2]) {
      const { expected, direct, bound } = outcomes(
        ({ a, b, c }) => [
          ...[0, 1, m, n, k, 2, a, k + 1, b, k] as const,
          ...[beta, c, n + 3] as const,
        ],
        new Watcher(1, limit),
      );
      assertEquals(direct, expected);
      assertEquals(bound, expected);
      assertEquals(seen.splice(0), [...columns, ...columns]);
    }
  }
});

Deno.test("blas() replaces nothing but the float32 product", () => {
  const library = new Recorder();
  const { memory, a, b, c } = prepare();
  const sets = blas(library, reference()).open(memory);
  sets.float64.gemm(0, 0, 3, 4, 5, 1, a, 5, b, 4, 0, c, 4);
  sets.bind("float64", "gemm", [0, 0, 3, 4, 5, 1, a, 5, b, 4, 0, c, 4])();
  sets.bind("float32", "fill", [12, 2.5, c])();
  assertEquals(library.calls, 0);
  assertEquals([...memory.view("float32", c, 12)], Array(12).fill(2.5));
});

Deno.test("blas() goes on after the memory has grown", () => {
  const library = new Recorder();
  const { memory, a, c } = prepare();
  const { gemm } = blas(library, reference()).open(memory).float32;
  gemm(0, 0, 1, 1, 1, 1, a, 1, a, 1, 0, c, 1);
  const late = memory.take(1 << 20);
  const view = memory.view("float32", late, (1 << 20) / 4);
  view.fill(3);
  // The last element of B is in the last page, beyond views made before.
  gemm(0, 0, 1, 1, 2, 1, late, 2, c, (late - c) / 4 + view.length - 1, 0, a, 1);
  const first = memory.view("float32", c, 1)[0]!;
  assertEquals(memory.view("float32", a, 1)[0], 3 * first + 3 * 3);
  assertEquals(library.calls, 2);
});

Deno.test("blas() refuses an operand outside of the memory", () => {
  const { memory, a, c } = prepare();
  const sets = blas(new Recorder(), reference()).open(memory);
  const end = memory.bytes - 8;
  const product: Product = [0, 0, 2, 2, 2, 1, a, 2, end, 2, 0, c, 2];
  assertThrows(() => sets.float32.gemm(...product), RangeError);
  assertThrows(() => sets.bind("float32", "gemm", product), RangeError);
});

Deno.test("blas() throws once the library is closed", () => {
  const library = new Recorder();
  const { memory, a, b, c } = prepare();
  const sets = blas(library, reference()).open(memory);
  const product: Product = [0, 0, 2, 2, 2, 1, a, 2, b, 2, 0, c, 2];
  const bound = sets.bind("float32", "gemm", product);
  bound();
  library[Symbol.dispose]();
  assertThrows(bound, BackendError, "closed");
  assertThrows(() => sets.float32.gemm(...product), BackendError, "closed");
});

Deno.test("blas() describes the library and the base", () => {
  const backend = blas(new Recorder(), reference());
  assertEquals(backend.name, "blas");
  assertEquals(
    backend.description,
    `Recorder 1.0, with ${reference().description}`,
  );
});
