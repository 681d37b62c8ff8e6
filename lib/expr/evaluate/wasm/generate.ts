/**
 * Programs to WebAssembly: two rows of the columns at a time, every slot a
 * local. Both branches of an `if` are executed where the rows differ, and
 * masked; a loop goes on as long as one of the rows does.
 */
import { type OperationName, operations } from "../operations.ts";
import { instructionWords, type Program, usedVariables } from "../program.ts";
import {
  call,
  type Code,
  type FunctionBody,
  instruction,
  int32,
  type Local,
} from "./function_body.ts";
import { byLane } from "./fallback.ts";
import { kernels, operandCount } from "./kernels.ts";
import { ModuleBuilder } from "./module.ts";
import * as v from "./vector.ts";

/** A module for the columns of a program. */
export interface GeneratedColumns {
  /**
   * Its bytes. It imports a memory, `m.memory`, and the functions named, and
   * exports `run(base, rows, limit)`: the columns lie one after the other at
   * the base, the variables first. It returns NaN if a value that was checked
   * is not finite.
   */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The operations to import, and `exhausted`. */
  readonly imports: readonly string[];
  /** Where the columns may begin. */
  readonly base: number;
}

/** What a block of code knows. */
interface Context {
  readonly body: FunctionBody;
  readonly slots: readonly Local[];
  /** The rows that it counts for; all if absent. */
  readonly mask?: Code;
}

/**
 * Generates the module of a program without random numbers.
 *
 * @param program The program.
 * @param columnBytes How far apart the columns are in the memory.
 * @returns The module.
 */
export function generateColumns(
  program: Program,
  columnBytes: number,
): GeneratedColumns {
  const module = new ModuleBuilder();
  const run = module.function(
    "run",
    { parameters: ["i32", "i32", "i32"], result: "f64" },
    (body) => new Generator(program, columnBytes, body).write(),
  );
  const bytes = module.finish(run);
  const base = Math.ceil(module.dataBytes / 64) * 64;
  return { bytes, imports: module.imports, base };
}

class Generator {
  readonly #program: Program;
  readonly #columnBytes: number;
  readonly #body: FunctionBody;
  readonly #slots: readonly Local[];
  readonly #suspicion: Local;
  readonly #steps: Local;

  constructor(program: Program, columnBytes: number, body: FunctionBody) {
    this.#program = program;
    this.#columnBytes = columnBytes;
    this.#body = body;
    this.#slots = Array.from(
      { length: program.slots },
      () => body.local("v128"),
    );
    this.#suspicion = body.local("v128");
    this.#steps = body.local("i32");
  }

  /** The whole function: a loop over pairs of rows. */
  write(): void {
    const body = this.#body;
    const { variables, outputs, code } = this.#program;
    const address = body.parameter(0), rows = body.parameter(1);
    const end = body.local("i32");
    body.set(
      end,
      instruction(
        [0x6a], // i32.add
        address.get,
        instruction([0x74], rows.get, int32(3)), // i32.shl
      ),
    );
    body.while(instruction([0x49], address.get, end.get), () => { // i32.lt_u
      body.set(this.#steps, int32(0));
      usedVariables(this.#program).forEach((i) => {
        body.set(this.#slots[i]!, v.load(address.get, i * this.#columnBytes));
        this.#suspect(this.#slots[i]!.get);
      });
      this.#block(0, code.length, undefined);
      outputs.forEach((slot, i) => {
        const value = this.#read(slot);
        this.#suspect(value);
        const offset = (variables.length + i) * this.#columnBytes;
        v.store(address.get, offset, value)(body);
      });
      body.set(address, instruction([0x6a], address.get, int32(16)));
    });
    const suspicion = this.#suspicion.get;
    instruction([0xa0], v.lane(suspicion, 0), v.lane(suspicion, 1))(body);
  }

  /** Adds 0, or NaN if a row is not finite. */
  #suspect(value: Code, mask?: Code): void {
    const nothing = v.subtract(value, value);
    this.#body.set(
      this.#suspicion,
      v.add(
        this.#suspicion.get,
        mask === undefined ? nothing : v.and(mask, nothing),
      ),
    );
  }

  #read(slot: number): Code {
    const { variables, constants } = this.#program;
    const constant = constants[slot - variables.length];
    return constant === undefined ? this.#slots[slot]!.get : v.real(constant);
  }

  /** The instructions from one word to another. */
  #block(start: number, end: number, mask: Code | undefined): void {
    const { code } = this.#program;
    let at = start;
    while (at < end) {
      const name = operations[code[at]!]!;
      const target = code[at + 4]!;
      if (name === "if") at = this.#if(at, target, mask);
      else if (name === "loop") at = this.#loop(at, target, mask);
      else {
        this.#instruction(name, at, mask);
        at += instructionWords;
      }
    }
  }

  #operand(at: number, place: number): Code {
    return this.#read(this.#program.code[at + 2 + place]!);
  }

  #instruction(
    name: OperationName,
    at: number,
    mask: Code | undefined,
  ): void {
    const { code } = this.#program;
    if (name === "halt") return;
    if (name === "check") return this.#suspect(this.#operand(at, 0), mask);
    this.#body.set(this.#slots[code[at + 1]!]!, this.#value(name, at));
  }

  #value(name: OperationName, at: number): Code {
    const kernel = kernels[name];
    const operands = [0, 1, 2].slice(0, operandCount(name)).map((place) =>
      this.#operand(at, place)
    );
    return kernel === undefined
      ? byLane(this.#body, name, ...operands)
      : kernel(this.#body, operands);
  }

  /** Both branches, each if some row takes it. */
  #if(at: number, target: number, mask: Code | undefined): number {
    const body = this.#body;
    const { code } = this.#program;
    const jump = target - instructionWords;
    const end = code[jump + 4]!;
    const truth = v.unequal(this.#operand(at, 0), v.real(0));
    const yes = body.keep(mask === undefined ? truth : v.and(mask, truth));
    const no = body.keep(
      mask === undefined ? v.not(yes) : v.andNot(mask, yes),
    );
    body.when(
      v.anyLane(yes),
      () => this.#block(at + instructionWords, jump, yes),
    );
    body.when(v.anyLane(no), () => {
      const last = end - instructionWords;
      this.#block(target, last, no);
      // The other rows keep the result of the first branch.
      this.#masked(last, no);
    });
    return end;
  }

  /** An instruction that leaves the rows outside of the mask alone. */
  #masked(at: number, mask: Code): void {
    const { code } = this.#program;
    const to = this.#slots[code[at + 1]!]!;
    const value = this.#value(operations[code[at]!]!, at);
    this.#body.set(to, v.choose(mask, value, to.get));
  }

  #loop(at: number, target: number, mask: Code | undefined): number {
    const body = this.#body;
    const endLoop = target - instructionWords;
    const index = this.#slots[this.#program.code[at + 2]!]!;
    const going = v.lessEqual(index.get, this.#operand(at, 1));
    const active = body.local("v128");
    body.while(
      (inner) => {
        inner.set(active, mask === undefined ? going : v.and(mask, going));
        v.anyLane(active.get)(inner);
      },
      () => {
        this.#step();
        const last = endLoop - instructionWords;
        this.#block(at + instructionWords, last, active.get);
        this.#masked(last, active.get);
        body.set(index, v.add(index.get, v.real(1)));
      },
    );
    return target;
  }

  /** Counts a step of the rows, and ends them when there are too many. */
  #step(): void {
    const body = this.#body;
    const limit = body.parameter(2);
    body.set(this.#steps, instruction([0x6a], this.#steps.get, int32(1)));
    const over = instruction([0x4b], this.#steps.get, limit.get); // i32.gt_u
    const symbol = body.module.import("exhausted", { parameters: [] });
    body.when(over, () => call(symbol)(body));
  }
}
