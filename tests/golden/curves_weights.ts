/** Writes the first values of the models of curves.py into a folder:
 *
 *     deno run -A tests/golden/curves_weights.ts FOLDER
 */

import { saveModel } from "../../lib/models/mod.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { curveTrainer, presetsOfCurves } from "../train/curves.ts";

const [folder] = Deno.args as [string];
for (const preset of presetsOfCurves) {
  const trainer = curveTrainer(preset, reference());
  if (trainer === undefined) Deno.exit(1);
  const { seed, sequence } = trainer.options;
  Deno.mkdirSync(`${folder}/${preset}`, { recursive: true });
  saveModel(`${folder}/${preset}`, trainer.model, {
    preset,
    sequence,
    tokenizer: trainer.corpus.tokenizer,
    training: { steps: 0, seed, loss: NaN, validationLoss: NaN },
  });
}
