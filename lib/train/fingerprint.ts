import type { Corpus } from "../data/corpus.ts";
import { Sha256 } from "../storage/sha256.ts";

/** What a text is known by: a run can only go on with the text it began. */
export interface DataFingerprint {
  /** Tokens that are trained on. */
  readonly trainTokens: number;
  /** Tokens that are held back. */
  readonly validationTokens: number;
  /** The SHA-256 of both as little-endian 32-bit integers. */
  readonly sha256: string;
}

/**
 * Sums up the tokens of a corpus.
 *
 * @param corpus The corpus.
 * @returns What it is known by.
 */
export function fingerprintOf({ train, validation }: Corpus): DataFingerprint {
  const hash = new Sha256();
  for (const tokens of [train, validation]) {
    hash.update(
      new Uint8Array(tokens.buffer, tokens.byteOffset, tokens.byteLength),
    );
  }
  return {
    trainTokens: train.length,
    validationTokens: validation.length,
    sha256: hash.digest(),
  };
}
