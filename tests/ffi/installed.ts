/** The libraries of this machine that the tests of `ffi/` can use. */

const debian = `/usr/lib/${
  Deno.build.arch === "aarch64" ? "aarch64" : "x86_64"
}-linux-gnu`;

/** Where packages put each kind of library, beside the known candidates. */
const places = {
  openblas: [
    `${debian}/openblas-pthread/libopenblas.so.0`,
    `${debian}/openblas-openmp/libopenblas.so.0`,
    "/usr/lib64/libopenblasp.so.0",
    "/usr/lib/libopenblas.so.0",
    "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
  ],
  blis: [
    `${debian}/blis-pthread/libblis.so.4`,
    "/usr/lib64/libblis.so.4",
    "/usr/lib/libblis.so.4",
  ],
  reference: [`${debian}/blas/libblas.so.3`],
  wideOpenblas: [
    `${debian}/openblas64-pthread/libopenblas64.so.0`,
    "/usr/lib64/libopenblas64.so.0",
  ],
  wideBlis: [`${debian}/blis64-pthread/libblis64.so.4`],
  wideReference: [`${debian}/blas64/libblas64.so.3`],
  math: [`${debian}/libm.so.6`, "/usr/lib64/libm.so.6", "/usr/lib/libm.so.6"],
} as const;

/** A kind of library. */
export type Kind = keyof typeof places;

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/**
 * Where a kind of library is installed.
 *
 * @param kind The kind.
 * @returns Its file, or undefined.
 */
export function installed(kind: Kind): string | undefined {
  return places[kind].find(isFile);
}

/**
 * A test that needs a library; where it is not installed, the test is reported
 * as ignored, with the reason in its name.
 *
 * @param kind The kind of library.
 * @param name The name of the test.
 * @param body The test; it is given the library's file.
 */
export function testWith(
  kind: Kind,
  name: string,
  body: (path: string) => void | Promise<void>,
): void {
  const path = installed(kind);
  if (path === undefined) {
    Deno.test({ name: `${name} (no ${kind} here)`, ignore: true, fn() {} });
  } else {
    Deno.test(name, () => body(path));
  }
}
