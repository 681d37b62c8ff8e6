import { AccessError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";

/**
 * Writes a file that a person asked for.
 *
 * @param path The file; the permission to write it is granted.
 * @param text What to write.
 * @throws {AccessError} If the system refuses.
 */
export function writeText(path: string, text: string): void {
  try {
    Deno.writeTextFileSync(path, text);
  } catch (error) {
    throw new AccessError(
      `Cannot write ${path} as it must be writable: ${systemReasonOf(error)}`,
    );
  }
}
