/** The prompts of a request: text or tokens, one or many. */

import type { RequestFields } from "./request_fields.ts";
import type { ServedModel } from "./served_model.ts";

/** Far above what a model sees at a time; every choice has a copy. */
const longestPrompt = 65536;

/** What is to be continued. */
export interface Prompt {
  /** Its tokens, at least one. */
  readonly ids: ArrayLike<number>;
  /** Its text. */
  readonly text: string;
}

/**
 * Reads the field `prompt`: a string, an array of strings, an array of token
 * ids, or an array of such arrays.
 *
 * @param fields The body.
 * @param model Whose tokens they are.
 * @param maximum The most prompts.
 * @returns At least one prompt.
 * @throws {ApiError} If it is something else.
 */
export function readPrompts(
  fields: RequestFields,
  model: ServedModel,
  maximum: number,
): Prompt[] {
  const value = fields.value("prompt") ?? "";
  if (typeof value === "string") return [textPrompt(fields, model, value, "")];
  if (!Array.isArray(value)) {
    throw fields.refused("prompt", "be a string or an array");
  }
  const list: readonly unknown[] = value;
  if (list.length === 0) {
    throw fields.refused("prompt", "hold a string, a token or an array");
  }
  if (typeof list[0] === "number") {
    return [tokenPrompt(fields, model, list, "")];
  }
  if (list.length > maximum) {
    throw fields.refused("prompt", `hold at most ${maximum} prompts`);
  }
  const isText = typeof list[0] === "string";
  return list.map((each, index) => {
    const part = `[${index}]`;
    if (isText && typeof each === "string") {
      return textPrompt(fields, model, each, part);
    }
    if (!isText && Array.isArray(each)) {
      return tokenPrompt(fields, model, each, part);
    }
    const wanted = isText
      ? "be a string as the first one is"
      : "be a string, or tokens, or arrays of tokens";
    throw fields.refused("prompt", wanted, each, part);
  });
}

function textPrompt(
  fields: RequestFields,
  { tokenizer, beginning }: ServedModel,
  text: string,
  part: string,
): Prompt {
  if (text === "") return { ids: beginning, text };
  const unknown = tokenizer.unknownCharacters(text);
  if (unknown.length === 0) {
    const ids = tokenizer.encode(text);
    checkLength(fields, ids, part);
    return { ids, text };
  }
  const shown = unknown.slice(0, 10).map((each) => JSON.stringify(each));
  const known = tokenizer.vocabularySize - 1;
  throw fields.refused(
    "prompt",
    `hold only the ${known} characters that the model knows, which ` +
      `${shown.join(" ")}${unknown.length > 10 ? " ..." : ""} are not among`,
    text,
    part,
  );
}

function tokenPrompt(
  fields: RequestFields,
  { tokenizer }: ServedModel,
  tokens: readonly unknown[],
  part: string,
): Prompt {
  if (tokens.length === 0) {
    throw fields.refused("prompt", "hold a token", tokens, part);
  }
  checkLength(fields, tokens, part);
  const last = tokenizer.vocabularySize - 1;
  const ids = tokens.map((token, index) => {
    const fits = typeof token === "number" && Number.isInteger(token) &&
      token >= 0 && token <= last;
    if (fits) return token;
    const wanted = `be a token from 0 to ${last}`;
    throw fields.refused("prompt", wanted, token, `${part}[${index}]`);
  });
  return {
    ids,
    get text() {
      return tokenizer.decode(ids);
    },
  };
}

function checkLength(
  fields: RequestFields,
  { length }: ArrayLike<unknown>,
  part: string,
): void {
  if (length <= longestPrompt) return;
  const wanted = `hold at most ${longestPrompt} tokens`;
  throw fields.refused("prompt", wanted, new Array(length), part);
}
