/** What is asked of the system, so that a test can refuse any of it. */

/** What a path leads to; a link is not followed. */
export interface FileInformation {
  /** Whether it is a file. */
  readonly isFile: boolean;
  /** Whether it is a folder. */
  readonly isDirectory: boolean;
  /** Whether it is a symbolic link. */
  readonly isSymlink: boolean;
  /** The length in bytes. */
  readonly size: number;
}

/** What a folder holds at one name; a link is not followed. */
export interface FolderEntry extends Omit<FileInformation, "size"> {
  /** The name. */
  readonly name: string;
}

/** A file that is open. */
export interface OpenFile extends Disposable {
  /**
   * Reads from where the last call ended.
   *
   * @param buffer Receives the bytes.
   * @returns How many there were; null at the end of the file.
   */
  read(buffer: Uint8Array): number | null;

  /**
   * Writes to where the last call ended.
   *
   * @param bytes What to write.
   * @returns How many of them were written: perhaps not all.
   */
  write(bytes: Uint8Array): number;

  /** Returns once everything that was written is on the disk. */
  sync(): void;

  /** Gives the file back; a system may report only now what it lost. */
  close(): void;
}

/** The calls that reading and writing are made of. Each may throw. */
export interface FileSystem {
  /**
   * Makes a file and opens it to be written.
   *
   * @param path Where; nothing may be there, not even a link.
   */
  create(path: string): OpenFile;

  /**
   * Opens a file to be read.
   *
   * @param path The file.
   */
  open(path: string): OpenFile;

  /**
   * Makes a folder.
   *
   * @param path Where; nothing may be there.
   */
  makeFolder(path: string): void;

  /**
   * Returns once the names in a folder are on the disk.
   *
   * @param path The folder.
   */
  syncFolder(path: string): void;

  /**
   * Gives a file or a folder another name, in one step that nobody sees half.
   *
   * @param from What it is called.
   * @param to What it will be called; a file there is replaced.
   */
  rename(from: string, to: string): void;

  /**
   * Removes a file, a link, or a folder with all that is in it.
   *
   * @param path What to remove.
   */
  remove(path: string): void;

  /**
   * Lists a folder.
   *
   * @param path The folder.
   */
  list(path: string): FolderEntry[];

  /**
   * Looks at a path without following a link.
   *
   * @param path Where to look.
   * @returns What is there, or undefined if nothing is.
   */
  look(path: string): FileInformation | undefined;

  /**
   * Looks at a path and follows links.
   *
   * @param path Where to look.
   * @returns What it leads to, or undefined if to nothing.
   */
  follow(path: string): FileInformation | undefined;
}

/** The system's own files, through `Deno`. */
export const systemFiles: FileSystem = {
  create: (path) =>
    new SystemFile(Deno.openSync(path, { write: true, createNew: true })),
  open: (path) => new SystemFile(Deno.openSync(path)),
  makeFolder: (path) => Deno.mkdirSync(path),
  syncFolder(path) {
    // Windows opens no folder; its file systems keep a journal of names
    if (Deno.build.os === "windows") return;
    using folder = Deno.openSync(path);
    try {
      folder.syncSync();
    } catch (error) {
      if (!isUnsupported(error)) throw error;
    }
  },
  rename: (from, to) => Deno.renameSync(from, to),
  remove: (path) => Deno.removeSync(path, { recursive: true }),
  list: (path) => [...Deno.readDirSync(path)],
  look: (path) => unlessMissing(() => Deno.lstatSync(path)),
  follow: (path) => unlessMissing(() => Deno.statSync(path)),
};

/**
 * Whether a system only said that it does not synchronise folders, as some
 * file systems of networks do: EBADF, EINVAL, and ENOTSUP by its numbers on
 * macOS and Linux.
 *
 * @param error What was thrown.
 * @returns False if a disk may be broken.
 */
export function isUnsupported(error: unknown): boolean {
  return error instanceof Error &&
    /\(os error (9|22|45|95)\)/.test(error.message);
}

class SystemFile implements OpenFile {
  readonly #file: Deno.FsFile;
  #open = true;

  constructor(file: Deno.FsFile) {
    this.#file = file;
  }

  read(buffer: Uint8Array): number | null {
    return this.#file.readSync(buffer);
  }

  write(bytes: Uint8Array): number {
    return this.#file.writeSync(bytes);
  }

  sync(): void {
    this.#file.syncSync();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#file.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

function unlessMissing<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
