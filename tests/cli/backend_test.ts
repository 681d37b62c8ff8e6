import { assert, assertEquals, assertMatch } from "@std/assert";
import { blasCandidates } from "../../ffi/mod.ts";
import { installed, testWith } from "../ffi/installed.ts";
import { fluxion, jsonLines } from "./command.ts";

const words = ["train", "--steps", "2", "--json"];
const likeliest = blasCandidates(Deno.build.os, Deno.build.arch)[0]!;

/** The start event of a run that must succeed. */
async function start(more: string[], flags: string[]) {
  const { code, stdout, stderr } = await fluxion([...words, ...more], {
    flags,
  });
  assertEquals(code, 0, stderr);
  return { event: jsonLines(stdout)[0]!, stderr };
}

Deno.test("auto falls back to WASM, and says the flag in a line to paste", async () => {
  const { event, stderr } = await start([], []);
  assertEquals([event.backend, event.threads], ["wasm", 1]);
  assertMatch(
    stderr,
    /^Faster: deno run --allow-ffi=\S+ \S*cli\.ts train --steps 2 --json/,
  );
});

Deno.test("auto obeys a denial, with no advice against it", async () => {
  const { event, stderr } = await start([], ["--deny-ffi"]);
  assertEquals(event.backend, "wasm");
  assert(!stderr.includes("--allow-ffi"), stderr);
});

Deno.test("blas is an error without the permission, and names the flag", async () => {
  assertEquals(await fluxion([...words, "--backend", "blas"]), {
    code: 1,
    stdout: "",
    stderr: `error: Cannot open a BLAS as the permission to load it must be ` +
      `granted: current value is none for ${likeliest} ` +
      `(add --allow-ffi=${likeliest})\n`,
  });
});

Deno.test("blas is an error where it is denied", async () => {
  const path = "/opt/blas.so";
  const { code, stderr } = await fluxion(
    [...words, "--blas", path],
    { flags: ["--allow-ffi", `--deny-ffi=${path}`] },
  );
  assertEquals([code, stderr], [
    1,
    `error: Cannot open a BLAS as the permission to load it must be ` +
    `granted: current value is denied for ${path}\n`,
  ]);
});

testWith("math", "--blas refuses a library that is no BLAS", async (path) => {
  const flags = [`--allow-ffi=${path}`];
  const { code, stderr } = await fluxion([...words, "--blas", path], { flags });
  assertEquals([code, stderr], [
    1,
    `error: Cannot use a library as a BLAS as it must export cblas_sgemm: ` +
    `current value is ${path}\n`,
  ]);
});

testWith(
  "openblas",
  "--blas takes the library and its threads",
  async (path) => {
    const more = ["--blas", path, "--threads", "2"];
    const { event, stderr } = await start(more, [`--allow-ffi=${path}`]);
    assertEquals([event.backend, event.threads, stderr], ["blas", 2, ""]);
    assertMatch(String(event.library), /^OpenBLAS \d/);
  },
);

Deno.test("--threads says where it changes nothing", async () => {
  const { event, stderr } = await start(
    ["--backend", "wasm", "--threads", "4"],
    [],
  );
  assertEquals(event.threads, 1);
  assertEquals(
    stderr,
    "--threads 4 changes nothing here: only a BLAS uses more than one " +
      "thread, and this is wasm\n",
  );
});

Deno.test("doctor tells what runs here, without a permission", async () => {
  const { code, stdout, stderr } = await fluxion(["doctor", "--json"]);
  assertEquals([code, stderr], [0, ""]);
  const [found] = jsonLines(stdout);
  const { deno, v8, typescript } = Deno.version;
  assertEquals(
    [found!.deno, found!.v8, found!.typescript, found!.os, found!.arch],
    [deno, v8, typescript, Deno.build.os, Deno.build.arch],
  );
  // Deno's V8 has had all three since before the oldest Deno that is supported.
  assertEquals(found!.wasm, { simd: true, relaxedSimd: true, threads: true });
  assertEquals(found!.backend, "wasm");
  assertEquals(found!.flag, `--allow-ffi=${likeliest}`);
  const candidates = found!.candidates as { path: string; state: string }[];
  assertEquals(
    candidates.map(({ path }) => path),
    [...blasCandidates(Deno.build.os, Deno.build.arch)],
  );
});

Deno.test("doctor says that nothing is missing where nothing is", async () => {
  const path = installed("openblas");
  const candidates = blasCandidates(Deno.build.os, Deno.build.arch);
  if (path === undefined || !candidates.includes(path)) return;
  const { stdout } = await fluxion(["doctor"], {
    flags: [`--allow-ffi=${path}`],
  });
  assert(stdout.includes("auto takes blas: OpenBLAS"), stdout);
  assert(stdout.includes(`${path}: granted and loads: OpenBLAS`), stdout);
  assert(stdout.includes("Nothing to add"), stdout);
});

Deno.test("bench prints the speed of each preset beside its limit", async () => {
  const options = ["--backend", "wasm", "--preset", "tiny"];
  const { code, stdout, stderr } = await fluxion(
    ["bench", ...options, "--seconds", "0.05", "--json"],
  );
  assertEquals([code, stderr], [0, ""]);
  const [row, ...more] = jsonLines(stdout);
  assertEquals([row!.event, row!.preset, row!.backend, more.length], [
    "bench",
    "tiny",
    "wasm",
    0,
  ]);
  // A token meets each weight of a linear layer once forward and twice
  // backward, 2 flop each: queries, keys, values, projection, both layers of
  // the perceptron, head. Attention is two products of 32×32×64 forward.
  const weights = 64 * 192 + 64 * 64 + 2 * 64 * 128 + 64 * 35;
  const flop = 3 * 2 * (32 * weights + 2 * 32 * 32 * 64);
  assert(Math.abs(row!.mflop_per_step as number - flop / 1e6) < 1e-9);
  assert((row!.share as number) > 0);
  const table = await fluxion(["bench", ...options, "--seconds", "0.05"]);
  assertMatch(
    table.stdout,
    /^ *preset +backend +threads +steps\/s .*\n +tiny +wasm /,
  );
});
