/** What modules of columns import. */
import { operations, operationTable } from "./operations.ts";
import type { ImportedFunction } from "./worker_runtime.ts";

/**
 * Every operation that a module may import.
 *
 * @returns The values of the operations, by name.
 */
export function importable(): Readonly<Record<string, ImportedFunction>> {
  return Object.fromEntries(
    operations.flatMap((name) => {
      const { value } = operationTable[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
