import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { formatDot } from "../../lib/autograd/graph.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

Deno.test("formatDot() draws ops with shapes and parameters by name", () => {
  const engine = new Engine(reference());
  const { add, mean, multiply, square } = engine.ops;
  const weight = engine.ones([2, 3], { requiresGrad: true, name: "weight" });
  const x = engine.ones([3]);
  mean(square(add(multiply(weight, x), 1)));
  assertEquals(
    formatDot(engine.tape, { name: "model" }),
    `digraph "model" {
  rankdir=TB;
  n0 [shape=ellipse, label="weight\\n[2, 3] float32", style=filled];
  n1 [shape=ellipse, label="tensor\\n[3] float32"];
  n2 [shape=box, label="multiply\\n[2, 3] float32"];
  n0 -> n2;
  n1 -> n2;
  n3 [shape=ellipse, label="tensor\\n[] float32"];
  n4 [shape=box, label="add\\n[2, 3] float32"];
  n2 -> n4;
  n3 -> n4;
  n5 [shape=box, label="multiply\\n[2, 3] float32"];
  n4 -> n5;
  n4 -> n5;
  n6 [shape=box, label="mean\\n[] float32"];
  n5 -> n6;
}
`,
  );
});

Deno.test("formatDot() draws only what one tensor depends on", () => {
  const engine = new Engine(reference());
  const x = engine.ones([2], { requiresGrad: true, name: 'a "b" \\ c' });
  const wanted = engine.ops.exp(x);
  engine.ops.log(x);
  assertEquals(
    formatDot(engine.tape, { of: wanted }),
    `digraph "autograd" {
  rankdir=TB;
  n0 [shape=ellipse, label="a \\"b\\" \\\\ c\\n[2] float32", style=filled];
  n1 [shape=box, label="exp\\n[2] float32"];
  n0 -> n1;
}
`,
  );
});

Deno.test("formatDot() draws nothing of an empty tape", () => {
  assertEquals(formatDot([]), 'digraph "autograd" {\n  rankdir=TB;\n}\n');
});
