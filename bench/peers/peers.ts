/** Who takes part. */

import { fileURLToPath } from "node:url";

/** A peer, and how it is started. */
export interface PeerSpecification {
  /** What the table calls it. */
  readonly name: string;
  /** How many threads may compute. */
  readonly threads: number;
  /** Whether it makes the matrix products of a step only: the limit. */
  readonly isLimit: boolean;
  /** The command line. */
  readonly command: readonly string[];
}

/** What the machine offers to the peers. */
export interface PeerOptions {
  /** The most threads that a peer is run with. */
  readonly threads: number;
  /** The Python that has PyTorch. */
  readonly python: string;
  /** The BLAS of Fluxion; the first that is found if absent. */
  readonly blas?: string | undefined;
}

/**
 * Every peer, Fluxion first: what comes first is what the others are compared
 * with. Those that can use threads are run with one and with all.
 *
 * @param options What the machine offers.
 * @returns The peers, whether they are installed or not.
 */
export function peersOf(options: PeerOptions): PeerSpecification[] {
  const counts = options.threads > 1 ? [1, options.threads] : [1];
  const each = (make: (threads: number) => PeerSpecification) =>
    counts.map(make);
  return [
    ...each((threads) =>
      fluxion(options, "Fluxion, BLAS", ["--backend", "blas"], threads)
    ),
    ...each((threads) =>
      fluxion(options, "Fluxion, WASM", ["--backend", "wasm"], threads)
    ),
    ...["BLAS", "WASM"].map((kind) => limit(options, kind)),
    ...each((threads) => torch(options, "PyTorch, eager", [], threads)),
    ...each((threads) =>
      torch(options, "PyTorch, compiled", ["--compile"], threads)
    ),
    ...each(jax),
  ];
}

function fluxion(
  { blas }: PeerOptions,
  name: string,
  words: readonly string[],
  threads: number,
): PeerSpecification {
  const path = blas === undefined ? [] : ["--blas", blas];
  return {
    name,
    threads,
    isLimit: false,
    command: [...deno("fluxion.ts"), ...words, ...path, ...count(threads)],
  };
}

function limit(options: PeerOptions, kind: string): PeerSpecification {
  const words = ["--backend", kind.toLowerCase(), "--products"];
  const name = `Matrix products alone, ${kind}`;
  return { ...fluxion(options, name, words, 1), isLimit: true };
}

function torch(
  { python }: PeerOptions,
  name: string,
  words: readonly string[],
  threads: number,
): PeerSpecification {
  const command = [python, fileOf("torch_peer.py"), ...words];
  return {
    name,
    threads,
    isLimit: false,
    command: [...command, ...count(threads)],
  };
}

function jax(threads: number): PeerSpecification {
  return {
    name: "jax-js, WASM",
    threads,
    isLimit: false,
    command: [...deno("jax.ts"), ...count(threads)],
  };
}

function deno(file: string): string[] {
  return [Deno.execPath(), "run", "-A", "--quiet", fileOf(file)];
}

function fileOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function count(threads: number): string[] {
  return ["--threads", String(threads)];
}
