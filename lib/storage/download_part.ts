import { FileError, systemReasonOf } from "./errors.ts";
import { systemFiles } from "./file_system.ts";
import { Sha256 } from "./sha256.ts";
import { splitPath } from "./temporary.ts";

/** How long the tag of a file may be. */
const maximumTag = 1000;

/** What has come of a file so far, beside its place: `NAME.part`, and in
 * `NAME.part.tag` what the server calls this version of it. */
export class DownloadPart implements Disposable {
  readonly #target: string;
  readonly #path: string;
  readonly #tagPath: string;
  readonly #file: Deno.FsFile;
  #length: number;
  #isOpen = true;

  /**
   * Opens the part, or makes it.
   *
   * @param target Where the whole will be.
   * @throws {FileError} If the system refuses.
   */
  constructor(target: string) {
    this.#target = target;
    this.#path = `${target}.part`;
    this.#tagPath = `${target}.part.tag`;
    this.#file = this.#guarded(() =>
      Deno.openSync(this.#path, { read: true, write: true, create: true })
    );
    this.#length = this.#guarded(() =>
      this.#file.seekSync(0, Deno.SeekMode.End)
    );
  }

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** What the server calls the version that these bytes are of. */
  get tag(): string | undefined {
    try {
      const tag = Deno.readTextFileSync(this.#tagPath).slice(0, maximumTag);
      return /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : undefined;
    } catch {
      return undefined; // without one, the sum tells in the end
    }
  }

  /**
   * Begins again.
   *
   * @param tag What the server calls the version that comes now.
   * @throws {FileError} If the system refuses.
   */
  begin(tag: string | null): void {
    this.#guarded(() => {
      this.#file.truncateSync(0);
      this.#file.seekSync(0, Deno.SeekMode.Start);
      this.#length = 0;
      Deno.writeTextFileSync(this.#tagPath, tag ?? "");
    });
  }

  /**
   * Adds bytes.
   *
   * @param bytes What came.
   * @throws {FileError} If the system refuses.
   */
  append(bytes: Uint8Array): void {
    this.#guarded(() => {
      for (let rest = bytes; rest.length > 0;) {
        const count = this.#file.writeSync(rest);
        rest = rest.subarray(count);
        this.#length += count;
      }
    });
  }

  /**
   * Sums up what there is.
   *
   * @returns Its SHA-256, in hexadecimal digits.
   * @throws {FileError} If the system refuses.
   */
  sha256(): string {
    const hash = new Sha256();
    const buffer = new Uint8Array(1 << 18);
    this.#guarded(() => {
      this.#file.seekSync(0, Deno.SeekMode.Start);
      for (let n = this.#read(buffer); n > 0; n = this.#read(buffer)) {
        hash.update(buffer.subarray(0, n));
      }
    });
    return hash.digest();
  }

  /**
   * Moves it to its place.
   *
   * @throws {FileError} If the system refuses.
   */
  finish(): void {
    this.#guarded(() => {
      this.#file.syncSync();
      this.#close();
      systemFiles.rename(this.#path, this.#target);
      systemFiles.syncFolder(splitPath(this.#target).parent || ".");
    });
    this.#removeTag();
  }

  /**
   * Removes what there is: it is not what it should be.
   *
   * @throws {FileError} If the system refuses.
   */
  remove(): void {
    this.begin(null);
    this.#removeTag();
  }

  /** Closes it; what has come is kept, nothing is not. */
  [Symbol.dispose](): void {
    if (!this.#isOpen) return;
    this.#close();
    if (this.#length > 0) return;
    try {
      Deno.removeSync(this.#path);
    } catch {
      // an empty file hurts nobody
    }
    this.#removeTag();
  }

  #read(buffer: Uint8Array): number {
    return this.#file.readSync(buffer) ?? 0;
  }

  #close(): void {
    this.#isOpen = false;
    this.#file.close();
  }

  #removeTag(): void {
    try {
      Deno.removeSync(this.#tagPath);
    } catch {
      // it was never there
    }
  }

  #guarded<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw new FileError(
        `Cannot write ${this.#path} as the system must accept it: ` +
          systemReasonOf(error),
      );
    }
  }
}
