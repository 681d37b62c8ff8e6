import { assert, assertEquals } from "@std/assert";
import { blasCandidates } from "../../ffi/mod.ts";
import { fluxion, type RunOptions, TemporaryFolder } from "./command.ts";

const config = JSON.parse(
  await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
);

/** What each command may do, by kind of permission. */
type PermissionSet = Readonly<Record<string, readonly string[]>>;

const sets: Readonly<Record<string, PermissionSet>> = config.permissions;

/** What a run asked Deno for, whether it was granted or not. */
async function audited(
  words: readonly string[],
  options: RunOptions = {},
): Promise<{ code: number; uses: [kind: string, value: string][] }> {
  using folder = new TemporaryFolder();
  const log = folder.file("audit.jsonl", "");
  const { code } = await fluxion(words, {
    ...options,
    env: { DENO_AUDIT_PERMISSIONS: log, ...options.env },
  });
  const lines = Deno.readTextFileSync(log).split("\n").slice(0, -1);
  const uses = lines.map((line) => {
    const { permission, value } = JSON.parse(line);
    return [permission, value] as [string, string];
  });
  return { code, uses };
}

/** Runs that end soon, of each command. */
const runs: Readonly<Record<string, readonly string[]>> = {
  train: ["train", "--steps", "2"],
  doctor: ["doctor"],
  bench: ["bench", "--preset", "tiny", "--seconds", "0.01"],
};

for (const [name, words] of Object.entries(runs)) {
  Deno.test(`${name} works with no permission, and asks for none`, async () => {
    assertEquals(await audited(words), { code: 0, uses: [] });
  });

  Deno.test(`${name} stays within its permission set`, async () => {
    const { code, uses } = await audited(words, { flags: [`-P=${name}`] });
    assertEquals(code, 0);
    const outside = uses.filter(([kind, value]) =>
      !sets[name]![kind]?.includes(value)
    );
    assertEquals(outside, []);
  });
}

Deno.test("train with files stays within what its flags name", async () => {
  using folder = new TemporaryFolder();
  const corpus = folder.file("corpus.txt", "to be or not to be ".repeat(30));
  const model = `${folder.path}/model`;
  const words = ["train", "--steps", "2", "--backend", "wasm"];
  const { code, uses } = await audited(
    [...words, "--data", corpus, "--out", model],
    {
      flags: [
        `--allow-read=${corpus},${model}`,
        `--allow-write=${model}`,
      ],
    },
  );
  assertEquals(code, 0);
  const kinds = new Set(uses.map(([kind]) => kind));
  assertEquals(kinds, new Set(["read", "write"]));
  const outside = uses.filter(([kind, path]) =>
    !(path.startsWith(model) || (kind === "read" && path === corpus))
  );
  assertEquals(outside, []);

  const resumed = await audited(["train", "--resume", model, "--steps", "4"], {
    flags: [`--allow-read=${corpus},${model}`, `--allow-write=${model}`],
  });
  assertEquals(resumed.code, 0);
  assertEquals(
    resumed.uses.filter(([kind, path]) =>
      !(path.startsWith(model) || (kind === "read" && path === corpus))
    ),
    [],
  );

  const generated = await audited(
    ["generate", model, "--length", "3", "--backend", "wasm"],
    { flags: [`--allow-read=${model}`] },
  );
  assertEquals(generated.code, 0);
  assert(generated.uses.length > 0);
  assertEquals(
    generated.uses.filter(([kind, path]) =>
      kind !== "read" || !path.startsWith(model)
    ),
    [],
  );
});

Deno.test("the permission sets name no library that is not a candidate", () => {
  const known = ["linux", "darwin", "windows"].flatMap((os) =>
    ["x86_64", "aarch64"].flatMap((arch) => blasCandidates(os, arch))
  );
  for (const set of Object.values(sets)) {
    assertEquals((set.ffi ?? []).filter((path) => !known.includes(path)), []);
  }
});

Deno.test("the variable FLUXION_BLAS is read where that is granted", async () => {
  const env = { FLUXION_BLAS: "/nowhere/libblas.so" };
  const words = ["train", "--steps", "1", "--backend", "blas"];
  const flags = ["--allow-env=FLUXION_BLAS", "--allow-ffi=/nowhere"];
  const { code, stderr } = await fluxion(words, { env, flags });
  assertEquals(code, 1);
  assert(stderr.includes("/nowhere/libblas.so"), stderr);
  const without = await fluxion(words, { env });
  assert(!without.stderr.includes("/nowhere"), without.stderr);
});
