import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../../lib/core/errors.ts";
import type { DocumentPiece } from "../../../lib/data/documents.ts";
import { Documents } from "../../../lib/cli/data/read_documents.ts";
import type { TextKind } from "../../../lib/cli/data/text_files.ts";
import { TemporaryFolder } from "../command.ts";

/** The documents of files with this content, joined by piece. */
function documentsOf(
  contents: readonly (string | Uint8Array)[],
  kind: TextKind,
  asBytes: boolean = false,
): DocumentPiece[][] {
  using folder = new TemporaryFolder();
  const files = contents.map((content, index) => ({
    path: folder.file(`${index}.txt`, content),
    size: 0,
  }));
  const documents = new Documents({ files, kind, asBytes });
  try {
    const found: DocumentPiece[][] = [[]];
    for (const piece of documents) {
      if (piece === null) found.push([]);
      else {found.at(-1)!.push(
          typeof piece === "string" ? piece : piece.slice(),
        );}
    }
    return found.slice(0, -1);
  } catch (error) {
    (error as Error).message = (error as Error).message.replaceAll(
      `${folder.path}/`,
      "",
    );
    throw error;
  }
}

const jsonl: TextKind = { kind: "jsonl", name: "text" };
const csv: TextKind = { kind: "csv", name: "body" };

Deno.test("Documents gives the text of each file", () => {
  assertEquals(
    documentsOf(["one\n", "", "\ufefftwo"], { kind: "text" }).map((each) =>
      each.join("")
    ),
    ["one\n", "", "two"],
  );
  assertEquals(documentsOf([Uint8Array.of(255, 0)], { kind: "text" }, true), [[
    Uint8Array.of(255, 0),
  ]]);
});

Deno.test("Documents gives a large file in pieces, each whole", () => {
  const text = "é😀a".repeat(400_000);
  const [pieces] = documentsOf([text], { kind: "text" });
  assertEquals(pieces!.length > 1, true);
  assertEquals(pieces!.join("") === text, true);
});

Deno.test("Documents gives a field of each line of JSONL", () => {
  const lines = [
    '{"text":"one","id":1}',
    '  {"id":2,"text":"t\\u0077o\\n"}\r',
    "",
    '{"text":""}',
    '{"text":"😀"}',
  ].join("\n");
  assertEquals(documentsOf([lines, '{"text":"last"}'], jsonl), [
    ...[["one"], ["two\n"], [""], ["😀"], ["last"]],
  ]);
});

Deno.test("Documents reads lines that are longer than a piece", () => {
  const long = "x".repeat(3_000_000);
  const line = JSON.stringify({ text: long });
  const found = documentsOf([`${line}\n${line}\n`], jsonl);
  assertEquals(found.map(([text]) => text === long), [true, true]);
});

Deno.test("Documents names the file and the line that is no JSON", () => {
  const cases: [string, string][] = [
    [
      '{"text":"a"}\n{"text":',
      "Cannot read line 2 of 0.txt as it must be JSON",
    ],
    [
      '\n\n{"other":"a"}',
      "Cannot read line 3 of 0.txt as it must be an object with a text in " +
      'its field "text", which --field names: there is none',
    ],
    ['{"text":7}', "which --field names: it is a number"],
    ['{"text":null}', "which --field names: it is null"],
    ['{"text":["a"]}', "which --field names: it is an array"],
    ['"text"', "which --field names: there is none"],
    ["null", "which --field names: there is none"],
    ['{"__proto__":{"text":"a"}}', "which --field names: there is none"],
    ["[".repeat(100_000), "Cannot read line 1 of 0.txt as it must be JSON"],
  ];
  for (const [content, message] of cases) {
    assertThrows(() => documentsOf([content], jsonl), FormatError, message);
  }
});

Deno.test("Documents gives a column of CSV", () => {
  const content = 'id,body\r\n1,plain\r\n2,"quoted, ""q""\nand long"\n3,\n';
  assertEquals(documentsOf([content], csv), [
    ...[["plain"], ['quoted, "q"\nand long'], [""]],
  ]);
  const long = "y".repeat(2_000_000);
  const [[found]] = documentsOf([`body\n"${long}"`], csv) as [[string]];
  assertEquals(found === long, true);
});

Deno.test("Documents names the file and the line that is no CSV", () => {
  const cases: [string, string][] = [
    [
      "id,text\n1,2",
      'Cannot read 0.txt as its first line must name the column "body", which ' +
      "--column names: it names id, text",
    ],
    [
      "id,body\n1,a\n2\n",
      'Cannot read line 3 of 0.txt as it must have a column "body": ' +
      "it has 1 fields",
    ],
    [
      'id,body\n1,"a',
      "Cannot read 0.txt as comma-separated values as a quote must be closed: " +
      "line 2",
    ],
  ];
  for (const [content, message] of cases) {
    assertThrows(() => documentsOf([content], csv), FormatError, message);
  }
});

Deno.test("Documents names the offset of what is not UTF-8", () => {
  const bytes = new Uint8Array(1_100_000).fill(97);
  bytes[1_048_577] = 0xFF;
  assertThrows(
    () => documentsOf([bytes], { kind: "text" }),
    FormatError,
    "the byte at offset 1048577 is 0xff",
  );
});
