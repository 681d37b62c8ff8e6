/** What reads files of tokenizers, and such files. */

import { assert, assertEquals } from "@std/assert";
import { FormatError } from "../lib/core/errors.ts";
import { parseJSON } from "../lib/core/fields.ts";
import {
  bytePairsFromFiles,
  bytePairsFromTokenizerJSON,
  bytePairsToFiles,
  ByteTokenizer,
  CharacterTokenizer,
  type Tokenizer,
  tokenizerFromJSON,
  trainBytePairs,
} from "../lib/data/mod.ts";
import type { Subject } from "./mutation_campaign.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The text of a file, or the error of one that is none. */
export function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new FormatError("Cannot read text as it must be UTF-8: it is not");
  }
}

const encode = (value: unknown) =>
  new TextEncoder().encode(
    typeof value === "string" ? value : JSON.stringify(value),
  );

const text = "The sea, né \u{1F600}\uD800 <a>";

/** A tokenizer that was read turns any text into its ids and back, and can be
 * saved and read again. */
function useTokenizer(tokenizer: Tokenizer): void {
  const ids = tokenizer.encode(text);
  assert(ids.every((id) => id >= 0 && id < tokenizer.vocabularySize));
  tokenizer.decode(ids);
  const saved = JSON.stringify(tokenizer);
  const again = tokenizerFromJSON(parseJSON(saved, "it"));
  assertEquals(again.encode(text), ids);
}

const pairs = trainBytePairs("the sea, the sea, then the season ".repeat(3), {
  vocabularySize: 270,
});
const files = bytePairsToFiles(pairs);

const manyCharacters = new CharacterTokenizer(
  String.fromCodePoint(...Array.from({ length: 2000 }, (_, i) => 256 + i)),
);

/** As they are saved beside a model. */
const saved: Subject = {
  name: "tokenizer",
  originals: [
    CharacterTokenizer.fromText("the quick sea, né \u{1F600}\n\"'\\"),
    manyCharacters,
    new ByteTokenizer(),
    pairs,
  ].map(encode),
  pieces: [
    ...['"kind"', '"byte"', '"character"', '"characters":"aa",', '"kind":1'],
    ...['"bpe"', "\\n", "t h\\n", "Ġ", '"merges":"",', '"tokens":"a\\na",'],
  ],
  load: (bytes) => {
    const json = parseJSON(textOf(bytes), "tokenizer");
    useTokenizer(tokenizerFromJSON(json));
  },
};

const pieces = ["Ġ", "Ġt h\n", "\n", " ", '"a":1,', "#version", '"":7,'];

/** GPT-2's two files, one of them spoiled. */
const vocabulary: Subject = {
  name: "vocab.json",
  originals: [encode(files.vocabulary)],
  pieces,
  load: (bytes) =>
    useTokenizer(bytePairsFromFiles({ ...files, vocabulary: textOf(bytes) })),
};

const merges: Subject = {
  name: "merges.txt",
  originals: [encode(files.merges)],
  pieces,
  load: (bytes) =>
    useTokenizer(bytePairsFromFiles({ ...files, merges: textOf(bytes) })),
};

const tokenizerJSON: Subject = {
  name: "tokenizer.json",
  originals: [encode({
    version: "1.0",
    added_tokens: [{ id: 270, content: "<a>", special: true }],
    normalizer: null,
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false },
    model: {
      type: "BPE",
      dropout: null,
      byte_fallback: false,
      vocab: JSON.parse(files.vocabulary),
      merges: pairs.vocabulary.merges,
    },
  })],
  pieces: [...pieces, '["Ġ","t"],', '"added_tokens":[],', '"model"'],
  load: (bytes) => useTokenizer(bytePairsFromTokenizerJSON(textOf(bytes))),
};

/** All of them. */
export const tokenizerSubjects: readonly Subject[] = [
  saved,
  vocabulary,
  merges,
  tokenizerJSON,
];
