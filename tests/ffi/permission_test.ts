import { assertEquals, assertMatch } from "@std/assert";
import { blasCandidates } from "../../ffi/mod.ts";
import { flagFor } from "../../ffi/permissions.ts";
import { testWith } from "./installed.ts";

const probe = new URL("./permission_probe.ts", import.meta.url);
const config = new URL("../../deno.json", import.meta.url);

interface Result {
  readonly first: string;
  readonly attempt: string | { reason: string; flag: string | null };
  readonly product: number[] | string;
  readonly states: readonly string[];
}

/** Runs the probe with these permissions; it must not write to stderr, where
 * Deno asks its questions. */
async function run(flags: string[], args: string[] = []): Promise<Result> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", `--config=${config.pathname}`, ...flags, probe.href]
      .concat(args),
    stdin: "null",
    env: { NO_COLOR: "1" },
  });
  const { code, stdout, stderr } = await command.output();
  assertEquals([code, new TextDecoder().decode(stderr)], [0, ""]);
  return JSON.parse(new TextDecoder().decode(stdout));
}

for (const flags of [["--no-prompt"], []]) {
  const how = flags.length === 0 ? "without a terminal" : flags[0];
  Deno.test(`tryOpenBlas() needs no permission to name the flag, ${how}`, async () => {
    const { first, attempt, product, states } = await run(flags);
    const reason = `Cannot open a BLAS as the permission to load it must be ` +
      `granted: current value is none for ${first}`;
    const flag = `--allow-ffi=${first}`;
    assertEquals(attempt, { reason, flag });
    assertEquals(product, `${reason} (add ${flag})`);
    assertEquals(states, ["not granted"]);
  });
}

Deno.test("tryOpenBlas() names the flag of the file that was named", async () => {
  const { attempt } = await run(["--no-prompt"], ["/opt/my blas/1.so"]);
  assertEquals(attempt, {
    reason: "Cannot open a BLAS as the permission to load it must be " +
      "granted: current value is none for /opt/my blas/1.so",
    flag: '"--allow-ffi=/opt/my blas/1.so"',
  });
});

testWith(
  "openblas",
  "openBlas() works with a grant of one file",
  async (path) => {
    const flags = ["--no-prompt", `--allow-ffi=${path}`];
    const { attempt, product } = await run(flags, [path]);
    assertMatch(String(attempt), /^OpenBLAS \d/);
    assertEquals(product, [19, 22, 43, 50]);
  },
);

testWith(
  "openblas",
  "openBlas() finds the one file that is granted",
  async (path) => {
    const isKnown = blasCandidates(Deno.build.os, Deno.build.arch).includes(
      path,
    );
    const { attempt, states } = await run([`--allow-ffi=${path}`]);
    if (!isKnown) return;
    assertMatch(String(attempt), /^OpenBLAS \d/);
    assertEquals(new Set(states), new Set(["loads", "not granted"]));
  },
);

testWith("openblas", "openBlas() obeys a denial", async (path) => {
  const flags = ["--allow-ffi", `--deny-ffi=${path}`];
  const { attempt } = await run(flags, [path]);
  assertEquals(attempt, {
    reason: "Cannot open a BLAS as the permission to load it must be " +
      `granted: current value is denied for ${path}`,
    flag: null,
  });
});

Deno.test("flagFor() quotes what a shell would split", () => {
  assertEquals(flagFor("/usr/lib/x.so"), "--allow-ffi=/usr/lib/x.so");
  assertEquals(
    flagFor("C:\\Program Files (x86)\\x.dll"),
    '"--allow-ffi=C:\\Program Files (x86)\\x.dll"',
  );
  assertEquals(flagFor("/opt/a,b/x.so"), "--allow-ffi");
});
