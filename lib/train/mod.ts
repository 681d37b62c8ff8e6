/**
 * Training: optimizers, schedules, and a trainer for language models.
 *
 * @example A network of three layers of units learns XOR.
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Engine, wasm } from "@fluxion/fluxion";
 * import { glorotUniform, Linear, ParameterList } from "@fluxion/fluxion/nn";
 * import { SGD } from "@fluxion/fluxion/train";
 *
 * const engine = new Engine(wasm());
 * const { meanSquaredError, sigmoid, tanh } = engine.ops;
 * const parameters = new ParameterList();
 * const initialize = glorotUniform;
 * const hidden = new Linear(parameters.child("hidden"), 2, 4, { initialize });
 * const out = new Linear(parameters.child("out"), 4, 1, { initialize });
 * parameters.allocate(engine, { seed: 1 });
 *
 * const x = engine.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
 * const y = engine.tensor([[0], [1], [1], [0]]);
 * const predict = () =>
 *   sigmoid(out.forward(engine.ops, tanh(hidden.forward(engine.ops, x))));
 *
 * const optimizer = new SGD(engine, parameters.segments, { momentum: 0.9 });
 * for (let step = 0; step < 2000; step++) {
 *   using _scope = engine.scope();
 *   engine.backward(meanSquaredError(predict(), y));
 *   optimizer.step(0.5);
 * }
 * assertEquals([...predict().data()].map(Math.round), [0, 1, 1, 0]);
 * ```
 *
 * @module
 */

export { AdamW, type AdamWOptions } from "./adamw.ts";
export { type CheckpointDescription, saveCheckpoint } from "./checkpoint.ts";
export {
  type CheckpointEntry,
  checkpointPath,
  listCheckpoints,
  newestCheckpoint,
  prepareCheckpoints,
  pruneCheckpoints,
} from "./checkpoint_folders.ts";
export type { Best, CheckpointState, Extra } from "./checkpoint_state.ts";
export { Display, type MediaBundle } from "../core/display.ts";
export { createTrainer } from "./create_trainer.ts";
export type {
  DoneEvent,
  EvalEvent,
  SampleEvent,
  SavedEvent,
  StartEvent,
  StepEvent,
  TrainEvent,
  TrainObserver,
} from "./events.ts";
export { type Curves, displayCurves } from "./display.ts";
export { Evaluator } from "./evaluator.ts";
export type { DataFingerprint } from "./fingerprint.ts";
export { type Checkpoint, loadCheckpoint } from "./load_checkpoint.ts";
export {
  type Optimizable,
  Optimizer,
  type OptimizerOptions,
  type SegmentPart,
} from "./optimizer.ts";
export {
  type Preset,
  type PresetName,
  presets,
  type Recipe,
} from "./presets.ts";
export { DivergedError, run, type RunOptions } from "./run.ts";
export {
  constant,
  type Schedule,
  warmupCosine,
  type WarmupCosineOptions,
} from "./schedules.ts";
export { SGD, type SGDOptions } from "./sgd.ts";
export {
  type Evaluation,
  type Progress,
  Trainer,
  type TrainerOptions,
} from "./trainer.ts";
