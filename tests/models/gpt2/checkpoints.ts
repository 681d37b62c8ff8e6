import golden from "../../golden/gpt2.json" with { type: "json" };

/** A checkpoint, and what transformers makes of it. */
export interface Checkpoint {
  /** The files by name, text or, of parameters, base64. */
  readonly files: Readonly<Record<string, string>>;
  /** A text, and its ids. */
  readonly text: string;
  readonly ids: readonly number[];
  /** A sequence, and its logits, [time, vocabulary], float32 in base64. */
  readonly tokens: readonly number[];
  readonly logits: string;
}

/** The checkpoints by what is special of them. */
export const checkpoints: ReadonlyMap<string, Checkpoint> = new Map(
  Object.entries(golden as unknown as Record<string, Checkpoint>),
);

/** The one that most tests change something of. */
export const plain: Checkpoint = checkpoints.get("tied head, gelu_new")!;

/**
 * Writes a checkpoint into a new folder.
 *
 * @param files The files by name; undefined for none.
 * @returns The folder; remove it.
 */
export function folderOf(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): string {
  const folder = Deno.makeTempDirSync();
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const bytes = typeof content !== "string"
      ? content
      : name.endsWith(".safetensors")
      ? Uint8Array.fromBase64(content)
      : new TextEncoder().encode(content);
    Deno.writeFileSync(`${folder}/${name}`, bytes);
  }
  return folder;
}

/** Removes a folder when a scope ends. */
export function disposableFolder(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
): { readonly path: string } & Disposable {
  const path = folderOf(files);
  return {
    path,
    [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }),
  };
}
