/** What notebooks show: Deno's Jupyter kernel asks values for their
 * representations by this symbol. */

/** Representations of one value, by media type. */
export type MediaBundle = Readonly<Record<string, string>>;

/** Something to look at: as the last value of a notebook's cell it is drawn. */
export class Display {
  /** Its representations. */
  readonly bundle: MediaBundle;

  /**
   * Keeps representations.
   *
   * @param bundle By media type; `text/plain` is what a console prints.
   */
  constructor(bundle: MediaBundle & { readonly "text/plain": string }) {
    this.bundle = bundle;
  }

  /** The representation for consoles. */
  toString(): string {
    return this.bundle["text/plain"]!;
  }

  /** What a notebook shows. */
  [Symbol.for("Jupyter.display")](): MediaBundle {
    return this.bundle;
  }

  /** What `console.log` prints in Deno. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }
}

/**
 * Text that is nothing but text in HTML and in XML; what XML cannot hold is
 * left out.
 *
 * @param text The text.
 * @returns The text, escaped.
 */
export function escapeMarkup(text: string): string {
  return text
    // deno-lint-ignore no-control-regex -- XML 1.0 forbids these characters
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
