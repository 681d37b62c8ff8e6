import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { tokenizerFromJSON } from "../../lib/data/tokenizer_from_json.ts";

Deno.test("tokenizerFromJSON() restores what was saved", () => {
  for (const text of ["hello", 'a"\\\n\u2028\u{1F600}', "__proto__"]) {
    const saved = CharacterTokenizer.fromText(text);
    const restored = tokenizerFromJSON(JSON.parse(JSON.stringify(saved)));
    assertEquals(restored.kind, "character");
    assertEquals(restored.vocabularySize, saved.vocabularySize);
    assertEquals(restored.encode(text), saved.encode(text));
    assertEquals(restored.toJSON(), saved.toJSON());
  }
  const bytes = tokenizerFromJSON(
    JSON.parse(JSON.stringify(new ByteTokenizer())),
  );
  assertEquals(bytes.kind, "byte");
});

Deno.test("tokenizerFromJSON() keeps the order of a saved vocabulary", () => {
  const restored = tokenizerFromJSON({ kind: "character", characters: "zya" });
  assertEquals([...restored.encode("ayz")], [3, 2, 1]);
});

Deno.test("tokenizerFromJSON() refuses what no tokenizer saved", () => {
  const inherited = Object.create({ kind: "byte" });
  const cases: [unknown, string][] = [
    [null, "it must be an object: current value is null"],
    [undefined, "it must be an object: current value is undefined"],
    [7, "it must be an object: current value is 7"],
    ["byte", 'it must be an object: current value is "byte"'],
    [[], "it must be an object: current value is an array"],
    [
      {},
      '"kind" must be "character", "byte" or "bpe": current value is undefined',
    ],
    [inherited, "current value is undefined"],
    [{ kind: "pair" }, 'current value is "pair"'],
    [{ kind: ["byte"] }, "current value is an array"],
    [{ kind: { a: 1 } }, "current value is an object"],
    [{ kind: "x".repeat(1e6) }, `current value is "${"x".repeat(60)}"`],
    [JSON.parse('{"__proto__": {"kind": "byte"}}'), "undefined"],
    [{ kind: "character" }, '"characters" must be a string: current value is'],
    [{ kind: "character", characters: 5 }, "must be a string: current value"],
    [{ kind: "character", characters: ["a", "b"] }, "value is an array"],
    [{ kind: "character", characters: "" }, 'current value is ""'],
    [{ kind: "character", characters: "abca" }, '"a" is there twice'],
    [{ kind: "character", characters: "\uDC00" }, 'value is "\\udc00"'],
  ];
  for (const [json, message] of cases) {
    assertThrows(() => tokenizerFromJSON(json), FormatError, message);
  }
});
