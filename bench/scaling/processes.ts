/** Starts the processes that measure. */

import { installedLaunchers } from "../../tests/ffi/mpi/launcher.ts";

/** A library, and what its messages go over. */
export interface Transport {
  /** For the tables. */
  readonly name: string;
  /** The library's file. */
  readonly library: string;
  /** Whether it is TCP. */
  readonly isTcp: boolean;
  /** Whether processes that wait let others run: else more of them than cores
   * wait for each other's share of the clock. */
  readonly yields: boolean;
  /** `mpirun` and its flags. */
  readonly command: readonly [string, ...string[]];
}

/** Named: where its driver loads, UCX would be taken. */
const openMpi = [
  "mpirun.openmpi",
  ...["--allow-run-as-root", "--oversubscribe", "--mca", "pml", "ob1"],
] as const;

/** By the launcher's name. */
const kinds = [
  {
    launcher: "Open MPI",
    name: "Open MPI, shared memory",
    isTcp: false,
    yields: true,
    command: openMpi,
  },
  {
    launcher: "Open MPI",
    name: "Open MPI, TCP on loopback",
    isTcp: true,
    yields: true,
    command: [
      ...openMpi,
      ...["--mca", "btl", "tcp,self", "--mca", "btl_tcp_if_include", "lo"],
    ],
  },
  {
    launcher: "MPICH",
    name: "MPICH, shared memory",
    isTcp: false,
    yields: false,
    command: ["mpirun.mpich"],
  },
] as const;

/**
 * What can be measured here.
 *
 * @returns The transports of the libraries that are installed.
 */
export function installedTransports(): Transport[] {
  const launchers = installedLaunchers();
  return kinds.flatMap(({ launcher, ...transport }) =>
    launchers.filter((each) => each.name === launcher)
      .map(({ library }) => ({ ...transport, library }))
  );
}

/**
 * Runs a probe in several processes.
 *
 * @param transport What they send over.
 * @param ranks How many.
 * @param probe The file's name.
 * @param task Its argument; gets the library.
 * @returns What its first process prints.
 */
export function runRanks<T>(
  { command, library }: Transport,
  ranks: number,
  probe: string,
  task: object,
): Promise<T> {
  const words = [...command, "-n", String(ranks)];
  return run(words, probe, { ...task, library });
}

/**
 * Runs a probe in a process of its own.
 *
 * @param probe The file's name.
 * @param task Its argument.
 * @returns What it prints.
 */
export function runAlone<T>(probe: string, task: object): Promise<T> {
  return run([], probe, task);
}

/** Milliseconds after which a probe is ended: a process waits for ever. */
const longest = 150_000;

async function run<T>(
  launcher: readonly string[],
  probe: string,
  task: object,
): Promise<T> {
  const file = new URL(probe, import.meta.url).pathname;
  const words = [
    ...launcher,
    ...[Deno.execPath(), "run", "-A", file, JSON.stringify(task)],
  ];
  const { code, stdout, stderr } = await new Deno.Command(words[0]!, {
    args: words.slice(1),
    env: { NO_COLOR: "1" },
    signal: AbortSignal.timeout(longest),
  }).output();
  const text = new TextDecoder();
  if (code === 0) return JSON.parse(text.decode(stdout)) as T;
  throw new Error(
    `Cannot measure with ${probe} as it must succeed: its code is ${code}, ` +
      `its task ${JSON.stringify(task)}\n${text.decode(stderr)}`,
  );
}
