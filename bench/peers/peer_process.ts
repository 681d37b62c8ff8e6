/** The driver's end of a peer. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import type { PeerSpecification } from "./peers.ts";
import type { Answers, Request } from "./protocol.ts";

/** A peer that could not answer; the message says why. */
export class PeerError extends Error {}

/** How long a peer may take to end; it may be in the middle of a step. */
const graceSeconds = 5;

/** What a peer printed last is why it ended. */
const keptCharacters = 4000;

/** A running peer, asked one thing at a time. */
export class PeerProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<never>;
  #errors = "";

  /**
   * Starts a peer.
   *
   * @param specification Which one.
   */
  constructor({ command: [program, ...args] }: PeerSpecification) {
    const env = { ...process.env, NO_COLOR: "1" };
    this.#child = spawn(program!, args, { stdio: "pipe", env });
    const { stdin, stdout, stderr } = this.#child;
    stdin!.on("error", () => {}); // it ended; asking it says why
    stderr!.on("data", (chunk) => {
      this.#errors = (this.#errors + chunk).slice(-keptCharacters);
    });
    this.#lines = createInterface({ input: stdout! })[Symbol.asyncIterator]();
    this.#ended = once(this.#child, "close").then(
      () => Promise.reject(new PeerError(this.#lastWords())),
      (error) => Promise.reject(new PeerError((error as Error).message)),
    );
    this.#ended.catch(() => {}); // whoever asks is told
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param request What to ask.
   * @param seconds How long to wait.
   * @returns The answer.
   * @throws {PeerError} If it has ended, cannot do what was asked, or is late.
   */
  async ask<R extends Request>(
    request: R,
    seconds: number,
  ): Promise<Answers[R["command"]]> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const reason = `no answer to ${request.command} within ${seconds} s`;
      timer = setTimeout(() => reject(new PeerError(reason)), 1000 * seconds);
    });
    this.#child.stdin!.write(`${JSON.stringify(request)}\n`);
    try {
      const answer = this.#answer<Answers[R["command"]]>();
      return await Promise.race([answer, this.#ended, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets the peer end, and kills it if it does not. */
  async close(): Promise<void> {
    const timer = setTimeout(
      () => this.#child.kill("SIGKILL"),
      graceSeconds * 1000,
    );
    this.#child.stdin!.end();
    await this.#ended.catch(() => {});
    clearTimeout(timer);
  }

  async #answer<Answer>(): Promise<Answer> {
    const { done, value } = await this.#lines.next();
    if (done) return this.#ended;
    const answer = JSON.parse(value) as Answer & { error?: string };
    if (answer.error !== undefined) throw new PeerError(answer.error);
    return answer;
  }

  /** The last line that looks like an error, or else the last line. */
  #lastWords(): string {
    const { exitCode, signalCode } = this.#child;
    const lines = this.#errors.trim().split("\n");
    const error = lines.findLast((line) => /error/i.test(line));
    return error || lines.at(-1) ||
      `it ended with ${signalCode ?? `exit code ${exitCode}`}`;
  }
}
