import { assert, assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../../lib/core/errors.ts";
import { Random } from "../../../lib/core/random.ts";
import {
  bytePairsFromFiles,
  bytePairsFromTokenizerJSON,
  bytePairsToFiles,
  trainBytePairs,
} from "../../../lib/data/bpe/mod.ts";

const trained = trainBytePairs("the sea, the sea; the light", {
  vocabularySize: 262,
});
const files = bytePairsToFiles(trained);
const vocabulary: Record<string, number> = JSON.parse(files.vocabulary);

/** The same tokenizer as newer checkpoints keep it. */
const tokenizerJSON = {
  version: "1.0",
  added_tokens: [{ id: 262, content: "<|endoftext|>", special: true }],
  normalizer: null,
  pre_tokenizer: { type: "ByteLevel", add_prefix_space: false },
  model: {
    type: "BPE",
    dropout: null,
    continuing_subword_prefix: "",
    byte_fallback: false,
    vocab: vocabulary,
    merges: trained.vocabulary.merges as unknown,
  },
};

Deno.test("bytePairsToFiles() writes what GPT-2 was published as", () => {
  const [version, ...lines] = files.merges.split("\n");
  assertEquals(version, "#version: 0.2");
  // th and ea are there 3 times or 2, he 3 times: the lowest ids come first
  assertEquals(lines[0], "h e");
  assertEquals(lines.at(-1), "");
  assertEquals(Object.keys(vocabulary).length, 262);
  assertEquals(vocabulary["!"], 0);
  assertEquals(vocabulary["Ġ"], 220);
  assertEquals(vocabulary["ÿ"], 187);
  assertEquals(vocabulary["he"], 256);
});

Deno.test("bytePairsFromFiles() reads what bytePairsToFiles() wrote", () => {
  const windows = files.merges.replaceAll("\n", "\r\n");
  for (const merges of [files.merges, windows, lines(1), `${lines(1)}\n\n`]) {
    const read = bytePairsFromFiles({ ...files, merges });
    assertEquals(read.toJSON(), trained.toJSON());
  }
  function lines(from: number): string {
    return files.merges.split("\n").slice(from).join("\n");
  }
});

Deno.test("bytePairsFromFiles() has as many ids as the model", () => {
  const read = bytePairsFromFiles(files, 300);
  assertEquals(read.vocabularySize, 300);
  assertEquals(read.decode([299]), "\uFFFD");
  assertEquals(bytePairsToFiles(read), files);
  assertThrows(
    () => bytePairsFromFiles(files, 261),
    FormatError,
    "must be an integer in [0, 261): current value is 261",
  );
});

Deno.test("bytePairsFromFiles() takes tokens that no merge makes for special", () => {
  const more = JSON.stringify({ ...vocabulary, "<|endoftext|>": 262 });
  const read = bytePairsFromFiles({ ...files, vocabulary: more });
  assertEquals([...read.special], [["<|endoftext|>", 262]]);
});

Deno.test("bytePairsFromTokenizerJSON() reads merges as pairs and as lines", () => {
  for (const asLines of [false, true]) {
    const { model } = tokenizerJSON;
    const merges = trained.vocabulary.merges.map((pair) =>
      asLines ? pair.join(" ") : pair
    );
    const read = bytePairsFromTokenizerJSON(
      JSON.stringify({ ...tokenizerJSON, model: { ...model, merges } }),
    );
    assertEquals(read.vocabulary.merges, trained.vocabulary.merges);
    assertEquals([...read.special], [["<|endoftext|>", 262]]);
  }
});

Deno.test("bytePairsFromTokenizerJSON() refuses what cuts text differently", () => {
  const splitter = { type: "ByteLevel", add_prefix_space: true };
  const { model } = tokenizerJSON;
  const wrong: [object, string][] = [
    [{ pre_tokenizer: splitter }, "pre_tokenizer.add_prefix_space must be f"],
    [{ pre_tokenizer: null }, "pre_tokenizer must be an object"],
    [{ normalizer: { type: "NFC" } }, "normalizer must be null"],
    [{ model: { ...model, type: "Unigram" } }, 'model.type must be "BPE"'],
    [{ model: { ...model, dropout: 0.1 } }, "model.dropout must be null or 0"],
    [{ model: { ...model, merges: {} } }, "model.merges must be an array"],
    [
      { model: { ...model, merges: [["a"]] } },
      "each of model.merges must be a pair",
    ],
    [
      { model: { ...model, merges: [""] } },
      "each of model.merges must be a pair",
    ],
    [{ added_tokens: [{ id: 1, content: 2 }] }, "must be a text of at most"],
    [{ added_tokens: 3 }, "added_tokens must be an array: current value is 3"],
  ];
  for (const [change, message] of wrong) {
    const text = JSON.stringify({ ...tokenizerJSON, ...change });
    assertThrows(() => bytePairsFromTokenizerJSON(text), FormatError, message);
  }
  assertThrows(() => bytePairsFromTokenizerJSON("{"), FormatError, "be JSON");
});

Deno.test("bytePairsFromFiles() names what it refuses", () => {
  const wrong: [string, string, string][] = [
    ["{", "", "vocab.json as it must be JSON"],
    ["[]", "", "vocab.json as it must be an object: current value is an array"],
    ['{"a":-1}', "", 'the id of "a" must be an integer in [0, 1026)'],
    ['{"a":1.5}', "", "current value is 1.5"],
    ['{"a":"x"}', "", 'current value is "x"'],
    ['{"a":1e9}', "", "current value is 1000000000"],
    ['{"a":0,"b":0}', "", 'the id of "b" must be given to one token'],
    ['{"":0}', "", 'the id of ""'],
    [`{"a":${"[".repeat(1e5)}${"]".repeat(1e5)}}`, "", "an object"],
    ["{}", "", "have 256 to 16777216 tokens: current value is 0"],
    [files.vocabulary, "h e\nx", "merges.txt as each merge must be two tokens"],
    [files.vocabulary, "h e\n\nh e", 'merge 2 is ""'],
    [files.vocabulary, "h  e", 'merge 1 is "h  e"'],
    [files.vocabulary, "q q", "what they become: current value is"],
  ];
  for (const [vocabulary, merges, message] of wrong) {
    assertThrows(
      () => bytePairsFromFiles({ vocabulary, merges }),
      FormatError,
      message,
    );
  }
});

/** A text with a few characters changed, lost, doubled or moved. */
function mutated(text: string, random: Random): string {
  const pieces = ['"', "{", "}", ",", ":", "-1", "1e9", "\n", " ", "Ġ", "\\u"];
  let result = text;
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(result.length), end = at + random.below(9);
    const piece = random.below(2) === 0
      ? pieces[random.below(pieces.length)]!
      : result.slice(random.below(result.length)).slice(0, random.below(20));
    result = result.slice(0, at) + piece + result.slice(end);
  }
  return result;
}

Deno.test("bytePairsFromFiles() reads a mutated file or throws one typed error", () => {
  const random = new Random(11);
  let read = 0, refused = 0;
  for (let run = 0; run < 1500; run++) {
    const which = run % 3;
    try {
      const tokenizer = which === 2
        ? bytePairsFromTokenizerJSON(
          mutated(JSON.stringify(tokenizerJSON), random),
        )
        : bytePairsFromFiles({
          vocabulary: which === 0
            ? mutated(files.vocabulary, random)
            : files.vocabulary,
          merges: which === 1 ? mutated(files.merges, random) : files.merges,
        });
      assertEquals(tokenizer.decode(tokenizer.encode("the séa")), "the séa");
      read++;
    } catch (error) {
      assert(error instanceof FormatError, String(error));
      refused++;
    }
  }
  assert(read > 10 && refused > 500, `${read} read, ${refused} refused`);
});
