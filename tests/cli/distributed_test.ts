import { assertEquals, assertStringIncludes } from "@std/assert";
import { installedLaunchers } from "../ffi/mpi/launcher.ts";
import { fluxion, program } from "./command.ts";

const options = [
  ...["--tiny", "--batch", "4", "--steps", "6", "--eval-every", "3"],
  ...["--backend", "wasm"],
];

/** The bytes of a run's weights. */
function weights(folder: string): Uint8Array {
  return Deno.readFileSync(`${folder}/model.safetensors`);
}

function lossesOf(lines: readonly string[]): number[] {
  return lines.map((line) => JSON.parse(line))
    .filter(({ event }) => event === "step" || event === "eval")
    .map(({ loss, val_loss }) => loss ?? val_loss);
}

for (const { name, library, run } of installedLaunchers()) {
  const train = (
    processes: number,
    words: readonly string[],
    flags: readonly string[] = [],
  ) =>
    run(processes, [
      ...[`--allow-ffi=${library}`, ...flags, program],
      ...["train", "--distributed", "--mpi", library, ...words],
    ]);

  Deno.test(`train --distributed has the bits of one process, ${name}`, async () => {
    const one = await fluxion(["train", ...options, "--json"]);
    const wanted = lossesOf(one.stdout.trimEnd().split("\n"));
    assertEquals(wanted.length, 8);
    for (const [processes, threads] of [[2, 1], [4, 1], [2, 2]]) {
      const { code, lines, errors } = await train(
        processes!,
        [...options, "--json", "--threads", `${threads}`],
      );
      assertEquals([code, errors], [0, ""]);
      assertEquals(lossesOf(lines), wanted);
      const start = JSON.parse(lines[0]!);
      assertEquals([start.processes, start.threads], [processes, threads]);
    }
  });

  Deno.test(`gradients that are exchanged on the way have the same bits, ${name}`, async () => {
    // 3.2 million parameters are several buckets
    const words = ["--medium", "--batch", "2", "--steps", "2", "--seq", "16"];
    const options = [...words, "--backend", "wasm", "--json"];
    const one = await fluxion(["train", ...options]);
    const { code, lines, errors } = await train(2, options);
    assertEquals([code, errors], [0, ""]);
    const wanted = lossesOf(one.stdout.trimEnd().split("\n"));
    assertEquals([wanted.length, lossesOf(lines)], [3, wanted]);
  });

  Deno.test(`train --resume takes another number of processes, ${name}`, async () => {
    const folder = Deno.makeTempDirSync();
    const flags = [`--allow-read=${folder}`, `--allow-write=${folder}`];
    try {
      const [whole, parts] = [`${folder}/whole`, `${folder}/parts`];
      await fluxion(["train", ...options, "--out", whole], { flags });
      const words = [...options, "--out", parts, "--stop-after", "3"];
      const stopped = await train(4, words, flags);
      assertEquals([stopped.code, stopped.errors], [0, ""]);
      const { code, errors } = await train(2, ["--resume", parts], flags);
      assertEquals([code, errors], [0, ""]);
      assertEquals(weights(parts), weights(whole));
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  });

  Deno.test(`train --distributed ends where all of ${name} cannot`, async () => {
    const { code, errors } = await train(3, options);
    assertEquals(code === 0, false);
    assertStringIncludes(
      errors,
      "Cannot divide 4 shards among 3 processes as each must get 1, 2, 4, 8 " +
        "... of them: there can be 1, 2, 4 processes",
    );
  });
}

Deno.test("train --distributed names the flag that it needs", async () => {
  const { code, stderr } = await fluxion([
    ...["train", "--distributed", "--mpi", "/nowhere/libmpi.so"],
  ]);
  assertEquals([code, stderr], [
    1,
    "error: Cannot open an MPI library as the permission to load it must be " +
    "granted: current value is none for /nowhere/libmpi.so (add " +
    "--allow-ffi=/nowhere/libmpi.so)\n",
  ]);
});

Deno.test("train --distributed refuses what looks at one process", async () => {
  const { code, stderr } = await fluxion([
    ...["train", "--distributed", "--watch-nan"],
  ]);
  assertEquals([code, stderr], [
    2,
    "error: Cannot take --watch-nan with --distributed as it looks at one " +
    "process: leave out one of them\n",
  ]);
});
