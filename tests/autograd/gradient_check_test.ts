import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  checkDirections,
  checkGradient,
} from "../../lib/autograd/gradient_check.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import { allOps, type AnyPrimitiveOp } from "../../lib/autograd/operations.ts";
import { ArgumentError, DTypeError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import { drawValues, makeInput, operation } from "./sample_inputs.ts";

/** A float64 engine with one leaf of each list of values. */
function setUp(...lists: number[][]): { engine: Engine; leaves: Tensor[] } {
  const engine = new Engine(reference());
  const leaves = lists.map((values) =>
    engine.tensor(values, { dtype: "float64", requiresGrad: true })
  );
  return { engine, leaves };
}

Deno.test("checkGradient() names the worst derivative of a wrong gradient", () => {
  const { engine, leaves } = setUp([1, 2, 3], [-1, 0.5, 3]);
  const { concatenate, multiply, slice, subtract } = engine.ops;
  // Adds a (b - b) for the last element: the tape does not see the second b.
  const f = (a: Tensor, b: Tensor) => {
    const last = slice(b, [{ start: 2 }]);
    const hidden = engine.withoutGradients(() => multiply(last, 1));
    const extra = multiply(slice(a, [{ start: 2 }]), subtract(last, hidden));
    return concatenate([slice(multiply(a, b), [{ stop: 2 }]), extra]);
  };
  const found = checkGradient(engine, f, leaves);
  assert(!found.ok);
  assertEquals([found.input, found.index], [1, 2]);
  // The weight is at least 0.5 and a is 3; the true derivative is 0.
  assert(Math.abs(found.analytic) >= 1.5);
  assert(Math.abs(found.numeric) < 1e-6);
  assertEquals(found.checked, [3, 3]);
});

Deno.test("checkGradient() refuses an input that is hidden from the tape", () => {
  const { engine, leaves } = setUp([1, 2], [3, 4]);
  const { add, square } = engine.ops;
  const found = checkGradient(
    engine,
    (a, b) => add(a, engine.withoutGradients(() => square(b))),
    leaves,
  );
  assert(!found.ok);
  assertEquals([found.input, found.analytic], [1, 0]);
});

Deno.test("checkGradient() refuses a gradient that is not a number", () => {
  const { engine, leaves } = setUp([1, 0, 2]);
  // √0 has no derivative, and 0 · ∞ is not a number.
  const f = (x: Tensor) => engine.ops.multiply(engine.ops.sqrt(x), x);
  const found = checkGradient(engine, f, leaves);
  assert(!found.ok);
  assertEquals(found.index, 1);
});

Deno.test("checkGradient() restores inputs and gradients to the bit", () => {
  const { engine, leaves: [x] } = setUp([0.1, 1e-300, 1e10, -0]);
  const kept = engine.zeros([4], { dtype: "float64" });
  x!.grad = kept;
  checkGradient(engine, (t) => engine.ops.multiply(t, 3), [x!]);
  assertEquals(x!.toArray(), [0.1, 1e-300, 1e10, -0]);
  assert(x!.grad === kept);
  assertEquals(kept.toArray(), [0, 0, 0, 0]);
});

Deno.test("checkGradient() gives back all memory", () => {
  const { engine, leaves } = setUp([1, 2, 3]);
  const before = engine.statistics.used;
  checkGradient(engine, engine.ops.exp, leaves);
  assertEquals(engine.statistics.used, before);
  assertEquals(engine.tape.length, 0);
});

Deno.test("checkGradient() checks large inputs in random directions", () => {
  const engine = new Engine(reference());
  const x = engine.normal([300], 0, 1, {
    dtype: "float64",
    requiresGrad: true,
    random: new Random(1),
  });
  const right = checkGradient(engine, engine.ops.tanh, [x]);
  assertEquals([right.ok, right.checked], [true, [8]]);
  const wrong = checkGradient(engine, (t) => {
    const { add, slice, sum, tanh } = engine.ops;
    const lost = engine.withoutGradients(() => sum(slice(t, [{ start: 299 }])));
    return add(tanh(t), lost);
  }, [x]);
  assert(!wrong.ok);
});

Deno.test("checkGradient() refuses inputs that it cannot check", () => {
  const { engine } = setUp();
  const single = engine.ones([2], { requiresGrad: true });
  const constant = engine.ones([2], { dtype: "float64" });
  const { exp } = engine.ops;
  assertEquals(
    assertThrows(() => checkGradient(engine, exp, [single]), DTypeError)
      .message,
    "Cannot check gradients as inputs must be float64: " +
      "current value is float32 for shape [2]",
  );
  assertEquals(
    assertThrows(() => checkGradient(engine, exp, [constant]), ArgumentError)
      .message,
    "Cannot check gradients as an input must require one: " +
      "current count is 0 of 1",
  );
});

Deno.test("checkDirections() confirms a model and refuses a wrong one", () => {
  const engine = new Engine(reference());
  const random = new Random(5);
  const options = { dtype: "float64", requiresGrad: true, random } as const;
  const weights = engine.normal([4, 3], 0, 1, options);
  const bias = engine.normal([4], 0, 1, options);
  const x = engine.normal([5, 3], 0, 1, { dtype: "float64", random });
  const { linear, mean, square, sum, tanh } = engine.ops;
  const loss = () => mean(square(tanh(linear(x, weights, bias))));
  const found = checkDirections(engine, loss, [weights, bias], 6);
  assertEquals([found.ok, found.checked], [true, [6]]);
  assertEquals([weights.grad, bias.grad], [null, null]);
  const wrong = () => {
    const lost = engine.withoutGradients(() => sum(bias));
    return engine.ops.add(loss(), engine.ops.multiply(lost, 0.01));
  };
  assert(!checkDirections(engine, wrong, [weights, bias], 6).ok);
});

/** The ops that have a gradient of their own. */
const differentiable = Object.entries(allOps).filter(([, op]) =>
  !["equal", "less", "lessEqual"].includes(op.name)
).flatMap(([name, op]) => "backward" in op ? [[name, op] as const] : []);

type Backward = AnyPrimitiveOp["backward"];

/** Runs a function while an op has another backward pass. */
function withBackward<T>(op: AnyPrimitiveOp, backward: Backward, f: () => T) {
  const original = op.backward;
  try {
    Object.assign(op, { backward });
    return f();
  } finally {
    Object.assign(op, { backward: original });
  }
}

/** The number of the input that first fails the check in any sample, or -1. */
function failingInput(name: string, op: AnyPrimitiveOp): number {
  const engine = new Engine(reference());
  const apply = operation(engine, name);
  for (const [i, sample] of op.samples.entries()) {
    using _scope = engine.scope();
    const inputs = drawValues(sample.inputs, i)
      .map((values) => makeInput(engine, values, "float64"));
    const f = (...tensors: Tensor[]) => apply(...sample.arguments(tensors));
    const found = checkGradient(engine, f, inputs);
    if (!found.ok) return found.input;
  }
  return -1;
}

Deno.test("checkGradient() refuses each op's gradient if it is 0.01 % off", () => {
  for (const [name, op] of differentiable) {
    const { backward } = op;
    const wrong: Backward = (context) => {
      const { gradient, kernels } = context;
      const scaled = context.empty(gradient.shape);
      const { size, address } = scaled;
      kernels.scaleAdd(size, 1.0001, gradient.address, 0, address);
      backward({ ...context, gradient: scaled });
    };
    const input = withBackward(op, wrong, () => failingInput(name, op));
    assert(input >= 0, `${name} passed`);
  }
});

Deno.test("checkGradient() refuses each op's gradient if an input is forgotten", () => {
  for (const [name, op] of differentiable) {
    const engine = new Engine(reference());
    const [{ inputs }] = op.samples.toSorted((a, b) =>
      b.inputs.length - a.inputs.length
    ) as [typeof op.samples[number]];
    const floats = drawValues(inputs, 0).map((values) =>
      makeInput(engine, values, "float64").requiresGrad
    );
    floats.forEach((isFloat, forgotten) => {
      if (!isFloat) return;
      const { backward } = op;
      const wrong: Backward = (context) => {
        const input = context.inputs[forgotten];
        if (input === undefined) return backward(context);
        const spare = context.empty(input.shape);
        const target = { address: spare.address, accumulate: 0 };
        const aside = <Args extends [number, ...unknown[]], Result>(
          f: (...args: Args) => Result,
          instead: Result,
        ) =>
        (...args: Args) => args[0] === forgotten ? instead : f(...args);
        backward({
          ...context,
          target: aside(context.target, target),
          targetInPlace: aside(context.targetInPlace, target),
          share: aside(context.share, undefined),
        });
      };
      const input = withBackward(op, wrong, () => failingInput(name, op));
      // The check itself multiplies, so that a wrong multiply spoils it all.
      if (name === "multiply") assert(input >= 0);
      else assertEquals(input, forgotten, name);
    });
  }
});
