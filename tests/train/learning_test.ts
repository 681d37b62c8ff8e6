import { assert, assertEquals } from "@std/assert";
import { builtinCorpus } from "../../lib/data/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { Generator } from "../../lib/generate/generator.ts";
import { presets } from "../../lib/train/presets.ts";
import type { Trainer } from "../../lib/train/trainer.ts";
import { distanceFromJudge, judge, margin } from "./judge.ts";
import { builtin, train, trainerOf } from "./preset_trainer.ts";

const corpus = builtin("tiny");
const words = /[a-z]{3,}/g;
const known = new Set(builtinCorpus.match(words));

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** A thousand characters, colder than the model is, so that it shows what it
 * is sure of. */
function sampleOf(trainer: Trainer): string {
  const generator = new Generator(
    trainer.engine,
    trainer.model,
    presets.tiny.sequence,
  );
  const prompt = corpus.tokenizer.encode("\n");
  const options = { length: 1000, temperature: 0.5, seed: 42 };
  const tokens = [...generator.generate(prompt, options)];
  return corpus.tokenizer.decode(tokens);
}

/** The share of words of three letters or more that the corpus holds. */
function shareOfWords(text: string): number {
  const found = text.match(words) ?? [];
  return found.filter((word) => known.has(word)).length / found.length;
}

const shareOfBlanks = (text: string) =>
  (text.match(/[ \n]/g) ?? []).length / text.length;

Deno.test("tiny learns the builtin corpus as PyTorch does, and writes words", () => {
  const trainer = trainerOf("tiny", wasm(), corpus);
  const before = sampleOf(trainer);
  const losses = train(trainer, presets.tiny.steps);

  const share = mean(losses.slice(-50)) / losses[0]!;
  // PyTorch's five seeds end below that too
  assert(share < 0.6, `the last losses are ${share} of the first`);
  assert(judge.tiny.runs.every(({ first, last }) => last / first < 0.6));
  const { validationLoss } = trainer.evaluate();
  const far = distanceFromJudge("tiny", validationLoss);
  assert(far < margin, `${validationLoss} is ${far} deviations off`);

  const text = sampleOf(trainer);
  // 0 of 106 words before, 86 of 170 after
  assert(shareOfWords(before) < 0.05);
  assert(shareOfWords(text) > 0.3, `${shareOfWords(text)} are words: ${text}`);
  // as many blanks as the corpus to within a half: words have the length of words
  const blanks = shareOfBlanks(text) / shareOfBlanks(builtinCorpus);
  assert(blanks > 0.5 && blanks < 1.5, `${blanks} of the blanks: ${text}`);
  assertEquals([before.includes("\uFFFD"), text.includes("\uFFFD")], [
    true,
    false,
  ]);
});
