/** Starts the command line in processes on the hosts of a network. */

import { program } from "../../cli/command.ts";
import type { Network } from "./network.ts";

/** What to run. */
export interface Launch {
  /** The library of Open MPI. */
  readonly library: string;
  /** The hosts, by their places, with a process each. */
  readonly hosts: readonly number[];
  /** The folder that may be read and written: it is on a disk that all hosts
   * share. */
  readonly folder: string;
  /** The command's own words. */
  readonly words: readonly string[];
  /** What `mpirun` is told beside that. */
  readonly settings?: readonly string[];
}

/** Lets `mpirun` notice within 11 s that a host is gone. */
export const keepalive: readonly string[] = [
  ...["--mca", "oob_tcp_keepalive_time", "5"],
  ...["--mca", "oob_tcp_keepalive_intvl", "2"],
  ...["--mca", "oob_tcp_keepalive_probes", "3"],
];

/**
 * The command, to be run in the first host.
 *
 * @param network The hosts.
 * @param launch What to run.
 */
export function launch(
  { agent, addresses }: Network,
  { library, hosts, folder, words, settings = [] }: Launch,
): Deno.Command {
  const mpirun = [
    ...["mpirun.openmpi", "--allow-run-as-root", "-n", `${hosts.length}`],
    ...["--host", hosts.map((host) => addresses[host]!).join()],
    ...["--mca", "plm_rsh_agent", agent],
    ...["--mca", "btl", "tcp,self"],
    ...settings,
  ];
  const command = [
    ...[Deno.execPath(), "run", "--no-prompt", `--allow-ffi=${library}`],
    ...[`--allow-read=${folder}`, `--allow-write=${folder}`, program],
    ...["train", "--distributed", "--mpi", library, ...words],
  ];
  return new Deno.Command(agent, {
    args: [addresses[hosts[0]!]!, "exec", ...mpirun, ...command],
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  });
}
