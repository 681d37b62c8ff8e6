import { assertEquals, assertThrows } from "@std/assert";
import { parseOptions } from "../../lib/cli/args.ts";
import { UsageError } from "../../lib/cli/errors.ts";
import {
  choice,
  choices,
  flag,
  integer,
  integerOrAuto,
  number,
  text,
} from "../../lib/cli/options.ts";
import { editDistance, nearest } from "../../lib/cli/suggest.ts";

const table = {
  size: choice(["small", "large"], ""),
  part: choices(["a", "b"], ""),
  count: integer({ minimum: 0, maximum: 10 }, ""),
  workers: integerOrAuto({ minimum: 1 }, ""),
  rate: number({ minimum: 0, maximum: 1, isOpen: true }, ""),
  note: text("TEXT", "", true),
  path: text("PATH", ""),
  loud: flag(""),
  help: flag(""),
} as const;

const parse = (...words: string[]) => parseOptions("test", table, words);

const nothing = {
  size: undefined,
  part: [],
  count: undefined,
  workers: undefined,
  rate: undefined,
  note: undefined,
  path: undefined,
  loud: false,
  help: false,
};

Deno.test("parseOptions() leaves what was not given undefined", () => {
  assertEquals(parse(), { values: nothing, positionals: [] });
});

Deno.test("parseOptions() takes values after a space and after =", () => {
  for (
    const words of [["--rate", "0.5", "--count", "3"], [
      "--rate=0.5",
      "--count=3",
    ]]
  ) {
    const { values } = parse(...words);
    assertEquals([values.rate, values.count], [0.5, 3]);
  }
});

Deno.test("parseOptions() takes the next word as a value, whatever it is", () => {
  assertEquals(parse("--note", "-1 or --2").values.note, "-1 or --2");
  assertEquals(parse("--note", "--x").values.note, "--x");
  assertEquals(parse("--note==a=b").values.note, "=a=b");
  assertEquals(parse("--note", "a\nb").values.note, "a\nb");
});

Deno.test("parseOptions() takes an empty text, and words after it", () => {
  for (const words of [["--note", ""], ["--note="]]) {
    const { values, positionals } = parse(...words, "word", "--loud");
    assertEquals([values.note, values.loud, positionals], ["", true, ["word"]]);
  }
});

Deno.test("parseOptions() keeps the order of what may be given many times", () => {
  assertEquals(parse("--part", "b", "--part=a").values.part, ["b", "a"]);
});

Deno.test("parseOptions() takes the last of what may be given once", () => {
  assertEquals(parse("--count", "1", "--count", "2").values.count, 2);
});

Deno.test("parseOptions() keeps words, and all that follows --", () => {
  const { values, positionals } = parse("12", "--loud", "--", "--count", "-x");
  assertEquals(positionals, ["12", "--count", "-x"]);
  assertEquals([values.loud, values.count], [true, undefined]);
});

Deno.test("parseOptions() takes auto for nothing in particular", () => {
  assertEquals(parse("--workers", "auto").values.workers, undefined);
  assertEquals(parse("--workers", "2").values.workers, 2);
});

const ranged = "be a whole number from 0 to 10 in digits";

/** What each line is refused with, after "Cannot ". */
const refused: readonly (readonly [string[], string])[] = [
  [["--size", "huge"], value("size", "be one of small, large", "huge")],
  [["--part", "c"], value("part", "be one of a, b", "c")],
  [["--count", "11"], value("count", ranged, "11")],
  [["--count", "-1"], value("count", ranged, "-1")],
  [["--count", "1e0"], value("count", ranged, "1e0")],
  [["--count", " 1"], value("count", ranged, " 1")],
  [["--count", ""], value("count", ranged, "nothing")],
  [["--count", "--loud"], value("count", ranged, "nothing")],
  [
    ["--workers", "0"],
    value(
      "workers",
      "be auto or a whole number of at least 1 in digits",
      "0",
    ),
  ],
  [["--rate", "0"], value("rate", "be a number above 0 and at most 1", "0")],
  [
    ["--rate", "Infinity"],
    value(
      "rate",
      "be a number above 0 and at most 1",
      "Infinity",
    ),
  ],
  [["--path", ""], value("path", "be given", "nothing")],
  [
    ["--conut", "1"],
    "run test as --conut must be one of its options: did you mean --count?",
  ],
  [
    ["-q"],
    "run test as -q must be one of its options: test --help lists them",
  ],
  [
    ["--__proto__=1"],
    "run test as --__proto__ must be one of its options: " +
    "test --help lists them",
  ],
];

function value(name: string, wanted: string, found: string): string {
  return `take --${name} as its value must ${wanted}: ` +
    `current value is ${found}`;
}

for (const [words, message] of refused) {
  Deno.test(`parseOptions() refuses ${JSON.stringify(words)}`, () => {
    assertThrows(() => parse(...words), UsageError, `Cannot ${message}`);
  });
}

Deno.test("number() takes every usual way to write one", () => {
  for (const given of ["1", "1.", ".5", "+0.5", "5e-1", "5E-1", "0.05e+1"]) {
    assertEquals(parse("--rate", given).values.rate, Number(given));
  }
});

Deno.test("editDistance() counts edits, a swap as one", () => {
  // The first is the textbook example of Levenshtein's distance.
  assertEquals(editDistance("kitten", "sitting"), 3);
  assertEquals(editDistance("stesp", "steps"), 1);
  assertEquals(editDistance("", "abc"), 3);
  assertEquals(editDistance("abc", "abc"), 0);
});

Deno.test("nearest() suggests what is near, and nothing else", () => {
  const names = ["train", "generate", "doctor"];
  assertEquals(nearest("trian", names), "train");
  assertEquals(nearest("generat", names), "generate");
  assertEquals(nearest("bench", names), undefined);
  assertEquals(nearest("x".repeat(10000), names), undefined);
});
