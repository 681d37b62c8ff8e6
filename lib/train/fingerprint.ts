import type { Corpus } from "../data/corpus.ts";
import { isInMemory, type Tokens } from "../data/token_source.ts";
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
export function fingerprintOf(corpus: Corpus): DataFingerprint {
  const { train, validation } = corpus;
  return {
    trainTokens: train.length,
    validationTokens: validation.length,
    sha256: corpus.sha256 ?? sumOf([train, validation]),
  };
}

/** Tokens that are not in memory are read so many at a time. */
const pieceLength = 1 << 16;

function sumOf(parts: readonly Tokens[]): string {
  const hash = new Sha256();
  const take = ({ buffer, byteOffset, byteLength }: Int32Array) =>
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  for (const tokens of parts) {
    if (isInMemory(tokens)) {
      take(tokens);
      continue;
    }
    const piece = new Int32Array(pieceLength);
    for (let start = 0; start < tokens.length; start += pieceLength) {
      const part = piece.subarray(0, tokens.length - start);
      tokens.read(start, part);
      take(part);
    }
  }
  return hash.digest();
}
