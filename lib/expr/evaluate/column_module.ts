/** The compiled form of a program for columns. */
import type { Program } from "./program.ts";
import { generateColumns } from "./wasm/generate.ts";

/** What runs a program over blocks of columns; it crosses to workers. */
export interface ColumnModule {
  /** The module. */
  readonly module: WebAssembly.Module;
  /** The functions that it imports. */
  readonly imports: readonly string[];
  /** Where the columns are in its memory. */
  readonly base: number;
  /** How many pages of memory it needs. */
  readonly pages: number;
  /** How many rows a block has. */
  readonly rows: number;
}

/** The columns of one block fit the caches nearest to the core. */
const blockBytes = 128 * 1024;
const leastRows = 64;
const mostRows = 4096;
const pageBytes = 65536;

/**
 * Compiles a program for columns.
 *
 * @param program The program.
 * @returns The module; undefined where the program draws random numbers, or
 * the engine or its policy has no WebAssembly.
 */
export function compileColumns(program: Program): ColumnModule | undefined {
  if (program.randoms > 0 || typeof WebAssembly === "undefined") {
    return undefined;
  }
  const columns = program.variables.length + program.outputs.length;
  const fitting = Math.floor(blockBytes / 8 / columns / 8) * 8;
  const rows = Math.max(leastRows, Math.min(mostRows, fitting));
  const { bytes, imports, base } = generateColumns(program, 8 * rows);
  const pages = Math.ceil((base + columns * 8 * rows) / pageBytes);
  try {
    const module = new WebAssembly.Module(bytes);
    return { module, imports, base, pages, rows };
  } catch {
    // A content security policy may forbid it; the machine needs none.
    return undefined;
  }
}
