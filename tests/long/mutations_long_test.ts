import { assert } from "@std/assert";
import { runCampaign, type Subject } from "../mutation_campaign.ts";
import { subjects } from "../mutation_subjects.ts";

/** Reads spoiled files and prints what came of it. */
function report(subject: Subject, runs: number): void {
  const { loaded, refused, slowest, mostBytes, messages } = runCampaign(
    subject,
    2,
    runs,
  );
  console.log(
    `${subject.name}: ${loaded} read, ${refused} refused by ` +
      `${messages.size} kinds of messages, slowest ${slowest.toFixed(1)} ` +
      `ms, at most ${(mostBytes / 2 ** 20).toFixed(1)} MiB beyond 4 files`,
  );
  assert(loaded > 0 && refused > runs / 10);
}

for (const subject of subjects) {
  Deno.test(`100,000 mutated files: ${subject.name} is read or refused`, () => {
    report(subject, 100_000);
  });
}
