import { assert, assertEquals, assertMatch } from "@std/assert";
import { command, fluxion } from "./command.ts";

const words = ["train", "--backend", "wasm"];

Deno.test("train writes plain lines to a pipe: about 20 a run", async () => {
  const { code, stdout, stderr } = await fluxion([...words, "--steps", "100"]);
  assertEquals([code, stderr], [0, ""]);
  assertEquals(/[^\P{Cc}\n]/u.test(stdout), false, "control characters");
  const lines = stdout.split("\n");
  assertEquals(lines.filter((line) => line.startsWith("step ")).length, 20);
  assertMatch(lines[0]!, /^tiny {2}46,307 parameters {2}vocabulary 35 {2}WASM/);
  assertMatch(lines[20]!, /^step 100\/100 {2}loss \d\.\d{4} {2}/);
  assertMatch(
    lines[21]!,
    /^eval after step 100 {2}train \d.* {2}validation \d/,
  );
  assertEquals(lines[22], "sample:");
  assertMatch(lines.at(-2)!, /^done 100 steps in .* it\/s .* peak memory \d/);
});

Deno.test("train writes each step of a run of few", async () => {
  const { stdout } = await fluxion([...words, "--steps", "3"]);
  assertEquals(
    stdout.split("\n").filter((line) => line.startsWith("step ")).length,
    3,
  );
});

for (const json of [[], ["--json"]]) {
  const how = ["train", ...json].join(" ");
  Deno.test(`${how} ends quietly when its reader goes away`, async () => {
    // an evaluation is always written, steps of so long a run are not
    const endless = ["--steps", "1000000000", "--eval-every", "10"];
    const child = command([...words, ...endless, ...json]).spawn();
    const reader = child.stdout.getReader();
    assert((await reader.read()).value!.length > 0);
    await reader.cancel();
    const { code } = await child.status;
    const stderr = await new Response(child.stderr).text();
    assertEquals([code, stderr], [141, ""]);
  });
}
