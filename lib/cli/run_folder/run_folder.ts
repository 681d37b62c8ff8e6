import configuration from "../../../deno.json" with { type: "json" };
import {
  configFile,
  encodeConfig,
  type ModelDescription,
  saveModel,
  weightEntries,
  weightsFile,
  weightsMetadata,
} from "../../models/model_folder.ts";
import { safetensorsChunks } from "../../formats/safetensors/mod.ts";
import { type Content, writeFiles, writeFolder } from "../../storage/write.ts";
import {
  checkpointPath,
  checkpointsFolder,
  prepareCheckpoints,
  pruneCheckpoints,
} from "../../train/checkpoint_folders.ts";
import { saveCheckpoint } from "../../train/checkpoint.ts";
import type {
  EvalEvent,
  TrainEvent,
  TrainObserver,
} from "../../train/events.ts";
import type { Trainer } from "../../train/trainer.ts";
import { printable } from "../errors.ts";
import type { RunRecipe } from "../train_options.ts";
import { FolderLock } from "./folder_lock.ts";
import { LossCurve } from "./loss_curve.ts";
import { lossSvg } from "./loss_svg.ts";
import { copyMetrics, MetricsWriter, readMetrics } from "./metrics.ts";
import { type Measured, modelCard } from "./model_card.ts";
import { type StoredRun, writeRunFile } from "./run_file.ts";

const metricsFile = "metrics.jsonl";
const samplesFile = "samples.txt";

/** What a folder keeps. */
export interface KeptRun {
  /** The folder; it is there. */
  readonly path: string;
  /** What the run was begun with. */
  readonly stored: StoredRun;
  /** How it is trained. */
  readonly recipe: RunRecipe;
  /** What trains. */
  readonly trainer: Trainer;
  /** What is trained on: a path, or `builtin`. */
  readonly data: string;
  /** How many checkpoints are kept. */
  readonly keep: number;
}

/** The folder of a run: everything that is known of it, up to date after each
 * evaluation, and checkpoints to go on from. */
export class RunFolder implements TrainObserver {
  readonly #run: KeptRun;
  readonly #train = new LossCurve();
  readonly #validation = new LossCurve();
  readonly #lock: FolderLock;
  readonly #metrics: MetricsWriter;
  #samples = "";
  #saved: string | undefined;
  #last: Measured | undefined;
  #best: Measured | undefined;

  /**
   * Goes on where the trainer is: what a killed process told of later steps is
   * forgotten.
   *
   * @param run What is kept, and where.
   * @param from The folder of which this one is to go on; itself if absent.
   * @throws {FileError | AccessError} If the system refuses.
   */
  constructor(run: KeptRun, from: string = run.path) {
    this.#run = run;
    const { path, trainer, stored, keep } = run;
    this.#lock = new FolderLock(path);
    prepareCheckpoints(path);
    pruneCheckpoints(path, keep); // the disk may have been full
    const metrics = `${path}/${metricsFile}`;
    if (from !== path) copyMetrics(`${from}/${metricsFile}`, metrics);
    const length = readMetrics(
      metrics,
      trainer.step,
      (event) => this.#look(event),
    );
    if (from !== path) this.#best = undefined; // it has no folder here
    this.#metrics = new MetricsWriter(metrics, length);
    writeRunFile(path, stored);
  }

  /** The last checkpoint of this session, as a path. */
  get saved(): string | undefined {
    return this.#saved;
  }

  /** @param event What happened. */
  emit(event: TrainEvent): void {
    this.#metrics.add(event);
    this.#look(event);
    switch (event.event) {
      case "eval":
        if (this.#best?.step === event.step) this.#saveBest();
        return this.#describe();
      case "sample":
        return this.#write(samplesFile, this.#samples);
      case "done":
        this.#saveLast();
        return this.#describe();
    }
  }

  /**
   * Keeps the run as it is now.
   *
   * @returns The checkpoint's folder, in that of the run.
   * @throws {FileError | AccessError} If the system refuses; the checkpoints
   * before are as they were.
   */
  save(): string {
    const { path, trainer, keep, recipe: { preset } } = this.#run;
    // steps that a checkpoint knows are in the metrics, whatever comes
    this.#metrics.sync();
    const { training: { validationLoss } } = this.#description;
    const place = checkpointPath(path, trainer.step);
    saveCheckpoint(place, trainer, {
      preset,
      validationLoss,
      best: this.#best,
    });
    this.#saved = place;
    pruneCheckpoints(path, keep);
    this.#saveLast();
    return `${checkpointsFolder}/step-${trainer.step}`;
  }

  /** Writes what is left. */
  close(): void {
    try {
      this.#metrics.close();
    } finally {
      this.#lock.close();
    }
  }

  /** Takes from an event what the drawing and the card tell. */
  #look(event: TrainEvent): void {
    switch (event.event) {
      case "step":
        return this.#train.add(event.step, event.loss);
      case "eval":
        return this.#measured(event);
      case "sample":
        this.#samples += `--- step ${event.step} ---\n${
          printable(event.text)
        }\n\n`;
    }
  }

  #measured({ step, train_loss, val_loss }: EvalEvent): void {
    const measured: Measured = {
      step,
      trainLoss: train_loss,
      validationLoss: val_loss,
    };
    this.#validation.add(step, val_loss);
    this.#last = measured;
    const best = this.#best?.validationLoss ?? Infinity;
    if (val_loss < best) this.#best = measured;
  }

  get #description(): ModelDescription {
    const { recipe, trainer } = this.#run;
    const { preset, sequence, seed } = recipe;
    const { step: steps, loss, corpus: { tokenizer } } = trainer;
    const validationLoss = this.#last?.step === steps
      ? this.#last.validationLoss
      : NaN;
    const training = { steps, seed, loss, validationLoss };
    return { preset, sequence, tokenizer, training };
  }

  #saveLast(): void {
    const { path, trainer: { model } } = this.#run;
    saveModel(path, model, this.#description);
  }

  #saveBest(): void {
    const { path, trainer: { model } } = this.#run;
    const config = encodeConfig(model, this.#description);
    const weights = safetensorsChunks(weightEntries(model), weightsMetadata);
    const contents = new Map<string, Content>([
      [configFile, new TextEncoder().encode(config)],
      [weightsFile, weights],
    ]);
    writeFolder(`${path}/best`, contents);
  }

  /** The drawing and the card. */
  #describe(): void {
    const { recipe, trainer, stored, data, path } = this.#run;
    const { corpus: { train, validation, tokenizer }, model } = trainer;
    const { steps, sequence, preset } = recipe;
    this.#write(
      "loss.svg",
      lossSvg({
        title: `Loss of ${preset}, sequences of ${sequence} tokens`,
        train: this.#train.points,
        validation: this.#validation.points,
      }),
    );
    this.#write(
      "README.md",
      modelCard({
        folder: path,
        version: configuration.version,
        recipe: { ...recipe, steps },
        parameters: model.parameters.count,
        vocabulary: model.config.vocabulary,
        token: tokenizer.kind,
        data,
        tokens: train.length + validation.length,
        text: stored.text,
        computer: stored.computer,
        command: stored.command,
        steps: trainer.step,
        last: this.#last,
        best: this.#best,
      }),
    );
  }

  #write(name: string, text: string): void {
    const content = new TextEncoder().encode(text);
    writeFiles([{ path: `${this.#run.path}/${name}`, content }]);
  }
}
