import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Engine } from "../../lib/autograd/engine.ts";
import { Random } from "../../lib/core/random.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import { recordingBackend } from "./recording_backend.ts";

function setUp() {
  const { backend, calls } = recordingBackend();
  const engine = new Engine(backend);
  const random = new Random(3);
  const leaf = (...shape: number[]) =>
    engine.normal(shape, 0, 1, { requiresGrad: true, random });
  /** The names of the kernels that a function calls. */
  const kernelsOf = (f: () => void): string[] => {
    calls.length = 0;
    f();
    return calls.map(({ kernel }) => kernel);
  };
  return { engine, calls, leaf, kernelsOf };
}

Deno.test("matmul() reads transposed matrices where they lie", () => {
  const { engine, calls, leaf, kernelsOf } = setUp();
  const { matmul, transpose } = engine.ops;
  const a = leaf(4, 2), b = leaf(3, 4);
  const names = kernelsOf(() => matmul(transpose(a), transpose(b)));
  assertEquals(names, ["gemm"]);
  const [transposeA, transposeB, m, n, k, , , lda, , ldb] = calls[0]!.args;
  assertEquals([transposeA, transposeB], [1, 1]);
  assertEquals([m, n, k, lda, ldb], [2, 3, 4, 2, 4]);
});

Deno.test("matmul() reads part of a packed row where it lies", () => {
  const { engine, calls, leaf, kernelsOf } = setUp();
  const { matmul, slice } = engine.ops;
  const packed = slice(leaf(5, 12), [{}, { start: 4, stop: 8 }]);
  const b = leaf(4, 3);
  assertEquals(kernelsOf(() => matmul(packed, b)), ["gemm"]);
  assertEquals(calls[0]!.args[7], 12);
});

Deno.test("matmul() makes one product of a batch and one matrix", () => {
  const { engine, calls, leaf, kernelsOf } = setUp();
  const { matmul } = engine.ops;
  const a = leaf(2, 3, 4, 5), b = leaf(5, 6);
  assertEquals(kernelsOf(() => matmul(a, b)), ["gemm"]);
  assertEquals(calls[0]!.args.slice(2, 5), [24, 6, 5]);
});

Deno.test("matmul() sums a batch in the inner axis of one product", () => {
  const { engine, calls, leaf, kernelsOf } = setUp();
  const { matmul, reshape, sum } = engine.ops;
  const a = leaf(2, 3, 4, 5), b = leaf(5, 6);
  const loss = sum(reshape(matmul(a, b), [-1]));
  const names = kernelsOf(() => engine.backward(loss));
  assertEquals(names.filter((name) => name === "gemm").length, 2);
  const sizes = calls.filter(({ kernel }) => kernel === "gemm")
    .map(({ args }) => args.slice(2, 5));
  // dA = dC Bᵀ is 24×6 by 6×5, dB = Aᵀ dC is 5×24 by 24×6.
  assertEquals(sizes, [[24, 5, 6], [5, 6, 24]]);
});

Deno.test("matmul() copies an operand with gaps in both axes once", () => {
  const { engine, leaf, kernelsOf } = setUp();
  const { matmul, slice } = engine.ops;
  const gaps = slice(leaf(4, 6), [{ step: 2 }, { step: 2 }]);
  assertEquals(kernelsOf(() => matmul(gaps, leaf(3, 2))).slice(-2), [
    "copy",
    "gemm",
  ]);
});

Deno.test("matmul() of nothing is 0, and so are its gradients", () => {
  const { engine, leaf } = setUp();
  const { matmul, sum } = engine.ops;
  assertEquals(matmul(leaf(2, 0), leaf(0, 3)).toArray(), [
    [0, 0, 0],
    [0, 0, 0],
  ]);
  const a = leaf(0, 2, 3), b = leaf(3, 2);
  b.grad = engine.full([3, 2], NaN);
  engine.backward(sum(matmul(a, b)));
  assertEquals(b.grad?.toArray(), [[0, 0], [0, 0], [0, 0]]);
});

/** A plain triple loop over nested lists, for matrices without a batch. */
function product(a: Tensor, b: Tensor): number[] {
  const [m, k] = a.shape as [number, number], n = b.shape[1]!;
  return Array.from({ length: m * n }, (_, at) => {
    const i = Math.floor(at / n), j = at % n;
    let sum = 0;
    for (let l = 0; l < k; l++) sum += a.at(i, l) * b.at(l, j);
    return sum;
  });
}

Deno.test("matmul() of any views agrees with a plain loop", () => {
  const { engine } = setUp();
  const size = fc.integer({ min: 1, max: 4 });
  const layout = fc.constantFrom("plain", "transposed", "padded", "stepped");
  const property = fc.property(
    size,
    size,
    size,
    layout,
    layout,
    (m, k, n, layoutA, layoutB) => {
      using _scope = engine.scope();
      const { matmul, slice, transpose } = engine.ops;
      const make = (rows: number, columns: number, layout: string) => {
        const options = { dtype: "float64" } as const;
        const draw = (...shape: number[]) =>
          engine.uniform(shape, -1, 1, options);
        if (layout === "transposed") return transpose(draw(columns, rows));
        if (layout === "padded") {
          return slice(draw(rows, columns + 2), [{}, { start: 2 }]);
        }
        return layout === "stepped"
          ? slice(draw(rows, 2 * columns), [{}, { step: 2 }])
          : draw(rows, columns);
      };
      const a = make(m, k, layoutA), b = make(k, n, layoutB);
      // The reference kernel adds in the same order in float64.
      const actual = matmul(a, b).toTypedArray();
      assertEquals(Array.from(actual), product(a, b));
    },
  );
  fc.assert(property, { seed: 4, numRuns: 200 });
});
