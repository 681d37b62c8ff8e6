import { assert, assertEquals, assertThrows } from "@std/assert";
import { BackendError } from "../../lib/core/errors.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { erf, normalCumulative } from "../../lib/kernels/reference/erf.ts";
import { hasRelaxedSimd, wasm } from "../../lib/kernels/wasm.ts";
import { Memory } from "../../lib/tensor/memory.ts";

/** Both builds, where the engine takes both. */
const builds: readonly Backend[] = hasRelaxedSimd()
  ? [wasm({ relaxed: true }), wasm({ relaxed: false })]
  : [wasm({ relaxed: false })];

type UnaryName =
  | "exp"
  | "log"
  | "sqrt"
  | "tanh"
  | "sigmoid"
  | "erf"
  | "gelu";

/** How many floats are computed by one call. */
const chunk = 1 << 16;

/** Every 4001st of all floats: a prime, so that all low bits occur. NaN,
 * infinities and denormals are among them. */
function* everyFloat(): Generator<Float32Array> {
  yield new Float32Array([0, -0, Infinity, -Infinity, NaN, 1, -1]);
  yield* floatsBetween(0, 2 ** 32, 4001);
}

/** The floats from 2^-7 to 128 and their negatives, where most happens. */
function* usualFloats(): Generator<Float32Array> {
  yield* floatsBetween(0x3C000000, 0x43000000, 997);
  yield* floatsBetween(0xBC000000, 0xC3000000, 997);
}

function* floatsBetween(
  first: number,
  end: number,
  step: number,
): Generator<Float32Array> {
  const bits = new Uint32Array(chunk);
  for (let next = first; next < end;) {
    let n = 0;
    for (; n < chunk && next < end; n++, next += step) bits[n] = next;
    yield new Float32Array(bits.buffer, 0, n).slice();
  }
}

/** What a kernel gave, and should have given. */
type Visit = (x: number, actual: number, expected: number) => void;

/** Visits over a million floats, twice. */
function visitFloats(
  backend: Backend,
  kernel: UnaryName,
  exact: (x: number) => number,
  visit: Visit,
): void {
  const memory = new Memory();
  const kernels = backend.open(memory).float32;
  const address = memory.take(4 * chunk);
  let count = 0;
  for (const sweep of [everyFloat(), usualFloats()]) {
    for (const points of sweep) {
      const view = memory.view("float32", address, points.length);
      view.set(points);
      kernels[kernel](points.length, address, address);
      points.forEach((x, i) => visit(x, view[i]!, exact(x)));
      count += points.length;
    }
  }
  assert(count > 1e6);
}

/** Whether a result that is NaN, infinite or 0 is the right one. */
function isSpecial(actual: number, expected: number): boolean {
  const rounded = Math.fround(expected);
  const special = !Number.isFinite(rounded) || rounded === 0;
  return special && Object.is(actual, rounded);
}

/** The distance between the floats around a number. */
function ulp(value: number): number {
  const exponent = Math.floor(Math.log2(Math.min(Math.abs(value), 3.4e38)));
  return 2 ** Math.max(exponent - 23, -149);
}

/** Asserts that the result is within some ulp, for both builds. */
function assertUlp(
  kernel: UnaryName,
  bound: number,
  exact: (x: number) => number,
): void {
  for (const backend of builds) {
    let worst = 0, at = NaN;
    visitFloats(backend, kernel, exact, (x, actual, expected) => {
      if (isSpecial(actual, expected)) return;
      const error = Math.abs(actual - expected) / ulp(expected);
      if (error <= worst || Number.isNaN(worst)) return;
      worst = error;
      at = x;
    });
    assert(
      worst <= bound,
      `${backend.description}: ${kernel}(${at}) is off by ${worst} ulp`,
    );
  }
}

// The bounds are those that lib/kernels/wasm/assembly/math.ts states.

Deno.test("exp() is within 1 ulp of float64", () => {
  assertUlp("exp", 1, Math.exp);
});

Deno.test("log() is within 1 ulp of float64", () => {
  assertUlp("log", 1, Math.log);
});

Deno.test("sqrt() is correctly rounded", () => {
  assertUlp("sqrt", 0.5, Math.sqrt);
});

Deno.test("tanh() is within 1.5 ulp of float64", () => {
  assertUlp("tanh", 1.5, Math.tanh);
});

Deno.test("sigmoid() is within 2.5 ulp of float64", () => {
  assertUlp("sigmoid", 2.5, (x) => {
    // 1 / (1 + e^-x) as e^x / (1 + e^x) keeps its digits below 0.
    const power = Math.exp(-Math.abs(x));
    return (x < 0 ? power : 1) / (1 + power);
  });
});

Deno.test("erf() is within 1.5 ulp of float64", () => {
  assertUlp("erf", 1.5, erf);
});

Deno.test("gelu() is within 3e-7 of float64, relative to x", () => {
  for (const backend of builds) {
    const exact = (x: number) => x * normalCumulative(x);
    visitFloats(backend, "gelu", exact, (x, actual, expected) => {
      if (isSpecial(actual, expected)) return;
      const error = Math.abs(actual - expected);
      // A denormal result has fewer digits.
      if (error <= 3e-7 * Math.abs(x) + 2 ** -149) return;
      throw new Error(
        `${backend.description}: gelu(${x}) is ${actual}, not ${expected}`,
      );
    });
  }
});

Deno.test("gelu() is exact where the distribution ends", () => {
  for (const backend of builds) {
    visitFloats(
      backend,
      "gelu",
      (x) => Math.max(x, 0),
      (x, actual, expected) => {
        if (Math.abs(x) > 5.4 && x !== -Infinity) assert(actual === expected);
      },
    );
  }
});

/** A slope is the gradient where dy is 1; the error is absolute. */
function assertSlope(
  kernel: "geluBackward" | "geluTanhBackward",
  bound: number,
  exact: (x: number) => number,
): void {
  const memory = new Memory();
  const n = 40_001;
  const [x, dy, dx] = [
    memory.take(4 * n),
    memory.take(4 * n),
    memory.take(4 * n),
  ];
  const points = memory.view("float32", x!, n);
  points.forEach((_, i) => points[i] = (i - 20_000) / 1000);
  memory.view("float32", dy!, n).fill(1);
  const slopes = memory.view("float32", dx!, n);
  for (const backend of builds) {
    backend.open(memory).float32[kernel](n, x!, dy!, dx!, 0);
    slopes.forEach((slope, i) => {
      const error = Math.abs(slope - exact(points[i]!));
      assert(error <= bound, `${kernel} is off by ${error} at ${points[i]}`);
    });
  }
}

Deno.test("geluBackward() is within 3e-7 of float64", () => {
  assertSlope("geluBackward", 3e-7, (x) => {
    const density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    return normalCumulative(x) + x * density;
  });
});

Deno.test("geluBackward() is exact where the slope ends", () => {
  for (const backend of builds) {
    const memory = new Memory();
    const { geluBackward } = backend.open(memory).float32;
    const [x, dy, dx] = [memory.take(64), memory.take(64), memory.take(64)];
    const points = [6.01, -6.01, 1e4, -1e4, 3e38, -3e38];
    memory.view("float32", x!, 6).set(points);
    memory.view("float32", dy!, 6).fill(3e38);
    geluBackward(6, x!, dy!, dx!, 0);
    const slopes = memory.view("float32", dx!, 6);
    points.forEach((point, i) =>
      assertEquals(slopes[i], point > 0 ? Math.fround(3e38) : 0)
    );
  }
});

Deno.test("geluTanhBackward() is within 1e-6 of float64", () => {
  assertSlope("geluTanhBackward", 1e-6, (x) => {
    const u = Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
    const du = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    return 0.5 * (1 + Math.tanh(u)) + 0.5 * x * du / Math.cosh(u) ** 2;
  });
});

Deno.test("fill() and copy() write long rows, and no more", () => {
  const n = 1003;
  for (const backend of builds) {
    const memory = new Memory();
    const { fill, copy } = backend.open(memory).float32;
    const [x, out] = [memory.take(4 * n), memory.take(4 * n + 4)];
    const result = memory.view("float32", out!, n + 1);
    // 0 is written by the engine, which has no -0 to write.
    for (const value of [0, -0, 1.5]) {
      result.fill(7);
      fill(n, value, out!);
      assert(result.subarray(0, n).every((y) => Object.is(y, value)));
      assertEquals(result[n], 7);
    }
    const values = memory.view("float32", x!, n);
    values.forEach((_, i) => values[i] = i - 500.5);
    copy(1, 1, 1, n, 0, 0, 0, 1, x!, 0, 0, 0, 1, out!, 0);
    assertEquals(result.subarray(0, n), values);
    assertEquals(result[n], 7);
  }
});

Deno.test("sumOfSquares() keeps what squares lose in float32", () => {
  const n = 1003;
  for (const backend of builds) {
    const memory = new Memory();
    const { sumOfSquares } = backend.open(memory).float32;
    const x = memory.take(4 * n), out = memory.take(4);
    const values = memory.view("float32", x, n);
    const result = memory.view("float32", out, 1);
    // The squares are 0, denormal, ordinary, and just below the largest float.
    for (const size of [1e-23, 2e-21, 0.3, 5.8e17]) {
      values.forEach((_, i) => values[i] = i % 2 === 0 ? size : -size);
      const expected = n * Math.fround(size) ** 2;
      sumOfSquares(n, x, out);
      // Six roundings of 2^-24 by blocks, one of the sum, or of a denormal.
      const bound = 7 * 2 ** -24 * expected + 2 ** -150;
      const error = Math.abs(result[0]! - expected);
      assert(error <= bound, `${size}: ${result[0]} is not ${expected}`);
    }
  }
});

/** Integers from -8 to 8, so that products are exact in any order. */
function integers(view: { [i: number]: number; length: number }, seed: number) {
  let state = seed;
  for (let i = 0; i < view.length; i++) {
    state = Math.imul(state, 1103515245) + 12345;
    view[i] = (state >>> 16) % 17 - 8;
  }
}

Deno.test("gemm() is exact on integers over several blocks", () => {
  // More than one block of rows (128), columns (512) and terms (384), with a
  // tail each. 400 · 64 < 2^24: float32 holds every partial sum.
  const m = 131, n = 517, k = 400;
  for (const backend of builds) {
    const memory = new Memory();
    const { gemm } = backend.open(memory).float32;
    const a = memory.take(4 * 600 * 600), b = memory.take(4 * 600 * 600);
    const c = memory.take(4 * m * n);
    const valuesA = memory.view("float32", a, 600 * 600);
    const valuesB = memory.view("float32", b, 600 * 600);
    const valuesC = memory.view("float32", c, m * n);
    integers(valuesA, 1);
    integers(valuesB, 2);
    for (const [tA, tB] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) {
      valuesC.fill(3);
      gemm(tA, tB, m, n, k, 2, a, 600, b, 600, -1, c, n);
      for (let i = 0; i < m; i++) {
        for (let j = i % 13; j < n; j += 13) {
          let sum = 0;
          for (let l = 0; l < k; l++) {
            sum += valuesA[tA ? l * 600 + i : i * 600 + l]! *
              valuesB[tB ? j * 600 + l : l * 600 + j]!;
          }
          assertEquals(valuesC[i * n + j], 2 * sum - 3);
        }
      }
    }
  }
});

Deno.test("wasm() opens instances that do not share scratch space", () => {
  const memory = new Memory();
  const n = 100;
  const a = memory.take(4 * n * n), out = [memory.take(4 * n * n)];
  integers(memory.view("float32", a, n * n), 3);
  const before = memory.take(0);
  const first = wasm().open(memory).float32;
  const between = memory.take(0);
  const second = wasm().open(memory).float32;
  out.push(memory.take(4 * n * n));
  // Each took its own, and packs there: what the other packed stays as it is.
  const scratch = memory.view("int32", before, (between - before) / 4);
  first.gemm(0, 1, n, n, n, 1, a, n, a, n, 0, out[0]!, n);
  const packed = scratch.slice();
  assert(packed.some((word) => word !== 0));
  second.gemm(1, 0, n, n, n, 3, a, n, a, n, 0, out[1]!, n);
  assertEquals(scratch, packed);
});

Deno.test("wasm() writes no address that it was not given", () => {
  const memory = new Memory();
  wasm().open(memory);
  // Constants lie in the first page, which is nobody's; address 0 is "absent".
  const rest = memory.view("int32", 65536, 1024);
  assert(rest.every((word) => word === 0));
});

Deno.test("wasm() builds keep the same constants at the same addresses", () => {
  // So that instances of both may be opened over one memory.
  const pages = builds.map((backend) => {
    const memory = new Memory();
    backend.open(memory);
    return memory.view("int32", 0, 65536 / 4).slice();
  });
  assert(pages[0]!.some((word) => word !== 0));
  assertEquals(pages.at(-1), pages[0]);
});

Deno.test("wasm() builds give the same but for the fused rounding", () => {
  const memory = new Memory();
  const n = 64;
  const [a, b, c] = [
    memory.take(16384),
    memory.take(16384),
    memory.take(16384),
  ];
  const view = memory.view("float32", a!, n * n);
  view.forEach((_, i) => view[i] = Math.sin(i));
  memory.view("float32", b!, n * n).set(view);
  const results = builds.map((backend) => {
    backend.open(memory).float32
      .gemm(0, 0, n, n, n, 1, a!, n, b!, n, 0, c!, n);
    return memory.view("float32", c!, n * n).slice();
  });
  // 64 roundings of sums of at most 64 products below 1.
  const bound = 64 * 64 * 2 ** -24;
  results[0]!.forEach((value, i) =>
    assert(Math.abs(value - results.at(-1)![i]!) <= bound)
  );
});

Deno.test("wasm() says which instructions it uses", () => {
  assertEquals(wasm({ relaxed: false }).description, "WASM, SIMD");
  const automatic = wasm().description;
  assertEquals(
    automatic,
    hasRelaxedSimd() ? "WASM, relaxed SIMD" : "WASM, SIMD",
  );
});

Deno.test("wasm() refuses relaxed SIMD where the engine lacks it", () => {
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    assertEquals(wasm().description, "WASM, SIMD");
    assertThrows(
      () => wasm({ relaxed: true }),
      BackendError,
      "relaxed SIMD must be supported by the engine",
    );
  } finally {
    WebAssembly.validate = validate;
  }
});
