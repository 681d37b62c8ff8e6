/** SHA-256 (FIPS 180-4) by the system's own code, piece by piece. */

/** What `node:crypto` gives. */
interface Hash {
  update(bytes: Uint8Array): Hash;
  digest(encoding: "hex"): string;
}

interface BuiltinModules {
  readonly process: {
    getBuiltinModule(
      name: "node:crypto",
    ): { createHash(algorithm: "sha256"): Hash };
  };
}

/** A running SHA-256. */
export class Sha256 {
  /** Loaded when it is first needed: importing it takes 20 ms of each start. */
  readonly #hash: Hash = (globalThis as unknown as BuiltinModules).process
    .getBuiltinModule("node:crypto").createHash("sha256");

  /**
   * Takes bytes.
   *
   * @param bytes They follow those of the last call.
   */
  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /**
   * Ends the sum.
   *
   * @returns 64 hexadecimal digits, lower case.
   */
  digest(): string {
    return this.#hash.digest("hex");
  }
}

/**
 * The SHA-256 of some bytes.
 *
 * @param bytes What to sum up.
 * @returns 64 hexadecimal digits, lower case.
 */
export function sha256(bytes: Uint8Array): string {
  const hash = new Sha256();
  hash.update(bytes);
  return hash.digest();
}
