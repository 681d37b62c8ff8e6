import { assertEquals, assertStrictEquals } from "@std/assert";
import {
  bytesPerElement,
  type DType,
  dtypeOf,
  viewOf,
} from "../../lib/core/dtype.ts";

const classes = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
};

for (const dtype of Object.keys(classes) as DType[]) {
  Deno.test(`viewOf() and dtypeOf() know ${dtype}`, () => {
    const buffer = new SharedArrayBuffer(64);
    const view = viewOf(dtype, buffer, 16, 3);
    assertStrictEquals(view.constructor, classes[dtype]);
    assertEquals([view.byteOffset, view.length], [16, 3]);
    assertStrictEquals(view.buffer, buffer);
    assertEquals(view.BYTES_PER_ELEMENT, bytesPerElement[dtype]);
    assertEquals(dtypeOf(view), dtype);
  });
}

Deno.test("viewOf() shares its elements with the buffer", () => {
  const buffer = new ArrayBuffer(8);
  viewOf("float32", buffer, 4, 1)[0] = 1;
  // The bits of 1 as a float32.
  assertEquals([...viewOf("int32", buffer, 0, 2)], [0, 0x3F800000]);
});
