import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { allOps } from "../../lib/autograd/operations.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import golden from "../golden/ops.json" with { type: "json" };
import { operation } from "./sample_inputs.ts";

/** JSON has no word for what is not finite, so that it is a string there. */
type Values = readonly (number | string)[];

interface Case {
  readonly op: string;
  readonly inputs: readonly { shape: number[]; values: Values }[];
  /** Inputs that get no gradient. */
  readonly constant: readonly number[];
  readonly arguments: readonly unknown[];
  /** The loss is Σ output · weights. */
  readonly weights: Values;
  readonly output: { shape: number[]; values: Values };
  readonly gradients: readonly (Values | null)[];
}

const names: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  "-inf": -Infinity,
};

function numbers(values: Values): number[] {
  return values.map((v) => typeof v === "number" ? v : names[v]!);
}

/** The arguments with each `{ "input": i }` replaced by tensor i. */
function fill(template: unknown, tensors: readonly Tensor[]): unknown {
  if (Array.isArray(template)) return template.map((x) => fill(x, tensors));
  if (typeof template !== "object" || template === null) return template;
  const entries = Object.entries(template);
  if (entries[0]?.[0] === "input") return tensors[entries[0][1]];
  return Object.fromEntries(entries.map(([k, v]) => [k, fill(v, tensors)]));
}

function assertClose(actual: ArrayLike<number>, values: Values, what: string) {
  const expected = numbers(values);
  assertEquals(actual.length, expected.length, what);
  expected.forEach((value, i) => {
    // Both sides compute in float64: a few roundings of sums of ten terms.
    const tolerance = 1e-13 * Math.max(1, Math.abs(value));
    const where = `${what} at ${i}`;
    if (Number.isFinite(value)) {
      assertAlmostEquals(actual[i]!, value, tolerance, where);
    } else assertEquals(actual[i], value, where);
  });
}

const cases = golden as unknown as readonly Case[];

cases.forEach((golden, number) => {
  const shapes = golden.inputs.map(({ shape }) => `[${shape}]`).join(" ");
  Deno.test(`${golden.op}() ${shapes} agrees with PyTorch (case ${number})`, () => {
    const engine = new Engine(reference());
    const inputs = golden.inputs.map(({ shape, values }, i) =>
      engine.tensor(Float64Array.from(numbers(values)), {
        shape,
        requiresGrad: !golden.constant.includes(i),
      })
    );
    const args = golden.arguments.map((template) => fill(template, inputs));
    const output = operation(engine, golden.op)(...args);
    assertEquals(output.shape, golden.output.shape);
    assertClose(output.toTypedArray(), golden.output.values, "output");
    if (golden.gradients.every((gradient) => gradient === null)) return;
    const weights = engine.tensor(
      Float64Array.from(numbers(golden.weights)),
      { shape: output.shape },
    );
    const { multiply, sum } = engine.ops;
    engine.backward(sum(multiply(output, weights)));
    golden.gradients.forEach((expected, i) => {
      const actual = inputs[i]!.grad;
      if (expected === null) return assertEquals(actual, null);
      assert(actual !== null, `no gradient of input ${i}`);
      assertClose(actual.toTypedArray(), expected, `gradient ${i}`);
    });
  });
});

Deno.test("the golden file covers the general ops", () => {
  const covered = new Set(cases.map(({ op }) => op));
  const elsewhere = ["attention", "crossEntropy", "dropout", "embedding"];
  const missing = Object.keys(allOps).filter((name) =>
    !covered.has(name) && !elsewhere.includes(name)
  );
  assertEquals(missing, []);
});
