import { assert } from "@std/assert";
import { runCampaign } from "../mutation_campaign.ts";
import { subjects } from "../mutation_subjects.ts";

for (const subject of subjects) {
  Deno.test(`100,000 mutated files: ${subject.name} is read or refused`, () => {
    const { loaded, refused, slowest, mostBytes, messages } = runCampaign(
      subject,
      2,
      100_000,
    );
    console.log(
      `${subject.name}: ${loaded} read, ${refused} refused by ` +
        `${messages.size} kinds of messages, slowest ${slowest.toFixed(1)} ` +
        `ms, at most ${(mostBytes / 2 ** 20).toFixed(1)} MiB beyond 4 files`,
    );
    assert(loaded > 1000 && refused > 10_000);
  });
}
