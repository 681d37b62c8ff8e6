import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { WordSplitter } from "../../../lib/data/bpe/words.ts";
import golden from "../../golden/bpe.json" with { type: "json" };

/** GPT-2's own, with the name that Unicode gives to what is white space. */
const published =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

const splitter = new WordSplitter();

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = splitter.endOf(text, start);
    words.push(text.slice(start, end));
  }
  return words;
}

const expected = (text: string) => text.match(published) ?? [];

Deno.test("WordSplitter cuts as the published expression does", () => {
  for (const [text] of golden.cases as [string, number[]][]) {
    assertEquals(wordsOf(text), expected(text), JSON.stringify(text));
  }
  const unit = fc.constantFrom(..."aÉ光1½ \t\n\u00a0\u2028'srlvemd.!😀\u0301");
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 30 }),
      (text) => assertEquals(wordsOf(text), expected(text)),
    ),
    { seed: 3, numRuns: 3000 },
  );
});

Deno.test("WordSplitter cuts a sentence of English", () => {
  assertEquals(wordsOf("We'll see  it's 42nd, isn'T it?\n\n ok "), [
    ..."We|'ll| see| | it|'s| 42|nd|,| isn|'|T| it|?|\n\n| ok| ".split("|"),
  ]);
});
