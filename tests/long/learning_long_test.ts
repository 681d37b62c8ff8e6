import { assert } from "@std/assert";
import { presets } from "../../lib/train/presets.ts";
import { installedBackends } from "../backends.ts";
import { distanceFromJudge, judge, margin } from "../train/judge.ts";
import { tinyShakespeare, train, trainerOf } from "../train/preset_trainer.ts";

const corpus = tinyShakespeare("small");

for (const { name, make } of installedBackends()) {
  if (name === "reference") continue;
  Deno.test({
    name: `small learns tiny Shakespeare as PyTorch does, on ${name}`,
    ignore: corpus === undefined,
    fn() {
      const trainer = trainerOf("small", make(), corpus!);
      train(trainer, presets.small.steps);
      const { validationLoss } = trainer.evaluate();
      const far = distanceFromJudge("small", validationLoss);
      console.log(
        `${name}: ${validationLoss.toFixed(4)}, PyTorch: ` +
          `${judge.small.mean.toFixed(4)}, ${far.toFixed(1)} deviations apart`,
      );
      assert(validationLoss <= 2.55, `the loss is ${validationLoss}`);
      assert(far < margin, `${validationLoss} is ${far} deviations off`);
    },
  });
}
