import { backendOptions } from "../backend.ts";
import { commonOptions } from "../command.ts";
import { UsageError } from "../errors.ts";
import { flag, integer, number, text, texts, type Values } from "../options.ts";

/** The options of `generate`. */
export const generateOptions = {
  prompt: texts(
    "TEXT",
    "what to continue (default: a new line); may be given many times",
    true,
  ),
  prompts: text("FILE", "a prompt from each line of a file that is not empty"),
  interactive: flag("continue what is typed, line by line"),
  length: integer(
    { minimum: 1, maximum: 1e9 },
    "tokens to add (default 500)",
  ),
  stop: texts("TEXT", "end at this text; may be given many times"),
  temperature: number(
    { minimum: 0 },
    "0 takes the likeliest, 1 what the model says (default 0.8)",
  ),
  "top-k": integer({ minimum: 1 }, "consider the N likeliest only"),
  "top-p": number(
    { minimum: 0, maximum: 1, isOpen: true },
    "consider the likeliest that reach this probability only",
  ),
  "min-p": number(
    { minimum: 0, maximum: 1 },
    "consider tokens with this share of the likeliest's probability only",
  ),
  "repetition-penalty": number(
    { minimum: 0, maximum: 100, isOpen: true },
    "above 1, tokens that stood before are less likely (default 1)",
  ),
  seed: integer(
    { minimum: 0, maximum: 2 ** 32 - 1 },
    "the seed: the same one gives the same text (default 42)",
  ),
  batch: integer(
    { minimum: 1, maximum: 1024 },
    "prompts that are continued side by side (default 8)",
  ),
  ...backendOptions,
  ...commonOptions,
} as const;

/** The values of the options of `generate`. */
export type GenerateValues = Values<typeof generateOptions>;

/**
 * Refuses options that exclude each other.
 *
 * @param values The values.
 * @throws {UsageError} If prompts are given in more than one way.
 */
export function checkPrompts(values: GenerateValues): void {
  const given = [
    ...values.prompt.length > 0 ? ["--prompt"] : [],
    ...values.prompts === undefined ? [] : ["--prompts"],
    ...values.interactive ? ["--interactive"] : [],
  ];
  if (given.length <= 1) return;
  throw new UsageError(
    `Cannot take ${given[0]} as the prompts must come from one place: ` +
      `current options are ${given.join(" and ")}`,
  );
}

/**
 * How a prompt is continued.
 *
 * @param values The values of the options.
 * @param endOfText The token that ends a text, if the model has one.
 * @returns What a generator takes.
 */
export function sequenceOptions(
  values: GenerateValues,
  endOfText: number | undefined,
) {
  const { length = 500, temperature = 0.8, seed = 42, stop } = values;
  return {
    length,
    temperature,
    seed,
    stop,
    endOfText,
    topK: values["top-k"],
    topP: values["top-p"],
    minP: values["min-p"],
    repetitionPenalty: values["repetition-penalty"],
  };
}
