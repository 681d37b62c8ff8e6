import { AccessError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";

/**
 * Makes sure, before the training, that its model can be written: the folder
 * is made if it is not there, with those around it, must be empty, and takes a
 * file.
 *
 * @param path The folder; the permission to read and write it is granted.
 * @throws {AccessError} If a model cannot be written there.
 */
export function prepareOutputFolder(path: string): void {
  const refuse = (wanted: string, found: string): never => {
    throw new AccessError(
      `Cannot write a model to ${path} as it must ${wanted}: ${found}`,
    );
  };
  try {
    Deno.mkdirSync(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.AlreadyExists)) {
      refuse("be a folder that can be made", systemReasonOf(error));
    }
  }
  try {
    if (!Deno.statSync(path).isDirectory) refuse("be a folder", "it is a file");
    const [entry] = Deno.readDirSync(path);
    if (entry !== undefined) refuse("be empty", `it holds ${entry.name}`);
    tryToWrite(`${path}/.fluxion`);
  } catch (error) {
    if (error instanceof AccessError) throw error;
    refuse("be a folder that can be written", systemReasonOf(error));
  }
}

/**
 * Makes sure that a run which goes on can be written where it is.
 *
 * @param path The folder; the permission to read and write it is granted.
 * @throws {AccessError} If the system refuses.
 */
export function checkWritable(path: string): void {
  try {
    tryToWrite(`${path}/.fluxion`);
  } catch (error) {
    throw new AccessError(
      `Cannot resume ${path} as it must be a folder that can be written: ` +
        systemReasonOf(error),
    );
  }
}

/** Permissions of the system are known only by trying. */
function tryToWrite(probe: string): void {
  Deno.writeFileSync(probe, new Uint8Array());
  Deno.removeSync(probe);
}
