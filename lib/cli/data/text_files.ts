/** The files of texts that a path names: itself, or all in its folder. */

import { AccessError } from "../errors.ts";
import { systemReasonOf } from "../../storage/errors.ts";
import { formatNumberOf } from "../format.ts";
import { inFolder } from "./known_text.ts";

/** How the texts stand in the files. */
export type TextKind =
  | { readonly kind: "text" }
  | { readonly kind: "jsonl"; readonly name: string }
  | { readonly kind: "csv"; readonly name: string };

/** A file of texts. */
export interface TextFile {
  /** Where it is. */
  readonly path: string;
  /** Its length in bytes when it was found. */
  readonly size: number;
}

/** Files, and what was left out. */
export interface FoundTexts {
  /** In the order of the paths given, and by name in a folder. */
  readonly files: readonly TextFile[];
  /** What to tell the user. */
  readonly notes: readonly string[];
}

/** So many bytes tell whether a file is text. */
const lookedAt = 8192;

/** So many names are told of those that are left out. */
const toldNames = 3;

/** Of a folder, the files of each kind. */
const extensions: Readonly<Record<TextKind["kind"], RegExp>> = {
  text: /./,
  jsonl: /\.(jsonl|ndjson)$/i,
  csv: /\.csv$/i,
};

/**
 * Finds files. In a folder: with `text` every file without a NUL byte at its
 * beginning, else those that end in `.jsonl`, `.ndjson` or `.csv`; in folders
 * in it, too, sorted by their paths. What begins with a dot is left out, and
 * links are not followed.
 *
 * @param paths Files and folders, in order; they may be read.
 * @param kind How the texts stand in them.
 * @returns The files.
 * @throws {AccessError} If one cannot be read, or a folder holds none.
 */
export function findTexts(
  paths: readonly string[],
  { kind }: TextKind,
): FoundTexts {
  const files: TextFile[] = [];
  const notes: string[] = [];
  for (const path of paths) {
    const info = look(path);
    if (!info.isDirectory) {
      if (!info.isFile) throw refused(path, "be a file", "it is none");
      files.push({ path, size: info.size });
      continue;
    }
    const walk = new Walk(kind);
    walk.enter(path, "");
    notes.push(...walk.notes(path));
    if (walk.files.length === 0) {
      throw refused(path, "hold a file of text", "it holds none");
    }
    files.push(...walk.files.sort(byName));
  }
  return { files, notes };
}

class Walk {
  readonly files: (TextFile & { readonly name: string })[] = [];
  readonly #kind: TextKind["kind"];
  readonly #links: string[] = [];
  readonly #binary: string[] = [];

  constructor(kind: TextKind["kind"]) {
    this.#kind = kind;
  }

  enter(folder: string, before: string): void {
    for (const entry of list(folder)) {
      if (entry.name.startsWith(".")) continue;
      const path = inFolder(folder, entry.name);
      const name = before + entry.name;
      if (entry.isSymlink) this.#links.push(name);
      else if (entry.isDirectory) this.enter(path, `${name}/`);
      else if (entry.isFile && extensions[this.#kind].test(name)) {
        this.#take(path, name);
      }
    }
  }

  #take(path: string, name: string): void {
    if (this.#kind === "text" && isBinary(path)) this.#binary.push(name);
    else this.files.push({ path, name, size: look(path).size });
  }

  notes(path: string): string[] {
    return [
      ...told(path, this.#binary, "not text"),
      ...told(path, this.#links, "a link, which is not followed"),
    ];
  }
}

function told(path: string, names: string[], why: string): string[] {
  if (names.length === 0) return [];
  const some = names.sort().slice(0, toldNames).join(", ");
  const more = names.length > toldNames ? ", …" : "";
  return [
    `Left out of ${path}: ${formatNumberOf(names.length, "file")} (${some}` +
    `${more}), as each is ${why}`,
  ];
}

/** By code units: the same order on every system. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function isBinary(path: string): boolean {
  try {
    using file = Deno.openSync(path);
    const bytes = new Uint8Array(lookedAt);
    const count = file.readSync(bytes) ?? 0;
    return bytes.subarray(0, count).includes(0);
  } catch (error) {
    throw refused(path, "be readable", systemReasonOf(error));
  }
}

function list(path: string): Deno.DirEntry[] {
  try {
    return [...Deno.readDirSync(path)];
  } catch (error) {
    throw refused(path, "be readable", systemReasonOf(error));
  }
}

function look(path: string): Deno.FileInfo {
  try {
    return Deno.statSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw refused(path, "exist", "there is no such file");
    }
    throw refused(path, "be readable", systemReasonOf(error));
  }
}

function refused(path: string, wanted: string, found: string): AccessError {
  return new AccessError(`Cannot read ${path} as it must ${wanted}: ${found}`);
}
