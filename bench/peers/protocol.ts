/** What the driver and a peer say to each other: one JSON object a line, a
 * question on the peer's stdin and its answer on the peer's stdout. A peer that
 * is not asked anything waits in a read, and computes nothing. */

import { createInterface } from "node:readline";
import process from "node:process";
import type { GPTConfig } from "../../lib/nn/gpt.ts";

/** The tokens of one step, row-major [batch, sequence]. */
export interface Batch {
  /** The ids. */
  readonly tokens: readonly number[];
  /** The id that follows each of them. */
  readonly targets: readonly number[];
}

/** What all peers train: one model, one recipe, the same text. */
export interface Task {
  /** The architecture. */
  readonly model: GPTConfig;
  /** Tokens in a sequence. */
  readonly sequence: number;
  /** Sequences in a step. */
  readonly batch: number;
  /** The batches, to be gone through again and again. */
  readonly batches: readonly Batch[];
  /** The learning rate of every step. */
  readonly learningRate: number;
  /** AdamW's decay of the second moment. */
  readonly beta2: number;
  /** AdamW's decay of matrices. */
  readonly weightDecay: number;
  /** Gradients are scaled down to this norm; 0 for never. */
  readonly maximumNorm: number;
}

/** Answer to `setup`. */
export interface Ready {
  /** What computes, with its version. */
  readonly description: string;
  /** How many numbers it learns. */
  readonly parameters: number;
  /** Floating-point operations of a step's matrix products, where known. */
  readonly flops?: number;
}

/** Answer to `losses`: the losses of the first steps, each before its update;
 * empty if the peer has none. */
export interface Losses {
  /** In nats a token. */
  readonly losses: readonly number[];
}

/** Answer to `time`: as many steps as fit. */
export interface Burst {
  /** How many steps were made. */
  readonly steps: number;
  /** How long they took together. */
  readonly seconds: number;
}

/** A question. */
export type Request =
  | { readonly command: "setup"; readonly task: Task }
  | { readonly command: "losses"; readonly steps: number }
  | { readonly command: "time"; readonly seconds: number };

/** The answer to a question, by its command. */
export interface Answers {
  readonly setup: Ready;
  readonly losses: Losses;
  readonly time: Burst;
}

/** What a peer in TypeScript does for each question. */
export interface Peer {
  /** Makes the model, with the shared initial weights. */
  setup(task: Task): Ready | Promise<Ready>;
  /** Makes the first steps. */
  losses(steps: number): Losses | Promise<Losses>;
  /** Makes steps for as long as asked. */
  time(seconds: number): Burst | Promise<Burst>;
}

/**
 * Makes steps until the time is over, and at least two.
 *
 * @param step Makes one.
 * @param seconds How long.
 * @returns What was made.
 */
export function burst(step: () => void, seconds: number): Burst {
  const start = performance.now();
  const end = start + 1000 * seconds;
  let steps = 0;
  let now = start;
  while (now < end || steps < 2) {
    step();
    steps++;
    now = performance.now();
  }
  return { steps, seconds: (now - start) / 1000 };
}

/**
 * Answers the driver until it closes the pipe.
 *
 * @param peer What to ask.
 */
export async function serve(peer: Peer): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    let answer: object;
    try {
      answer = await respond(peer, JSON.parse(line) as Request);
    } catch (error) {
      answer = { error: (error as Error).message };
    }
    console.log(JSON.stringify(answer));
  }
}

function respond(peer: Peer, request: Request): object | Promise<object> {
  switch (request.command) {
    case "setup":
      return peer.setup(request.task);
    case "losses":
      return peer.losses(request.steps);
    case "time":
      return peer.time(request.seconds);
  }
}
