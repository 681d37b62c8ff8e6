/** Hosts of a network of their own on this machine: a namespace each, with a
 * cable to a switch (`man 8 ip-netns`, `man 4 veth`). Linux, for root. */

/** The command that sets networks up. */
const ip = "ip";

/** What begins the names of all that is made; the kernel takes 15 letters. */
const prefix = "fluxion";

const bridge = `${prefix}-switch`;

/** Hosts that are connected; dispose of them to remove them. */
export class Network implements Disposable {
  /** The address of each host. */
  readonly addresses: readonly string[];
  /** A command that runs what follows in a host: its address comes first. It
   * stands for `ssh`. */
  readonly agent: string;
  readonly #folder: string;

  /**
   * Makes hosts.
   *
   * @param size How many.
   * @throws {Error} If the system does not allow it.
   */
  constructor(size: number) {
    this.addresses = Array.from({ length: size }, (_, i) => `10.77.7.${i + 1}`);
    this.#folder = Deno.makeTempDirSync({ prefix });
    this.agent = `${this.#folder}/agent.sh`;
    Deno.writeTextFileSync(this.agent, agentScript, { mode: 0o755 });
    this.#remove();
    try {
      run(ip, "link", "add", bridge, "type", "bridge");
      run(ip, "link", "set", bridge, "up");
      for (const [i, address] of this.addresses.entries()) addHost(i, address);
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /**
   * Pulls the cable of a host out of the switch. Neither it nor the others are
   * told: packets are lost.
   */
  cut(host: number): void {
    run(ip, "link", "set", cable(host), "nomaster");
  }

  /** Plugs it in again. */
  mend(host: number): void {
    run(ip, "link", "set", cable(host), "master", bridge);
  }

  /**
   * The processes that run in the hosts.
   *
   * @param program Those of this program alone; all if absent.
   */
  processes(program?: string): number[] {
    const all = this.addresses.flatMap((_, i) =>
      run(ip, "netns", "pids", name(i)).split("\n").filter(Boolean).map(Number)
    );
    return program === undefined
      ? all
      : all.filter((pid) => programOf(pid) === program);
  }

  /** Ends all processes in the hosts. */
  clear(): void {
    for (const pid of this.processes()) {
      try {
        Deno.kill(pid, "SIGKILL");
      } catch { /* it has ended */ }
    }
  }

  [Symbol.dispose](): void {
    this.#remove();
    Deno.removeSync(this.#folder, { recursive: true });
  }

  /** What there is, of this network or of one that was not removed. */
  #remove(): void {
    const there = run(ip, "netns", "list").split("\n")
      .map((line) => line.split(" ")[0]!);
    for (const i of this.addresses.keys()) {
      if (!there.includes(name(i))) continue;
      for (const pid of run(ip, "netns", "pids", name(i)).split("\n")) {
        attempt("kill", "-9", pid);
      }
      attempt(ip, "netns", "del", name(i));
      attempt(ip, "link", "del", cable(i));
    }
    attempt(ip, "link", "del", bridge);
  }
}

/**
 * Why there can be no hosts here.
 *
 * @returns The sentence, or undefined if there can.
 */
export function networkRefusal(): string | undefined {
  if (Deno.build.os !== "linux") return "namespaces are Linux's";
  try {
    using _network = new Network(1);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const name = (host: number) => `${prefix}${host}`;
const cable = (host: number) => `${prefix}-cable${host}`;

function addHost(i: number, address: string): void {
  const host = name(i);
  run(ip, "netns", "add", host);
  run(
    ...[ip, "link", "add", cable(i), "type", "veth"] as const,
    ...["peer", "name", "eth0", "netns", host],
  );
  run(ip, "link", "set", cable(i), "master", bridge, "up");
  run(ip, "-n", host, "link", "set", "lo", "up");
  run(ip, "-n", host, "address", "add", `${address}/24`, "dev", "eth0");
  run(ip, "-n", host, "link", "set", "eth0", "up");
}

/** Each host has a name of its own, by which MPI tells them apart. */
const agentScript = `#!/bin/sh
host=${prefix}$((\${1##*.} - 1))
shift
exec ip netns exec "$host" unshare --uts sh -c "hostname $host; $*"
`;

/** Empty for a process that has ended. */
function programOf(pid: number): string {
  try {
    return Deno.readTextFileSync(`/proc/${pid}/comm`).trim();
  } catch {
    return "";
  }
}

function run(command: string, ...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command(command, { args })
    .outputSync();
  const text = new TextDecoder();
  if (success) return text.decode(stdout);
  throw new Error(`${command} ${args.join(" ")}: ${text.decode(stderr)}`);
}

function attempt(command: string, ...args: string[]): void {
  new Deno.Command(command, { args, stdout: "null", stderr: "null" })
    .outputSync();
}
