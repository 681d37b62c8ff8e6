import type { Tokenizer } from "../data/tokenizer.ts";

/** The model that completes. */
export interface ServedModel {
  /** Its name in the protocol. */
  readonly id: string;
  /** What turns text into its tokens. */
  readonly tokenizer: Tokenizer;
  /** What an empty prompt stands for: at least one token. */
  readonly beginning: ArrayLike<number>;
  /** The token that ends a text, where there is one. */
  readonly endOfText?: number | undefined;
  /** When it was made, in seconds since 1970. */
  readonly created: number;
  /** A name for all that decides what it writes. */
  readonly fingerprint: string;
}
