import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../../lib/core/errors.ts";
import { Random } from "../../../lib/core/random.ts";
import { corpusOfText } from "../../../lib/data/corpus.ts";
import { trainBytePairs } from "../../../lib/data/bpe/train.ts";
import { builtinCorpus } from "../../../lib/data/builtin.ts";
import type { Tokenizer, TokenizerKind } from "../../../lib/data/tokenizer.ts";
import {
  cachedTokens,
  type TokenCacheOptions,
} from "../../../lib/cli/data/token_cache.ts";
import { findTexts } from "../../../lib/cli/data/text_files.ts";
import { fingerprintOf } from "../../../lib/train/fingerprint.ts";
import { TemporaryFolder } from "../command.ts";

/** A text, and a cache beside it. */
class Place extends TemporaryFolder {
  /** What was done, each time that something was read. */
  readonly actions = new Set<string>();
  readonly text: string = this.file("text.txt", builtinCorpus);

  get cache(): string {
    return `${this.path}/cache/deep`;
  }

  /** The names in the cache. */
  get names(): string[] {
    return [...Deno.readDirSync(this.cache)].map(({ name }) => name).sort();
  }

  /** All ids, and whether they were made now. */
  open(
    tokenizer: TokenizerKind | Tokenizer,
    changes: Partial<TokenCacheOptions> = {},
  ): { ids: number[]; isNew: boolean; tokenizer: Tokenizer; sum: string } {
    this.actions.clear();
    const { files } = findTexts([this.text], { kind: "text" });
    const { tokens, header, tokenizer: made } = cachedTokens({
      folder: this.cache,
      name: "text",
      files,
      kind: { kind: "text" },
      tokenizer,
      vocabularySize: 300,
      onRead: (action) => this.actions.add(action),
      ...changes,
    });
    using _closed = tokens;
    const ids = new Int32Array(tokens.length);
    tokens.read(0, ids);
    const isNew = this.actions.has("encoding");
    const sum = header.sha256OfInt32;
    return { ids: [...ids], isNew, tokenizer: made, sum };
  }
}

for (const kind of ["character", "byte", "bpe"] as const) {
  Deno.test(`cachedTokens() finds the ${kind} ids of the text again`, () => {
    using place = new Place();
    const wanted = corpusOfText(builtinCorpus, "text", {
      sequence: 8,
      tokenizer: kind,
      vocabularySize: 300,
    });
    const first = place.open(kind);
    assertEquals(first.ids, [...wanted.train, ...wanted.validation]);
    assertEquals(first.sum, fingerprintOf(wanted).sha256);
    assertEquals(first.tokenizer.toJSON(), wanted.tokenizer.toJSON());
    const second = place.open(kind);
    assertEquals([first.isNew, second.isNew], [true, false]);
    assertEquals(second.ids, first.ids);
    assertEquals(place.names.length, 1);
    const given = place.open(wanted.tokenizer);
    assertEquals([given.isNew, given.ids], [false, first.ids]);
  });
}

Deno.test("cachedTokens() makes the ids of another text, in place of the old", () => {
  using place = new Place();
  place.open("character");
  const { mtime } = Deno.statSync(place.text);
  const changed = builtinCorpus.replace("e", "f");
  place.file("text.txt", changed);
  Deno.utimeSync(place.text, mtime!, mtime!); // the time does not tell
  const { ids, isNew } = place.open("character");
  const { train } = corpusOfText(changed, "text", { sequence: 8 });
  assertEquals([isNew, ids.slice(0, train.length)], [true, [...train]]);
  assertEquals(place.names.length, 1);
});

Deno.test("cachedTokens() makes ids again for another vocabulary", () => {
  using place = new Place();
  place.open("bpe");
  const { isNew, tokenizer } = place.open("bpe", { vocabularySize: 280 });
  assertEquals([isNew, tokenizer.vocabularySize], [true, 280]);
  const other = trainBytePairs("abcab".repeat(30), { vocabularySize: 258 });
  const given = place.open(other);
  assertEquals([given.isNew, given.tokenizer.vocabularySize], [
    true,
    other.vocabularySize,
  ]);
});

Deno.test("cachedTokens() makes ids again for a file that is damaged", () => {
  using place = new Place();
  const { ids } = place.open("character");
  const path = `${place.cache}/${place.names[0]}`;
  const whole = Deno.readFileSync(path);
  const random = new Random(6);
  for (let run = 0; run < 20; run++) {
    const bytes = run % 3 === 0
      ? whole.slice(0, random.below(whole.length))
      : whole.slice();
    if (run % 3 !== 0) bytes[random.below(bytes.length)]! ^= 1;
    Deno.writeFileSync(path, bytes);
    const again = place.open("character");
    assertEquals([again.isNew, again.ids], [true, ids]);
  }
  assertEquals(Deno.readFileSync(path), whole);
});

Deno.test("cachedTokens() removes what a killed process left long ago", () => {
  using place = new Place();
  place.open("character");
  const [name] = place.names;
  const left = (pid: number) =>
    `${place.cache}/.${name}.${pid}.fluxion-partial`;
  for (const pid of [1, 2]) Deno.writeTextFileSync(left(pid), "x");
  const old = new Date(Date.now() - 2 * 3_600_000);
  Deno.utimeSync(left(1), old, old);
  Deno.removeSync(`${place.cache}/${name}`);
  place.open("character");
  assertEquals(place.names, [`.${name}.2.fluxion-partial`, name!]);
});

Deno.test("cachedTokens() refuses a text that changes while it is read", () => {
  using place = new Place();
  assertThrows(
    () =>
      place.open("character", {
        onRead: (action) => {
          if (action === "reading") place.file("text.txt", `x${builtinCorpus}`);
        },
      }),
    Error,
    "Cannot train on text as it must stay as it is while it is read: " +
      "it has changed",
  );
  assertEquals(place.names, []);
});

Deno.test("cachedTokens() refuses an empty text, and leaves nothing", () => {
  using place = new Place();
  place.file("text.txt", "");
  for (const kind of ["character", "byte", "bpe"] as const) {
    assertThrows(() => place.open(kind), ArgumentError, "it must hold text");
  }
  assertEquals(place.names, []);
});

Deno.test("cachedTokens() tells a text from two halves of it", () => {
  using place = new Place();
  const text = builtinCorpus.slice(0, 1000);
  const halves = [
    place.file("a.txt", text.slice(0, 500)),
    place.file("b.txt", text.slice(500)),
  ];
  const whole = place.file("c.txt", text);
  const idsOf = (paths: string[]) =>
    place.open("byte", findTexts(paths, { kind: "text" })).ids;
  assertEquals(idsOf([whole]).length, 1000);
  const joined = idsOf(halves);
  assertEquals(joined.length, 1001);
  assertEquals(joined[500], 10);
  assert(place.names.length === 2);
});
