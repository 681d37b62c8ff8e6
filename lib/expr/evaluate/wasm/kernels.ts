/** What each operation is in WebAssembly; the rest is left to JavaScript. */
import { equalTolerance } from "../../functions/real_elementary.ts";
import { type OperationName, operationTable } from "../operations.ts";
import { arccosine, arcsine, arctangent } from "./arctangent.ts";
import { exponential } from "./exponential.ts";
import { fallback } from "./fallback.ts";
import { call, type Code, type FunctionBody } from "./function_body.ts";
import {
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
} from "./hyperbolic.ts";
import { logarithm, power } from "./logarithm.ts";
import { cosine, sine, tangent } from "./sine.ts";
import * as v from "./vector.ts";

/** Writes the code of an operation; operands may be read more than once. */
export type Kernel = (
  body: FunctionBody,
  operands: readonly Code[],
) => Code;

function unary(write: (a: Code) => Code): Kernel {
  return (_, [a]) => write(a!);
}

function binary(write: (a: Code, b: Code) => Code): Kernel {
  return (_, [a, b]) => write(a!, b!);
}

/** A function of the module, so that its code is there once: a call costs a
 * twentieth of what it does. */
function shared(
  name: string,
  count: 1 | 2,
  write: (body: FunctionBody, x: Code, y: Code) => Code,
): Kernel {
  const parameters = new Array(count).fill("v128");
  return (body, operands) => {
    const symbol = body.module.function(
      name,
      { parameters, result: "v128" },
      (inner) => {
        const [x, y] = [inner.parameter(0).get, inner.parameter(1).get];
        write(inner, x, y)(inner);
      },
    );
    return call(symbol, ...operands);
  };
}

/** A mask as 1 or 0. */
function truth(mask: Code): Code {
  return v.and(mask, v.real(1));
}

function isTrue(a: Code): Code {
  return v.unequal(a, v.real(0));
}

const equalKernel: Kernel = (body, [a, b]) => {
  const difference = body.keep(v.abs(v.subtract(a!, b!)));
  const greatest = v.maximum(v.abs(a!), v.abs(b!));
  const near = v.and(
    v.lessEqual(difference, v.multiply(greatest, v.real(equalTolerance))),
    v.less(difference, v.real(Infinity)),
  );
  return truth(v.or(near, v.equal(a!, b!)));
};

/** Half away from zero. */
const roundKernel: Kernel = (body, [x]) => {
  const whole = body.keep(v.truncate(x!));
  const rest = v.abs(v.subtract(x!, whole));
  const one = v.or(v.and(x!, v.bits(1n << 63n)), v.real(1));
  return v.add(whole, v.and(v.lessEqual(v.real(0.5), rest), one));
};

/** The sign; NaN stays. */
const signKernel: Kernel = (_, [x]) => {
  const one = v.or(v.and(x!, v.bits(1n << 63n)), v.real(1));
  return v.choose(
    v.less(v.real(0), v.abs(x!)),
    one,
    x!,
  );
};

/** The root of a sum of squares that neither overflow nor underflow. */
const hypotKernel: Kernel = (body, [x, y]) => {
  const square = body.keep(
    v.add(v.multiply(x!, x!), v.multiply(y!, y!)),
  );
  const fits = v.and(
    v.less(v.real(1e-280), square),
    v.less(square, v.real(1e300)),
  );
  return fallback(body, "hypot", v.not(fits), v.squareRoot(square), x!, y!);
};

/** The code of each operation that has one. */
export const kernels: Readonly<Partial<Record<OperationName, Kernel>>> = {
  move: unary((a) => a),
  add: binary(v.add),
  subtract: binary(v.subtract),
  multiply: binary(v.multiply),
  divide: binary(v.divide),
  negate: unary(v.negate),
  power: shared("power", 2, power),
  less: binary((a, b) => truth(v.less(a, b))),
  lessEqual: binary((a, b) => truth(v.lessEqual(a, b))),
  equal: equalKernel,
  and: binary((a, b) => truth(v.and(isTrue(a), isTrue(b)))),
  or: binary((a, b) => truth(v.or(isTrue(a), isTrue(b)))),
  not: unary((a) => truth(v.equal(a, v.real(0)))),
  select: (_, [condition, yes, no]) => v.choose(isTrue(condition!), yes!, no!),
  abs: unary(v.abs),
  sqrt: unary(v.squareRoot),
  exp: shared("exp", 1, exponential),
  ln: shared("ln", 1, logarithm),
  sin: shared("sin", 1, sine),
  cos: shared("cos", 1, cosine),
  tan: shared("tan", 1, tangent),
  floor: unary(v.floor),
  ceil: unary(v.ceil),
  round: roundKernel,
  sgn: signKernel,
  min: binary(v.minimum),
  max: binary(v.maximum),
  asin: shared("asin", 1, arcsine),
  acos: shared("acos", 1, arccosine),
  atan: shared("atan", 1, arctangent),
  sinh: shared("sinh", 1, hyperbolicSine),
  cosh: shared("cosh", 1, hyperbolicCosine),
  tanh: shared("tanh", 1, hyperbolicTangent),
  hypot: hypotKernel,
};

/**
 * How many operands an instruction has.
 *
 * @param name The operation.
 * @returns As the table says.
 */
export function operandCount(name: OperationName): number {
  return operationTable[name].operands;
}
