import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import type { OpRun } from "../../lib/autograd/observer.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

Deno.test("Engine.observed() tells of each pass, begin and end", () => {
  const engine = new Engine(reference());
  const { exp, multiply, sum } = engine.ops;
  const x = engine.tensor([1, 2], { requiresGrad: true });
  const heard: string[] = [];
  const tell = (when: string) => ({ op, phase, results }: OpRun) => {
    const written = results.map(({ input }) => input);
    heard.push(`${when} ${op} ${phase} ${written}`);
  };
  const observer = { begin: tell("begin"), end: tell("end") };
  engine.observed(
    observer,
    () => engine.backward(sum(multiply(exp(x), x))),
  );
  exp(x);
  assertEquals(heard, [
    "begin exp forward ",
    "end exp forward -1",
    "begin multiply forward ",
    "end multiply forward -1",
    "begin sum forward ",
    "end sum forward -1",
    "begin sum backward ",
    "end sum backward 0",
    "begin multiply backward ",
    "end multiply backward 0,1",
    "begin exp backward ",
    "end exp backward 0",
  ]);
});

Deno.test("Engine.observed() hands over what was written", () => {
  const engine = new Engine(reference());
  const { multiply, sum } = engine.ops;
  const x = engine.tensor([1, 2], { requiresGrad: true });
  const values: unknown[] = [];
  engine.observed({
    end: ({ results }) =>
      values.push(...results.map(({ tensor }) => tensor.toArray())),
  }, () => engine.backward(sum(multiply(x, 3))));
  assertEquals(values, [[3, 6], 9, [1, 1], [3, 3]]);
});
