/** What may be asked about a file without raising a prompt. */

import { isInLoaderCache } from "./candidates.ts";

/**
 * The state of the permission to load a library, without asking the user.
 *
 * @param path The library's path, as it will be given to `Deno.dlopen`; without
 * it, the permission to load any.
 * @returns `granted`, `denied`, or `prompt` where it was neither.
 */
export function loadPermission(path?: string): Deno.PermissionState {
  return Deno.permissions.querySync({
    name: "ffi",
    ...(path === undefined ? {} : { path }),
  }).state;
}

/**
 * Asks the user for the permission to load one library. Where there is no
 * terminal, Deno refuses at once.
 *
 * @param path The library's path.
 * @returns True if the permission is granted.
 */
export function askToLoad(path: string): boolean {
  return Deno.permissions.requestSync({ name: "ffi", path }).state ===
    "granted";
}

/**
 * Whether a library is there, without asking the user.
 *
 * @param path The library's path.
 * @returns `unknown` where the permission to read it is missing.
 */
export function existence(path: string): "present" | "absent" | "unknown" {
  if (isInLoaderCache(path)) return "present";
  const { state } = Deno.permissions.querySync({ name: "read", path });
  if (state !== "granted") return "unknown";
  try {
    return Deno.statSync(path).isFile ? "present" : "absent";
  } catch {
    return "absent";
  }
}

/**
 * The flag that grants one library, or every one where Deno cannot name it: it
 * splits the list at commas and has no escape for them.
 *
 * @param path The library's path.
 * @returns For example `--allow-ffi=/usr/lib/libopenblas.so.0`, quoted for a
 * shell where the path needs it.
 */
export function flagFor(path: string): string {
  if (path.includes(",")) return "--allow-ffi";
  const flag = `--allow-ffi=${path}`;
  return /[\s()]/.test(path) ? `"${flag}"` : flag;
}
