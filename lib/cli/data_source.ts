/** Which text is learned, where it is, and what that takes. */

import {
  cacheFlags,
  platformCache,
  requireCache,
} from "./data/cache_folder.ts";
import { isKnownText, type KnownTextName } from "./data/downloads.ts";
import { knownTextPath } from "./data/known_text.ts";
import type { TextKind } from "./data/text_files.ts";
import { UsageError } from "./errors.ts";
import { text, texts } from "./options.ts";
import { flagOf, type Grant } from "./permissions.ts";

/** The options that name a text. */
export const dataOptions = {
  data: texts(
    "builtin|shakespeare|PATH",
    "the text to learn (default builtin: a tale); PATH may be many, or a folder",
  ),
  field: text("NAME", "the files of --data are JSONL: the texts in this field"),
  column: text("NAME", "they are CSV: the texts in this column"),
  cache: text("DIR", "where texts and tokens are kept (default: your cache)"),
} as const;

/** The values of these options. */
export interface DataValues {
  /** Names or paths. */
  readonly data: readonly string[];
  /** The field of JSONL. */
  readonly field?: string | undefined;
  /** The column of CSV. */
  readonly column?: string | undefined;
  /** The folder of the cache. */
  readonly cache?: string | undefined;
}

/** A text that was downloaded. */
export interface KnownPlace {
  readonly kind: "known";
  /** Which. */
  readonly text: KnownTextName;
  /** Its file. */
  readonly path: string;
}

/** Files and folders of texts. */
export interface FilesPlace {
  readonly kind: "files";
  /** Where they are. */
  readonly paths: readonly string[];
  /** How the texts stand in them. */
  readonly textKind: TextKind;
}

/** Where the text is. */
export interface DataSource {
  /** What to call it. */
  readonly name: string;
  /** Where it is. */
  readonly place: { readonly kind: "builtin" } | KnownPlace | FilesPlace;
  /** The folder that the user named for the cache. */
  readonly cache: string | undefined;
  /** What it takes. */
  readonly grants: readonly Grant[];
  /** The flags that grant it. */
  readonly flags: readonly string[];
}

/**
 * Where the text is that options name; nothing is read.
 *
 * @param values The options.
 * @param words The words of the command line.
 * @returns Where it is.
 * @throws {UsageError} If the options contradict each other.
 * @throws {AccessError} If the cache cannot be found.
 */
export function dataSource(
  { data, field, column, cache }: DataValues,
  words: readonly string[],
): DataSource {
  const names = data.length === 0 ? ["builtin"] : data;
  const name = names.join(", ");
  const isNamed = names.some((each) => each === "builtin" || isKnownText(each));
  if (isNamed) refuseMore(names, { field, column });
  const [first] = names;
  if (first === "builtin") {
    return { name, place: { kind: first }, cache, grants: [], flags: [] };
  }
  if (isKnownText(first!)) {
    const folder = cache ?? requireCache(`learn ${name}`, words);
    const path = knownTextPath(folder, first);
    const grants: Grant[] = [{ access: "read", path }];
    const flags = [...cacheFlags(cache), ...grants.map(flagOf)];
    const place = { kind: "known", text: first, path } as const;
    return { name, place, cache, grants, flags };
  }
  const textKind = textKindOf(field, column);
  const grants = [
    ...names.map((path): Grant => ({ access: "read", path })),
    ...cache === undefined ? [] : cacheGrants(cache),
  ];
  return {
    name,
    place: { kind: "files", paths: names, textKind },
    cache,
    grants,
    flags: grants.map(flagOf),
  };
}

/**
 * The folder that tokens may be kept in.
 *
 * @param cache What the user named.
 * @returns A folder; undefined if there is none that may be read and written.
 */
export function writableCache(cache: string | undefined): string | undefined {
  const folder = cache ?? platformCache();
  if (folder === undefined) return undefined;
  const isGranted = (["read", "write"] as const).every((name) =>
    Deno.permissions.querySync({ name, path: folder }).state === "granted"
  );
  return isGranted ? folder : undefined;
}

function cacheGrants(path: string): Grant[] {
  return [{ access: "read", path }, { access: "write", path }];
}

function textKindOf(
  field: string | undefined,
  column: string | undefined,
): TextKind {
  if (field !== undefined && column !== undefined) {
    throw new UsageError(
      `Cannot take --field and --column as the files must be of one kind: ` +
        `current values are ${field} and ${column}`,
    );
  }
  if (field !== undefined) return { kind: "jsonl", name: field };
  return column === undefined
    ? { kind: "text" }
    : { kind: "csv", name: column };
}

function refuseMore(
  names: readonly string[],
  others: Pick<DataValues, "field" | "column">,
): void {
  if (names.length > 1) {
    throw new UsageError(
      `Cannot take --data so often as builtin and what was downloaded must ` +
        `be learned alone: current values are ${names.join(", ")}`,
    );
  }
  for (const [option, value] of Object.entries(others)) {
    if (value === undefined) continue;
    throw new UsageError(
      `Cannot take --${option} as --data must be a path: ` +
        `current value is ${names[0]}`,
    );
  }
}
