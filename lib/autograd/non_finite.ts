import { FluxionError } from "../core/errors.ts";
import { formatShape, type Shape } from "../core/shape.ts";

/** What an operand of a faulty call held. */
export interface OperandSummary {
  /** What it is: a parameter's name, or the op that made it. */
  readonly name: string;
  /** How many elements it has. */
  readonly size: number;
  /** How many of them are NaN or infinite. */
  readonly bad: number;
  /** The least of the others; NaN if there is none. */
  readonly minimum: number;
  /** The greatest of the others; NaN if there is none. */
  readonly maximum: number;
  /** Its element at the place of the fault; undefined if it is not of the
   * size of the result. */
  readonly there: number | undefined;
}

/** Where a value that is not finite appeared first. */
export interface NonFinite {
  /** The pass of the op, and where in the model: `linear backward head`. */
  readonly op: string;
  /** The kernel that was called; the empty string where that is not known. */
  readonly kernel: string;
  /** The tensor that was written. */
  readonly tensor: string;
  /** Its shape. */
  readonly shape: Shape;
  /** Where in it. */
  readonly index: readonly number[];
  /** The value: NaN, Infinity or -Infinity. */
  readonly value: number;
  /** How many values of the call are not finite. */
  readonly bad: number;
  /** How many values it wrote. */
  readonly size: number;
  /** The values before, at and after it, up to three on each side. */
  readonly around: readonly number[];
  /** What the call read. */
  readonly inputs: readonly OperandSummary[];
}

/** A value became NaN or infinite: says where first. */
export class NonFiniteError extends FluxionError {
  /** Where. */
  readonly found: NonFinite;

  /**
   * Makes an error.
   *
   * @param found Where.
   * @param when In which step; the empty string if there are none.
   */
  constructor(found: NonFinite, when: string = "") {
    const { op, kernel, tensor, shape, index, value } = found;
    const by = kernel === "" || op.split(" ")[0] === kernel
      ? op
      : `${op} (kernel ${kernel})`;
    super(
      `Cannot go on as every value must be finite: ${by}${when} wrote ` +
        `${value} to ${tensor}, shape ${formatShape(shape)}, at ` +
        formatShape(index),
    );
    this.found = found;
  }

  /** What a person looks at next, a line each: the neighbours of the value,
   * and what the call read. */
  get details(): string[] {
    const { bad, size, around, inputs } = this.found;
    return [
      `${bad} of ${size} values written are not finite; around the first: ` +
      around.map(short).join(", "),
      ...inputs.map(describeOperand),
    ];
  }
}

function describeOperand(operand: OperandSummary): string {
  const { name, size, bad, minimum, maximum, there } = operand;
  return `read ${name}: ${size} values from ${short(minimum)} to ` +
    `${short(maximum)}, ${bad} not finite` +
    (there === undefined ? "" : `, ${short(there)} there`);
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/**
 * The first value that is not finite.
 *
 * @param values Some values.
 * @returns Its index; -1 if all are finite.
 */
export function firstBad(values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) return i;
  }
  return -1;
}

/**
 * The numbers around one, and how many are not finite.
 *
 * @param values Some values.
 * @param at The index of the first that is not finite.
 * @returns What a report says of them.
 */
export function surroundings(
  values: ArrayLike<number>,
  at: number,
): Pick<NonFinite, "value" | "bad" | "size" | "around"> {
  const all = Array.from(values);
  return {
    value: all[at]!,
    bad: all.filter((value) => !Number.isFinite(value)).length,
    size: all.length,
    around: all.slice(Math.max(0, at - 3), at + 4),
  };
}

/**
 * What a person wants to know of an operand.
 *
 * @param name What it is.
 * @param values Its elements.
 * @param at An index to look at.
 * @param size The size of what that index is of.
 * @returns The summary.
 */
export function summarize(
  name: string,
  values: ArrayLike<number>,
  at: number,
  size: number,
): OperandSummary {
  let bad = 0, minimum = Infinity, maximum = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) bad++;
    else {
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  const none = bad === values.length;
  return {
    name,
    size: values.length,
    bad,
    minimum: none ? NaN : minimum,
    maximum: none ? NaN : maximum,
    there: values.length === size ? values[at] : undefined,
  };
}

/**
 * The index of an element in a shape.
 *
 * @param flat Its number in row-major order.
 * @param shape The shape.
 * @returns One number an axis.
 */
export function unravel(flat: number, shape: Shape): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1, rest = flat; axis >= 0; axis--) {
    const length = Math.max(1, shape[axis]!);
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}
