import { assertEquals, assertStringIncludes } from "@std/assert";
import { fluxion } from "./command.ts";

/** Losses and the threads that a run tells of. */
async function losses(...words: string[]) {
  const { code, stdout } = await fluxion([
    ...["train", "--tiny", "--batch", "4", "--steps", "3", "--json"],
    ...words,
  ]);
  assertEquals(code, 0);
  const events = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  return {
    threads: events.find(({ event }) => event === "start").threads,
    losses: events.filter(({ event }) => event === "step" || event === "eval")
      .map(({ loss, val_loss }) => loss ?? val_loss),
  };
}

Deno.test("train shares a batch among threads without changing a bit", async () => {
  const alone = await losses("--threads", "1");
  const three = await losses("--threads", "3");
  assertEquals([alone.threads, three.threads], [1, 3]);
  assertEquals(alone.losses.length, 4);
  assertEquals(three.losses, alone.losses);
  const once = await losses("--threads", "1", "--shards", "1");
  assertEquals(
    once.losses.map((loss, i) => Math.abs(loss - alone.losses[i]!) < 1e-4),
    [true, true, true, true],
  );
});

Deno.test("train accumulates and recomputes", async () => {
  const alone = await losses("--shards", "2");
  assertEquals(await losses("--shards", "2", "--recompute"), alone);
  const parts = await losses("--shards", "2", "--accumulate", "2");
  assertEquals(
    parts.losses.map((loss, i) => Math.abs(loss - alone.losses[i]!) < 1e-4),
    [true, true, true, true],
  );
});

Deno.test("train says how many threads can share a batch", async () => {
  const { code, stderr } = await fluxion([
    ...["train", "--batch", "3", "--steps", "1", "--threads", "8"],
    ...["--backend", "wasm"],
  ]);
  assertEquals(code, 0);
  assertStringIncludes(
    stderr,
    "--threads 8 is 3 threads: the batch is cut into 3 shards, and --shards " +
      "says into how many\n",
  );
});

Deno.test("train refuses more parts than there are sequences", async () => {
  const { code, stderr } = await fluxion([
    ...["train", "--batch", "4", "--shards", "4", "--accumulate", "2"],
  ]);
  assertEquals([code, stderr], [
    2,
    "error: Cannot train tiny as --shards times --accumulate must be at most " +
    "its 4 sequences a step, --batch: current values are 4 and 2\n",
  ]);
});
