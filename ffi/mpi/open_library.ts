import { BackendError } from "../../lib/core/errors.ts";

/**
 * Loads a library.
 *
 * @param path Its file; the permission is granted.
 * @param definitions Its functions.
 * @returns The library.
 * @throws {BackendError} If it cannot be loaded.
 */
export function openLibrary<const T extends Deno.ForeignLibraryInterface>(
  path: string,
  definitions: T,
): Deno.DynamicLibrary<T> {
  try {
    return Deno.dlopen(path, definitions);
  } catch (error) {
    throw new BackendError(
      `Cannot load ${path} as it must be a library of this platform: ` +
        `${error instanceof Error ? error.message : error}`,
    );
  }
}
