import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { exportOnnx } from "../../lib/models/onnx.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { integersOf, messagesOf, textsOf } from "../formats/protobuf_reader.ts";
import { type Model, readModel, runModel } from "./onnx_interpreter.ts";
import { configs, randomIds, RandomModel } from "./onnx_models.ts";

const description = { tokenizer: new ByteTokenizer(), version: "9.8.7" };

async function exported({ model }: RandomModel): Promise<Model> {
  return readModel(await new Blob([...exportOnnx(model, description)]).bytes());
}

const any = Object.values(configs)[0]!;

for (const [name, config] of Object.entries(configs)) {
  Deno.test(`exportOnnx() writes a graph of the model's logits: ${name}`, async () => {
    const model = new RandomModel(config);
    const read = await exported(model);
    const shapes = [[1, 1], [2, Math.min(5, config.context)]] as const;
    for (const [batch, time] of shapes) {
      const ids = randomIds(batch * time, config.vocabulary, 11);
      const wanted = model.logits(ids, batch);
      const input = { shape: [batch, time], data: [...ids] };
      const logits = runModel(read, { input_ids: input }).get("logits")!;
      assertEquals(logits.shape, [batch, time, config.vocabulary]);
      // the graph is run in float64, the model in float32: some roundings of
      // 6e-8 of values up to 10
      logits.data.forEach((value, i) => {
        assert(Math.abs(value - wanted[i]!) < 1e-5, `${value} ${wanted[i]}`);
      });
    }
  });
}

Deno.test("exportOnnx() says what it is: versions, axes, tokenizer", async () => {
  const { message, graph } = await exported(new RandomModel(any));
  assertEquals(integersOf(message, 1), [8]);
  const [operators] = messagesOf(message, 8);
  assertEquals([textsOf(operators!, 1), integersOf(operators!, 2)], [[""], [
    17,
  ]]);
  assertEquals([textsOf(message, 2), textsOf(message, 3)], [["fluxion"], [
    "9.8.7",
  ]]);
  const valueOf = (field: number) => {
    const [value] = messagesOf(graph, field);
    const [tensor] = messagesOf(messagesOf(value!, 2)[0]!, 1);
    const [shape] = messagesOf(tensor!, 2);
    return [
      textsOf(value!, 1)[0],
      integersOf(tensor!, 1)[0],
      ...messagesOf(shape!, 1).flatMap((each) => [
        ...textsOf(each, 2),
        ...integersOf(each, 1),
      ]),
    ];
  };
  // TensorProto.DataType: 1 is FLOAT, 7 is INT64
  assertEquals(valueOf(11), ["input_ids", 7, "batch", "time"]);
  assertEquals(valueOf(12), ["logits", 1, "batch", "time", any.vocabulary]);
  const properties = Object.fromEntries(
    messagesOf(message, 14).map((each) => [
      textsOf(each, 1)[0]!,
      JSON.parse(textsOf(each, 2)[0]!),
    ]),
  );
  assertEquals(properties, {
    "fluxion.model": any,
    "fluxion.tokenizer": { kind: "byte" },
  });
});

Deno.test("exportOnnx() gives each node and each value a name of its own", async () => {
  for (const config of Object.values(configs)) {
    const { graph, initializers } = await exported(new RandomModel(config));
    const nodes = messagesOf(graph, 1);
    const names = nodes.map((node) => textsOf(node, 3)[0]!);
    assertEquals(new Set(names).size, names.length);
    const values = [
      ...[
        "input_ids",
        ...messagesOf(graph, 5).map((each) => textsOf(each, 8)[0]),
      ],
      ...nodes.flatMap((node) => textsOf(node, 2)),
    ];
    assertEquals(new Set(values).size, values.length);
    const taken = new Set(nodes.flatMap((node) => textsOf(node, 1)));
    assertEquals(
      [...initializers.keys()].filter((each) => !taken.has(each)),
      [],
    );
  }
});

Deno.test("exportOnnx() makes more than the context an error", async () => {
  const read = await exported(new RandomModel(any));
  const time = any.context + 1;
  const input = { shape: [1, time], data: Array<number>(time).fill(0) };
  assertThrows(
    () => runModel(read, { input_ids: input }),
    RangeError,
    "16 is outside",
  );
});

Deno.test("exportOnnx() refuses 2 GiB of parameters before it takes memory", () => {
  const config = { ...any, vocabulary: 2 ** 20, features: 768, heads: 12 };
  const model = new GPT({ ...config, context: 1, tiedHead: true });
  const bytes = 4 * model.parameters.count;
  assert(bytes > 2 ** 31);
  assertThrows(
    () => exportOnnx(model, description),
    ArgumentError,
    "Cannot write a model as ONNX as its parameters must be at most " +
      `2147483647 bytes: current size is ${bytes}`,
  );
});
