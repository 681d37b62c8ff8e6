import { assert } from "@std/assert";
import { runCampaign } from "../mutation_campaign.ts";
import { checkpointSubjects } from "./checkpoint_mutations.ts";
import { temporaryFolder } from "./checkpoint_trainer.ts";

Deno.test("500 mutated checkpoints are loaded or refused", () => {
  using folder = temporaryFolder();
  let loaded = 0;
  for (const subject of checkpointSubjects(folder.path)) {
    const tally = runCampaign(subject, 1, 100);
    assert(tally.refused > 50, subject.name);
    loaded += tally.loaded;
  }
  assert(loaded > 10, `${loaded} loaded`);
});
