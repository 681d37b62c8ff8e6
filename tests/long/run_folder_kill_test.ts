/** Runs of the command line that are killed again and again. */
import { assert, assertEquals } from "@std/assert";
import { Random } from "../../lib/core/random.ts";
import {
  command,
  fluxion,
  jsonLines,
  TemporaryFolder,
} from "../cli/command.ts";

const words = [
  ...["train", "--backend", "wasm", "--json", "--steps", "1000"],
  ...["--eval-every", "250", "--save-every", "10", "--out"],
];

const random = new Random(11);

/** Runs until it has saved a few times and is killed in one of its next
 * moments, or until it has come to its end. */
async function killed(
  words: readonly string[],
  flags: readonly string[],
): Promise<boolean> {
  const child = command(words, { flags }).spawn();
  const error = new Response(child.stderr).text();
  let saves = random.below(12);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const decoder = new TextDecoder();
  for await (const bytes of child.stdout) {
    saves -= decoder.decode(bytes).split('"saved"').length - 1;
    if (saves > 0) continue;
    saves = Infinity;
    timer = setTimeout(() => child.kill("SIGKILL"), random.below(10));
  }
  const { signal, code } = await child.status;
  clearTimeout(timer);
  assert(code === 0 || signal === "SIGKILL", await error);
  await error;
  return signal === "SIGKILL";
}

const stepsOf = (path: string) =>
  jsonLines(Deno.readTextFileSync(`${path}/metrics.jsonl`))
    .filter(({ event }) => event === "step")
    .map(({ step, loss }) => [step, loss]);

Deno.test({
  name: "a run that was killed again and again ends as one that was not",
  ignore: Deno.build.os === "windows",
  async fn() {
    using folder = new TemporaryFolder();
    const { flags, path } = folder;
    const [whole, run] = [`${path}/whole`, `${path}/run`];
    assertEquals((await fluxion([...words, whole], { flags })).code, 0);
    let count = 0;
    const resume = ["train", "--json", "--resume", run];
    for (let next = [...words, run]; await killed(next, flags); count++) {
      assert(count < 200);
      next = resume;
    }
    console.log(`killed ${count} times`);
    assert(count >= 5);
    assertEquals(
      Deno.readFileSync(`${run}/model.safetensors`),
      Deno.readFileSync(`${whole}/model.safetensors`),
    );
    assertEquals(stepsOf(run), stepsOf(whole));
  },
});
