/**
 * The operations of a program: the one table of what there is, what it is
 * worth, and what the optimiser may know about it. The number of an operation
 * is its place in `operations`.
 */
import { realFunctions } from "../functions/real.ts";
import type { RealFunction } from "../functions/real.ts";
import {
  equalWithin,
  hypotenuse,
  rangeLast,
} from "../functions/real_elementary.ts";

/** What the optimiser may know about an operation. */
export interface Operation {
  /** How many operands it takes. */
  readonly operands: 0 | 1 | 2 | 3;
  /** Its value; absent for what steers the program. */
  readonly value?: RealFunction;
  /** Whether its two operands may be exchanged. */
  readonly commutative?: true;
  /** Whether finite operands always give a finite value. */
  readonly finite?: true;
  /** The operands that may be NaN or infinite when the result is finite. */
  readonly absorbs?: readonly number[];
}

function control(operands: 0 | 1 | 2 | 3): Operation {
  return { operands };
}

function unary(value: RealFunction): Operation {
  return { operands: 1, value };
}

/** Of one operand, finite for every finite operand. */
function total(value: RealFunction): Operation {
  return { operands: 1, value, finite: true };
}

/** Of one operand, finite for some operand that is not. */
function absorbing(value: RealFunction, finite?: "finite"): Operation {
  const operation = { operands: 1, value, absorbs: [0] } as const;
  return finite === undefined ? operation : { ...operation, finite: true };
}

function binary(value: RealFunction, ...absorbs: number[]): Operation {
  return { operands: 2, value, absorbs };
}

function ternary(value: RealFunction): Operation {
  return { operands: 3, value, absorbs: [0, 1, 2] };
}

function symmetric(value: RealFunction): Operation {
  return { operands: 2, value, commutative: true };
}

function truth(value: RealFunction, commutative?: "commutative"): Operation {
  const operation = {
    operands: 2,
    value,
    finite: true,
    absorbs: [0, 1],
  } as const;
  return commutative === undefined
    ? operation
    : { ...operation, commutative: true };
}

const f = realFunctions;

const table = {
  // What steers a program: see `program.ts`.
  halt: control(0),
  move: control(1),
  check: control(1),
  if: control(1),
  else: control(0),
  loop: control(2),
  endLoop: control(1),
  random: control(0),
  // From here on the order is that of the cases in `machine.ts`.
  add: symmetric((a, b) => a! + b!),
  subtract: binary((a, b) => a! - b!),
  multiply: symmetric((a, b) => a! * b!),
  divide: binary((a, b) => a! / b!, 1),
  negate: total((a) => -a!),
  power: binary(f.pow, 0, 1),
  less: truth((a, b) => a! < b! ? 1 : 0),
  lessEqual: truth((a, b) => a! <= b! ? 1 : 0),
  equal: truth((a, b) => equalWithin(a!, b!) ? 1 : 0, "commutative"),
  and: truth((a, b) => a! !== 0 && b! !== 0 ? 1 : 0, "commutative"),
  or: truth((a, b) => a! !== 0 || b! !== 0 ? 1 : 0, "commutative"),
  not: absorbing((a) => a! === 0 ? 1 : 0, "finite"),
  select: {
    operands: 3,
    value: (condition, yes, no) => condition! !== 0 ? yes! : no!,
    finite: true,
    absorbs: [0],
  },
  abs: total(f.abs),
  sqrt: unary(f.sqrt),
  exp: absorbing(f.exp),
  ln: unary(f.ln),
  sin: total(f.sin),
  cos: total(f.cos),
  tan: total(f.tan),
  floor: total(f.floor),
  min: { ...symmetric(f.min), finite: true, absorbs: [0, 1] },
  max: { ...symmetric(f.max), finite: true, absorbs: [0, 1] },
  asin: unary(f.asin),
  acos: unary(f.acos),
  atan: absorbing(f.atan, "finite"),
  sinh: unary(f.sinh),
  cosh: unary(f.cosh),
  tanh: absorbing(f.tanh, "finite"),
  // From here on the machine calls the value of this table.
  ceil: total(f.ceil),
  round: total(f.round),
  sgn: absorbing(f.sgn, "finite"),
  cbrt: total(f.cbrt),
  log2: unary(f.log2),
  log10: unary(f.log10),
  asinh: unary(f.asinh),
  acosh: unary(f.acosh),
  atanh: unary(f.atanh),
  acot: absorbing(f.acot, "finite"),
  asec: absorbing(f.asec),
  asech: unary(f.asech),
  acoth: absorbing(f.acoth),
  arg: absorbing(f.arg, "finite"),
  hypot: symmetric(hypotenuse),
  atan2: binary(f.atan2, 0, 1),
  mod: binary(f.mod, 1),
  log: binary(f.log, 0, 1),
  root: binary(f.root, 0, 1),
  rangeLast: binary(rangeLast),
  factorial: absorbing(f.factorial),
  gamma: absorbing((x) => f.gamma(x!)),
  upperGamma: binary((s, x) => f.gamma(s!, x!), 0, 1),
  lgamma: absorbing(f.lgamma),
  digamma: absorbing(f.digamma),
  polygamma: binary(f.polygamma, 0, 1),
  beta: { ...symmetric(f.beta), absorbs: [0, 1] },
  erf: absorbing(f.erf, "finite"),
  erfc: absorbing(f.erfc, "finite"),
  erfi: absorbing(f.erfi),
  Ei: absorbing(f.Ei),
  li: absorbing(f.li),
  Si: absorbing(f.Si, "finite"),
  Ci: absorbing(f.Ci),
  Shi: absorbing(f.Shi),
  Chi: absorbing(f.Chi),
  fresnelS: absorbing(f.fresnelS, "finite"),
  fresnelC: absorbing(f.fresnelC, "finite"),
  polylog: binary(f.polylog, 0, 1),
  lambertw: absorbing(f.lambertw),
  ellipticF: binary(f.ellipticF, 0, 1),
  ellipticE: binary(f.ellipticE, 0, 1),
  ellipticPi: ternary(f.ellipticPi),
} as const satisfies Readonly<Record<string, Operation>>;

/** The name of an operation. */
export type OperationName = keyof typeof table;

/** Every operation. */
export const operationTable: Readonly<Record<OperationName, Operation>> = table;

/** The names in the order of their numbers. */
export const operations: readonly OperationName[] = Object.keys(
  table,
) as OperationName[];

/** The number of each operation. */
export const opcodes: Readonly<Record<OperationName, number>> = Object
  .fromEntries(operations.map((name, opcode) => [name, opcode])) as Record<
    OperationName,
    number
  >;
