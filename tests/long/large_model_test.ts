import { createHash } from "node:crypto";
import { statfsSync } from "node:fs";
import { assert, assertEquals } from "@std/assert";
import { writeLargeModel } from "./large_model.ts";

/** Two files of 2 GB, and some room for others. */
const diskBytes = 6e9;

/** What may come on top of the parameters: code that is compiled meanwhile,
 * pieces that are converted, and garbage. */
const constantBytes = 64 * 2 ** 20;

/** Why it cannot run here, if so. */
function reasonToSkip(folder: string): string | undefined {
  if (Deno.build.os !== "linux") return "only Linux tells the peak of memory";
  const { bavail, bsize } = statfsSync(folder);
  const free = Number(bavail) * Number(bsize);
  if (free > diskBytes) return undefined;
  return `${folder} must have ${diskBytes} bytes free: current value is ${free}`;
}

interface Measured {
  readonly parameterBytes: number;
  readonly wrong: number;
  readonly seconds: number;
  readonly load: number;
  readonly save: number;
}

async function measure(from: string, to: string): Promise<Measured> {
  const probe = new URL("large_model_probe.ts", import.meta.url).pathname;
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", probe, from, to],
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** The SHA-256 of a file, read piece by piece. */
function sumOf(path: string): string {
  using file = Deno.openSync(path);
  const piece = new Uint8Array(2 ** 24);
  const sum = createHash("sha256");
  for (let n = file.readSync(piece); n !== null; n = file.readSync(piece)) {
    sum.update(piece.subarray(0, n));
  }
  return sum.digest("hex");
}

Deno.test("loadModel() and saveModel() take no second copy of 2 GB", async () => {
  const folder = Deno.makeTempDirSync();
  try {
    const reason = reasonToSkip(folder);
    if (reason !== undefined) return console.log(`skipped: ${reason}`);
    const again = `${folder}/again`;
    Deno.mkdirSync(again);
    const bytes = writeLargeModel(folder);
    assert(bytes > 2e9);
    const measured = await measure(folder, again);
    console.log(measured);
    assertEquals(measured.parameterBytes, bytes);
    assertEquals(measured.wrong, 0);
    assert(measured.load < bytes + constantBytes, `${measured.load}`);
    assert(measured.save < constantBytes, `${measured.save}`);
    const name = "model.safetensors";
    assertEquals(sumOf(`${folder}/${name}`), sumOf(`${again}/${name}`));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});
