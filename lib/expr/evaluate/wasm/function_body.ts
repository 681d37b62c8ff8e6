/** The code of one function of a module. */
import { signed, unsigned } from "./bytes.ts";
import {
  type FunctionSymbol,
  type ModuleScope,
  type ValueType,
  valueTypes,
} from "./types.ts";

/** Code that leaves one value on the stack. */
export type Code = (body: FunctionBody) => void;

/** A local variable: it can be read, and written. */
export interface Local {
  /** Its number. */
  readonly index: number;
  /** Leaves its value on the stack. */
  readonly get: Code;
}

/** Collects the instructions of a function. */
export class FunctionBody {
  /** The module that it belongs to. */
  readonly module: ModuleScope<FunctionBody>;
  readonly #parameters: number;
  readonly #locals: ValueType[] = [];
  readonly #code: number[] = [];
  readonly #calls: { readonly at: number; readonly to: FunctionSymbol }[] = [];

  /**
   * Begins a function.
   *
   * @param module The module that it belongs to.
   * @param parameters The types of its parameters: the first locals.
   */
  constructor(
    module: ModuleScope<FunctionBody>,
    parameters: readonly ValueType[],
  ) {
    this.module = module;
    this.#parameters = parameters.length;
  }

  /**
   * Appends bytes of an instruction.
   *
   * @param bytes The bytes.
   */
  emit(...bytes: number[]): void {
    this.#code.push(...bytes);
  }

  /**
   * A parameter.
   *
   * @param index Which one.
   * @returns The local that it is.
   */
  parameter(index: number): Local {
    return local(index);
  }

  /**
   * A new local variable.
   *
   * @param type Its type.
   * @returns The local; 0 at the beginning.
   */
  local(type: ValueType): Local {
    this.#locals.push(type);
    return local(this.#parameters + this.#locals.length - 1);
  }

  /**
   * Writes a local variable.
   *
   * @param to The local.
   * @param value What to write.
   */
  set(to: Local, value: Code): void {
    value(this);
    this.emit(0x21, ...unsigned(to.index));
  }

  /**
   * Computes a vector now, to be read any number of times.
   *
   * @param value The vector.
   * @returns Reads it.
   */
  keep(value: Code): Code {
    const to = this.local("v128");
    this.set(to, value);
    return to.get;
  }

  /**
   * Code that is executed if a number is not 0.
   *
   * @param condition A 32-bit integer.
   * @param body Writes the code.
   */
  when(condition: Code, body: () => void): void {
    condition(this);
    this.emit(0x04, 0x40);
    body();
    this.emit(0x0b);
  }

  /**
   * Code that is repeated as long as a number is not 0.
   *
   * @param condition A 32-bit integer.
   * @param body Writes the code.
   */
  while(condition: Code, body: () => void): void {
    this.emit(0x02, 0x40, 0x03, 0x40);
    condition(this);
    this.emit(0x45, 0x0d, 1);
    body();
    this.emit(0x0c, 0, 0x0b, 0x0b);
  }

  /**
   * Appends a call.
   *
   * @param to What to call; its operands are on the stack.
   */
  call(to: FunctionSymbol): void {
    this.emit(0x10);
    this.#calls.push({ at: this.#code.length, to });
    this.emit(0, 0, 0, 0, 0);
  }

  /**
   * The finished code.
   *
   * @param indexOf The index of a function, in five bytes.
   * @returns The bytes, with their length in front.
   */
  finish(indexOf: (symbol: FunctionSymbol) => readonly number[]): number[] {
    for (const { at, to } of this.#calls) {
      indexOf(to).forEach((byte, i) => this.#code[at + i] = byte);
    }
    const locals = this.#locals.flatMap((type) => [1, valueTypes[type]]);
    const bytes = [
      ...unsigned(this.#locals.length),
      ...locals,
      ...this.#code,
      0x0b,
    ];
    return [...unsigned(bytes.length), ...bytes];
  }
}

function local(index: number): Local {
  return { index, get: (body) => body.emit(0x20, ...unsigned(index)) };
}

/**
 * A 32-bit integer.
 *
 * @param value The integer.
 * @returns Leaves it on the stack.
 */
export function int32(value: number): Code {
  return (body) => body.emit(0x41, ...signed(value));
}

/**
 * An instruction on values of the stack.
 *
 * @param opcode Its bytes.
 * @param operands What it works on.
 * @returns Leaves the result on the stack.
 */
export function instruction(
  opcode: readonly number[],
  ...operands: readonly Code[]
): Code {
  return (body) => {
    for (const operand of operands) operand(body);
    body.emit(...opcode);
  };
}

/**
 * A call.
 *
 * @param symbol What to call.
 * @param operands Its parameters.
 * @returns Leaves the result on the stack.
 */
export function call(
  symbol: FunctionSymbol,
  ...operands: readonly Code[]
): Code {
  return (body) => {
    for (const operand of operands) operand(body);
    body.call(symbol);
  };
}
