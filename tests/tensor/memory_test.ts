import { assert, assertEquals, assertThrows } from "@std/assert";
import { OutOfMemoryError } from "../../lib/core/errors.ts";
import { Memory, roundUp } from "../../lib/tensor/memory.ts";

Deno.test("Memory.take() hands out multiples of 64, never the first page", () => {
  const memory = new Memory();
  const addresses = [1, 64, 65, 0, 7].map((bytes) => memory.take(bytes));
  assertEquals(addresses, [65536, 65600, 65664, 65792, 65792]);
});

Deno.test("Memory.take() grows by whole pages, as needed", () => {
  const memory = new Memory();
  assertEquals(memory.bytes, 65536);
  memory.take(65536);
  assertEquals(memory.bytes, 2 * 65536);
  memory.take(1);
  assertEquals(memory.bytes, 3 * 65536);
  memory.take(65536 - 64);
  assertEquals(memory.bytes, 3 * 65536);
});

Deno.test("a view of Memory stays valid while it grows", () => {
  const memory = new Memory();
  const address = memory.take(16);
  const view = memory.view("float32", address, 4);
  view.set([1, 2, 3, 4]);
  memory.take(1 << 20);
  assertEquals(view.length, 4);
  view[0] = 9;
  assertEquals([...memory.view("float32", address, 4)], [9, 2, 3, 4]);
});

Deno.test("Memory is shared, so that threads see the same bytes", () => {
  assert(new Memory().wasm.buffer instanceof SharedArrayBuffer);
});

Deno.test("Memory.take() throws beyond 4 GiB and stays as it was", () => {
  const memory = new Memory();
  const before = memory.bytes;
  for (const bytes of [2 ** 32, 2 ** 32 - 65535, 2 ** 45]) {
    assertThrows(
      () => memory.take(bytes),
      OutOfMemoryError,
      `Cannot allocate ${bytes} bytes as an engine holds at most 4294967296 ` +
        `bytes: current size is ${before}`,
    );
  }
  assertEquals(memory.take(64), 65536);
});

Deno.test("roundUp() goes to the next multiple", () => {
  assertEquals([0, 1, 64, 65].map((n) => roundUp(n, 64)), [0, 64, 64, 128]);
});
