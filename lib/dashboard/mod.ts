/**
 * A live page of a run of training: a handler from requests to responses.
 *
 * @module
 */

export { Dashboard, type DashboardOptions } from "./dashboard.ts";
export {
  type MemoryMap,
  memoryMapOf,
  type Region,
  type RegionKind,
  type WorkspaceBuffer,
} from "./memory_map.ts";
