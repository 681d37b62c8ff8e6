import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../lib/core/errors.ts";
import { Fields, parseJSON } from "../../lib/core/fields.ts";

const fields = (json: string) =>
  new Fields(parseJSON(json, "f.json"), "f.json");

Deno.test("Fields reads what is there", () => {
  const read = fields(
    `{"n":3,"x":0.5,"b":true,"t":"text","l":null,"o":{"n":1},` +
      `"__proto__":{"p":1}}`,
  );
  assertEquals(read.integer("n", 3), 3);
  assertEquals(read.number("x", 0, 1), 0.5);
  assertEquals(read.boolean("b"), true);
  assertEquals(read.text("t", 4), "text");
  assertEquals(read.loss("l"), NaN);
  assertEquals(read.loss("x"), 0.5);
  assertEquals(read.object("o").integer("n", 1), 1);
  assertEquals(read.names.length, 7);
  assertEquals(read.value("p"), undefined);
  assertEquals(read.value("toString"), undefined);
});

Deno.test("Fields refuses the rest by name, with its value", () => {
  const read = fields(
    `{"n":3,"x":1,"t":"text","a":[1],"o":{"n":1.5},"h":1e999}`,
  );
  const cases: [() => unknown, string][] = [
    [
      () => read.integer("n", 2),
      "n must be an integer from 1 to 2: " +
      "current value is 3",
    ],
    [() => read.integer("none", 2), "current value is nothing"],
    [
      () => read.number("x", 0, 1),
      "x must be a number in [0, 1): " +
      "current value is 1",
    ],
    [() => read.number("h"), "current value is Infinity"],
    [() => read.boolean("n"), "n must be true or false: current value is 3"],
    [
      () => read.text("t", 3),
      "t must be a text of at most 3 characters: " +
      'current value is "text"',
    ],
    [() => read.loss("t"), 'be a number or null: current value is "text"'],
    [() => read.object("a"), "a must be an object: current value is an array"],
    [() => read.object("o").integer("n", 9), "o.n must be an integer"],
    [() => read.object("o").object("n"), "o.n must be an object: current"],
    [() => fields("[]"), "it must be an object: current value is an array"],
    [() => fields("null"), "it must be an object: current value is null"],
  ];
  for (const [read, message] of cases) {
    assertThrows(read, FormatError, message);
  }
});

Deno.test("parseJSON() is refused in one line, and any depth by a word", () => {
  const error = assertThrows(
    () => parseJSON('{\n"a":\n}', "f.json"),
    FormatError,
    "Cannot load f.json as it must be JSON: ",
  );
  assertEquals(error.message.includes("\n"), false);
  const deep = fields(`{"a":${"[".repeat(1e5)}${"]".repeat(1e5)}}`);
  assertThrows(() => deep.boolean("a"), FormatError, "value is an array");
});
