import { assert, assertEquals } from "@std/assert";
import { Random } from "../../lib/core/random.ts";
import { decodeSafetensors } from "../../lib/formats/mod.ts";
import { safetensors } from "../mutation_subjects.ts";
import { Mutator } from "../mutations.ts";

/** What the reference reads and we refuse: types that we do not have, keys
 * that say nothing, and a key of the metadata twice, which the format forbids
 * and says that not all parsers respect. */
const stricter =
  /the dtype of tensor|must be dtype, shape and data_offsets|be distinct/;

/** What the reference says of each file; undefined if it is not there. */
async function pythonReads(
  files: readonly Uint8Array[],
): Promise<unknown[] | undefined> {
  const script = new URL("safetensors_python.py", import.meta.url).pathname;
  try {
    const python = new Deno.Command("python3", {
      args: [script],
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const input = new Blob(files.map((file) => `${file.toBase64()}\n`));
    const written = input.stream().pipeTo(python.stdin).catch(() => {});
    const { stdout, success } = await python.output();
    await written;
    if (!success) return undefined;
    const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The same, or the message of the refusal. */
function weRead(file: Uint8Array<ArrayBuffer>): unknown {
  try {
    return [...decodeSafetensors(file).tensors]
      .map(([name, { dtype, shape, data }]) => {
        const { buffer, byteOffset, byteLength } = data;
        const bytes = new Uint8Array(buffer, byteOffset, byteLength);
        return [name, dtype, shape, bytes.toBase64()] as const;
      })
      .sort(([a], [b]) => a < b ? -1 : 1);
  } catch (error) {
    return (error as Error).message;
  }
}

Deno.test("decodeSafetensors() reads what the reference does, and no more", async () => {
  const mutator = new Mutator(
    new Random(4),
    safetensors.originals,
    safetensors,
  );
  const files = Array.from({ length: 20_000 }, () => mutator.next());
  const theirs = await pythonReads(files);
  if (theirs === undefined) {
    return console.log("skipped: python3 with safetensors is not there");
  }
  let read = 0, refused = 0;
  files.forEach((file, i) => {
    const ours = weRead(file);
    if (theirs[i] !== null && typeof ours === "string") {
      assert(stricter.test(ours), `run ${i}: ${ours}`);
      refused++;
    } else if (typeof ours !== "string") {
      assertEquals(ours, theirs[i], `run ${i}`);
      read++;
    }
  });
  assert(read > 800 && refused < 100, `${read} read, ${refused} only by it`);
});
