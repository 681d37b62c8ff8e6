import { assertEquals, assertMatch } from "@std/assert";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

Deno.test("graph draws a preset, with no permission", async () => {
  const { code, stdout } = await fluxion(["graph", "--large"]);
  assertEquals(code, 0);
  assertMatch(stdout, /^<svg .*\n<title>large, [\d,]+ parameters/);
  assertMatch(stdout, />block × 6<\/text>/);
});

Deno.test("graph draws every op, in the format dot", async () => {
  const words = ["graph", "--preset", "tiny", "--level", "op"];
  const { stdout } = await fluxion([...words, "--format", "dot"]);
  assertMatch(stdout, /^digraph "tiny, 46,307 parameters" \{$/m);
  assertMatch(stdout, /shape=note, label="queryKeyValue\.weight\\n\[192, 64\]/);
});

Deno.test("graph draws a trained model into a file", async () => {
  using folder = new TemporaryFolder();
  const model = `${folder.path}/model`, out = `${folder.path}/graph.svg`;
  const { flags } = folder;
  const training = ["train", "--steps", "1", "--out", model];
  assertEquals((await fluxion(training, { flags })).code, 0);
  const words = ["graph", model, "--out", out, "--json"];
  const { code, stdout } = await fluxion(words, { flags });
  assertEquals(code, 0);
  const [{ event, nodes }] = jsonLines(stdout) as [Record<string, unknown[]>];
  assertEquals([event, nodes!.length], ["graph" as unknown, 18]);
  assertMatch(Deno.readTextFileSync(out), /^<svg /);
});

Deno.test("graph refuses what makes no sense", async () => {
  for (
    const [words, message] of [
      [["--tiny", "--small"], /one preset: current values are tiny, small/],
      [["model", "--tiny"], /must be one model, a folder or a preset/],
      [["--seq", "500"], /--seq must be at most its context of 128 tokens/],
    ] as const
  ) {
    const { code, stderr } = await fluxion(["graph", ...words]);
    assertEquals(code, 2);
    assertMatch(stderr, message);
  }
  const { code, stderr } = await fluxion(["graph", "--out", "g.svg"]);
  assertEquals(code, 1);
  assertMatch(stderr, /--allow-write=g\.svg must be granted: run deno run/);
});
