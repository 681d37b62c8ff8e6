import { assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../../lib/core/errors.ts";
import {
  encodeOnnx,
  type OnnxModel,
  type OnnxTensor,
} from "../../../lib/formats/onnx/mod.ts";
import golden from "../../golden/formats.json" with { type: "json" };

function tensor(
  name: string,
  shape: number[],
  values: number[] | bigint[],
): OnnxTensor {
  const isFloat = typeof values[0] === "number";
  const array = isFloat
    ? new Float32Array(values as number[])
    : new BigInt64Array(values as bigint[]);
  const data = new Uint8Array(array.buffer);
  return { name, dtype: isFloat ? "float32" : "int64", shape, data };
}

const model: OnnxModel = {
  producer: { name: "fluxion", version: "1.2.3" },
  name: "golden",
  nodes: [
    {
      operator: "MatMul",
      name: "first",
      inputs: ["x", "weights"],
      outputs: ["y"],
    },
    {
      operator: "LayerNormalization",
      name: "second",
      inputs: ["y", "scale", ""],
      outputs: ["z"],
      attributes: { axis: { integer: -1 }, epsilon: { float: 1e-5 } },
    },
    {
      operator: "Transpose",
      name: "third",
      inputs: ["z"],
      outputs: ["out"],
      attributes: { perm: { integers: [0, 2, 1] } },
    },
  ],
  initializers: [
    tensor("weights", [2, 3], [0, 0.25, 0.5, 0.75, 1, 1.25]),
    tensor("scale", [], [0.5]),
    tensor("indices", [2], [1n, -1n]),
  ],
  inputs: [{ name: "x", dtype: "float32", shape: ["batch", "time", 2] }],
  outputs: [{ name: "out", dtype: "float32", shape: ["batch", 300, "time"] }],
  metadata: { "clé": "café ✓", empty: "" },
};

Deno.test("encodeOnnx() writes byte for byte what Python's onnx does", async () => {
  const bytes = await new Blob([...encodeOnnx(model)]).bytes();
  assertEquals(bytes.toBase64(), golden.onnx);
});

Deno.test("encodeOnnx() refers to weights and does not copy them", () => {
  const data = new Uint8Array(1 << 20);
  const large = { ...tensor("large", [1 << 18], [0]), data };
  const parts = encodeOnnx({ ...model, initializers: [large] });
  assertEquals(parts.filter((part) => part === data).length, 1);
});

Deno.test("encodeOnnx() refuses what no reader of protocol buffers takes", () => {
  // 33 times the same 64 MiB: by reference, so that the test takes no 2 GiB
  const data = new Uint8Array(2 ** 26);
  const initializers = Array.from(
    { length: 33 },
    (_, i) => ({ ...tensor(`large${i}`, [2 ** 24], [0]), data }),
  );
  assertThrows(
    () => encodeOnnx({ ...model, initializers }),
    ArgumentError,
    "Cannot write a model as ONNX as it must be at most 2147483647 bytes: " +
      "current size is 221459",
  );
});
