import { assertEquals, assertRejects } from "@std/assert";
import { checkAgreement } from "../../lib/parallel/agreement.ts";
import { WorkerError } from "../../lib/parallel/barrier.ts";
import type { Communicator } from "../../lib/parallel/communicator.ts";

/** Two processes, of which this is the second: what the first does is given. */
async function inCompanyOf(
  first: object,
  own: object,
): Promise<void> {
  const digestOf = async (told: object) => {
    const bytes = new TextEncoder().encode(JSON.stringify(told));
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return [...new Uint32Array(digest).subarray(0, 4)];
  };
  const other = await digestOf(first);
  const text = new TextEncoder().encode(JSON.stringify(first));
  const messages = [
    new Uint8Array(new Uint32Array([text.length]).buffer),
    text,
  ];
  const communicator = {
    rank: 1,
    size: 2,
    gather(own: Float64Array, all: Float64Array) {
      all.set(other);
      all.set(own, 4);
    },
    broadcast(values: Uint8Array, root: number) {
      if (root === 0) values.set(messages.shift()!);
    },
  } as unknown as Communicator;
  await checkAgreement(communicator, own);
}

Deno.test("checkAgreement() takes what is the same", async () => {
  await inCompanyOf({ a: 1, b: [2] }, { a: 1, b: [2] });
});

Deno.test("checkAgreement() names what differs", async () => {
  const error = await assertRejects(
    () =>
      inCompanyOf(
        { version: "1", recipe: { steps: 4, seed: 1 } },
        { version: "1", recipe: { steps: 5, seed: 1 }, more: true },
      ),
    WorkerError,
  );
  assertEquals(
    error.message,
    "Cannot train together as all processes must be told the same: " +
      "recipe.steps is 4 in rank 0, and 5 in rank 1; " +
      "more is not set in rank 0, and true in rank 1",
  );
});
