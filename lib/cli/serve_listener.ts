import type { CompletionServer } from "../serve/server.ts";
import { AccessError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";

/** Milliseconds that requests get to end once the server is to. */
const patience = 5000;

/** Milliseconds that clients get to take the last bytes. */
const linger = 500;

/** A server that listens at 127.0.0.1 until it is disposed of. */
export class ServeListener implements AsyncDisposable {
  readonly #completions: CompletionServer;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #abort = new AbortController();

  /**
   * Begins to listen; the permission is granted.
   *
   * @param completions What answers.
   * @param port Where; 0 for any free port.
   * @throws {AccessError} If the port is not free, or the system refuses.
   */
  constructor(completions: CompletionServer, port: number) {
    this.#completions = completions;
    try {
      this.#server = Deno.serve({
        hostname: "127.0.0.1",
        port,
        signal: this.#abort.signal,
        onListen: () => {},
      }, (request) => completions.handle(request));
    } catch (error) {
      throw refusal(port, error);
    }
  }

  /** The base of all addresses of the protocol. */
  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/v1`;
  }

  /** Lets requests end, but not for long, and stops to listen. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#completions.close(patience);
    const timer = setTimeout(() => this.#abort.abort(), linger);
    await this.#server.shutdown();
    clearTimeout(timer);
  }
}

function refusal(port: number, error: unknown): AccessError {
  const what = `Cannot serve at 127.0.0.1:${port}`;
  return error instanceof Deno.errors.AddrInUse
    ? new AccessError(
      `${what} as the port must be free: another program listens there ` +
        `(--port 0 takes any free one)`,
    )
    : new AccessError(
      `${what} as the system must allow to listen: ${systemReasonOf(error)}`,
    );
}
