/** A run of training as TensorBoard shows it: `train --tensorboard DIR`. */

import {
  encodeTensorBoardEvent,
  tensorBoardHeader,
  TensorBoardScalars,
} from "../formats/tensorboard/mod.ts";
import type {
  StartEvent,
  StepEvent,
  TrainEvent,
  TrainObserver,
} from "../train/events.ts";
import { AccessError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";

/** Records are written once they are so many bytes, */
const flushBytes = 1 << 16;

/** or once the last writing is so long ago, */
const flushMilliseconds = 2000;

/** and speed and memory are looked at so often. */
const gaugeMilliseconds = 500;

/** The curves of every step. */
const stepTags = [
  "loss/batch",
  "optimizer/learning_rate",
  "optimizer/gradient_norm",
] as const;

/** What the observer has to know. */
export interface TensorBoardOptions {
  /** The folder; it is made if it is not there. */
  readonly folder: string;
  /** How the run is configured: JSON that is shown as text. */
  readonly configuration: unknown;
  /** Takes a line about a failure that does not end the run. */
  readonly warn: (line: string) => void;
  /** Opens the file in a folder; a new one with a name of its own if absent. */
  readonly open?: (folder: string) => OpenEventFile;
}

/** An event file. */
export interface OpenEventFile {
  /** Where it is. */
  readonly path: string;
  /** The file, empty. */
  readonly file: Deno.FsFile;
}

/** Writes an event file: the loss, learning rate and gradient norm of each
 * step, losses of evaluations, speed, memory, samples. A disk that is full
 * ends the file and not the run. */
export class TensorBoardObserver implements TrainObserver {
  readonly #options: TensorBoardOptions;
  readonly #path: string;
  readonly #steps: TensorBoardScalars = new TensorBoardScalars(stepTags);
  readonly #values: Float64Array<ArrayBuffer> = new Float64Array(3);
  readonly #pending: Uint8Array<ArrayBuffer> = new Uint8Array(2 * flushBytes);
  #used = 0;
  #file: Deno.FsFile | undefined;
  #flushed: number = Date.now();
  #gauged = 0;
  #isBegun = false;

  /**
   * Begins a file.
   *
   * @param options The folder and the configuration; the permission to write
   * to it is granted.
   * @throws {AccessError} If the file cannot be made.
   */
  constructor(options: TensorBoardOptions) {
    this.#options = options;
    const { folder, open = openEventFile } = options;
    const opened = open(folder);
    this.#file = opened.file;
    this.#path = opened.path;
    this.#append(tensorBoardHeader(Date.now() / 1000));
  }

  /** Where the file is. */
  get path(): string {
    return this.#path;
  }

  /** @param event What to write. */
  emit(event: TrainEvent): void {
    if (this.#file === undefined) return;
    switch (event.event) {
      case "step":
        return this.#step(event);
      case "start":
        return this.#write(0, {}, this.#described(event));
      case "eval":
        return this.#write(event.step, {
          "loss/train": event.train_loss,
          "loss/validation": event.val_loss,
        });
      case "sample":
        return this.#write(event.step, {}, { sample: quoted(event.text) });
      case "done":
        return this.#write(event.steps, {
          "speed/steps_per_second": event.steps_per_second,
          "speed/tokens_per_second": event.tokens_per_second,
        });
    }
  }

  /** Writes what is left and closes the file. */
  close(): void {
    this.#flush();
    this.#file?.close();
    this.#file = undefined;
  }

  #step(event: StepEvent): void {
    const now = Date.now();
    if (!this.#isBegun) this.#begin(event, now);
    this.#values[0] = event.loss;
    this.#values[1] = event.lr;
    this.#values[2] = event.grad_norm;
    this.#append(this.#steps.record(now / 1000, event.step, this.#values));
    if (now - this.#gauged >= gaugeMilliseconds) this.#gauge(event, now);
    if (now - this.#flushed >= flushMilliseconds) this.#flush();
  }

  /** A run that goes on takes the place of what was there of later steps. */
  #begin({ step }: StepEvent, now: number): void {
    this.#isBegun = true;
    if (step <= 1) return;
    const wallTime = now / 1000;
    this.#append(encodeTensorBoardEvent({ wallTime, step, isRestart: true }));
  }

  #gauge(event: StepEvent, now: number): void {
    this.#gauged = now;
    this.#append(encodeTensorBoardEvent({
      wallTime: now / 1000,
      step: event.step,
      scalars: known({
        "speed/steps_per_second": event.steps_per_second,
        "speed/tokens_per_second": event.tokens_per_second,
        "memory/arena_bytes": event.arena_bytes,
        "memory/process_bytes": event.rss_bytes,
      }),
    }));
  }

  #write(
    step: number,
    scalars: Readonly<Record<string, number>>,
    texts: Readonly<Record<string, string>> = {},
  ): void {
    const wallTime = Date.now() / 1000;
    this.#append(encodeTensorBoardEvent({ wallTime, step, scalars, texts }));
    this.#flush();
  }

  #described({ event: _, ...start }: StartEvent): Record<string, string> {
    const { configuration } = this.#options;
    return {
      run: quoted(JSON.stringify(start, null, 2)),
      configuration: quoted(JSON.stringify(configuration, null, 2)),
    };
  }

  #append(record: Uint8Array<ArrayBuffer>): void {
    if (this.#used + record.length > this.#pending.length) this.#flush();
    if (record.length > this.#pending.length) return this.#put(record);
    this.#pending.set(record, this.#used);
    this.#used += record.length;
    if (this.#used >= flushBytes) this.#flush();
  }

  #flush(): void {
    this.#put(this.#pending.subarray(0, this.#used));
    this.#used = 0;
    this.#flushed = Date.now();
  }

  #put(bytes: Uint8Array<ArrayBuffer>): void {
    let rest = bytes;
    try {
      while (this.#file !== undefined && rest.length > 0) {
        rest = rest.subarray(this.#file.writeSync(rest));
      }
    } catch (error) {
      this.#file?.close();
      this.#file = undefined;
      this.#options.warn(
        `warning: ${this.#path} ends here as the system must accept it: ` +
          systemReasonOf(error),
      );
    }
  }
}

/** What is not known yet, or never, is 0. */
function known(
  scalars: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scalars).filter(([, value]) => value > 0),
  );
}

/** Text as Markdown shows it unchanged: an indented block. */
function quoted(text: string): string {
  return text.split("\n").map((line) => `    ${line}`).join("\n");
}

/** TensorBoard knows its files by `tfevents` in their names, and reads those
 * of a folder in the order of their names. */
function openEventFile(folder: string): OpenEventFile {
  const name = `events.out.tfevents.${Math.floor(Date.now() / 1000)}.fluxion`;
  try {
    Deno.mkdirSync(folder, { recursive: true });
    for (let attempt = 0;; attempt++) {
      const path = `${folder}/${name}.${attempt}`;
      const file = openNew(path);
      if (file !== undefined) return { path, file };
    }
  } catch (error) {
    throw new AccessError(
      `Cannot write TensorBoard events to ${folder} as it must be a folder ` +
        `that can be written: ${systemReasonOf(error)}`,
    );
  }
}

/** Another run may have begun in the same second. */
function openNew(path: string): Deno.FsFile | undefined {
  try {
    return Deno.openSync(path, { createNew: true, write: true });
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return undefined;
    throw error;
  }
}
