/** The MPI installations of this machine, to test with. */

import { mpiCandidates } from "../../../ffi/mpi/candidates.ts";

/** A library with the command that starts processes for it. */
export interface Launcher {
  /** Of the test's name. */
  readonly name: string;
  /** The library. */
  readonly library: string;
  /** Runs `deno run` with these words in so many processes. */
  run(
    processes: number,
    words: readonly string[],
  ): Promise<{ code: number; lines: string[]; errors: string }>;
}

const kinds = [
  {
    name: "Open MPI",
    library: /libmpi\.so\.40$/,
    command: "mpirun.openmpi",
    args: ["--allow-run-as-root", "--oversubscribe"],
  },
  {
    name: "MPICH",
    library: /libmpich\.so\.12$/,
    command: "mpirun.mpich",
    args: [],
  },
];

/** Those that are installed; says so if none is. */
export function installedLaunchers(): Launcher[] {
  const present = mpiCandidates(Deno.build.os, Deno.build.arch).filter(exists);
  const launchers = kinds.flatMap(({ name, library, command, args }) => {
    const path = present.find((each) => library.test(each));
    return path === undefined || !isCommand(command)
      ? []
      : [{ name, library: path, run: runner(command, args) }];
  });
  if (launchers.length === 0) {
    console.log("Not tested with MPI: neither Open MPI nor MPICH is installed");
  }
  return launchers;
}

function runner(command: string, args: readonly string[]): Launcher["run"] {
  return async (processes, words) => {
    const { code, stdout, stderr } = await new Deno.Command(command, {
      args: [
        ...args,
        ...["-n", String(processes)],
        ...[Deno.execPath(), "run", "--no-prompt"],
        ...words,
      ],
      env: { NO_COLOR: "1" },
    }).output();
    const text = new TextDecoder();
    return {
      code,
      lines: text.decode(stdout).split("\n").filter((line) => line !== ""),
      errors: text.decode(stderr),
    };
  };
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

function isCommand(name: string): boolean {
  try {
    return new Deno.Command(name, { args: ["--version"] }).outputSync().success;
  } catch {
    return false;
  }
}
