import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  ArgumentError,
  DTypeError,
  FormatError,
} from "../../../lib/core/errors.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  float32Of,
  type ReadBytes,
  readSafetensorsIndex,
  safetensorsChunks,
  type SafetensorsEntry,
  SafetensorsReader,
} from "../../../lib/formats/safetensors/mod.ts";
import golden from "../../golden/tensor_file.json" with { type: "json" };

const reference = Uint8Array.fromBase64(golden.file);

/** A file in memory that notes how much is read at a time. */
function recorded(
  file: Uint8Array,
): { read: ReadBytes; reads: [number, number][] } {
  const reads: [number, number][] = [];
  const read: ReadBytes = (offset, destination) => {
    reads.push([offset, destination.length]);
    assert(offset + destination.length <= file.length, "reads past the end");
    destination.set(file.subarray(offset, offset + destination.length));
  };
  return { read, reads };
}

Deno.test("readSafetensorsIndex() reads the header and nothing else", () => {
  const { read, reads } = recorded(reference);
  const { tensors } = readSafetensorsIndex(reference.length, read);
  const header = Number(new DataView(reference.buffer).getBigUint64(0, true));
  assertEquals(reads, [[0, 8], [8, header]]);
  assertEquals(tensors.size, golden.tensors.length);
  const ends = [...tensors.values()].map((t) => t.offset + t.byteLength);
  assertEquals(Math.max(...ends), reference.length);
});

Deno.test("readSafetensorsIndex() describes a file of 2 TB", () => {
  const bytes = 2 * 10 ** 12;
  const header = `{"w":{"dtype":"U8","shape":[${bytes}],"data_offsets":` +
    `[0,${bytes}]}}`;
  const start = new Uint8Array(8 + header.length);
  start[0] = header.length;
  start.set(new TextEncoder().encode(header), 8);
  const { read } = recorded(start);
  const { tensors } = readSafetensorsIndex(start.length + bytes, read);
  assertEquals(tensors.get("w"), {
    dtype: "U8",
    shape: [bytes],
    offset: start.length,
    byteLength: bytes,
  });
  assertThrows(
    () => readSafetensorsIndex(start.length + bytes - 1, read),
    FormatError,
    `the file must hold the ${bytes} bytes of its tensors after the header`,
  );
});

Deno.test("readSafetensorsIndex() reads no header above the limit", () => {
  const { read, reads } = recorded(reference);
  assertThrows(
    () => readSafetensorsIndex(reference.length, read, 100),
    FormatError,
    "the header must be at most 100 bytes: current value is ",
  );
  assertEquals(reads, [[0, 8]]);
});

Deno.test("SafetensorsReader.read() reads what the reference wrote", () => {
  const { read, reads } = recorded(reference);
  const reader = new SafetensorsReader(reference.length, read);
  const whole = decodeSafetensors(reference);
  assertEquals({ ...reader.metadata }, { ...whole.metadata });
  reads.length = 0;
  for (const [name, { byteLength }] of reader.tensors) {
    assertEquals(reader.read(name), whole.tensors.get(name));
    assertEquals(reads.pop()![1], byteLength);
  }
});

Deno.test("SafetensorsReader.readFloat32() fills shared memory", () => {
  const { read } = recorded(reference);
  const reader = new SafetensorsReader(reference.length, read);
  const whole = decodeSafetensors(reference);
  for (const name of ["weight", "alpha", "half", "brain", "empty", "scalar"]) {
    const expected = float32Of(whole.tensors.get(name)!);
    const memory = new SharedArrayBuffer(8 + 4 * expected.length);
    const values = new Float32Array(memory, 8, expected.length);
    reader.readFloat32(name, values);
    assertEquals([...values], [...expected], name);
  }
});

Deno.test("SafetensorsReader.readFloat32() converts in bounded pieces", () => {
  const count = 150_000;
  // 0 to 255 are exact in each of these types
  const numbers = Float32Array.from({ length: count }, (_, i) => i % 256);
  const bits = new Uint32Array(numbers.buffer);
  const shape = [3, count / 3];
  const entries: SafetensorsEntry[] = [
    { name: "F64", dtype: "F64", shape, data: new Float64Array(numbers) },
    { name: "F16", dtype: "F16", shape, data: new Float16Array(numbers) },
    {
      name: "BF16",
      dtype: "BF16",
      shape,
      data: Uint16Array.from(bits, (b) => b >>> 16),
    },
  ];
  const { read, reads } = recorded(encodeSafetensors(entries));
  const file = encodeSafetensors(entries);
  const reader = new SafetensorsReader(file.length, read);
  for (const { name } of entries) {
    const values = new Float32Array(count);
    reads.length = 0;
    reader.readFloat32(name, values);
    assertEquals(values, numbers, name);
    assert(reads.length === 3 && reads.every(([, n]) => n <= 524288));
  }
});

Deno.test("SafetensorsReader refuses what does not fit", () => {
  const { read } = recorded(reference);
  const reader = new SafetensorsReader(reference.length, read);
  assertThrows(
    () => reader.read("toString"),
    ArgumentError,
    'its name must be one of the file\'s: current value is "toString"',
  );
  assertThrows(
    () => reader.readFloat32("weight", new Float32Array(5)),
    ArgumentError,
    'tensor "weight" as the destination must hold its 6 elements: current ' +
      "value is 5",
  );
  assertThrows(
    () => reader.readFloat32("ids", new Float32Array(2)),
    DTypeError,
    "current value is I32",
  );
});

Deno.test("safetensorsChunks() are the file, without a copy of the data", () => {
  const data = new Float32Array(new SharedArrayBuffer(64), 16, 8).fill(1.5);
  const entry: SafetensorsEntry = { name: "w", dtype: "F32", shape: [8], data };
  const chunks = safetensorsChunks([entry], { a: "b" });
  assertEquals(chunks.length, 2);
  assert(chunks[1]!.buffer === data.buffer);
  assertEquals(
    Uint8Array.from(chunks.flatMap((chunk) => [...chunk])),
    encodeSafetensors([entry], { a: "b" }),
  );
});
