import type { Trainer } from "../train/trainer.ts";

/** What a piece of the arena is for. */
export type RegionKind =
  | "parameters"
  | "gradients"
  | "moments"
  | "workspace"
  | "other";

/** Memory of one kind. */
export interface Region {
  /** What it is for. */
  readonly kind: RegionKind;
  /** Its size. */
  readonly bytes: number;
  /** Its tensors, the largest first; none where they have no names. */
  readonly tensors: readonly {
    readonly name: string;
    readonly bytes: number;
  }[];
}

/** A temporary of the compiled step. */
export interface WorkspaceBuffer {
  /** Its size. */
  readonly bytes: number;
  /** Where it lies in the workspace. */
  readonly offset: number;
  /** The first kernel call that touches it. */
  readonly first: number;
  /** The last one. */
  readonly last: number;
}

/** What lies in the arenas of a run. */
export interface MemoryMap {
  /** Bytes in use. */
  readonly used: number;
  /** Bytes taken from the system. */
  readonly capacity: number;
  /** What they are used for. */
  readonly regions: readonly Region[];
  /** The temporaries of a step; absent where it is no compiled one. */
  readonly workspace?: {
    /** The memory that they share. */
    readonly bytes: number;
    /** Kernel calls in a step. */
    readonly calls: number;
    /** The temporaries, the largest first. */
    readonly buffers: readonly WorkspaceBuffer[];
  };
}

/** More boxes than this are no longer seen apart. */
const mostBuffers = 2000;

/**
 * Looks up what lies in the arenas of a trainer that is prepared.
 *
 * @param trainer The trainer.
 * @returns The map; plain data.
 */
export function memoryMapOf(trainer: Trainer): MemoryMap {
  const { used, capacity } = trainer.engine.statistics;
  const { parameters, segments } = trainer.model.parameters;
  const named = parameters.map(({ name, tensor }) => ({
    name,
    bytes: bytesOf(tensor),
  }));
  const blocks = segments.reduce((sum, { values }) => sum + bytesOf(values), 0);
  const moments = [...trainer.optimizer.state].map(([name, tensor]) => ({
    name,
    bytes: bytesOf(tensor),
  }));
  const { plan } = trainer;
  const known: Region[] = [
    region("parameters", named, blocks),
    region("gradients", named, blocks),
    region("moments", moments),
    region("workspace", [], plan?.workspaceBytes ?? 0),
  ];
  const rest = used - known.reduce((sum, { bytes }) => sum + bytes, 0);
  const regions = [...known, region("other", [], Math.max(0, rest))]
    .filter(({ bytes }) => bytes > 0);
  if (plan === undefined) return { used, capacity, regions };
  const workspace = {
    bytes: plan.workspaceBytes,
    calls: plan.instructions.length,
    buffers: plan.buffers.toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, mostBuffers)
      .map(({ bytes, offset, first, last }) => ({
        bytes,
        offset,
        first,
        last,
      })),
  };
  return { used, capacity, regions, workspace };
}

function region(
  kind: RegionKind,
  tensors: Region["tensors"],
  bytes: number = tensors.reduce((sum, { bytes }) => sum + bytes, 0),
): Region {
  const sorted = tensors.toSorted((a, b) => b.bytes - a.bytes);
  return { kind, bytes, tensors: sorted };
}

function bytesOf(
  { size, dtype }: { readonly size: number; readonly dtype: string },
): number {
  return size * (dtype === "float64" ? 8 : 4);
}
