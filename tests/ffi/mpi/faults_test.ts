import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { endOf } from "./job.ts";
import { installedLaunchers } from "./launcher.ts";

const probe = new URL("faults_probe.ts", import.meta.url).pathname;
const processes = 3;

/** What each says of the process of rank 1 that was killed. MPICH names the
 * first that it finds ended, which may be one that it has ended itself. */
const named: Readonly<Record<string, RegExp>> = {
  "Open MPI": /noticed that process rank 1 .* exited on signal 9/,
  "MPICH": /PID \d+ RUNNING AT[^]*Killed \(signal 9\)/,
};

for (const { name, library, start } of installedLaunchers()) {
  const begin = (limit: number, mode = "") =>
    start(processes, [
      `--allow-ffi=${library}`,
      probe,
      library,
      String(limit),
      mode,
    ]);

  Deno.test(`a process of ${name} that is killed ends the job`, async () => {
    const { code, told, left } = await endOf(
      begin(50),
      processes,
      (pid) => Deno.kill(pid, "SIGKILL"),
    );
    assertNotEquals(code, 0);
    assert(named[name]!.test(told), told);
    // not by the watchdog: at once
    assertEquals(told.includes("has waited"), false);
    assertEquals(left, []);
  });

  Deno.test(`a process of ${name} that hangs ends the job`, async () => {
    const { code, told, left } = await endOf(
      begin(1),
      processes,
      (pid) => Deno.kill(pid, "SIGSTOP"),
    );
    assertNotEquals(code, 0);
    const sentences = told.match(
      /error: Cannot go on as every process must take part: rank [02] of 3 has waited 1 s for the others in sum; resume from the last checkpoint with --resume DIR/g,
    );
    assertNotEquals(sentences, null, told);
    assertEquals(left, []);
  });

  Deno.test(`a process of ${name} that throws ends the job`, async () => {
    const job = begin(50, "throw");
    const { code, told, left } = await endOf(job, processes, () => {});
    assertEquals(code, 1);
    assert(told.includes("error: rank 1 of 3: Error: no more"), told);
    assertEquals(told.includes("has waited"), false);
    assertEquals(left, []);
  });

  Deno.test(`processes of ${name} that are done end in peace`, async () => {
    const job = begin(1, "end");
    const { code, told, left } = await endOf(job, processes, () => {});
    assertEquals([code, told], [0, ""]);
    assertEquals(left, []);
  });
}
