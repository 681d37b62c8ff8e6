/** Reading and writing, as the rest of the library asks for it. */

export { FileError } from "./errors.ts";
export { readBounded, type ReadOptions } from "./read.ts";
export {
  type Content,
  type NewFile,
  writeFiles,
  writeFolder,
} from "./write.ts";
