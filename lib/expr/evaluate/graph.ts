/**
 * The intermediate form: values in static single assignment, hash-consed, so
 * that equal subexpressions of all outputs are one value. The operands of a
 * value are always older than it is: the order of numbers is a topological one.
 */
import { type Constant, foldConstants } from "./constant.ts";
import { type OperationName, operationTable } from "./operations.ts";

/** An operation on values: what a program computes and keeps. */
export type ComputedName = Exclude<
  OperationName,
  "halt" | "move" | "check" | "else" | "endLoop"
>;

/** What a value is. */
export type ValueKind = ComputedName | "constant" | "variable" | "index";

/** A value of the graph; it never changes. */
export interface Value {
  /** Its number; operands have smaller ones. */
  readonly id: number;
  /** What it is. `loop` is a sum or product: body, index, from, to, start. */
  readonly kind: ValueKind;
  /** What it is computed from. */
  readonly operands: readonly Value[];
  /** Of a constant. */
  readonly constant?: Constant;
  /** The slot of a variable, the occurrence of `random`. */
  readonly number?: number;
  /** Whether a loop multiplies; else it adds. */
  readonly multiplies?: boolean;
  /** Whether it may be NaN or infinite although every variable is finite. */
  readonly mayFail: boolean;
  /** The indices of loops that it depends on. */
  readonly indices: ReadonlySet<Value>;
}

const none: ReadonlySet<Value> = new Set();

/** Makes values; equal ones are the same. */
export class Graph {
  /** Every value, by number. */
  readonly values: Value[] = [];
  readonly #known = new Map<string, Value>();

  /**
   * A known number.
   *
   * @param constant The number.
   * @returns The value.
   */
  constant(constant: Constant): Value {
    const { value, rational, hasPi } = constant;
    const exact = rational === undefined
      ? ""
      : `${rational}${hasPi ? "π" : ""}`;
    const sign = Object.is(value, -0) ? "-" : "";
    return this.#make(`constant ${sign}${value} ${exact}`, {
      kind: "constant",
      operands: [],
      constant,
      mayFail: !Number.isFinite(value),
    });
  }

  /**
   * An input.
   *
   * @param slot Its place in the list of variables.
   * @returns The value.
   */
  variable(slot: number): Value {
    return this.#make(`variable ${slot}`, {
      kind: "variable",
      operands: [],
      number: slot,
      mayFail: false,
    });
  }

  /**
   * The index of a loop, different from all others.
   *
   * @returns The value.
   */
  index(): Value {
    const id = this.values.length;
    const indices = new Set<Value>();
    const value: Value = {
      id,
      kind: "index",
      operands: [],
      mayFail: false,
      indices,
    };
    indices.add(value);
    this.values.push(value);
    return value;
  }

  /**
   * A random number, different from all others, drawn anew in each turn of the
   * loops around it.
   *
   * @param occurrence Which `random()` of the text it is.
   * @param loops The indices of the loops around it.
   * @returns The value.
   */
  random(occurrence: number, loops: readonly Value[]): Value {
    return this.#make(`random ${this.values.length}`, {
      kind: "random",
      operands: loops,
      number: occurrence,
      mayFail: false,
    });
  }

  /**
   * A sum or a product over a range.
   *
   * @param multiplies Whether it is a product.
   * @param operands The body, its index, the first and the last index, and
   * the value of an empty range.
   * @returns The value.
   */
  loop(multiplies: boolean, operands: readonly Value[]): Value {
    const ids = operands.map((operand) => operand.id).join();
    return this.#make(`loop ${multiplies} ${ids}`, {
      kind: "loop",
      operands,
      multiplies,
      mayFail: true,
    });
  }

  /**
   * An operation; a known number if all its operands are.
   *
   * @param kind The operation.
   * @param operands As many as it takes.
   * @returns The value.
   */
  apply(kind: ComputedName, ...operands: Value[]): Value {
    const constants = operands.map((operand) => operand.constant);
    // What failed is left to be found where it is used.
    if (constants.every((c) => c !== undefined && Number.isFinite(c.value))) {
      return this.constant(
        foldConstants(kind, constants as readonly Constant[]),
      );
    }
    const { commutative, finite } = operationTable[kind];
    const sorted = commutative === true && operands[0]!.id > operands[1]!.id
      ? [operands[1]!, operands[0]!]
      : operands;
    const mayFail = finite !== true ||
      operands.some((operand) => operand.mayFail);
    return this.#make(`${kind} ${sorted.map(({ id }) => id).join()}`, {
      kind,
      operands: sorted,
      mayFail,
    });
  }

  /**
   * One of two values.
   *
   * @param kind Whether both are computed, or one branch is executed.
   * @param operands The condition, the value if it is not 0, the other.
   * @returns The value.
   */
  choose(kind: "select" | "if", ...operands: [Value, Value, Value]): Value {
    return this.#make(`${kind} ${operands.map(({ id }) => id).join()}`, {
      kind,
      operands,
      mayFail: operands.some((operand) => operand.mayFail),
    });
  }

  #make(key: string, parts: Omit<Value, "id" | "indices">): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = {
      id: this.values.length,
      indices: indicesOf(parts),
      ...parts,
    };
    this.values.push(value);
    this.#known.set(key, value);
    return value;
  }
}

function indicesOf(
  { kind, operands }: Omit<Value, "id" | "indices">,
): ReadonlySet<Value> {
  const dependent = operands.filter(({ indices }) => indices.size > 0);
  if (dependent.length === 0) return none;
  const all = new Set(dependent.flatMap(({ indices }) => [...indices]));
  if (kind === "loop") all.delete(operands[1]!);
  return all;
}
