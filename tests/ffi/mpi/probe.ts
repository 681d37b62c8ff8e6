/** Run by `mpirun`: makes every call, and prints what came of it. */

import { openMpi } from "../../../ffi/mod.ts";

const [path, mode] = Deno.args;
using mpi = openMpi({ path: path! });
const { rank, size } = mpi;

if (mode === "die" && rank === 1) Deno.exit(3);
if (mode === "abort" && rank === 1) mpi.abort(7);

// over shared memory, as an engine's is
const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
const floats = (length: number, offset = 0) =>
  new Float32Array(memory.buffer, offset, length);

const greeting = new Uint8Array(5);
if (rank === 0) greeting.set(new TextEncoder().encode("hello"));
mpi.broadcast(greeting);

const all = new Float64Array(2 * size);
mpi.gather(Float64Array.of(rank, 10 * rank), all);

const sums = floats(3).fill(rank + 1);
mpi.sum(sums);

// parts of 1, 2, 3 ... elements
const counts = Int32Array.from({ length: size }, (_, i) => i + 1);
const starts = Int32Array.from(counts, (_, i) => i * (i + 1) / 2);
const total = size * (size + 1) / 2;
const values = floats(total, 256).map((_, i) => 100 * rank + i);
const shared = floats(total, 1024);
shared.set(values);
const received = floats(size * counts[rank]!, 2048);
mpi.exchange(shared, { counts, starts }, received);
const exchanged = [...received];

shared.fill(-1);
for (let i = 0; i < counts[rank]!; i++) shared[starts[rank]! + i] = rank;
mpi.share(shared, { counts, starts });

// the same, beside something else, twice
const again = floats(total, 4096);
const receivedAgain = floats(size * counts[rank]!, 8192);
const exchange = mpi.prepareExchange(again, { counts, starts }, receivedAgain);
const share = mpi.prepareShare(again, { counts, starts });
for (let round = 0; round < 2; round++) {
  again.set(values);
  receivedAgain.fill(-1);
  exchange.begin();
  while (!exchange.isDone());
  again.fill(-1);
  for (let i = 0; i < counts[rank]!; i++) again[starts[rank]! + i] = rank;
  share.begin();
  share.wait();
}

mpi.barrier();
console.log(JSON.stringify({
  rank,
  size,
  name: mpi.name,
  greeting: new TextDecoder().decode(greeting),
  gathered: [...all],
  sums: [...sums],
  exchanged,
  shared: [...shared],
  exchangedAgain: [...receivedAgain],
  sharedAgain: [...again],
}));
