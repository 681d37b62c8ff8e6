import { assert } from "@std/assert";
import fc from "fast-check";
import { checkGradient } from "../../lib/autograd/gradient_check.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

const shape = [2, 2];

/** One op of a graph; its operands are counted back from the newest tensor. */
interface Step {
  readonly op: (typeof names)[number];
  readonly a: number;
  readonly b: number;
}

// Those that hand a gradient on, that write over it, and that add to it.
const names = [
  "add",
  "multiply",
  "subtract",
  "tanh",
  "negate",
  "transpose",
  "matmul",
  "slice",
] as const;

function apply(engine: Engine, { op }: Step, x: Tensor, y: Tensor): Tensor {
  const { concatenate, slice } = engine.ops;
  switch (op) {
    case "tanh":
    case "negate":
      return engine.ops[op](x);
    case "transpose":
      return engine.ops.transpose(x);
    case "slice":
      return concatenate([slice(x, [{ start: 1 }]), slice(y, [{ stop: 1 }])]);
    default:
      return engine.ops[op](x, y);
  }
}

const step: fc.Arbitrary<Step> = fc.record({
  op: fc.constantFrom(...names),
  a: fc.nat(5),
  b: fc.nat(5),
});

const values = fc.array(fc.integer({ min: -10, max: 10 }), {
  minLength: 4,
  maxLength: 4,
});

Deno.test("gradients of random graphs are those of finite differences", () => {
  const engine = new Engine(reference());
  const property = fc.property(
    fc.array(values, { minLength: 1, maxLength: 3 }),
    fc.array(step, { minLength: 1, maxLength: 8 }),
    (lists, steps) => {
      using _scope = engine.scope();
      const leaves = lists.map((list) =>
        engine.tensor(list.map((v) => v / 10), {
          shape,
          dtype: "float64",
          requiresGrad: true,
        })
      );
      const f = (...tensors: Tensor[]) => {
        const made = [...tensors];
        for (const s of steps) {
          const pick = (i: number) => made[made.length - 1 - i % made.length]!;
          made.push(apply(engine, s, pick(s.a), pick(s.b)));
        }
        return made.at(-1)!;
      };
      // Eight steps reach powers of 2^8, whose third derivative is some 10^7
      // times the value: a difference is good to 1e-4 of it then.
      const found = checkGradient(engine, f, leaves, { tolerance: 1e-4 });
      assert(found.ok, JSON.stringify(found));
    },
  );
  fc.assert(property, { seed: 20261122, numRuns: 400 });
});
