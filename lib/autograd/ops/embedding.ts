import { ShapeError } from "../../core/errors.ts";
import { formatShape } from "../../core/shape.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";

type Arguments = [table: Tensor, ids: Tensor];

/**
 * Rows of a table: table [vocabulary, features], ids int32 of any shape, out
 * [...ids, features]. An id outside of the table gives a row of NaN and no
 * gradient.
 */
export const embedding: PrimitiveOp<Arguments, null> = {
  name: "embedding",
  call: (apply, table, ids) => apply([table, ids], null),

  infer(inputs) {
    const [table, ids] = inputs as Arguments;
    checkDType("embedding", table, "float32", "float64");
    checkDType("embedding", ids, "int32");
    if (table.rank !== 2) {
      throw new ShapeError(
        `Cannot embedding as the table must be [vocabulary, features]: ` +
          `shape is ${formatShape(table.shape)}`,
      );
    }
    return { shape: [...ids.shape, table.shape[1]!], dtype: table.dtype };
  },

  forward(context, [table, ids], _, { shape, dtype }) {
    const [vocabulary, columns] = table!.shape as [number, number];
    const output = context.empty(shape, dtype);
    context.kernels(dtype).embedding(
      ids!.size,
      columns,
      vocabulary,
      context.contiguous(table!).address,
      context.contiguous(ids!).address,
      output.address,
      0,
    );
    return output;
  },

  // dTable[ids[r]] += dy[r]
  backward(context) {
    const [table, ids] = context.inputs as Arguments;
    const [vocabulary, columns] = table.shape as [number, number];
    const { address, accumulate } = context.target(0);
    context.kernels.embeddingBackward(
      ids.size,
      columns,
      vocabulary,
      context.contiguous(ids).address,
      context.gradient.address,
      address,
      accumulate,
    );
  },

  samples: samples(),
};

function samples(): Sample<Arguments>[] {
  const tables = [[1, 1], [3, 4], [5, 7], [8, 3]];
  const ids = [[], [1], [5], [2, 3], [2, 1, 2]];
  return tables.flatMap((shape) =>
    ids.map((idShape) => ({
      inputs: [{ shape }, { shape: idShape, idsBelow: shape[0]! }],
      arguments: ([table, ids]: readonly Tensor[]): Arguments => [
        table!,
        ids!,
      ],
    }))
  );
}
