/**
 * Files on the disk: there whole or not at all, and never larger than what the
 * reader is prepared for.
 *
 * @module
 */

export { FileError } from "./files.ts";
