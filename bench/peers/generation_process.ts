/** The driver's end of bench/peers/generation.py. */

/** What it answers. */
export interface Answer {
  /** The tokens of each sequence. */
  readonly tokens?: number[][];
  /** How long writing them took. */
  readonly seconds?: number;
  /** Why it could not. */
  readonly error?: string;
}

/** A running Python, asked one thing at a time. */
export class PythonPeer {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = "";

  /**
   * Starts it.
   *
   * @param python The program.
   * @param args What it is told.
   */
  constructor(python: string, args: readonly string[]) {
    const script = new URL("generation.py", import.meta.url).pathname;
    this.#child = new Deno.Command(python, {
      args: [script, ...args],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    this.#writer = this.#child.stdin.getWriter();
    this.#reader = this.#child.stdout
      .pipeThrough(
        new TextDecoderStream() as unknown as ReadableWritablePair<
          string,
          Uint8Array<ArrayBuffer>
        >,
      ).getReader();
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param request What to do.
   * @returns The answer.
   * @throws {Error} If it ended, or could not.
   */
  async ask(request: Readonly<Record<string, unknown>>): Promise<Answer> {
    const line = `${JSON.stringify(request)}\n`;
    await this.#writer.write(new TextEncoder().encode(line));
    while (!this.#text.includes("\n")) {
      const { done, value } = await this.#reader.read();
      if (done) throw new Error("Cannot ask Python as it ended: see above");
      this.#text += value;
    }
    const end = this.#text.indexOf("\n");
    const answer: Answer = JSON.parse(this.#text.slice(0, end));
    this.#text = this.#text.slice(end + 1);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  }

  /** Lets it end. */
  async close(): Promise<void> {
    await this.#writer.close();
    await this.#reader.cancel();
    await this.#child.status;
  }
}
