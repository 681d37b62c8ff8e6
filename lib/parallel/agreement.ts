import { WorkerError } from "./barrier.ts";
import type { Communicator } from "./communicator.ts";

/** Numbers that stand for a text. */
const words = 4;

/**
 * Makes sure that all processes were told the same, before they compute
 * anything together.
 *
 * @param communicator The processes.
 * @param told What this one was told: arguments, versions, data; plain data.
 * @throws {WorkerError} In every process, if one of them was told otherwise.
 */
export async function checkAgreement(
  communicator: Communicator,
  told: object,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const own = Float64Array.from(new Uint32Array(digest).subarray(0, words));
  const all = new Float64Array(words * communicator.size);
  communicator.gather(own, all);
  const first = all.subarray(0, words);
  for (let rank = 1; rank < communicator.size; rank++) {
    const theirs = all.subarray(rank * words, (rank + 1) * words);
    if (theirs.every((word, i) => word === first[i])) continue;
    throw disagreement(communicator, bytes, rank);
  }
}

/** The sentence, with what both were told; every process takes part. */
function disagreement(
  communicator: Communicator,
  bytes: Uint8Array,
  rank: number,
): WorkerError {
  const textOf = (root: number): string => {
    const length = new Uint8Array(new Uint32Array([bytes.length]).buffer);
    communicator.broadcast(length, root);
    const text = new Uint8Array(new Uint32Array(length.buffer)[0]!);
    if (communicator.rank === root) text.set(bytes);
    communicator.broadcast(text, root);
    return new TextDecoder().decode(text);
  };
  const [first, other] = [flattened(textOf(0)), flattened(textOf(rank))];
  const names = [...new Set([...first.keys(), ...other.keys()])]
    .filter((name) => first.get(name) !== other.get(name));
  const differences = names.map((name) =>
    `${name} is ${first.get(name) ?? "not set"} in rank 0, and ` +
    `${other.get(name) ?? "not set"} in rank ${rank}`
  );
  return new WorkerError(
    `Cannot train together as all processes must be told the same: ` +
      differences.join("; "),
  );
}

/** The leaves of an object by their paths. */
function flattened(json: string): Map<string, string> {
  const leaves = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) {
      leaves.set(path, String(value));
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      visit(inner, path === "" ? name : `${path}.${name}`);
    }
  };
  visit(JSON.parse(json), "");
  return leaves;
}
