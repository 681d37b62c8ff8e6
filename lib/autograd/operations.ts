import type { Tensor } from "../tensor/tensor.ts";
import type { CompositeOp, PrimitiveOp, TensorLike } from "./op.ts";
import * as registry from "./ops/mod.ts";

/** The registry: every op by its name. */
export type Registry = typeof registry;

/** What a user calls: the op's arguments in, a tensor out. */
export type Operation<Op> = Op extends PrimitiveOp<infer Arguments, infer _>
  ? (...args: Arguments) => Tensor
  : Op extends CompositeOp<infer Arguments> ? (...args: Arguments) => Tensor
  : never;

/** Every op of the registry as a function. */
export type Operations = {
  readonly [Name in keyof Registry]: Operation<Registry[Name]>;
};

/** An op of the registry, its arguments and attributes unknown. */
export type AnyPrimitiveOp = PrimitiveOp<readonly unknown[], unknown>;
/** A composite op of the registry, its arguments unknown. */
export type AnyCompositeOp = CompositeOp<readonly unknown[]>;

/** All ops by name, for loops over the registry: the element type is erased,
 * as each op takes arguments of its own. */
export const allOps: Readonly<
  Record<string, AnyPrimitiveOp | AnyCompositeOp>
> = registry as unknown as Record<string, AnyPrimitiveOp | AnyCompositeOp>;

/**
 * Builds the functions that users call.
 *
 * @param applyPrimitive Runs a primitive op.
 * @returns One function an op.
 */
export function buildOperations(
  applyPrimitive: (
    op: AnyPrimitiveOp,
    inputs: readonly TensorLike[],
    attributes: unknown,
  ) => Tensor,
): Operations {
  const built: Record<string, (...args: unknown[]) => Tensor> = {};
  const operations = built as unknown as Operations;
  for (const [name, op] of Object.entries(allOps)) {
    if ("compose" in op) {
      built[name] = (...args) => op.compose(operations, ...args);
    } else {
      const apply = (inputs: readonly TensorLike[], attributes: unknown) =>
        applyPrimitive(op, inputs, attributes);
      built[name] = (...args) => op.call(apply, ...args);
    }
  }
  return operations;
}
