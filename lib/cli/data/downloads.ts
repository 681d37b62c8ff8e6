/** The texts that can be downloaded. Another one is another line here. */

/** A text on a server. */
export interface KnownText {
  /** One line: what it is, and its licence. */
  readonly summary: string;
  /** Where it is offered. */
  readonly url: string;
  /** Its length. */
  readonly bytes: number;
  /** Its SHA-256, in hexadecimal digits. */
  readonly sha256: string;
}

/** The texts by their names. */
export const knownTexts = {
  shakespeare: {
    summary: "40,000 lines of Shakespeare's plays, public domain",
    url: "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/" +
      "tinyshakespeare/input.txt",
    bytes: 1_115_394,
    sha256: "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
  },
} as const satisfies Readonly<Record<string, KnownText>>;

/** The name of such a text. */
export type KnownTextName = keyof typeof knownTexts;

/** The names, in the order of the table. */
export const knownTextNames: readonly KnownTextName[] = Object.keys(
  knownTexts,
) as KnownTextName[];

/**
 * Whether a text can be downloaded.
 *
 * @param name What may be its name.
 * @returns Whether it is.
 */
export function isKnownText(name: string): name is KnownTextName {
  return Object.hasOwn(knownTexts, name);
}
