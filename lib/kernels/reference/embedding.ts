import type { Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/**
 * The embedding of ids and its gradient.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function embeddingKernels(
  { floats, integers }: Access,
): Pick<Kernels, "embedding" | "embeddingBackward"> {
  return {
    // out[r, j] = table[ids[r], j]
    embedding(
      rows,
      columns,
      vocabulary,
      tableAddress,
      idsAddress,
      outAddress,
      accumulate,
    ) {
      const table = floats(tableAddress), out = floats(outAddress);
      const ids = integers(idsAddress);
      for (let r = 0; r < rows; r++) {
        const id = ids[r]!, known = id >= 0 && id < vocabulary;
        for (let j = 0; j < columns; j++) {
          const value = known ? table[id * columns + j]! : NaN;
          store(out, r * columns + j, value, accumulate);
        }
      }
    },

    // dTable[v, j] = Σ of dy[r, j] over the rows with ids[r] = v
    embeddingBackward(
      rows,
      columns,
      vocabulary,
      idsAddress,
      dyAddress,
      dTableAddress,
      accumulate,
    ) {
      const ids = integers(idsAddress), dy = floats(dyAddress);
      const dTable = floats(dTableAddress);
      if (accumulate === 0) dTable.fill(0, 0, vocabulary * columns);
      for (let r = 0; r < rows; r++) {
        const id = ids[r]!;
        if (id < 0 || id >= vocabulary) continue;
        for (let j = 0; j < columns; j++) {
          dTable[id * columns + j]! += dy[r * columns + j]!;
        }
      }
    },
  };
}
