/** Where each platform keeps its BLAS: absolute paths, the best first. A path
 * is matched with `--allow-ffi` as it is written, so each is listed under the
 * name that stays when the package is updated. */

/** The directory of Debian's and Ubuntu's libraries, by architecture. */
const multiarch: Readonly<Record<string, string>> = {
  x86_64: "/usr/lib/x86_64-linux-gnu",
  aarch64: "/usr/lib/aarch64-linux-gnu",
};

function debian(arch: string): readonly string[] {
  const directory = multiarch[arch];
  if (directory === undefined) return [];
  return [
    "libopenblas.so.0",
    "openblas-pthread/libopenblas.so.0",
    "openblas-openmp/libopenblas.so.0",
    "openblas-serial/libopenblas.so.0",
    "libblis.so.4",
    "blis-pthread/libblis.so.4",
    "blis-openmp/libblis.so.4",
    "blis-serial/libblis.so.4",
    "libmkl_rt.so",
  ].map((name) => `${directory}/${name}`);
}

/** Fedora and RHEL (p: threads, o: OpenMP), openSUSE, Arch, Alpine. */
const otherLinux: readonly string[] = [
  "/usr/lib64/libopenblasp.so.0",
  "/usr/lib64/libopenblaso.so.0",
  "/usr/lib64/libopenblas.so.0",
  "/usr/lib64/libblis.so.4",
  "/usr/lib/libopenblas.so.0",
  "/usr/lib/libopenblas.so.3",
  "/usr/lib/libopenblas.so",
  "/usr/lib/libblis.so.4",
  "/usr/local/lib/libopenblas.so.0",
  "/usr/local/lib/libblis.so.4",
  "/opt/OpenBLAS/lib/libopenblas.so.0",
  "/home/linuxbrew/.linuxbrew/opt/openblas/lib/libopenblas.so",
  "/run/current-system/sw/lib/libopenblas.so.0",
];

const mkl: readonly string[] = [
  "/opt/intel/oneapi/mkl/latest/lib/libmkl_rt.so.2",
  "/opt/intel/oneapi/mkl/latest/lib/intel64/libmkl_rt.so.2",
];

/** Whatever the system calls its BLAS, the slow reference code included. */
function systemBlas(arch: string): readonly string[] {
  const directory = multiarch[arch];
  return [
    ...(directory === undefined ? [] : [`${directory}/libblas.so.3`]),
    "/usr/lib64/libblas.so.3",
    "/usr/lib/libblas.so.3",
  ];
}

const accelerate = "/System/Library/Frameworks/Accelerate.framework/Accelerate";

/** Homebrew's prefix differs between the two kinds of Mac. */
function homebrew(arch: string): readonly string[] {
  const prefix = arch === "aarch64" ? "/opt/homebrew" : "/usr/local";
  return [
    `${prefix}/opt/openblas/lib/libopenblas.dylib`,
    `${prefix}/opt/blis/lib/libblis.dylib`,
  ];
}

const windows: readonly string[] = [
  "C:\\OpenBLAS\\bin\\libopenblas.dll",
  "C:\\OpenBLAS\\bin\\openblas.dll",
  "C:\\vcpkg\\installed\\x64-windows\\bin\\openblas.dll",
  "C:\\msys64\\ucrt64\\bin\\libopenblas.dll",
  "C:\\msys64\\mingw64\\bin\\libopenblas.dll",
  "C:\\msys64\\clang64\\bin\\libopenblas.dll",
  "C:\\msys64\\clangarm64\\bin\\libopenblas.dll",
  "C:\\ProgramData\\miniconda3\\Library\\bin\\openblas.dll",
  "C:\\ProgramData\\anaconda3\\Library\\bin\\openblas.dll",
  "C:\\ProgramData\\miniforge3\\Library\\bin\\openblas.dll",
  "C:\\Program Files (x86)\\Intel\\oneAPI\\mkl\\latest\\bin\\mkl_rt.2.dll",
];

/**
 * The files that may be a BLAS on a platform.
 *
 * @param os The operating system, as `Deno.build.os`.
 * @param arch The architecture, as `Deno.build.arch`.
 * @returns Absolute paths in the order to try them; the first is the most
 * likely one.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { blasCandidates } from "@fluxion/fluxion/ffi";
 *
 * assertEquals(
 *   blasCandidates("linux", "x86_64")[0],
 *   "/usr/lib/x86_64-linux-gnu/libopenblas.so.0",
 * );
 * ```
 */
export function blasCandidates(os: string, arch: string): readonly string[] {
  switch (os) {
    case "linux":
    case "android":
      return [...debian(arch), ...otherLinux, ...mkl, ...systemBlas(arch)];
    case "darwin":
      return [accelerate, ...homebrew(arch)];
    case "windows":
      return windows;
    default:
      return ["/usr/local/lib/libopenblas.so.0", "/usr/local/lib/libblas.so.3"];
  }
}

/**
 * Whether a path loads although no such file exists: macOS keeps the system's
 * frameworks in a cache of its loader.
 *
 * @param path The path of a library.
 * @returns True for Accelerate.
 */
export function isInLoaderCache(path: string): boolean {
  return path === accelerate;
}
