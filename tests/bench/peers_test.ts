import { assert, assertEquals, assertRejects } from "@std/assert";
import { trainerOf } from "../../bench/peers/fluxion.ts";
import { measure } from "../../bench/peers/measure.ts";
import { PeerError, PeerProcess } from "../../bench/peers/peer_process.ts";
import { peersOf, type PeerSpecification } from "../../bench/peers/peers.ts";
import { productsOf } from "../../bench/peers/products.ts";
import { printTable, tableOf } from "../../bench/peers/table.ts";
import { taskOf } from "../../bench/peers/task.ts";
import { disagreement } from "../../bench/peers/verify.ts";
import { initialWeights } from "../../bench/peers/weights.ts";
import { wasm } from "../../lib/kernels/wasm.ts";

const task = taskOf("tiny");

/** A peer whose answers are fixed. */
function pretender(name: string, losses: number[]): PeerSpecification {
  const answers = {
    setup: { description: name, parameters: 7 },
    losses: { losses },
    time: { steps: 4, seconds: 0.5 },
  };
  return scripted(
    name,
    `const answers = ${JSON.stringify(answers)};
    for await (const line of createInterface({ input: process.stdin })) {
      console.log(JSON.stringify(answers[JSON.parse(line).command]));
    }`,
  );
}

function scripted(name: string, code: string): PeerSpecification {
  const script = `import { createInterface } from "node:readline";
    import process from "node:process";
    ${code}`;
  return {
    name,
    threads: 1,
    isLimit: false,
    command: [Deno.execPath(), "eval", "--quiet", script],
  };
}

Deno.test("initialWeights() are those of torch_peer.py", () => {
  // printed by initial_weights() of bench/peers/torch_peer.py
  assertEquals([...initialWeights("tokenEmbedding", 0, 3)], [
    -0.03464101627469063,
    -0.006349761970341206,
    0.021941492334008217,
  ]);
  assertEquals([...initialWeights("blocks.0.attentionNorm.weight", 2, 2)], [
    0.9667045474052429,
    0.9836998581886292,
  ]);
  assertEquals([...initialWeights("head.bias", 30, 3)], [
    -0.001481255516409874,
    -0.034419797360897064,
    -0.023547908291220665,
  ]);
});

Deno.test("taskOf() draws the batches that the trainer draws", () => {
  const trainer = trainerOf(wasm(), task);
  const [first, second] = [0, 1].map(() => {
    trainer.run();
    return trainer.loss;
  });
  assert(Math.abs(first! - Math.log(35)) < 0.1, `the first loss is ${first}`);
  assert(first !== second);
  const tokens = task.batches[0]!.tokens;
  assertEquals(tokens.slice(1), task.batches[0]!.targets.slice(0, -1));
  assertEquals(task.batches[0]!.tokens.length, 32);
});

Deno.test("productsOf() counts every product of a step", () => {
  const trainer = trainerOf(wasm(), task);
  const { flops, run } = productsOf(trainer.engine, trainer.compiled.plan);
  run();
  // Multiplications of the forward pass, for 32 tokens of 64 features: queries,
  // keys and values, attention twice, its projection, the perceptron, the head.
  const forward = 32 * 64 * 192 + 2 * 32 * 32 * 64 + 32 * 64 * 64 +
    2 * 32 * 64 * 128 + 32 * 64 * 35;
  // each has two gradients, and a multiplication comes with an addition
  assertEquals(flops, forward * 3 * 2);
});

Deno.test("disagreement() refuses other losses", () => {
  assertEquals(disagreement([3, 2.00039], [3, 2]), undefined);
  assertEquals(
    disagreement([3, 2.00041], [3, 2]),
    "the loss of step 1 is 2.00041, not 2",
  );
  assertEquals(disagreement([NaN], [3]), "the loss of step 0 is NaN, not 3");
  assertEquals(disagreement([3], [3, 2]), "1 losses instead of 2");
});

Deno.test("PeerProcess says why a peer cannot answer", async () => {
  const ask = async (code: string) => {
    const peer = new PeerProcess(scripted("", code));
    try {
      await assertRejects(
        () => peer.ask({ command: "time", seconds: 0 }, 5),
        PeerError,
        "no such model",
      );
    } finally {
      await peer.close();
    }
  };
  await ask(`console.log('{"error": "no such model"}');`);
  await ask(`throw new Error("no such model");`);
});

Deno.test("PeerProcess says that a program is missing", async () => {
  const command = ["no-such-program"];
  const peer = new PeerProcess({ ...pretender("", []), command });
  const asked = () => peer.ask({ command: "setup", task }, 5);
  await assertRejects(asked, PeerError, "no-such-program");
  await peer.close();
});

Deno.test("measure() times those that agree with the first", async () => {
  const peers = [
    pretender("first", [3, 2]),
    pretender("same", [3.0001, 2]),
    pretender("other", [3, 1.9]),
    scripted("broken", "throw new Error('not here');"),
  ];
  const options = {
    rounds: 2,
    seconds: 0,
    verifiedSteps: 2,
    report: () => {},
  };
  const measurements = await measure(peers, task, options);
  assertEquals(measurements.map(({ rates }) => rates), [
    [8, 8],
    [8, 8],
    [],
    [],
  ]);
  const { rows } = tableOf("tiny", task, measurements);
  assertEquals(rows.map(({ ratio }) => ratio), [1, 1, null, null]);
  assertEquals(rows[2]!.reason, "the loss of step 1 is 1.9, not 2");
  assert(rows[3]!.reason!.includes("not here"));
});

Deno.test("printTable() names what was not timed", () => {
  const [first, second] = peersOf({ threads: 1, python: "python3" });
  const limit = { ...first!, name: "limit", isLimit: true };
  const common = { losses: [], ready: { description: "", parameters: 5 } };
  const table = tableOf("tiny", task, [
    { ...common, peer: first!, rates: [10, 30, 20] },
    { ...common, peer: second!, rates: [], reason: "not installed" },
    {
      ...common,
      peer: limit,
      ready: { ...common.ready, flops: 7_507_968 },
      rates: [20, 40, 80],
    },
  ]);
  assertEquals(
    printTable(table),
    `**tiny**: 5 parameters, 32 tokens a step, 7.508 MFLOP of matrix products

|               | threads | steps/s |       rounds | to the first | of limit |
| ------------- | ------: | ------: | -----------: | -----------: | -------: |
| Fluxion, BLAS |       1 |    20.0 | 10.0 to 30.0 |         1.00 |     0.50 |
| Fluxion, WASM |       1 |       - |            - |            - |        - |
| limit         |       1 |    40.0 | 20.0 to 80.0 |         2.00 |     1.00 |

Not timed:

- Fluxion, WASM, 1: not installed`,
  );
});
