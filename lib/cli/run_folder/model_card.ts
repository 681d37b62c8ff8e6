/** `README.md` of a run: what the model is, and how it came to be. */

import { commandLine } from "../command_line.ts";
import { printable } from "../errors.ts";
import { formatCount, formatLoss, formatNumberOf } from "../format.ts";
import { flagOf } from "../permissions.ts";
import type { RunRecipe } from "../train_options.ts";

/** A step and what was measured after it, in nats a token. */
export interface Measured {
  /** The step. */
  readonly step: number;
  /** The loss on the text that is trained on. */
  readonly trainLoss: number;
  /** The loss on the text that is held back. */
  readonly validationLoss: number;
}

/** What a card tells. */
export interface CardFacts {
  /** The folder. */
  readonly folder: string;
  /** The version of this program. */
  readonly version: string;
  /** How it is trained. */
  readonly recipe: RunRecipe;
  /** The number of parameters. */
  readonly parameters: number;
  /** The number of token ids. */
  readonly vocabulary: number;
  /** What a token is. */
  readonly token: string;
  /** What it learned: a path, or `builtin`. */
  readonly data: string;
  /** How many tokens that has. */
  readonly tokens: number;
  /** The SHA-256 of them. */
  readonly text: string;
  /** What computed. */
  readonly computer: string;
  /** The command line that began it. */
  readonly command: string;
  /** The steps that were made. */
  readonly steps: number;
  /** The last measurement. */
  readonly last: Measured | undefined;
  /** The one of the lowest validation loss. */
  readonly best: Measured | undefined;
}

/**
 * The card of a model.
 *
 * @param facts What it tells.
 * @returns Markdown.
 */
export function modelCard(facts: CardFacts): string {
  const { recipe: { preset, sequence }, parameters, version } = facts;
  const token = facts.token === "bpe" ? "token" : facts.token;
  return [
    `# A language model of the preset ${preset}`,
    "",
    `A decoder-only transformer of ${formatCount(parameters)} parameters that`,
    `continues text, one ${token} after the other. It was made by Fluxion`,
    `${version}, and sees ${formatCount(sequence)} tokens at a time.`,
    "",
    "## How it was trained",
    "",
    ...recipeLines(facts),
    "",
    "    " + facts.command,
    "",
    "## How well it does",
    "",
    ...numbers(facts),
    "",
    "![The losses by step](loss.svg)",
    "",
    "Losses are in nats a token. They say how well it continues text like the",
    "one that it learned, and nothing about truth: it knows no other text.",
    "",
    "## How to use it",
    "",
    ...usage(facts),
    "",
  ].join("\n");
}

function recipeLines(facts: CardFacts): string[] {
  const { recipe, steps } = facts;
  const { model } = recipe;
  const made = steps < recipe.steps
    ? `${formatCount(steps)} of ${formatCount(recipe.steps)}`
    : formatCount(steps);
  return [
    `- Text: \`${printable(facts.data, "")}\`, ${
      formatCount(facts.tokens)
    } tokens of ${formatCount(facts.vocabulary)} kinds; the last tenth was`,
    `  held back. SHA-256 with the tokenizer: \`${facts.text}\``,
    `- Model: ${formatNumberOf(model.layers, "layer")}, ` +
    `${model.features} features, ` +
    `${model.heads} heads, ${model.hidden} hidden units`,
    `- Steps: ${made}, each of ${recipe.batch} × ${recipe.sequence} tokens`,
    `- AdamW, learning rate ${recipe.learningRate} down to ` +
    `${recipe.finalLearningRate}, weight decay ${recipe.weightDecay}`,
    `- Seed: ${recipe.seed}; the same one gives the same model`,
    `- Computed by ${facts.computer}`,
  ];
}

function numbers({ last, best }: CardFacts): string[] {
  const row = (name: string, measured: Measured | undefined): string[] =>
    measured === undefined ? [] : [
      `| ${name} | ${formatCount(measured.step)} | ${
        formatLoss(measured.trainLoss)
      } | ${formatLoss(measured.validationLoss)} |`,
    ];
  return [
    "| model | step | training loss | validation loss |",
    "| --- | --- | --- | --- |",
    ...row("last, in this folder", last),
    ...row("best, in `best`", best),
  ];
}

function usage({ folder, recipe, steps }: CardFacts): string[] {
  const read = flagOf({ access: "read", path: folder });
  const write = flagOf({ access: "write", path: folder });
  const more = steps < recipe.steps ? [] : ["--steps", `${2 * recipe.steps}`];
  const generate = commandLine([read], ["generate", folder]);
  const resume = ["train", "--resume", folder, ...more];
  return [
    `    ${generate}`,
    `    ${commandLine([read, write], resume)}`,
    "",
    "`config.json` and `model.safetensors` are the model; `metrics.jsonl` has",
    "every step of its training, `samples.txt` what it wrote on the way, and",
    "`checkpoints` what it takes to go on.",
  ];
}
