/** What PyTorch reaches with the recipe of a preset: tests/golden/learning.py. */

interface Judgement {
  /** First loss, mean of the last fifty, and validation loss, by seed. */
  readonly runs: readonly {
    readonly first: number;
    readonly last: number;
    readonly validation: number;
  }[];
  /** The mean of the validation losses. */
  readonly mean: number;
  /** Their standard deviation. */
  readonly deviation: number;
}

/** By preset: `tiny` on the builtin corpus, `small` on tiny Shakespeare. */
export const judge: Readonly<Record<"tiny" | "small", Judgement>> = JSON.parse(
  Deno.readTextFileSync(new URL("../golden/learning.json", import.meta.url)),
);

/** How many of PyTorch's deviations a validation loss may be from its mean: a
 * sixth seed of PyTorch would be further off in one case of a hundred, as
 * 5 / √(1 + 1/5) is the 99.5 % point of Student's t of 4 degrees. */
export const margin = 5;

/** How far a validation loss is from PyTorch's mean, in deviations. */
export function distanceFromJudge(
  preset: "tiny" | "small",
  validationLoss: number,
): number {
  const { mean, deviation } = judge[preset];
  return Math.abs(validationLoss - mean) / deviation;
}
