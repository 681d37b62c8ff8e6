/** Checked evaluation of a program: the machine, and the walk behind it. */
import { withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Node } from "../syntax/nodes.ts";
import type { Built } from "./build.ts";
import { Draws } from "./draws.ts";
import { run, slotsOf } from "./machine.ts";
import { hasLoops, type Program, usedVariables } from "./program.ts";
import { walkReal } from "./walk.ts";

/** Evaluates one program, one row after the other. */
export class ScalarEvaluator {
  /** Where the variables are written before a run, from slot 0 on. */
  readonly slots: Float64Array;
  readonly #program: Program;
  readonly #code: Int32Array;
  readonly #first: number;
  readonly #used: readonly number[];
  readonly #sources: readonly Node[];
  readonly #randoms: ReadonlyMap<Node, number>;
  readonly #draws: Draws;
  /** Whether it must be watched: it loops, or draws. */
  readonly #special: boolean;
  #row = -1;

  /**
   * Prepares a program.
   *
   * @param built The program, checked.
   * @param sources What it was built from.
   * @param seed What `random()` draws from.
   */
  constructor(
    { program, randoms }: Built,
    sources: readonly Node[],
    seed: number,
  ) {
    this.slots = slotsOf(program);
    this.#program = program;
    this.#code = program.code;
    this.#first = program.outputs[0]!;
    this.#used = usedVariables(program);
    this.#sources = sources;
    this.#randoms = randoms;
    this.#draws = new Draws(seed, program.randoms);
    this.#special = program.randoms > 0 || hasLoops(program);
  }

  /**
   * The first value of the next row.
   *
   * @returns A real number.
   * @throws {ExpressionError} If it has none.
   */
  first(): number {
    const { slots } = this;
    const passed = this.#special
      ? this.#run(++this.#row)
      : run(this.#code, slots, this.#draws);
    const value = slots[this.#first]!;
    // What is not finite is not 0 less itself.
    return passed && value - value === 0 ? value : this.#walk(0);
  }

  /**
   * All values of the next row.
   *
   * @returns Real numbers.
   * @throws {ExpressionError} If one has none.
   */
  all(): readonly number[] {
    const passed = this.#run(++this.#row);
    const all = this.#values();
    return passed && all.every(Number.isFinite)
      ? all
      : this.#sources.map((_, index) => this.#walk(index));
  }

  /**
   * All values of a row, NaN where there is none.
   *
   * @param row The number of the row.
   * @param explain Whether to say why a value is missing if that takes time.
   * @param out Is told each value, and whether the machine is sure of it.
   * @returns The first error, `true` if it was not to be explained; undefined
   * if every value is there.
   * @throws {ExpressionError} Of another kind than a missing value: `budget`.
   */
  judge(
    row: number,
    explain: boolean,
    out: (index: number, value: number, sure: boolean) => void,
  ): ExpressionError | true | undefined {
    const lacking = this.#used.find((slot) =>
      !Number.isFinite(this.slots[slot])
    );
    if (lacking !== undefined) {
      this.#sources.forEach((_, index) => out(index, NaN, true));
      const name = this.#program.variables[lacking]!;
      return badValue(name, this.slots[lacking]);
    }
    const passed = this.#run(row);
    const all = this.#values();
    let first: ExpressionError | true | undefined;
    all.forEach((value, index) => {
      const judged = passed && Number.isFinite(value)
        ? value
        : passed && Number.isNaN(value) && !explain
        ? true
        : this.#try(index);
      if (typeof judged !== "number") first ??= judged;
      out(index, typeof judged === "number" ? judged : NaN, passed);
    });
    return first;
  }

  #values(): readonly number[] {
    return Array.from(this.#program.outputs, (slot) => this.slots[slot]!);
  }

  #run(row: number): boolean {
    const { randoms, code } = this.#program;
    this.#row = row;
    if (randoms > 0) this.#draws.begin(row);
    return this.#special
      ? withBudget({}, () => run(code, this.slots, this.#draws))
      : run(code, this.slots, this.#draws);
  }

  #try(index: number): number | ExpressionError {
    try {
      return this.#walk(index);
    } catch (error) {
      const missing = error instanceof ExpressionError &&
        (error.code === "domain" || error.code === "division-by-zero");
      if (missing) return error;
      throw error;
    }
  }

  /** The judgement of the walk: an error, or a value all the same. */
  #walk(index: number): number {
    const { variables, randoms } = this.#program;
    if (randoms > 0) this.#draws.begin(this.#row);
    return withBudget({}, () =>
      walkReal(this.#sources[index]!, {
        variables: new Map(
          variables.map((name, slot) => [name, this.slots[slot]!]),
        ),
        draw: (node) => this.#draws.uniform(this.#randoms.get(node)!),
      }));
  }
}

/**
 * The error of a variable that is no number.
 *
 * @param name The variable.
 * @param value What was given.
 * @returns The error.
 */
export function badValue(name: string, value: unknown): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot evaluate as \`${name}\` must be a finite number: current value ` +
      `is ${String(value)}`,
  );
}
