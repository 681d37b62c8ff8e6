/** Four hosts train together until a cable is cut. */

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { fluxion } from "../../cli/command.ts";
import { installedLaunchers } from "../../ffi/mpi/launcher.ts";
import { temporaryFolder } from "../../train/checkpoint_trainer.ts";
import { sha256 } from "../../../lib/storage/sha256.ts";
import { newestCheckpoint } from "../../../lib/train/checkpoint_folders.ts";
import { runAndCut } from "./cut_job.ts";
import { keepalive, launch } from "./launch.ts";
import { Network, networkRefusal } from "./network.ts";

const library = installedLaunchers()
  .find(({ name }) => name === "Open MPI")?.library;
const refusal = library === undefined
  ? "Open MPI is not installed"
  : networkRefusal();
if (refusal !== undefined) {
  console.log(`Not tested over a network: ${refusal}`);
}

/** Steps enough for a run that is cut to be far from its end. */
const options = [
  ...["--small", "--batch", "4", "--steps", "120", "--eval-every", "60"],
  ...["--save-every", "10", "--backend", "wasm"],
];

/** The sum of what a run came to. */
function result(folder: string): string {
  return sha256(Deno.readFileSync(`${folder}/model.safetensors`));
}

/** Goes on with the run on two hosts, and compares it with one that was never
 * cut, of one process. */
async function checkResumed(network: Network, folder: string): Promise<void> {
  const [whole, cut] = [`${folder}/whole`, `${folder}/cut`];
  const { step } = newestCheckpoint(cut)!;
  assert(step >= 30 && step < 120, `${step}`);
  const { success, stderr } = await launch(network, {
    library: library!,
    folder,
    hosts: [0, 1],
    words: ["--resume", cut],
  }).output();
  assert(success, new TextDecoder().decode(stderr));
  const flags = [`--allow-read=${folder}`, `--allow-write=${folder}`];
  await fluxion(["train", ...options, "--out", whole], { flags });
  assertEquals(result(cut), result(whole));
}

/** Whose cable is cut, how, and what says so. */
const cuts = [
  {
    name: "ends within a minute when a host's cable is cut, and goes on",
    host: 2,
    settings: keepalive,
    patience: 60,
    words: [],
    message: /lost communication with a remote daemon/,
  },
  {
    name: "ends within a minute when the first host's cable is cut",
    host: 0,
    settings: keepalive,
    patience: 60,
    words: [],
    message: /lost communication with a remote daemon/,
  },
  {
    // without these settings, mpirun itself waits for a host that is gone
    name: "watches where mpirun does not, and goes on",
    host: 2,
    settings: [],
    patience: 20,
    words: ["--mpi-timeout", "5"],
    message:
      /error: Cannot go on as every process must take part: rank \d of 4/,
  },
];

for (const { name, host, settings, patience, words, message } of cuts) {
  Deno.test({
    name: `train --distributed ${name}`,
    ignore: refusal !== undefined,
    async fn() {
      using folder = temporaryFolder();
      using network = new Network(4);
      const { code, errors, saved, trained, seconds } = await runAndCut(
        network,
        {
          library: library!,
          folder: folder.path,
          hosts: [0, 1, 2, 3],
          settings,
          words: [
            ...options,
            ...words,
            "--json",
            "--out",
            `${folder.path}/cut`,
          ],
        },
        host,
        patience,
      );
      console.log(
        `${saved} saved; from the cut, none trains after ${
          trained.toFixed(1)
        } s, none is left after ${seconds.toFixed(1)} s; code ${code}`,
      );
      assert(trained < patience, `${trained} s`);
      assertNotEquals(code, 0);
      if (settings.length > 0) assertNotEquals(code, undefined);
      assert(message.test(errors), errors);
      await checkResumed(network, folder.path);
    },
  });
}
