import { assertEquals, assertRejects } from "@std/assert";
import { FormatError } from "../../lib/core/errors.ts";
import { csvField, records } from "../../lib/cli/expression/csv.ts";

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) {
    yield text.slice(at, at + size);
  }
  await Promise.resolve();
}

async function parse(text: string, size = 3): Promise<string[][]> {
  const fields = [];
  for await (const record of records(pieces(text, size))) {
    fields.push([...record.fields]);
  }
  return fields;
}

Deno.test("records() reads what RFC 4180 shows, however it is cut", async () => {
  // RFC 4180, section 2, rules 1, 2, 5, 6 and 7.
  const text = 'aaa,bbb,ccc\r\n"zzz","b\r\nbb",""\r\n"b ""b",x,';
  const expected = [
    ["aaa", "bbb", "ccc"],
    ["zzz", "b\r\nbb", ""],
    ['b "b', "x", ""],
  ];
  for (let size = 1; size <= text.length; size++) {
    assertEquals(await parse(text, size), expected);
  }
});

Deno.test("records() leaves out a byte order mark and empty lines", async () => {
  assertEquals(await parse("\uFEFFa,b\n\n1,2\n\n"), [["a", "b"], ["1", "2"]]);
});

Deno.test("records() knows the line of each record", async () => {
  const lines = [];
  for await (const { line } of records(pieces('a\n"x\ny"\n\nb', 2))) {
    lines.push(line);
  }
  assertEquals(lines, [1, 2, 5]);
});

Deno.test("records() refuses broken quotes with their line", async () => {
  const refused = async (text: string, message: string) => {
    const error = await assertRejects(() => parse(text), FormatError);
    assertEquals(
      error.message,
      `Cannot read comma-separated values as ${message}`,
    );
  };
  await refused('a\n"b', "a quote must be closed: line 2");
  await refused('a"b', "a quote must be at the start of a field: line 1");
  await refused('"a"b', "nothing may follow a closing quote: line 1");
  await refused(
    "x".repeat(2e6),
    "a field must have at most 1000000 characters: line 1",
  );
});

Deno.test("csvField() quotes where it must", () => {
  assertEquals(csvField("a b"), "a b");
  assertEquals(csvField('a,"b"'), '"a,""b"""');
});
