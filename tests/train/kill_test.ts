import { assert, assertEquals } from "@std/assert";
import { temporaryFolder } from "./checkpoint_trainer.ts";
import { killAgainAndAgain } from "./kill_campaign.ts";

Deno.test("a killed run loses no step that it saved (200 in tests/long)", async () => {
  using folder = temporaryFolder();
  const { torn, step } = await killAgainAndAgain(folder.path, 8, { seed: 1 });
  assertEquals(torn, 0);
  assert(step > 8);
});

Deno.test("kills tear what is written in place", async () => {
  using folder = temporaryFolder();
  // about one in two, fewer where the disk is fast: 60 are never all spared
  const { torn } = await killAgainAndAgain(folder.path, 60, {
    seed: 3,
    mode: "in-place",
    until: 1,
  });
  assertEquals(torn, 1);
});
