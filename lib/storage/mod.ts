/**
 * Files on the disk: there whole or not at all, and never larger than what the
 * reader is prepared for.
 *
 * @module
 */

export {
  type Download,
  download,
  DownloadError,
  type DownloadOptions,
} from "./download.ts";
export { FileError } from "./errors.ts";
export {
  type FileInformation,
  type FileSystem,
  type FolderEntry,
  type OpenFile,
  systemFiles,
} from "./file_system.ts";
export {
  FileTokens,
  type FileTokensOptions,
  type TokenWidth,
} from "./file_tokens.ts";
export { recoverFolder } from "./temporary.ts";
export { InputFile } from "./input_file.ts";
export { openInside, pathInside } from "./inside.ts";
