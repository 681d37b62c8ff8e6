/**
 * The real value of every function of the language, in float64. What has no
 * real value at its arguments is NaN or infinite here: the checked evaluation
 * makes an error of it.
 */
import type { FunctionName } from "./names.ts";
import * as elementary from "./real_elementary.ts";

/** What is no function of the values of its arguments alone. */
export type FormName = "if" | "sum" | "product" | "rootsum" | "random";

/** What is a function of real numbers. */
export type RealFunctionName = Exclude<FunctionName, FormName>;

/** A function of real numbers. */
export type RealFunction = (...values: number[]) => number;

const identity = (x: number): number => x;

const table = {
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  root: elementary.root,
  exp: Math.exp,
  ln: Math.log,
  log: elementary.log,
  log2: Math.log2,
  log10: Math.log10,
  pow: elementary.pow,
  hypot: elementary.hypot,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: elementary.sec,
  csc: elementary.csc,
  cot: elementary.cot,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  asec: elementary.asec,
  acsc: elementary.acsc,
  acot: elementary.acot,
  atan2: elementary.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: elementary.sech,
  csch: elementary.csch,
  coth: elementary.coth,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  asech: elementary.asech,
  acsch: elementary.acsch,
  acoth: elementary.acoth,
  abs: Math.abs,
  sgn: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: elementary.round,
  min: Math.min,
  max: Math.max,
  mod: elementary.mod,
  re: identity,
  im: () => 0,
  arg: elementary.arg,
  conj: identity,
} as const satisfies Readonly<Record<string, RealFunction>>;

/** Every function of real numbers. */
export const realFunctions:
  & Readonly<Partial<Record<RealFunctionName, RealFunction>>>
  & Readonly<Record<keyof typeof table, RealFunction>> = table;
