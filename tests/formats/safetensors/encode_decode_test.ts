import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError, DTypeError } from "../../../lib/core/errors.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  float32Of,
  type SafetensorsEntry,
  type SafetensorsTensor,
} from "../../../lib/formats/safetensors/mod.ts";
import golden from "../../golden/tensor_file.json" with { type: "json" };

const reference = Uint8Array.fromBase64(golden.file);

/** The values of a tensor, as the golden file writes them. */
function valuesOf(tensor: SafetensorsTensor): string[] {
  const floats = ["F16", "BF16"].includes(tensor.dtype);
  const data = floats ? float32Of(tensor) : tensor.data;
  return Array.from<number | bigint, string>(
    data,
    (value) => Object.is(value, -0) ? "-0" : `${value}`,
  );
}

/** Python writes 1e-45 as 1.4e-45 and 0.0 for 0: compare the numbers. */
function canonical(text: string, dtype: string): string {
  if (dtype === "I64") return `${BigInt(text)}`;
  return Object.is(Number(text), -0) ? "-0" : `${Number(text)}`;
}

Deno.test("decodeSafetensors() reads what the reference wrote", () => {
  const { metadata, tensors } = decodeSafetensors(reference);
  assertEquals({ ...metadata }, { by: 'the "reference" é' });
  assertEquals(tensors.size, golden.tensors.length);
  for (const [name, shape, values] of golden.tensors) {
    const tensor = tensors.get(name as string)!;
    assertEquals(tensor.shape, shape as number[]);
    assertEquals(
      valuesOf(tensor),
      (values as string[]).map((text) => canonical(text, tensor.dtype)),
      `${name}`,
    );
  }
});

Deno.test("encodeSafetensors() writes the reference's bytes", () => {
  const { metadata, tensors } = decodeSafetensors(reference);
  const entries = [...tensors].map(([name, tensor]) => ({ name, ...tensor }));
  assertEquals(encodeSafetensors(entries.reverse(), metadata), reference);
});

Deno.test("decodeSafetensors() reads the example of the specification", () => {
  const header = '{"TEST":{"dtype":"F16","shape":[1,2],' +
    '"data_offsets":[0,4]}}';
  const file = Uint8Array.from([
    ...[header.length, 0, 0, 0, 0, 0, 0, 0],
    ...new TextEncoder().encode(header),
    ...[0x00, 0x3C, 0x00, 0xC0], // 1 and -2 in binary16
  ]);
  const tensor = decodeSafetensors(file).tensors.get("TEST")!;
  assertEquals(tensor.shape, [1, 2]);
  assertEquals([...float32Of(tensor)], [1, -2]);
});

Deno.test("decodeSafetensors() reads tensors that are not aligned", () => {
  for (let padding = 0; padding < 9; padding++) {
    const header = '{"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},' +
      '"d":{"dtype":"F64","shape":[1],"data_offsets":[1,9]}}' +
      " ".repeat(padding);
    const file = new Uint8Array(8 + header.length + 9);
    const view = new DataView(file.buffer);
    view.setBigUint64(0, BigInt(header.length), true);
    file.set(new TextEncoder().encode(header), 8);
    view.setFloat64(8 + header.length + 1, 0.1, true);
    const { tensors } = decodeSafetensors(file);
    assertEquals(tensors.get("d")?.data, new Float64Array([0.1]));
  }
});

Deno.test("decodeSafetensors() reads a file inside of a larger buffer", () => {
  const file = encodeSafetensors([
    { name: "x", dtype: "I32", shape: [2], data: new Int32Array([5, -6]) },
  ]);
  for (let offset = 0; offset < 9; offset++) {
    const larger = new Uint8Array(file.length + 20).fill(0x7B);
    larger.set(file, offset);
    const inside = larger.subarray(offset, offset + file.length);
    const { tensors } = decodeSafetensors(inside);
    assertEquals([...tensors.get("x")!.data as Int32Array], [5, -6]);
  }
});

Deno.test("decodeSafetensors() reads JSON whitespace and escapes", () => {
  const header = '{ "\\u0061\\"" :\n{"shape"\t: [ ] ,"data_offsets":[ 0 , 1 ]' +
    '\r,"dtype":"B\\u004FOL"} , "__metadata__" : { } }  ';
  const file = new Uint8Array(8 + header.length + 1);
  file[0] = header.length;
  file.set(new TextEncoder().encode(header), 8);
  assertEquals(decodeSafetensors(file).tensors.get('a"')?.dtype, "BOOL");
});

Deno.test("decodeSafetensors() keeps names that objects have", () => {
  const names = ["__proto__", "constructor", "toString", "", "0", "dtype"];
  const entries = names.map((name, index): SafetensorsEntry => (
    { name, dtype: "U8", shape: [1], data: Uint8Array.of(index) }
  ));
  const texts = Object.fromEntries(names.map((name) => [name, `of ${name}`]));
  const { metadata, tensors } = decodeSafetensors(
    encodeSafetensors(entries, texts),
  );
  assertEquals(Object.getPrototypeOf(metadata), null);
  names.forEach((name, index) => {
    assertEquals(tensors.get(name)?.data, Uint8Array.of(index));
    assertEquals(metadata[name], `of ${name}`);
  });
  assertEquals(metadata["valueOf"], undefined);
});

Deno.test("encodeSafetensors() writes a file without tensors", () => {
  const file = encodeSafetensors([]);
  assertEquals(new TextDecoder().decode(file.subarray(8)), "{}      ");
  assertEquals(decodeSafetensors(file).tensors.size, 0);
});

Deno.test("encodeSafetensors() reads arrays in shared memory", () => {
  const shared = new Float32Array(new SharedArrayBuffer(32), 8, 2);
  shared.set([1.5, -2]);
  const file = encodeSafetensors([
    { name: "x", dtype: "F32", shape: [2], data: shared },
  ]);
  shared.fill(0);
  const { tensors } = decodeSafetensors(file);
  assertEquals(tensors.get("x")?.data, new Float32Array([1.5, -2]));
});

Deno.test("encodeSafetensors() refuses what no file can hold", () => {
  const data = new Float32Array(6);
  const good: SafetensorsEntry = { name: "w", dtype: "F32", shape: [6], data };
  const wrongClass = { ...good, data: new Int32Array(6) };
  const cases: [unknown[], string][] = [
    [[good, { ...good, shape: [2, 3] }], 'not "__metadata__": current value'],
    [[{ ...good, name: "__metadata__" }], 'value is "__metadata__"'],
    [
      [{ ...good, name: "\uD800" }],
      'well-formed strings: current value is "\\',
    ],
    [[{ ...good, shape: [5] }], 'the data of tensor "w" must be the 20 bytes'],
    [[{ ...good, shape: [] }], "must be the 4 bytes of F32 of shape []"],
    [[{ ...good, shape: [-1] }], "non-negative integer: current value is [-1]"],
    [[{ ...good, shape: [1.5, 4] }], "current value is [1.5, 4]"],
    [[{ ...good, shape: [2 ** 52, 2] }], "must be the countless bytes"],
    [
      [wrongClass],
      "must be Float32Array or Uint8Array: current value is Int32",
    ],
  ];
  for (const [entries, message] of cases) {
    assertThrows(
      () => encodeSafetensors(entries as SafetensorsEntry[]),
      ArgumentError,
      message,
    );
  }
  for (const metadata of [{ a: "\uDC00" }, { "\uDC00": "a" }]) {
    assertThrows(() => encodeSafetensors([], metadata), ArgumentError);
  }
  assertThrows(
    () => encodeSafetensors([], { a: "x".repeat(100_000_000) }),
    ArgumentError,
    "the header must be at most 100000000 bytes: current value is 100000032",
  );
});

Deno.test("float32Of() reads every binary16 number", () => {
  const bits = Uint16Array.from({ length: 65536 }, (_, index) => index);
  const values = float32Of({
    dtype: "F16",
    shape: [65536],
    data: new Float16Array(bits.buffer),
  });
  for (let index = 0; index < 65536; index++) {
    // IEEE 754-2019, section 3.4: sign, 5 bits of exponent, 10 of fraction.
    const sign = index >= 32768 ? -1 : 1;
    const exponent = (index >> 10) & 31;
    const fraction = (index & 1023) / 1024;
    const expected = exponent === 31
      ? (fraction === 0 ? sign * Infinity : NaN)
      : exponent === 0
      ? sign * fraction * 2 ** -14
      : sign * (1 + fraction) * 2 ** (exponent - 15);
    assert(Object.is(values[index], expected), `${index}`);
  }
});

Deno.test("float32Of() rounds F64 and refuses integers", () => {
  const data = new Float64Array([0.1, 1e300]);
  assertEquals(
    [...float32Of({ dtype: "F64", shape: [2], data })],
    [Math.fround(0.1), Infinity],
  );
  assertThrows(
    () =>
      float32Of({ dtype: "I64", shape: [1], data: new BigInt64Array([1n]) }),
    DTypeError,
    "must be F32, F64, F16 or BF16: current value is I64",
  );
});
