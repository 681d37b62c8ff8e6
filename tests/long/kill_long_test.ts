import { assert, assertEquals } from "@std/assert";
import { temporaryFolder } from "../train/checkpoint_trainer.ts";
import { killAgainAndAgain } from "../train/kill_campaign.ts";

Deno.test("200 kills lose no step that was saved", async () => {
  using folder = temporaryFolder();
  const { torn, begun, step } = await killAgainAndAgain(folder.path, 200, {
    seed: 2,
  });
  console.log(`${torn} torn, ${begun} in the middle of a save, ${step} steps`);
  assertEquals(torn, 0);
  assert(begun > 20);
});

Deno.test("kills tear what is written in place", async () => {
  using folder = temporaryFolder();
  const { torn } = await killAgainAndAgain(folder.path, 60, {
    seed: 3,
    mode: "in-place",
  });
  console.log(`${torn} of 60 torn`);
  assert(torn > 10);
});
