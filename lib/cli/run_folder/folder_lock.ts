import { AccessError } from "../errors.ts";
import { systemReasonOf } from "../../storage/errors.ts";

/** Its content is nothing: the system keeps who has locked it, and forgets
 * that when the process ends, however it does. */
const lockFile = ".lock";

/** Keeps other processes from writing to the folder of a run. */
export class FolderLock {
  readonly #path: string;
  readonly #file: Deno.FsFile;

  /**
   * Locks a folder.
   *
   * @param folder The folder.
   * @throws {AccessError} If another process writes to it, or the system
   * refuses.
   */
  constructor(folder: string) {
    this.#path = `${folder}/${lockFile}`;
    try {
      this.#file = Deno.openSync(this.#path, { write: true, create: true });
    } catch (error) {
      throw new AccessError(
        `Cannot write ${this.#path} as the system must accept it: ` +
          systemReasonOf(error),
      );
    }
    if (tryToLock(this.#file)) return;
    this.#file.close();
    throw new AccessError(
      `Cannot keep a run in ${folder} as one process at a time must write ` +
        `to it: another one does`,
    );
  }

  /** Lets others write to the folder. */
  close(): void {
    try {
      this.#file.close();
      Deno.removeSync(this.#path);
    } catch {
      // an empty file that stays locks nobody out
    }
  }
}

/** Some file systems have no locks: a run there is not guarded. */
function tryToLock(file: Deno.FsFile): boolean {
  try {
    return file.tryLockSync(true);
  } catch {
    return true;
  }
}
