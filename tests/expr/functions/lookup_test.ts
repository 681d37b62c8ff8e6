import { assert, assertEquals } from "@std/assert";
import {
  constantNamed,
  functionNamed,
  functionSpellings,
  isAlsoVariable,
  operatorNamed,
} from "../../../lib/expr/functions/lookup.ts";
import {
  type FunctionName,
  signatures,
} from "../../../lib/expr/functions/names.ts";

const names = Object.keys(signatures) as FunctionName[];

Deno.test("functionNamed() finds every function in any letter case", () => {
  for (const name of names) {
    for (const text of [name, ...signatures[name].aliases ?? []]) {
      assertEquals(functionNamed(text), name);
      assertEquals(functionNamed(text.toUpperCase()), name);
      assertEquals(functionNamed(text.toLowerCase()), name);
    }
  }
});

Deno.test("functionNamed() finds nothing else", () => {
  for (
    const text of [
      "",
      "constructor",
      "toString",
      "hasOwnProperty",
      "__proto__",
      "valueOf",
      "sinn",
      "s",
      "sin ",
      "sin".repeat(10_000),
    ]
  ) {
    assertEquals(functionNamed(text), undefined);
    assertEquals(constantNamed(text), undefined);
    assertEquals(operatorNamed(text), undefined);
  }
});

Deno.test("no two functions or constants share a spelling", () => {
  const spellings = functionSpellings().map((text) => text.toLowerCase());
  const own = names.map((name) =>
    new Set(
      [name, ...signatures[name].aliases ?? []].map((text) =>
        text.toLowerCase()
      ),
    ).size
  );
  assertEquals(
    new Set(spellings).size,
    own.reduce((sum, count) => sum + count, 0),
  );
  assert(spellings.every((text) => constantNamed(text) === undefined));
});

Deno.test("constantNamed() finds constants in any letter case", () => {
  const rows: Readonly<Record<string, readonly string[]>> = {
    pi: ["pi", "PI", "Pi", "π"],
    e: ["e", "E"],
    i: ["i", "I"],
    infinity: ["infinity", "Infinity", "INF", "oo", "∞"],
  };
  for (const [name, spellings] of Object.entries(rows)) {
    for (const text of spellings) assertEquals(constantNamed(text), name);
  }
});

Deno.test("operatorNamed() knows the words of other languages", () => {
  assertEquals(["and", "OR", "Not"].map(operatorNamed), ["&&", "||", "!"]);
});

Deno.test("isAlsoVariable() is true for the names of Greek letters", () => {
  assertEquals(names.filter(isAlsoVariable).sort(), ["Chi", "beta", "gamma"]);
});
