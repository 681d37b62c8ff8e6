/** What a run of training tells: plain data, one object after the other, as
 * the command line prints them with `--json`. */

/** The run begins. */
export interface StartEvent {
  /** Which event. */
  readonly event: "start";
  /** The preset's name. */
  readonly preset: string;
  /** The number of parameters. */
  readonly params: number;
  /** The number of token ids. */
  readonly vocab: number;
  /** The backend's name. */
  readonly backend: string;
  /** What computes: a library with its version, or the kind of WASM. */
  readonly library: string;
  /** Threads that compute. */
  readonly threads: number;
  /** Processes that share the run; absent if it is one. */
  readonly processes?: number;
  /** The seed. */
  readonly seed: number;
}

/** A step was made. */
export interface StepEvent {
  /** Which event. */
  readonly event: "step";
  /** Its number, from 1. */
  readonly step: number;
  /** The loss before its update, in nats. */
  readonly loss: number;
  /** Its learning rate. */
  readonly lr: number;
  /** The norm of its gradients before clipping. */
  readonly grad_norm: number;
  /** Steps a second, lately. */
  readonly steps_per_second: number;
  /** Tokens a second, lately. */
  readonly tokens_per_second: number;
  /** Bytes in use in the engine's arenas. */
  readonly arena_bytes: number;
  /** Bytes of the process in memory; 0 where that is not known. */
  readonly rss_bytes: number;
}

/** The model was measured. */
export interface EvalEvent {
  /** Which event. */
  readonly event: "eval";
  /** The step after which. */
  readonly step: number;
  /** The loss on the part that is trained on, in nats. */
  readonly train_loss: number;
  /** The loss on the part that is held back, in nats. */
  readonly val_loss: number;
}

/** The model wrote something. */
export interface SampleEvent {
  /** Which event. */
  readonly event: "sample";
  /** The step after which. */
  readonly step: number;
  /** What it wrote. */
  readonly text: string;
}

/** The run was kept as it is: it can be resumed from here. */
export interface SavedEvent {
  /** Which event. */
  readonly event: "saved";
  /** The step after which. */
  readonly step: number;
  /** Where the checkpoint is, below the folder of the run. */
  readonly path: string;
  /** How long that took. */
  readonly seconds: number;
}

/** The run ends. */
export interface DoneEvent {
  /** Which event. */
  readonly event: "done";
  /** How many steps were made. */
  readonly steps: number;
  /** The loss of the last step. */
  readonly loss: number;
  /** The validation loss at the end. */
  readonly val_loss: number;
  /** The length of the run, from its start event. */
  readonly seconds: number;
  /** From the start of the process to the end of the first step. */
  readonly first_step_seconds: number;
  /** Steps a second, the first step and evaluations left out. */
  readonly steps_per_second: number;
  /** Tokens a second, likewise. */
  readonly tokens_per_second: number;
  /** The most bytes in use in the engine's arenas. */
  readonly arena_peak_bytes: number;
  /** The most bytes of the process seen in memory; 0 where not known. */
  readonly rss_peak_bytes: number;
  /** Whether the run was ended before its last step. */
  readonly interrupted: boolean;
}

/** Any of the events. */
export type TrainEvent =
  | StartEvent
  | StepEvent
  | EvalEvent
  | SampleEvent
  | SavedEvent
  | DoneEvent;

/** Watches a run of training: a progress line, a file, a page. */
export interface TrainObserver {
  /**
   * Takes an event; called for every step, so it must cost little and may not
   * throw for what is only its own trouble.
   *
   * @param event What happened.
   */
  emit(event: TrainEvent): void;

  /** The run is over, however it ended: gives back what the observer holds. */
  close?(): void | Promise<void>;
}
