/** Disks that are really full or read-only: a small one in memory, in a name
 * space of its own, that is gone with it. */

import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { reasons } from "../storage/faulty_files.ts";
import { temporaryFolder } from "./checkpoint_trainer.ts";

interface Printed {
  readonly message: string;
  readonly checkpoints: number;
  readonly names: number;
}

/** Runs a shell script as the owner of its own mounts. */
function runWithMounts(script: string): { code: number; output: string } {
  const { code, stdout, stderr } = new Deno.Command("unshare", {
    args: ["--map-root-user", "--mount", "sh", "-ec", script],
  }).outputSync();
  const decoder = new TextDecoder();
  return { code, output: decoder.decode(stdout) + decoder.decode(stderr) };
}

/** Why no disk can be mounted here, if none can. */
function obstacle(): string | undefined {
  if (Deno.build.os !== "linux") return `the system is ${Deno.build.os}`;
  try {
    using folder = temporaryFolder();
    const { code, output } = runWithMounts(
      `mount -t tmpfs -o size=64k tmpfs ${folder.path}`,
    );
    return code === 0 ? undefined : output.trim();
  } catch (error) {
    return String(error);
  }
}

const reason = obstacle();
if (reason !== undefined) console.log(`Not tested with real disks: ${reason}`);

const probe = new URL("disk_probe.ts", import.meta.url).href;

/** Saves until the disk refuses, on a disk of 200 KiB, and what was said. */
function saveOnDisk(before: string, after: string): Printed[] {
  using folder = temporaryFolder();
  const { path } = folder;
  const save = `"${Deno.execPath()}" run -A --no-check "${probe}" "${path}"`;
  const { code, output } = runWithMounts(
    `mount -t tmpfs -o size=200k tmpfs "${path}"; ${before}
     ${save}; ${after.replaceAll("DISK", path)} ${after === "" ? "" : save}`,
  );
  assertEquals(code, 0, output);
  return output.trim().split("\n").map((line) => JSON.parse(line));
}

Deno.test({
  name: "a full disk, then one that is read-only, hurts no checkpoint",
  ignore: reason !== undefined,
  fn: () => {
    const [full, readOnly] = saveOnDisk("", "mount -o remount,ro DISK;");
    assertStringIncludes(full!.message, `accept it: ${reasons.full}`);
    assert(full!.checkpoints > 1);
    assertEquals(full!.names, full!.checkpoints);
    assertStringIncludes(readOnly!.message, `accept it: ${reasons.readOnly}`);
    assertEquals(readOnly!.checkpoints, full!.checkpoints);
    assertEquals(readOnly!.names, full!.names);
  },
});

Deno.test({
  name: "a file that may not grow hurts no checkpoint",
  ignore: reason !== undefined,
  fn: () => {
    // 8 blocks of 512 bytes: no file of tensors fits
    const [limited] = saveOnDisk(`trap "" XFSZ; ulimit -f 8;`, "");
    assertStringIncludes(limited!.message, `accept it: ${reasons.tooLarge}`);
    assertEquals(limited!.checkpoints, 0);
    assertEquals(limited!.names, 0);
  },
});
