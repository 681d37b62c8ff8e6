/** What the page is told, as the data of server-sent events. */
import type {
  EvalEvent,
  SampleEvent,
  SavedEvent,
  StartEvent,
  StepEvent,
} from "../train/events.ts";
import type { ColumnName } from "./history.ts";
import type { MemoryMap } from "./memory_map.ts";

/** How a run stands. */
export type RunState =
  | "waiting"
  | "running"
  | "finished"
  | "interrupted"
  | "failed";

/** Points of the history, from one on. */
export interface Points {
  /** The number of the run's first step. */
  readonly first: number;
  /** Steps that a point tells of. */
  readonly stride: number;
  /** The index of the first of these points. */
  readonly from: number;
  /** Each column: float32, little endian, in base64. */
  readonly columns: Readonly<Record<ColumnName, string>>;
}

/** What is new since the last update; what is absent stays as it was. */
export interface Update {
  /** Whether to forget all that was told before. */
  readonly reset?: true;
  /** Seconds since the run began. */
  readonly seconds: number;
  /** How the run stands. */
  readonly state: RunState;
  /** The number of the last step that the run is to make. */
  readonly steps: number;
  /** What runs. */
  readonly start?: StartEvent;
  /** The last checkpoint. */
  readonly saved?: SavedEvent;
  /** The last step. */
  readonly latest?: StepEvent;
  /** Points to add. */
  readonly points?: Points;
  /** Evaluations to add. */
  readonly evaluations?: readonly EvalEvent[];
  /** Samples to add. */
  readonly samples?: readonly SampleEvent[];
  /** What lies in the arena. */
  readonly memory?: MemoryMap;
}
