/** The system's files, with a system that refuses what it is told to. */

import {
  type FileSystem,
  type OpenFile,
  systemFiles,
} from "../../lib/storage/file_system.ts";

/** What happens at a call. */
export interface Fault {
  /** At which call, from 0; no fault if it is above the number of calls. */
  readonly at: number;
  /** Whether it happens at every later call, too. */
  readonly stays?: boolean;
  /** What the system says; `takes` if it says nothing. */
  readonly says?: string;
  /** The share of the bytes that a write takes; 0 if absent. */
  readonly takes?: number;
  /** Whether the call does its work before it reports its failure. */
  readonly works?: boolean;
}

/** What systems say. */
export const reasons = {
  full: "No space left on device (os error 28)",
  broken: "Input/output error (os error 5)",
  readOnly: "Read-only file system (os error 30)",
  forbidden: "Permission denied (os error 13)",
  tooLarge: "File too large (os error 27)",
} as const;

/** The system's files, with one fault. */
export class FaultyFiles implements FileSystem {
  /** The calls so far: `write /path`. */
  readonly calls: string[] = [];
  /** How often the fault happened. */
  faults = 0;
  readonly #fault: Fault;

  constructor(fault: Fault = { at: Infinity }) {
    this.#fault = fault;
  }

  /** Counts a call, and lets it happen or not. */
  call<Result>(name: string, path: string, body: () => Result): Result {
    const { says, works } = this.#fault;
    if (!this.#isFaulty(name, path) || says === undefined) return body();
    this.faults++;
    if (works) body();
    throw new Error(`${says}: ${name} '${path}'`);
  }

  /** Counts a write, and takes only a share of its bytes at the fault. */
  write(file: OpenFile, path: string, bytes: Uint8Array): number {
    const { says, takes } = this.#fault;
    if (!this.#isFaulty("write", path)) return file.write(bytes);
    this.faults++;
    const count = Math.floor(bytes.length * (takes ?? 0));
    if (count > 0) file.write(bytes.subarray(0, count));
    if (says === undefined) return count;
    throw new Error(`${says}: write '${path}'`);
  }

  #isFaulty(name: string, path: string): boolean {
    const index = this.calls.push(`${name} ${path}`) - 1;
    const { at, stays = false } = this.#fault;
    return index === at || stays && index > at;
  }

  create(path: string): OpenFile {
    return this.call(
      "create",
      path,
      () => new FaultyFile(this, path, systemFiles.create(path)),
    );
  }

  open(path: string): OpenFile {
    return this.call(
      "open",
      path,
      () => new FaultyFile(this, path, systemFiles.open(path)),
    );
  }

  makeFolder(path: string): void {
    this.call("makeFolder", path, () => systemFiles.makeFolder(path));
  }

  syncFolder(path: string): void {
    this.call("syncFolder", path, () => systemFiles.syncFolder(path));
  }

  rename(from: string, to: string): void {
    this.call("rename", from, () => systemFiles.rename(from, to));
  }

  remove(path: string): void {
    this.call("remove", path, () => systemFiles.remove(path));
  }

  list(path: string): ReturnType<FileSystem["list"]> {
    return this.call("list", path, () => systemFiles.list(path));
  }

  look(path: string): ReturnType<FileSystem["look"]> {
    return this.call("look", path, () => systemFiles.look(path));
  }

  follow(path: string): ReturnType<FileSystem["follow"]> {
    return this.call("follow", path, () => systemFiles.follow(path));
  }
}

class FaultyFile implements OpenFile {
  readonly #files: FaultyFiles;
  readonly #path: string;
  readonly #file: OpenFile;

  constructor(files: FaultyFiles, path: string, file: OpenFile) {
    this.#files = files;
    this.#path = path;
    this.#file = file;
  }

  read(buffer: Uint8Array): number | null {
    return this.#files.call(
      "read",
      this.#path,
      () => this.#file.read(buffer),
    );
  }

  write(bytes: Uint8Array): number {
    return this.#files.write(this.#file, this.#path, bytes);
  }

  sync(): void {
    this.#files.call("sync", this.#path, () => this.#file.sync());
  }

  close(): void {
    this.#files.call("close", this.#path, () => this.#file.close());
  }

  [Symbol.dispose](): void {
    this.#file[Symbol.dispose]();
  }
}

/** Every file under a folder, with its bytes; folders end with `/`. */
export type FolderContent = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Reads every file under a folder. */
export function readFolder(folder: string, prefix = ""): FolderContent {
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    if (!isDirectory) found.set(prefix + name, Deno.readFileSync(path));
    else {
      found.set(`${prefix}${name}/`, new Uint8Array());
      const inner = readFolder(path, `${prefix}${name}/`);
      for (const [key, bytes] of inner) found.set(key, bytes);
    }
  }
  return found;
}

/** Makes a folder hold what it held before. */
export function restoreFolder(folder: string, content: FolderContent): void {
  for (const { name } of Deno.readDirSync(folder)) {
    Deno.removeSync(`${folder}/${name}`, { recursive: true });
  }
  for (const [name, bytes] of content) {
    if (name.endsWith("/")) Deno.mkdirSync(`${folder}/${name}`);
    else Deno.writeFileSync(`${folder}/${name}`, bytes);
  }
}

/** Whether two folders hold the same, byte by byte. */
export function sameFolder(a: FolderContent, b: FolderContent): boolean {
  return a.size === b.size &&
    [...a].every(([name, bytes]) => {
      const others = b.get(name);
      return others?.length === bytes.length &&
        bytes.every((byte, i) => byte === others[i]);
    });
}
