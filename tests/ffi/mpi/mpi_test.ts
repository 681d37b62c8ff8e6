import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { openMpi } from "../../../ffi/mod.ts";
import { handlesOf } from "../../../ffi/mpi/abi.ts";
import { mpiCandidates } from "../../../ffi/mpi/candidates.ts";
import type { MpiSymbols } from "../../../ffi/mpi/symbols.ts";
import { BackendError } from "../../../lib/core/errors.ts";
import { installedLaunchers } from "./launcher.ts";

const probe = new URL("probe.ts", import.meta.url).pathname;

for (const { name, library, run } of installedLaunchers()) {
  const words = (mode: string) => [
    `--allow-ffi=${library}`,
    probe,
    library,
    mode,
  ];

  Deno.test(`openMpi() joins two processes of ${name}`, async () => {
    const { code, lines, errors } = await run(2, words("all"));
    assertEquals([code, errors], [0, ""]);
    const told = lines.map((line) => JSON.parse(line));
    told.sort((a, b) => a.rank - b.rank);
    assertEquals(told.map(({ rank, size }) => [rank, size]), [[0, 2], [1, 2]]);
    for (const each of told) {
      assertEquals(each.name.startsWith(name), true);
      assertEquals(each.greeting, "hello");
      assertEquals(each.gathered, [0, 0, 1, 10]);
      assertEquals(each.sums, [3, 3, 3]);
      assertEquals(each.shared, [0, 1, 1]);
      assertEquals(each.sharedAgain, each.shared);
      assertEquals(each.exchangedAgain, each.exchanged);
    }
    assertEquals(told[0].exchanged, [0, 100]);
    assertEquals(told[1].exchanged, [1, 2, 101, 102]);
  });

  Deno.test(`Communicator.abort() ends all processes of ${name}`, async () => {
    const { code, lines } = await run(2, words("abort"));
    assertEquals([code, lines], [7, []]);
  });

  Deno.test(`a process of ${name} that leaves ends the others`, async () => {
    const { code, lines } = await run(2, words("die"));
    assertNotEquals(code, 0);
    assertEquals(lines, []);
  });
}

Deno.test("openMpi() names the flag that is missing", () => {
  const path = "/usr/lib/x86_64-linux-gnu/libnot_granted.so";
  const error = assertThrows(() => openMpi({ path }), BackendError);
  // all is granted here: the file is what is missing
  assertEquals(error.message.startsWith(`Cannot load ${path} as`), true);
});

Deno.test("openMpi() refuses a library that is no MPI", () => {
  const [path] = ["/lib/x86_64-linux-gnu/libm.so.6", "/usr/lib/libSystem.dylib"]
    .filter((path) => {
      try {
        return Deno.statSync(path).isFile;
      } catch {
        return false;
      }
    });
  if (path === undefined) {
    console.log("Not tested: no library is known to be here");
    return;
  }
  const error = assertThrows(() => openMpi({ path }), BackendError);
  assertEquals(
    error.message,
    `Cannot use ${path} as MPI as it must have the function ` +
      `MPI_Get_library_version: it has not`,
  );
});

Deno.test("handlesOf() knows the families of libraries", () => {
  const none = {} as MpiSymbols;
  const world = (path: string, version: string) =>
    handlesOf(none, path, version).world;
  // MPICH 4.0's mpi.h, and MPI 5.0, chapter 20
  assertEquals(world("/x/libmpi.so.12", "MPICH Version:\t4.0.2"), 0x44000000n);
  assertEquals(
    world("/x/libmpi.so.12", "Intel(R) MPI Library 2021.9"),
    0x44000000n,
  );
  assertEquals(world("/x/libmpi_abi.so.0", "anything"), 0x101n);
  assertThrows(
    () => world("/x/libmpi.so", "Some other MPI"),
    BackendError,
    'it says "Some other MPI"',
  );
});

Deno.test("mpiCandidates() are absolute, and none where there is no MPI", () => {
  for (const os of ["linux", "darwin"]) {
    const paths = mpiCandidates(os, "aarch64");
    assertEquals(paths.every((path) => path.startsWith("/")), true);
    assertEquals(new Set(paths).size, paths.length);
  }
  assertEquals(mpiCandidates("windows", "x86_64"), []);
});
