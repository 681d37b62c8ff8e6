import { assert, assertEquals, assertRejects } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { compile } from "../../../lib/expr/evaluate/compile.ts";
import type { Column } from "../../../lib/expr/evaluate/column_runner.ts";
import { EvaluationPool } from "../../../lib/expr/evaluate/pool.ts";
import { PoolWorker } from "../../../lib/expr/evaluate/pool_worker_handle.ts";
import type { WorkerTask } from "../../../lib/expr/evaluate/worker_runtime.ts";
import { isPortable } from "../../../lib/expr/evaluate/pool_worker_source.ts";
import { operations } from "../../../lib/expr/evaluate/operations.ts";

const rows = 1_000_000;

function randomColumns(): { readonly x: Column; readonly y: Column } {
  const random = new Random(3);
  const draw = () => 20 * random.uniform() - 5;
  return {
    x: Float64Array.from({ length: rows }, draw),
    y: Float64Array.from({ length: rows }, draw),
  };
}

function bitsOf(column: Column): BigUint64Array {
  return new BigUint64Array(column.buffer, column.byteOffset, column.length);
}

function assertSameBits(a: Column, b: Column): void {
  const left = bitsOf(a), right = bitsOf(b);
  assertEquals(left.length, right.length);
  const at = left.findIndex((bits, row) => bits !== right[row]);
  assert(at < 0, `row ${at}: ${a[at]} and ${b[at]}`);
}

/** Kernels, functions of JavaScript, branches, and rows without a value. */
const text = "if(x > 0, sin(x)*exp(-y^2) + atan2(x, y) + x^2.5, mod(x, y)) " +
  "+ 1/(floor(5000*x) + 3) + asinh(y)";

Deno.test("EvaluationPool gives the bits of one thread on 8 workers", async () => {
  const columns = randomColumns();
  const expression = compile(text);
  const one = expression.evaluateColumns(columns);
  using pool = new EvaluationPool({ workers: 8 });
  const eight = await pool.evaluateColumns(expression, columns);
  assertSameBits(one.values, eight.values);
  assertEquals(eight.undefinedRows, one.undefinedRows);
  assert(one.undefinedRows > 0);
  assertEquals(eight.firstError?.row, one.firstError?.row);
  // Where shared memory is given, nothing is copied.
  const shared = new Float64Array(new SharedArrayBuffer(8 * rows));
  shared.set(columns.x);
  const out = [new Float64Array(new SharedArrayBuffer(8 * rows))];
  const again = await pool.evaluateColumns(
    expression,
    { x: shared, y: columns.y },
    { out },
  );
  assertEquals(again.values, out[0]);
  assertSameBits(one.values, again.values);
});

Deno.test("EvaluationPool computes several expressions at a time", async () => {
  using pool = new EvaluationPool({ workers: 2 });
  const x = Float64Array.from({ length: 20_000 }, (_, row) => row / 1000);
  const texts = ["sin(x)", "x^2 + 1", "1/(x + 1)", "gamma(x + 1)", "random()"];
  const expressions = texts.map((text) => compile(text));
  const reports = await Promise.all(
    expressions.map((e) => pool.evaluateColumns(e, { x }, { rows: x.length })),
  );
  reports.forEach(({ values }, i) => {
    const one = expressions[i]!.evaluateColumns({ x }, { rows: x.length });
    assertSameBits(values, one.values);
  });
});

Deno.test("EvaluationPool computes without shared memory", async () => {
  const SharedMemory = globalThis.SharedArrayBuffer;
  using pool = new EvaluationPool({ workers: 2 });
  const x = Float64Array.from({ length: 30_001 }, (_, row) => row - 15_000);
  const expression = compile("sqrt(x) + x");
  const one = expression.evaluateColumns({ x });
  // As in a page that is not isolated from other origins.
  Reflect.deleteProperty(globalThis, "SharedArrayBuffer");
  try {
    const two = await pool.evaluateColumns(expression, { x });
    assertSameBits(one.values, two.values);
    assertEquals(two.undefinedRows, 15_000);
    assertEquals(two.firstError?.row, 0);
  } finally {
    globalThis.SharedArrayBuffer = SharedMemory;
  }
});

Deno.test("EvaluationPool runs the module of the package", async () => {
  using pool = new EvaluationPool({ workers: 2, source: "module" });
  const x = Float64Array.from({ length: 10_000 }, (_, row) => row / 100);
  const expression = compile("erf(x) + digamma(x + 1)");
  const { values } = await pool.evaluateColumns(expression, { x });
  assertSameBits(values, expression.evaluateColumns({ x }).values);
});

Deno.test("EvaluationPool hands on what went wrong in a worker", async () => {
  using pool = new EvaluationPool({ workers: 2 });
  const n = new Float64Array(10_000).fill(10);
  n[7777] = 1e7;
  const sum = compile("sum(sin(k), k, 1, n)");
  const error = await assertRejects(
    () => withBudget({ steps: 1000 }, () => pool.evaluateColumns(sum, { n })),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
  // The pool is as good as before.
  n[7777] = 10;
  const { status } = await pool.evaluateColumns(sum, { n });
  assertEquals(status, "complete");
});

Deno.test("EvaluationPool ends its workers, and all waiting for them", async () => {
  const pool = new EvaluationPool({ workers: 2 });
  const x = new Float64Array(1_000_000);
  const waiting = pool.evaluateColumns(compile("sin(x)"), { x });
  pool[Symbol.dispose]();
  await assertRejects(() => waiting, Error, "the pool of workers was closed");
  await assertRejects(
    () => pool.evaluateColumns(compile("x"), { x }),
    Error,
    "the pool of workers was closed",
  );
});

Deno.test("PoolWorker says when a worker fails", async () => {
  // A real one would tell the terminal as well.
  const broken = {
    onerror: (_: ErrorEvent) => {},
    postMessage() {
      const message = "no worker";
      this.onerror(new ErrorEvent("error", { message, cancelable: true }));
    },
  };
  const worker = new PoolWorker(broken as unknown as Worker);
  await assertRejects(
    () => worker.run({} as WorkerTask),
    Error,
    "Cannot go on as a worker failed: no worker",
  );
});

Deno.test("EvaluationPool refuses to have no worker", () => {
  let message = "";
  try {
    new EvaluationPool({ workers: 0 });
  } catch (error) {
    message = String(error);
  }
  assert(message.includes("at least one worker: current value is 0"));
});

Deno.test("workers of text know every elementary function", () => {
  const special = operations.filter((name) => !isPortable(name));
  // What is steered, computed in place, or special.
  const expected = [
    ...["halt", "move", "check", "if", "else", "loop", "endLoop", "random"],
    ...["add", "subtract", "multiply", "divide", "negate", "less"],
    ...["lessEqual", "equal", "and", "or", "not", "select", "round"],
    ...["factorial", "gamma", "upperGamma", "lgamma", "digamma", "polygamma"],
    ...["beta", "erf", "erfc", "erfi", "Ei", "li", "Si", "Ci", "Shi", "Chi"],
    ...["fresnelS", "fresnelC", "polylog", "lambertw", "ellipticF"],
    ...["ellipticE", "ellipticPi"],
  ];
  assertEquals(special.toSorted(), expected.toSorted());
});
