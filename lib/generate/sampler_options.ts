import { ArgumentError } from "../core/errors.ts";

/** How the next token is chosen. What is left out does nothing. */
export interface SamplerOptions {
  /** Divides the logits: 0 takes the likeliest, 1 what the model says. */
  readonly temperature: number;
  /** Only the k likeliest are considered; of equal ones the lower ids. */
  readonly topK?: number | undefined;
  /** Only the likeliest that together reach this probability are considered
   * (Holtzman et al., "The curious case of neural text degeneration", 2020,
   * section 3.1). */
  readonly topP?: number | undefined;
  /** Only tokens with at least this share of the probability of the likeliest
   * are considered (Nguyen et al., "Turning up the heat: min-p sampling", 2025,
   * section 3). */
  readonly minP?: number | undefined;
  /** Divides the logits above 0, and multiplies those below, of tokens that
   * stand in the prompt or were chosen (Keskar et al., "CTRL", 2019, section
   * 4.1, with the sign respected as is usual). Above 1 it discourages. */
  readonly repetitionPenalty?: number | undefined;
  /** Is taken off a logit as often as its token was chosen. */
  readonly frequencyPenalty?: number | undefined;
  /** Is taken off the logit of a token that was chosen. */
  readonly presencePenalty?: number | undefined;
  /** Is added to the logits of some ids, before anything else. */
  readonly logitBias?: ReadonlyMap<number, number> | undefined;
}

/**
 * Refuses options that no token can be chosen with.
 *
 * @param options What to choose with.
 * @throws {ArgumentError} If one is out of range.
 */
export function checkSampler(options: SamplerOptions): void {
  const { temperature, topK = 1, topP = 1, minP = 0 } = options;
  const { repetitionPenalty = 1 } = options;
  const { frequencyPenalty = 0, presencePenalty = 0 } = options;
  const isFinite = Number.isFinite;
  check(
    temperature >= 0 && isFinite(temperature),
    "the temperature must be at least 0",
    temperature,
  );
  check(
    Number.isInteger(topK) && topK >= 1,
    "top-k must be a positive integer",
    topK,
  );
  check(
    topP > 0 && topP <= 1,
    "top-p must be above 0 and at most 1",
    topP,
  );
  check(minP >= 0 && minP <= 1, "min-p must be from 0 to 1", minP);
  check(
    repetitionPenalty > 0 && isFinite(repetitionPenalty),
    "the repetition penalty must be above 0",
    repetitionPenalty,
  );
  check(
    isFinite(frequencyPenalty),
    "the frequency penalty must be a finite number",
    frequencyPenalty,
  );
  check(
    isFinite(presencePenalty),
    "the presence penalty must be a finite number",
    presencePenalty,
  );
  for (const bias of options.logitBias?.values() ?? []) {
    check(isFinite(bias), "a logit's bias must be a finite number", bias);
  }
}

function check(fits: boolean, wanted: string, value: number): void {
  if (fits) return;
  throw new ArgumentError(
    `Cannot choose a token as ${wanted}: current value is ${value}`,
  );
}
