/** Runs a program over columns, in this thread. */
import { currentBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { type ColumnModule, compileColumns } from "./column_module.ts";
import { Draws } from "./draws.ts";
import { importable } from "./importable.ts";
import { run, slotsOf } from "./machine.ts";

import { type Program, usedVariables } from "./program.ts";
import { makeTaskHandler, type TaskHandler } from "./worker_runtime.ts";

/** A column of numbers. */
export type Column = Float64Array<ArrayBufferLike>;

/** Where the columns of one run are. */
export interface ColumnJob {
  /** A column for each variable, in their order, or one number for all rows. */
  readonly inputs: readonly (Column | number)[];
  /** A column for each value. */
  readonly outputs: readonly Column[];
  /** How many rows. */
  readonly rows: number;
  /** What `random()` draws from. */
  readonly seed: number;
}

/** Runs a program over columns; it is compiled on first use. */
export class ColumnRunner {
  readonly #program: Program;
  #module: ColumnModule | "none" | undefined;
  #handler: TaskHandler | undefined;

  /**
   * Prepares a program.
   *
   * @param program The program.
   */
  constructor(program: Program) {
    this.#program = program;
  }

  /** The compiled form; undefined where only the machine can run it. */
  get module(): ColumnModule | undefined {
    this.#module ??= compileColumns(this.#program) ?? "none";
    return this.#module === "none" ? undefined : this.#module;
  }

  /**
   * Computes the rows of a job.
   *
   * @param job Where from and where to.
   * @returns First rows and ends of the ranges to look at again, in turns.
   * @throws {ExpressionError} `budget`, if a row takes too many steps.
   */
  run(job: ColumnJob): readonly number[] {
    const { module } = this;
    if (module === undefined) return this.#interpret(job);
    this.#handler ??= makeTaskHandler(importable());
    const { suspicious, error } = this.#handler({
      ...module,
      id: 0,
      program: 0,
      inputs: job.inputs,
      outputs: job.outputs,
      from: 0,
      to: job.rows,
      steps: stepsOfRow(),
    });
    if (error !== undefined) throw taskError(error);
    return suspicious;
  }

  #interpret(job: ColumnJob): readonly number[] {
    const suspicious: number[] = [];
    const { code, outputs, randoms } = this.#program;
    const slots = slotsOf(this.#program);
    const used = usedVariables(this.#program);
    const draws = new Draws(job.seed, randoms);
    for (let row = 0; row < job.rows; row++) {
      job.inputs.forEach((input, i) =>
        slots[i] = typeof input === "number" ? input : input[row]!
      );
      if (randoms > 0) draws.begin(row);
      let sound = run(code, slots, draws) &&
        used.every((slot) => Number.isFinite(slots[slot]));
      outputs.forEach((slot, i) => {
        const value = slots[slot]!;
        job.outputs[i]![row] = value;
        sound &&= Number.isFinite(value);
      });
      if (!sound) suspicious.push(row, row + 1);
    }
    return suspicious;
  }
}

/**
 * How many steps a row may take, as modules count them.
 *
 * @returns At least 1.
 */
export function stepsOfRow(): number {
  return Math.min(currentBudget().steps, 2 ** 31 - 1);
}

/**
 * The error of a task.
 *
 * @param error What the task says.
 * @returns The error to throw.
 */
export function taskError(error: string): Error {
  if (error !== "steps") return new Error(error);
  return new ExpressionError(
    "budget",
    `Cannot go on as a row must end within the budget of steps: the budget ` +
      `is ${stepsOfRow()}`,
  );
}
