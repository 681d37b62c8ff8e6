import type { AccessRecord } from "../serve/exchange.ts";
import { printable } from "./errors.ts";
import { formatCount, formatNumberOf } from "./format.ts";
import type { Output } from "./output.ts";

/** Longer paths are cut. */
const longestPath = 100;

/** Says what was asked for: a line a request. */
export class AccessLog {
  readonly #output: Output;
  readonly #json: boolean;

  /**
   * @param output Where to write.
   * @param json Whether to write JSON to stdout, else lines to stderr.
   */
  constructor(output: Output, json: boolean) {
    this.#output = output;
    this.#json = json;
  }

  /**
   * Says where the server is.
   *
   * @param url The base of its addresses.
   * @param model The name of the model.
   */
  listening(url: string, model: string): void {
    this.#write(
      { event: "listening", url, model },
      `Serving ${model} at ${url} until Ctrl-C`,
    );
  }

  /**
   * Says that a request is over.
   *
   * @param record The request.
   */
  request(record: AccessRecord): void {
    const { id, method, status, promptTokens, completionTokens } = record;
    const path = record.path.slice(0, longestPath);
    const milliseconds = Math.round(record.milliseconds * 10) / 10;
    const tokens = promptTokens + completionTokens === 0
      ? ""
      : `  ${formatCount(promptTokens)} + ${formatCount(completionTokens)} ` +
        `tokens`;
    this.#write({
      event: "request",
      id,
      method,
      path,
      status,
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      milliseconds,
    }, `${method} ${path} ${status}${tokens}  ${milliseconds} ms`);
  }

  /**
   * Says what failed, beside the status that the client is told.
   *
   * @param line What was thrown.
   */
  failure(line: string): void {
    this.#output.error(line);
  }

  /**
   * Says that the server is about to end.
   *
   * @param requests How many requests are not over.
   */
  closing(requests: number): void {
    if (requests === 0) return;
    this.#write(
      { event: "closing", requests },
      `Waiting for ${formatNumberOf(requests, "request")} to end; ` +
        `Ctrl-C again ends at once`,
    );
  }

  #write(event: Readonly<Record<string, unknown>>, line: string): void {
    if (this.#json) this.#output.write(`${JSON.stringify(event)}\n`);
    else this.#output.note(printable(line, ""));
  }
}
