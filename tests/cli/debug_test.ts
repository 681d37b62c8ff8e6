import { assert, assertEquals, assertMatch } from "@std/assert";
import { traceDefects } from "../plan/trace_format.ts";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

const wasm = ["--backend", "wasm"];

Deno.test("train --profile prints what kernels and ops take", async () => {
  const words = ["train", "--steps", "12", "--profile", ...wasm];
  const { code, stdout } = await fluxion(words);
  assertEquals(code, 0);
  assertMatch(stdout, /^medians of the 6 steps from 7, one step:$/m);
  assertMatch(stdout, /^kernel +calls +ms +share +GFLOP\/s +MB +GB\/s$/m);
  assertMatch(stdout, /^gemm +27 +[\d.]+ +[\d.]+ % +[\d.]+ +1\.281 +[\d.]+$/m);
  assertMatch(stdout, /^linear backward +15 /m);
  assertMatch(stdout, /^total +58 +[\d.]+ +100\.0 %/m);
});

Deno.test("train --profile changes no loss", async () => {
  const losses = async (more: readonly string[]) => {
    const words = ["train", "--steps", "12", "--json", ...wasm, ...more];
    const { stdout } = await fluxion(words);
    return jsonLines(stdout).filter(({ event }) => event === "step")
      .map(({ loss, grad_norm }) => [loss, grad_norm]);
  };
  const plain = await losses([]);
  assertEquals(plain.length, 12);
  assertEquals(await losses(["--profile"]), plain);
  assertEquals(await losses(["--watch-nan"]), plain);
});

Deno.test("train --profile FILE writes a trace that viewers take", async () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/trace.json`;
  const words = ["train", "--steps", "12", "--json", "--profile", path];
  const flags = [`--allow-write=${path}`];
  const { code, stdout } = await fluxion([...words, ...wasm], { flags });
  assertEquals(code, 0);
  assertEquals(traceDefects(Deno.readTextFileSync(path)), []);
  const profile = jsonLines(stdout).at(-1)!;
  assertEquals([profile.event, profile.first_step, profile.steps], [
    "profile",
    7,
    6,
  ]);
});

Deno.test("train --profile FILE asks for the permission to write", async () => {
  const { code, stderr } = await fluxion(["train", "--profile", "t.json"]);
  assertEquals(code, 1);
  assertMatch(stderr, /--allow-write=t\.json must be granted: run deno run /);
});

Deno.test("train --profile and --watch-nan take compiled steps only", async () => {
  for (const option of ["--profile", "--watch-nan"]) {
    const { code, stderr } = await fluxion(["train", "--eager", option]);
    assertEquals(code, 2);
    assertMatch(stderr, new RegExp(`^error: Cannot take ${option} as it must`));
  }
});

Deno.test("train says how to find where the loss became NaN", async () => {
  const words = ["train", "--lr", "1e30", "--steps", "300", ...wasm];
  const { code, stderr } = await fluxion(words);
  assertEquals(code, 1);
  assertMatch(stderr, /the loss of step 2 is NaN; to see where it began, run /);
  assertMatch(
    stderr,
    /train --lr 1e30 --steps 300 --backend wasm --watch-nan$/m,
  );
});

Deno.test("train --watch-nan names op, step, tensor and causes", async () => {
  const words = ["train", "--lr", "1e30", "--steps", "300", ...wasm];
  const { code, stderr } = await fluxion([...words, "--watch-nan"]);
  assertEquals(code, 1);
  // weights of 1e28 make products beyond the largest float32, 3.4e38
  assertMatch(
    stderr,
    /linear blocks\.0\.attention\.queryKeyValue \(kernel gemm\) of step 2 wrote -?Infinity to output of linear/,
  );
  assertMatch(
    stderr,
    /^read b, blocks\.0\.attention\.queryKeyValue\.weight: /m,
  );
  assert(!stderr.includes("to see where it began"));
});

Deno.test("train --watch-nan tells of nothing where there is nothing", async () => {
  const words = ["train", "--steps", "3", ...wasm, "--watch-nan"];
  const { code, stderr } = await fluxion(words);
  assertEquals([code, stderr], [
    0,
    "--watch-nan: every value of each step is finite\n",
  ]);
});
