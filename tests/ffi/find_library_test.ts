import { assertEquals, assertThrows } from "@std/assert";
import { findLibrary, openNamed } from "../../ffi/find_library.ts";
import { BackendError } from "../../lib/core/errors.ts";

// Two files that are there; what they hold does not matter.
const here = import.meta.filename!;
const other = here.replace("find_library_test.ts", "blas_test.ts");
const missing = "/nowhere/libopenblas.so.0";

/** Opens what is in the list, refuses the rest, and notes what was tried. */
function opener(good: readonly string[]) {
  const tried: string[] = [];
  const open = (path: string) => {
    tried.push(path);
    if (!good.includes(path)) throw new BackendError(`refused ${path}`);
    return path;
  };
  return { tried, open };
}

Deno.test({
  name: "findLibrary() opens the first file that is granted and present",
  permissions: { ffi: true, read: true },
  fn() {
    const { open, tried } = opener([other, here]);
    const found = findLibrary(open, false, [missing, here, other]);
    assertEquals(found, { opened: here });
    assertEquals(tried, [here]);
  },
});

Deno.test({
  name: "findLibrary() goes on after a file that is refused",
  permissions: { ffi: true, read: true },
  fn() {
    const { open, tried } = opener([other]);
    assertEquals(findLibrary(open, false, [here, other]), { opened: other });
    assertEquals(tried, [here, other]);
  },
});

Deno.test({
  name: "findLibrary() tells why a present file was refused",
  permissions: { ffi: true, read: true },
  fn() {
    assertEquals(findLibrary(opener([]).open, false, [missing, here, other]), {
      reason: `refused ${here}`,
      flag: null,
    });
  },
});

Deno.test({
  name: "findLibrary() tries what it may not look for, if all is granted",
  permissions: { ffi: true, read: false },
  fn() {
    const { open, tried } = opener([other]);
    const found = findLibrary(open, false, [missing, other]);
    assertEquals(found, { opened: other });
    assertEquals(tried, [missing, other]);
  },
});

Deno.test({
  name: "findLibrary() says that nothing is there",
  permissions: { ffi: true, read: false },
  fn() {
    assertEquals(findLibrary(opener([]).open, false, [missing, "/nowhere/b"]), {
      reason: "Cannot find a BLAS as a library must be in one of the 2 known " +
        "places: current value is none (install OpenBLAS, or name the file)",
      flag: null,
    });
  },
});

Deno.test({
  name: "findLibrary() opens a granted file further down the list",
  permissions: { ffi: [other], read: false },
  fn() {
    const { open, tried } = opener([here, other]);
    assertEquals(findLibrary(open, false, [here, other]), { opened: other });
    assertEquals(tried, [other]);
  },
});

Deno.test({
  name:
    "findLibrary() tells why the granted file was refused, and the next flag",
  permissions: { ffi: [other], read: false },
  fn() {
    assertEquals(findLibrary(opener([]).open, false, [here, other]), {
      reason: `refused ${other}`,
      flag: `--allow-ffi=${here}`,
    });
  },
});

Deno.test({
  name: "findLibrary() hints at the likeliest file when it may not look",
  permissions: { ffi: false, read: false },
  fn() {
    const { open, tried } = opener([missing, here]);
    assertEquals(findLibrary(open, false, [missing, here]), {
      reason: "Cannot open a BLAS as the permission to load it must be " +
        `granted: current value is none for ${missing}`,
      flag: `--allow-ffi=${missing}`,
    });
    assertEquals(tried, []);
  },
});

Deno.test({
  name: "findLibrary() hints at the first file that is there when it may look",
  permissions: { ffi: false, read: true },
  fn() {
    const found = findLibrary(opener([]).open, false, [missing, here, other]);
    assertEquals("flag" in found && found.flag, `--allow-ffi=${here}`);
  },
});

Deno.test({
  name: "findLibrary() lets other errors through",
  permissions: { ffi: true, read: true },
  fn() {
    const open = () => {
      throw new RangeError("not ours");
    };
    assertThrows(
      () => findLibrary(open, false, [here]),
      RangeError,
      "not ours",
    );
  },
});

Deno.test({
  name: "openNamed() opens that file only",
  permissions: { ffi: [other], read: false },
  fn() {
    assertEquals(openNamed(opener([other]).open, other, false), {
      opened: other,
    });
    assertEquals(openNamed(opener([here]).open, here, false), {
      reason: "Cannot open a BLAS as the permission to load it must be " +
        `granted: current value is none for ${here}`,
      flag: `--allow-ffi=${here}`,
    });
  },
});
