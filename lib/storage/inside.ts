/** Names that are not trusted, of files in a folder that was chosen. */

import { FileError, systemReasonOf } from "./errors.ts";
import { systemFiles } from "./file_system.ts";
import { InputFile } from "./input_file.ts";

/**
 * Opens a file of a folder, and none outside of it, whatever its name says and
 * whatever links are there. The folder itself may be a link.
 *
 * @param folder The folder.
 * @param name The file, `/` between the folders on the way to it.
 * @returns The file, open.
 * @throws {FileError} If the name leaves the folder, if a link does, or if
 * there is no such file.
 */
export function openInside(folder: string, name: string): InputFile {
  const path = pathInside(folder, name);
  let real: string;
  try {
    if (systemFiles.follow(path) === undefined) {
      throw new Error("there is no such file");
    }
    real = Deno.realPathSync(path);
    checkInside(Deno.realPathSync(folder), real, path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(
      `Cannot load ${path} as it must be readable: ${systemReasonOf(error)}`,
    );
  }
  // the path without links, so that a link made meanwhile is not followed
  return new InputFile(real, path);
}

/**
 * The path of a file of a folder, by its name alone: links are not looked at.
 *
 * @param folder The folder.
 * @param name The file, `/` between the folders on the way to it.
 * @returns The path.
 * @throws {FileError} If the name is absolute, empty, has a part that is
 * empty, `.` or `..`, or a character that some system takes for more than a
 * letter: a backslash, a colon, NUL.
 */
export function pathInside(folder: string, name: string): string {
  const parts = name.split("/");
  const leaves = parts.some((part) =>
    part === "" || part === "." || part === ".."
  );
  if (leaves || /[\\:\0]/.test(name)) {
    throw new FileError(
      `Cannot open a file of ${folder} as its name must stay inside: ` +
        `current value is ${JSON.stringify(name.slice(0, 60))}`,
    );
  }
  return /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`;
}

function checkInside(folder: string, file: string, path: string): void {
  const prefix = /[\\/]$/.test(folder) ? folder : folder + separatorOf(folder);
  if (file.startsWith(prefix)) return;
  throw new FileError(
    `Cannot load ${path} as it must lie in its folder, and not link out of ` +
      `it: current value is ${file}`,
  );
}

/** Real paths are absolute: Windows' hold a backslash, others' begin with
 * the other one. */
function separatorOf(path: string): string {
  return path.startsWith("/") ? "/" : "\\";
}
