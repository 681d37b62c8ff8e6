import { assertEquals, assertNotEquals } from "@std/assert";
import { installedBackends } from "../backends.ts";
import { builtin, digestOf, train, trainerOf } from "./preset_trainer.ts";

const corpus = builtin("tiny");

for (const { name, make } of installedBackends()) {
  Deno.test(`ten runs of one seed have the same bits, on ${name}`, async () => {
    const steps = name === "reference" ? 2 : 40;
    const digest = (seed: number) => {
      const recipe = { sequence: 8, seed };
      const trainer = trainerOf("tiny", make(), corpus, recipe);
      return digestOf(trainer, train(trainer, steps));
    };
    const expected = await digest(7);
    for (let run = 1; run < 10; run++) assertEquals(await digest(7), expected);
    assertNotEquals(await digest(8), expected);
  });
}
