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
  /** The same, with what is written as it comes. */
  start(processes: number, words: readonly string[]): Deno.ChildProcess;
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
  const launchers = kinds.flatMap((kind) => {
    const path = present.find((each) => kind.library.test(each));
    return path === undefined || !isCommand(kind.command)
      ? []
      : [launcher(kind, path)];
  });
  if (launchers.length === 0) {
    console.log("Not tested with MPI: neither Open MPI nor MPICH is installed");
  }
  return launchers;
}

function launcher(
  { name, command, args }: typeof kinds[number],
  library: string,
): Launcher {
  const text = new TextDecoder();
  const deno = [Deno.execPath(), "run", "--no-prompt"];
  const make = (processes: number, words: readonly string[]) =>
    new Deno.Command(command, {
      args: [...args, "-n", String(processes), ...deno, ...words],
      env: { NO_COLOR: "1" },
      stdout: "piped",
      stderr: "piped",
    });
  return {
    name,
    library,
    start: (processes, words) => make(processes, words).spawn(),
    async run(processes, words) {
      const { code, stdout, stderr } = await make(processes, words)
        .output();
      return {
        code,
        lines: text.decode(stdout).split("\n").filter((line) => line !== ""),
        errors: text.decode(stderr),
      };
    },
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
