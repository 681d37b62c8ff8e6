import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../../lib/core/errors.ts";
import { decodeSafetensors } from "../../../lib/formats/safetensors/mod.ts";

/** A file of a header and zeros, with the header's own length or another. */
function fileOf(
  header: string | readonly number[],
  dataBytes: number,
  length?: bigint,
): Uint8Array<ArrayBuffer> {
  const bytes = typeof header === "string"
    ? new TextEncoder().encode(header)
    : Uint8Array.from(header);
  const file = new Uint8Array(8 + bytes.length + dataBytes);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, length ?? BigInt(bytes.length), true);
  file.set(bytes, 8);
  return file;
}

function assertRefused(file: Uint8Array<ArrayBuffer>, message: string): void {
  const error = assertThrows(() => decodeSafetensors(file), FormatError);
  assertEquals(error.message, `Cannot read safetensors as ${message}`);
}

const entry = '{"dtype":"U8","shape":[2],"data_offsets":[0,2]}';

Deno.test("decodeSafetensors() refuses a file that is cut", () => {
  const whole = fileOf(`{"a":${entry}}`, 2);
  for (let length = 0; length < whole.length; length++) {
    assertThrows(
      () => decodeSafetensors(whole.slice(0, length)),
      FormatError,
      length < 8
        ? `8 bytes of the header's length: current value is ${length} bytes`
        : length < whole.length - 2
        ? `the header must end within the ${length - 8} bytes after its ` +
          `length: current value is ${whole.length - 10}`
        : "the file must hold the 2 bytes of its tensors after the header",
    );
  }
  assertEquals(decodeSafetensors(whole).tensors.size, 1);
});

Deno.test("decodeSafetensors() refuses a wrong length of the header", () => {
  const cases: [bigint, string][] = [
    [
      100_000_001n,
      "the header must be at most 100000000 bytes: current value is 100000001",
    ],
    [
      2n ** 64n - 1n,
      "the header must be at most 100000000 bytes: current value is " +
      "18446744073709551615",
    ],
    [
      100_000_000n,
      "the header must end within the 4 bytes after its length: current " +
      "value is 100000000",
    ],
    [
      5n,
      "the header must end within the 4 bytes after its length: current " +
      "value is 5",
    ],
    [0n, 'the header must begin with "{": current value is nothing'],
    [
      1n,
      "the header must hold a string at character 1: current value is its end",
    ],
  ];
  for (const [length, message] of cases) {
    assertRefused(fileOf("{}  ", 0, length), message);
  }
});

Deno.test("decodeSafetensors() refuses a header that is not UTF-8", () => {
  const at = (offset: number, value: string) =>
    `the header must be UTF-8 at byte ${offset} of the file: current value ` +
    `is ${value}`;
  assertRefused(fileOf([0x7B, 0x22, 0xFF, 0x22], 0), at(10, "0xff"));
  assertRefused(fileOf([0x7B, 0xC0, 0x80, 0x7D], 0), at(9, "0xc0"));
  assertRefused(fileOf([0x7B, 0x7D, 0xE2, 0x82], 0), at(10, "0xe2"));
});

/** Headers before two bytes of data, and why each is refused. */
const malformedHeaders: [string, string][] = [
  // Not the JSON that it must be.
  [" {}", 'the header must begin with "{": current value is " "'],
  ["\uFEFF{}", 'the header must begin with "{": current value is "ï"'],
  ["[]", 'the header must begin with "{": current value is "["'],
  ["null", 'the header must begin with "{": current value is "n"'],
  [
    "{",
    "the header must hold a string at character 1: current value is its end",
  ],
  [
    "{'a':1}",
    `the header must hold a string at character 1: current value is "'"`,
  ],
  [
    "{a:1}",
    'the header must hold a string at character 1: current value is "a"',
  ],
  ["{,}", 'the header must hold a string at character 1: current value is ","'],
  [
    `{"a":${entry},}`,
    'the header must hold a string at character 53: current value is "}"',
  ],
  ['{"a"}', 'the header must hold ":" at character 4: current value is "}"'],
  ['{"a":1}', 'the header must hold "{" at character 5: current value is "1"'],
  [
    '{"a":null}',
    'the header must hold "{" at character 5: current value is "n"',
  ],
  ['{"a":[]}', 'the header must hold "{" at character 5: current value is "["'],
  [
    `{"a":${entry}`,
    'the header must hold "," or "}" at character 52: current value is its end',
  ],
  [
    `{"a":${entry} "b":${entry}}`,
    'the header must hold "," or "}" at character 53: current value is "\\""',
  ],
  [
    `{"a":${entry}}}`,
    "the header must hold nothing but spaces at character 53: current value " +
    'is "}"',
  ],
  [
    `{"a":${entry}} \n`,
    "the header must hold nothing but spaces at character 54: current value " +
    'is "\\n"',
  ],
  [
    `{"a":${entry}}\0`,
    "the header must hold nothing but spaces at character 53: current value " +
    'is "\\u0000"',
  ],
  // Strings.
  [
    '{"a',
    "the string at character 1 of the header must end in it: current value " +
    'is "\\"a"',
  ],
  [
    '{"a\\"',
    "the string at character 1 of the header must end in it: current value " +
    'is "\\"a\\\\\\""',
  ],
  [
    '{"a\\',
    "the string at character 1 of the header must end in it: current value " +
    'is "\\"a\\\\"',
  ],
  ...['"\n"', '"\\x41"', '"\\u12"', '"\\ud800"', '"\\udc00\\ud800"'].map(
    (lexeme): [string, string] => [
      `{${lexeme}:${entry}}`,
      "the header must hold a JSON string of Unicode at character 1: current " +
      `value is ${JSON.stringify(lexeme)}`,
    ],
  ),
  // Keys.
  [
    `{"a":${entry},"a":${entry}}`,
    'the keys of the header must be distinct: current value is "a"',
  ],
  [
    `{"a":${entry},"\\u0061":${entry}}`,
    'the keys of the header must be distinct: current value is "a"',
  ],
  [
    `{"__metadata__":{},"a":${entry},"__metadata__":{}}`,
    'the keys of the header must be distinct: current value is "__metadata__"',
  ],
  [
    '{"__metadata__":{"k":"1","k":"1"}}',
    'the keys of the metadata must be distinct: current value is "k"',
  ],
  [
    '{"__proto__":{"dtype":"U8","dtype":"U8"}}',
    'the keys of tensor "__proto__" must be distinct: current value is "dtype"',
  ],
  [
    '{"a":{"dtype":"U8","strides":[1]}}',
    'the keys of tensor "a" must be dtype, shape and data_offsets: current ' +
    'value is "strides"',
  ],
  ['{"a":{}}', 'tensor "a" must have a dtype: current value is nothing'],
  [
    '{"a":{"dtype":"U8","data_offsets":[0,2]}}',
    'tensor "a" must have a shape: current value is nothing',
  ],
  [
    '{"a":{"dtype":"U8","shape":[2]}}',
    'tensor "a" must have a data_offsets: current value is nothing',
  ],
  [
    `{"${"n".repeat(99)}":{}}`,
    `tensor "${"n".repeat(60)}"... must have a dtype: current value is nothing`,
  ],
  // Metadata.
  [
    '{"__metadata__":[]}',
    'the header must hold "{" at character 16: current value is "["',
  ],
  [
    '{"__metadata__":null}',
    'the header must hold "{" at character 16: current value is "n"',
  ],
  [
    '{"__metadata__":{"step":7}}',
    'the header must hold a string at character 24: current value is "7"',
  ],
  [
    '{"__metadata__":{"step":{"a":"b"}}}',
    'the header must hold a string at character 24: current value is "{"',
  ],
  // Types.
  ...["F8_E4M3", "f32", "", "U16", "__proto__", "toString"].map(
    (name): [string, string] => [
      `{"a":{"dtype":"${name}","shape":[2],"data_offsets":[0,2]}}`,
      'the dtype of tensor "a" must be one of BOOL, U8, F16, BF16, I32, F32, ' +
      `F64, I64: current value is "${name}"`,
    ],
  ),
  [
    '{"a":{"dtype":5}}',
    'the header must hold a string at character 14: current value is "5"',
  ],
  // Integers.
  ...["-1", "2.0", "2e0", "02", "9007199254740992", "1".repeat(99), "-0", "+2"]
    .map((lexeme): [string, string] => [
      `{"a":{"dtype":"U8","shape":[${lexeme}],"data_offsets":[0,2]}}`,
      "the header must hold an integer from 0 to 9007199254740991 at " +
      `character 28: current value is ${lexeme.slice(0, 60)}`,
    ]),
  ...[['"2"', '"\\""'], ["null", '"n"'], ["[2]", '"["'], [",2", '","']].map(
    ([lexeme, found]): [string, string] => [
      `{"a":{"dtype":"U8","shape":[${lexeme}],"data_offsets":[0,2]}}`,
      "the header must hold an integer at character 28: current value is " +
      found,
    ],
  ),
  [
    '{"a":{"shape":[2,]}}',
    'the header must hold an integer at character 17: current value is "]"',
  ],
  [
    '{"a":{"shape":[2 2]}}',
    'the header must hold "," or "]" at character 17: current value is "2"',
  ],
  [
    '{"a":{"shape":2}}',
    'the header must hold "[" at character 14: current value is "2"',
  ],
  // Sizes.
  [
    '{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]}}',
    'the size of tensor "a" must be at most 9007199254740991 bytes: current ' +
    "value is U8 of shape [4294967296, 4294967296]",
  ],
  [
    '{"a":{"dtype":"F64","shape":[2251799813685248],"data_offsets":[0,2]}}',
    'the size of tensor "a" must be at most 9007199254740991 bytes: current ' +
    "value is F64 of shape [2251799813685248]",
  ],
  [
    '{"a":{"dtype":"U8","shape":[1125899906842624],"data_offsets":[0,2]}}',
    'the data_offsets of tensor "a" must span the 1125899906842624 bytes of ' +
    "its dtype and shape: current value is [0, 2]",
  ],
  [
    '{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,2]}}',
    'the data_offsets of tensor "a" must span the 3 bytes of its dtype and ' +
    "shape: current value is [0, 2]",
  ],
  [
    '{"a":{"dtype":"F32","shape":[],"data_offsets":[0,2]}}',
    'the data_offsets of tensor "a" must span the 4 bytes of its dtype and ' +
    "shape: current value is [0, 2]",
  ],
  [
    '{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}',
    'the data_offsets of tensor "a" must span the 2 bytes of its dtype and ' +
    "shape: current value is [2, 0]",
  ],
  ...[0, 1, 3].map((count): [string, string] => [
    `{"a":{"dtype":"U8","shape":[2],"data_offsets":[${
      [0, 2, 2].slice(0, count)
    }]}}`,
    'the data_offsets of tensor "a" must be two integers: current value is ' +
    `${count} of them`,
  ]),
];

Deno.test("decodeSafetensors() says what is wrong in a header", () => {
  for (const [header, message] of malformedHeaders) {
    assertRefused(fileOf(header, 2), message);
  }
});

/** A header of byte tensors at the given offsets. */
function headerOf(...offsets: readonly (readonly [number, number])[]): string {
  const members = offsets.map(([begin, end], index) =>
    `"${"abc"[index]}":{"dtype":"U8","shape":[${end - begin}],` +
    `"data_offsets":[${begin},${end}]}`
  );
  return `{${members.join(",")}}`;
}

Deno.test("decodeSafetensors() refuses holes, overlaps and left-overs", () => {
  const begins = (name: string, offset: number, found: number) =>
    `the data of tensor "${name}" must begin at offset ${offset}, without a ` +
    `hole or an overlap: current value is ${found}`;
  const holds = (bytes: number, found: number) =>
    `the file must hold the ${bytes} bytes of its tensors after the header: ` +
    `current value is ${found}`;
  const cases: [string, number, string][] = [
    [headerOf([1, 3]), 3, begins("a", 0, 1)],
    [headerOf([0, 2], [3, 4]), 4, begins("b", 2, 3)],
    [headerOf([3, 4], [0, 2]), 4, begins("a", 2, 3)],
    [headerOf([0, 2], [1, 3]), 3, begins("b", 2, 1)],
    [headerOf([0, 2], [0, 2]), 2, begins("b", 2, 0)],
    [headerOf([0, 4], [1, 2]), 4, begins("b", 4, 1)],
    [headerOf([0, 2], [2, 4], [1, 1]), 4, begins("c", 2, 1)],
    [headerOf([0, 2]), 1, holds(2, 1)],
    [headerOf([0, 2]), 3, holds(2, 3)],
    [headerOf([0, 2 ** 50]), 3, holds(2 ** 50, 3)],
    ["{}", 1, holds(0, 1)],
    [headerOf([1, 1]), 1, begins("a", 0, 1)],
  ];
  for (const [header, dataBytes, message] of cases) {
    assertRefused(fileOf(header, dataBytes), message);
  }
});

Deno.test("decodeSafetensors() takes empty tensors between others", () => {
  const { tensors } = decodeSafetensors(
    fileOf(headerOf([2, 2], [0, 2], [0, 0]), 2),
  );
  assertEquals([...tensors.values()].map(({ data }) => data.length), [0, 2, 0]);
});
