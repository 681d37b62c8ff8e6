/** A server on this machine that does what servers do to downloads. */

/** How it answers one request. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** Answers requests in turn; the last answer stands for all that follow. */
export class TextServer implements AsyncDisposable {
  /** What was asked for: the ranges, `-` for all of it. */
  readonly ranges: string[] = [];
  /** The versions that ranges were asked of. */
  readonly tags: (string | null)[] = [];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  /** Begins to listen. */
  constructor(answers: readonly Answer[]) {
    let count = 0;
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => {} },
      (request) => {
        this.ranges.push(request.headers.get("range") ?? "-");
        this.tags.push(request.headers.get("if-range"));
        return answers[Math.min(count++, answers.length - 1)]!(request);
      },
    );
  }

  /** Where the file is. */
  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/file.txt`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

/** A body that ends, or stands still after some bytes. One that ends before
 * the promised length breaks the connection. */
export function body(
  content: Uint8Array<ArrayBuffer>,
  length: number,
  end: "close" | "stall",
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent < length) {
        const piece = content.slice(sent, Math.min(length, sent + 1000));
        sent += piece.length;
        controller.enqueue(piece);
      } else if (end === "close") controller.close();
      else await new Promise(() => {});
    },
  });
}

/** Answers a range of a file as RFC 9110 has it, and cuts the connection. */
export function ranged(
  content: Uint8Array<ArrayBuffer>,
  tag: string,
  cutAfter: number = Infinity,
): Answer {
  return ({ headers }) => {
    const asked = /^bytes=(\d+)-$/.exec(headers.get("range") ?? "")?.[1];
    const condition = headers.get("if-range");
    const isPart = asked !== undefined &&
      (condition === null || condition === tag);
    const start = isPart ? Number(asked) : 0;
    const rest = content.slice(start);
    return new Response(body(rest, Math.min(cutAfter, rest.length), "close"), {
      status: isPart ? 206 : 200,
      headers: {
        etag: tag,
        "content-length": `${rest.length}`,
        ...isPart
          ? {
            "content-range": `bytes ${start}-${
              content.length - 1
            }/${content.length}`,
          }
          : {},
      },
    });
  };
}
