import type { SequenceOptions } from "../generate/batch_generator.ts";
import { ApiError } from "./api_error.ts";
import { type Prompt, readPrompts } from "./prompts.ts";
import { RequestFields } from "./request_fields.ts";
import type { ServedModel } from "./served_model.ts";

/** Bounds of what a request may ask for. */
export interface RequestLimits {
  /** The most tokens of one choice. */
  readonly maximumTokens: number;
  /** The most choices of all prompts together. */
  readonly maximumChoices: number;
}

/** What is asked for, all of it checked. */
export interface CompletionRequest {
  /** What to continue. */
  readonly prompts: readonly Prompt[];
  /** How many times to continue each. */
  readonly count: number;
  /** The most tokens to add to each. */
  readonly maximumTokens: number;
  /** How to choose them. */
  readonly options: Omit<SequenceOptions, "seed" | "length">;
  /** The seed of the first choice of each prompt; the others follow it. */
  readonly seed: number;
  /** Whether the prompt comes before the completion. */
  readonly echo: boolean;
  /** Whether to send tokens as they come. */
  readonly stream: boolean;
  /** Whether to count tokens at the end of a stream. */
  readonly includeUsage: boolean;
}

/** The fields of a completion request; those in the second part are not of
 * OpenAI's protocol. */
const fieldNames: readonly string[] = [
  ...["model", "prompt", "best_of", "echo", "frequency_penalty", "logit_bias"],
  ...["logprobs", "max_tokens", "n", "presence_penalty", "seed", "stop"],
  ...["stream", "stream_options", "suffix", "temperature", "top_p", "user"],
  ...["top_k", "min_p", "repetition_penalty"],
];

/** What the protocol takes where nothing is said. */
const defaultTokens = 16;

/** More than anybody stops at; what may be one is held back. */
const longestStop = 1000;

/**
 * Reads the body of a completion request.
 *
 * @param body What `JSON.parse` gave.
 * @param model The model that is served.
 * @param limits What may be asked for.
 * @returns What is asked for.
 * @throws {ApiError} If a field is wrong: which, and what it must be.
 */
export function readCompletionRequest(
  body: unknown,
  model: ServedModel,
  limits: RequestLimits,
): CompletionRequest {
  const fields = new RequestFields(body);
  fields.checkNames(fieldNames);
  checkModel(fields, model.id);
  fields.text("user");
  const { maximumChoices, maximumTokens: mostTokens } = limits;
  const tokens = { minimum: 0, maximum: mostTokens, isInteger: true };
  const maximumTokens = fields.number("max_tokens", tokens) ??
    Math.min(defaultTokens, mostTokens);
  const count = readCount(fields, maximumChoices);
  const most = Math.floor(maximumChoices / count);
  const request = {
    count,
    maximumTokens,
    options: readOptions(fields, model),
    seed: readSeed(fields),
    ...readForm(fields),
    prompts: readPrompts(fields, model, most),
  };
  if (request.echo && request.options.alternatives !== undefined) {
    throw fields.refused("logprobs", "be absent where echo is true");
  }
  return request;
}

/** A server has one model, so a request need not name it. */
function checkModel(fields: RequestFields, id: string): void {
  const asked = fields.text("model") ?? id;
  if (asked === id) return;
  throw unknownModel(asked, id);
}

/**
 * The refusal of a model that is not served.
 *
 * @param asked Its name.
 * @param id The name of the one that is.
 * @returns The error, to be thrown.
 */
export function unknownModel(asked: string, id: string): ApiError {
  return new ApiError(
    `Cannot complete as model must be ${JSON.stringify(id)}: ` +
      `current value is ${JSON.stringify(asked.slice(0, 60))}`,
    { status: 404, param: "model", code: "model_not_found" },
  );
}

function readCount(fields: RequestFields, maximum: number): number {
  const range = { minimum: 1, maximum, isInteger: true };
  const count = fields.number("n", range) ?? 1;
  const best = fields.number("best_of", { ...range, maximum: Infinity });
  if (best === undefined || best === count) return count;
  throw fields.refused("best_of", `be n, which is ${count}`);
}

function readOptions(
  fields: RequestFields,
  model: ServedModel,
): Omit<SequenceOptions, "seed" | "length"> {
  const number = (name: string, minimum: number, maximum: number) =>
    fields.number(name, { minimum, maximum });
  const integer = (name: string, maximum: number) =>
    fields.number(name, { minimum: 0, maximum, isInteger: true });
  const topP = number("top_p", 0, 1);
  return {
    temperature: number("temperature", 0, 2) ?? 1,
    // 0 is the likeliest one, as the fewest that reach anything
    topP: topP === 0 ? Number.MIN_VALUE : topP,
    topK: integer("top_k", Number.MAX_SAFE_INTEGER) || undefined,
    minP: number("min_p", 0, 1),
    repetitionPenalty: number("repetition_penalty", 0.01, 100),
    frequencyPenalty: number("frequency_penalty", -2, 2),
    presencePenalty: number("presence_penalty", -2, 2),
    logitBias: readBias(fields, model.tokenizer.vocabularySize),
    alternatives: integer("logprobs", 5),
    stop: readStop(fields),
    endOfText: model.endOfText,
  };
}

function readBias(
  fields: RequestFields,
  vocabulary: number,
): Map<number, number> | undefined {
  const given = fields.object("logit_bias");
  if (given === undefined) return undefined;
  return new Map(given.entries.map(([name]) => {
    const id = Number(name);
    if (!/^(0|[1-9]\d{0,8})$/.test(name) || id >= vocabulary) {
      const wanted = `name tokens from 0 to ${vocabulary - 1}`;
      throw fields.refused("logit_bias", wanted, name);
    }
    const bias = given.number(name, { minimum: -100, maximum: 100 });
    return [id, bias ?? 0];
  }));
}

function readStop(fields: RequestFields): readonly string[] {
  const given = fields.value("stop") ?? [];
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > 4) throw fields.refused("stop", "hold at most 4 strings");
  return list.map((stop, index) => {
    const fits = typeof stop === "string" && stop.length > 0 &&
      stop.length <= longestStop;
    if (fits) return stop;
    const wanted = `be a string of 1 to ${longestStop} characters`;
    const part = Array.isArray(given) ? `[${index}]` : "";
    throw fields.refused("stop", wanted, stop, part);
  });
}

/** Without a seed, one that nobody knows. */
function readSeed(fields: RequestFields): number {
  const maximum = Number.MAX_SAFE_INTEGER;
  const range = { minimum: 0, maximum, isInteger: true };
  return fields.number("seed", range) ??
    crypto.getRandomValues(new Uint32Array(1))[0]!;
}

/** What the response looks like. */
function readForm(
  fields: RequestFields,
): Pick<CompletionRequest, "echo" | "stream" | "includeUsage"> {
  if ((fields.text("suffix") ?? "") !== "") {
    throw fields.refused("suffix", "be absent: the model only continues");
  }
  const stream = fields.boolean("stream");
  const options = fields.object("stream_options");
  options?.checkNames(["include_usage"]);
  if (options !== undefined && !stream) {
    throw fields.refused("stream_options", "be absent unless stream is true");
  }
  return {
    echo: fields.boolean("echo"),
    stream,
    includeUsage: options?.boolean("include_usage") ?? false,
  };
}
