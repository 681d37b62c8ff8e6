import { assert, assertEquals, assertMatch } from "@std/assert";
import { blasCandidates, isInLoaderCache } from "../../ffi/candidates.ts";

const platforms = [
  ["linux", "x86_64"],
  ["linux", "aarch64"],
  ["darwin", "x86_64"],
  ["darwin", "aarch64"],
  ["windows", "x86_64"],
  ["freebsd", "x86_64"],
] as const;

for (const [os, arch] of platforms) {
  Deno.test(`blasCandidates() lists absolute paths once: ${os} ${arch}`, () => {
    const candidates = blasCandidates(os, arch);
    assert(candidates.length > 0);
    assertEquals(new Set(candidates).size, candidates.length);
    for (const path of candidates) {
      assertMatch(path, os === "windows" ? /^C:\\[^/]+\.dll$/ : /^\/[^\\]+$/);
    }
  });
}

Deno.test("blasCandidates() begins with what a platform's users have", () => {
  const first = platforms.map(([os, arch]) => blasCandidates(os, arch)[0]);
  assertEquals(first.slice(0, 4), [
    "/usr/lib/x86_64-linux-gnu/libopenblas.so.0",
    "/usr/lib/aarch64-linux-gnu/libopenblas.so.0",
    "/System/Library/Frameworks/Accelerate.framework/Accelerate",
    "/System/Library/Frameworks/Accelerate.framework/Accelerate",
  ]);
});

Deno.test("blasCandidates() tries the reference code last on Linux", () => {
  const names = blasCandidates("linux", "x86_64").map((path) =>
    path.split("/").at(-1)
  );
  assertEquals(
    names.indexOf("libblas.so.3"),
    names.length - 3,
  );
});

Deno.test("isInLoaderCache() knows the framework without a file", () => {
  assertEquals(
    blasCandidates("darwin", "aarch64").filter(isInLoaderCache).length,
    1,
  );
  assertEquals(
    blasCandidates("linux", "x86_64").filter(isInLoaderCache).length,
    0,
  );
});
