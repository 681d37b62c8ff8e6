import { ArgumentError } from "../core/errors.ts";
import type { PrimitiveOp } from "./op.ts";

/** What stands on a tape for everything that will be computed again. It is
 * never called: its entry has a `replay`. */
export const recompute: PrimitiveOp<[], undefined> = {
  name: "recompute",
  call: () => refuse(),
  infer: () => refuse(),
  forward: () => refuse(),
  backward: () => refuse(),
  samples: [],
};

function refuse(): never {
  throw new ArgumentError(
    "Cannot call recompute as it must be replayed from the tape: it was called",
  );
}
