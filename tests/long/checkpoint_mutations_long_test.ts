import { assert } from "@std/assert";
import { runCampaign } from "../mutation_campaign.ts";
import { checkpointSubjects } from "../train/checkpoint_mutations.ts";
import { temporaryFolder } from "../train/checkpoint_trainer.ts";

Deno.test("100,000 mutated checkpoints are loaded or refused", () => {
  using folder = temporaryFolder();
  for (const subject of checkpointSubjects(folder.path)) {
    const { loaded, refused, slowest, mostBytes, messages } = runCampaign(
      subject,
      2,
      20_000,
    );
    console.log(
      `${subject.name}: ${loaded} loaded, ${refused} refused by ` +
        `${messages.size} kinds of messages, slowest ${slowest.toFixed(1)} ` +
        `ms, at most ${(mostBytes / 2 ** 20).toFixed(1)} MiB beyond 4 files`,
    );
    assert(loaded > 100 || subject.name.endsWith("SUMS"));
    assert(refused > 5000 && messages.size >= 2);
  }
});
