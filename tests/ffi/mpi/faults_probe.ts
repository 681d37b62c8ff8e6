/** Run by `mpirun`: adds up for ever, and says who it is. */

import { openMpi } from "../../../ffi/mod.ts";
import { WatchedCommunicator } from "../../../lib/parallel/watched_communicator.ts";

const [path, limit, mode] = Deno.args;
const mpi = openMpi({ path: path! });
using watched = await WatchedCommunicator.open(mpi, {
  library: mpi.path,
  limit: Number(limit),
});
const { rank, size } = watched;
const values = new Float32Array(64);
const pause = new Int32Array(new SharedArrayBuffer(4));

try {
  watched.barrier();
  console.log(JSON.stringify({ rank, pid: Deno.pid }));
  for (let step = 0; mode !== "end" || step < 20; step++) {
    if (mode === "throw" && rank === 1 && step === 20) {
      throw new Error("no more");
    }
    watched.sum(values);
    Atomics.wait(pause, 0, 0, 5);
  }
} catch (error) {
  console.error(`error: rank ${rank} of ${size}: ${error}`);
  watched.abort(1);
}
