/** Memory, arenas, scopes and tensors. */

export {
  type Allocator,
  Arena,
  type ArenaStatistics,
  type Mark,
  Scope,
} from "./arena.ts";
export { Memory } from "./memory.ts";
export {
  type NestedArray,
  type Storage,
  Tensor,
  type TensorOptions,
} from "./tensor.ts";
