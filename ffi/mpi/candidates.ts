/** Where each platform keeps its MPI libraries: absolute paths. A path is
 * matched with `--allow-ffi` as it is written. */

const multiarch: Readonly<Record<string, string>> = {
  x86_64: "/usr/lib/x86_64-linux-gnu",
  aarch64: "/usr/lib/aarch64-linux-gnu",
};

const linux: readonly string[] = [
  "/usr/lib64/openmpi/lib/libmpi.so.40",
  "/usr/lib64/mpich/lib/libmpi.so.12",
  "/usr/lib/openmpi/libmpi.so.40",
  "/usr/lib/libmpi.so.40",
  "/usr/lib/libmpi.so.12",
  "/usr/local/lib/libmpi_abi.so.0",
  "/usr/local/lib/libmpi.so.40",
  "/usr/local/lib/libmpi.so.12",
  "/opt/intel/oneapi/mpi/latest/lib/libmpi.so.12",
  "/opt/intel/oneapi/mpi/latest/lib/release/libmpi.so.12",
];

/**
 * The files that may be an MPI library on a platform.
 *
 * @param os The operating system, as `Deno.build.os`.
 * @param arch The architecture, as `Deno.build.arch`.
 * @returns Absolute paths in the order to try them: Open MPI before MPICH.
 */
export function mpiCandidates(os: string, arch: string): readonly string[] {
  if (os === "linux") {
    const directory = multiarch[arch];
    const debian = directory === undefined ? [] : [
      `${directory}/libmpi.so.40`,
      `${directory}/libmpich.so.12`,
      `${directory}/libmpi_abi.so.0`,
    ];
    return [...debian, ...linux];
  }
  if (os === "darwin") {
    const prefix = arch === "aarch64" ? "/opt/homebrew" : "/usr/local";
    return [
      `${prefix}/opt/open-mpi/lib/libmpi.40.dylib`,
      `${prefix}/opt/mpich/lib/libmpi.12.dylib`,
      `${prefix}/lib/libmpi.dylib`,
    ];
  }
  return [];
}
