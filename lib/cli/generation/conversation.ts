import process from "node:process";
import { createInterface, type Interface } from "node:readline";
import { FluxionError } from "../../core/errors.ts";
import type { Tokenizer } from "../../data/tokenizer.ts";
import type {
  BatchGenerator,
  SequenceOptions,
} from "../../generate/batch_generator.ts";
import { exitCodes, printable } from "../errors.ts";
import type { Output } from "../output.ts";
import { Answer, tokensOf } from "./answers.ts";
import { encodePrompt } from "./prompt.ts";

/** What a conversation needs. */
export interface ConversationParts {
  /** What answers. */
  readonly batch: BatchGenerator;
  /** The model's tokenizer. */
  readonly tokenizer: Tokenizer;
  /** How a line is continued. */
  readonly options: SequenceOptions;
  /** The step of the training that the model is of. */
  readonly step: number;
  /** Whether to write a JSON object a line. */
  readonly json: boolean;
  /** Where to write. */
  readonly output: Output;
}

/** Each line is continued, after all that was said before. */
export class Conversation {
  readonly #parts: ConversationParts;
  /** All tokens so far, of which the model sees the last. */
  #said: number[] = [];
  #answering: AbortController | undefined;
  #exitCode: number = exitCodes.done;
  #isOver = false;

  /**
   * Prepares a conversation.
   *
   * @param parts What it needs.
   */
  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  /**
   * Answers line after line of standard input, until it ends.
   *
   * @returns The exit code.
   */
  async run(): Promise<number> {
    const { output } = this.#parts;
    const isTerminal = output.isTerminal && Deno.stdin.isTerminal();
    const lines = createInterface({
      input: process.stdin,
      output: isTerminal ? process.stdout : undefined,
      prompt: "> ",
    });
    const ask = () => {
      if (isTerminal && !this.#isOver) lines.prompt();
    };
    lines.on("close", () => this.#isOver = true);
    // a terminal gives Ctrl-C as a key, anything else as a signal
    const interrupt = () => {
      if (this.#answering !== undefined) this.#answering.abort();
      else if (isTerminal) ask();
      else {
        this.#exitCode = exitCodes.interrupted;
        lines.close();
      }
    };
    lines.on("SIGINT", interrupt);
    Deno.addSignalListener("SIGINT", interrupt);
    try {
      await this.#converse(lines, ask);
    } finally {
      Deno.removeSignalListener("SIGINT", interrupt);
      lines.close();
    }
    if (isTerminal) output.write("\n");
    return this.#exitCode;
  }

  async #converse(lines: Interface, ask: () => void): Promise<void> {
    const { output } = this.#parts;
    ask();
    for await (const line of lines) {
      try {
        await this.#answer(line);
      } catch (error) {
        if (!(error instanceof FluxionError)) throw error;
        output.error(printable(error.message, ""));
      }
      if (output.isClosed || this.#exitCode !== exitCodes.done) break;
      ask();
    }
  }

  async #answer(line: string): Promise<void> {
    const { batch, tokenizer, options, output, json, step } = this.#parts;
    const isFirst = this.#said.length === 0;
    const breaks = tokenizer.unknownCharacters("\n").length === 0;
    const prompt = encodePrompt(
      tokenizer,
      isFirst || !breaks ? line : `\n${line}`,
    );
    this.#said.push(...prompt);
    const answer = new Answer(line, prompt.length);
    const number = batch.add(this.#said, options);
    this.#answering = new AbortController();
    try {
      for await (const token of tokensOf(batch, this.#answering.signal)) {
        answer.add(token);
        if (token.finished !== "end") this.#say(token.id);
        if (!json) this.#write(answer.take());
        if (output.isClosed) break;
      }
    } finally {
      batch.cancel(number);
      this.#answering = undefined;
    }
    output.write(json ? `${JSON.stringify(answer.event(step))}\n` : "\n");
  }

  /** Keeps a token; of those that the model sees no more, now and then none. */
  #say(id: number): void {
    const { window } = this.#parts.batch.decoder;
    this.#said.push(id);
    if (this.#said.length > 2 * window) this.#said = this.#said.slice(-window);
  }

  #write(text: string): void {
    const { output } = this.#parts;
    if (text !== "") output.write(output.isTerminal ? printable(text) : text);
  }
}
