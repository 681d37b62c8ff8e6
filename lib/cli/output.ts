/** Where the command line writes to. */

const encoder = new TextEncoder();

/** The standard streams. Once nobody reads them any more, writing does
 * nothing. */
export class Output {
  /** Whether a person looks at stdout. */
  readonly isTerminal: boolean = Deno.stdout.isTerminal();
  /** Called when stdout turns out to be closed. */
  onClose: () => void = () => {};
  #isClosed = false;

  /** Whether nobody reads stdout any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The width of the terminal, in columns. */
  get columns(): number {
    try {
      return Deno.consoleSize().columns;
    } catch {
      return 80;
    }
  }

  /**
   * Writes to stdout.
   *
   * @param text What to write.
   */
  write(text: string): void {
    if (this.#isClosed || writeAll(Deno.stdout, text)) return;
    this.#isClosed = true;
    this.onClose();
  }

  /**
   * Writes a line to stderr.
   *
   * @param line The line, without its end.
   */
  note(line: string): void {
    writeAll(Deno.stderr, `${line}\n`);
  }

  /**
   * Replaces the line of progress on stderr, which is a terminal.
   *
   * @param line The line, without its end; nothing removes it.
   */
  progress(line: string): void {
    writeAll(Deno.stderr, `\r${line}\x1b[K`);
  }

  /**
   * Writes a failure to stderr.
   *
   * @param line What went wrong.
   */
  error(line: string): void {
    const isColoured = Deno.stderr.isTerminal() && !Deno.noColor;
    this.note(`${isColoured ? "\x1b[31merror\x1b[0m" : "error"}: ${line}`);
  }
}

/** Returns false if the other end was closed. */
function writeAll(
  stream: { writeSync(bytes: Uint8Array): number },
  text: string,
): boolean {
  let rest = encoder.encode(text);
  try {
    while (rest.length > 0) rest = rest.subarray(stream.writeSync(rest));
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) return false;
    throw error;
  }
}
