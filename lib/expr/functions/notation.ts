/** How mathematics writes each function. */
import type { FunctionName } from "./names.ts";

/** A pair of fences. */
export interface Fence {
  /** In LaTeX, after `\left`. */
  readonly open: string;
  /** In LaTeX, after `\right`. */
  readonly close: string;
  /** Both as characters. */
  readonly characters: readonly [string, string];
}

/** A way to write an applied function. */
export type Notation =
  /** A name before its arguments in parentheses; a LaTeX command if there is
   * one of that name. */
  | { readonly form: "name"; readonly name: string; readonly command?: true }
  /** A name with a subscript: the argument of that index, or a text. */
  | {
    readonly form: "subscript";
    readonly name: string;
    readonly command?: true;
    readonly subscript: number | string;
  }
  /** Fences around the argument. */
  | { readonly form: "fence"; readonly fence: Fence }
  /** A radical; the degree is a text, the second argument, or none. */
  | { readonly form: "root"; readonly degree?: "3" | "second" }
  /** A large operator over a range. */
  | {
    readonly form: "range";
    readonly command: string;
    readonly character: string;
  }
  /** What has a sign of its own. */
  | {
    readonly form: "exponential" | "power" | "overline" | "factorial" | "cases";
  };

const command = (name: string): Notation => ({
  form: "name",
  name,
  command: true,
});

const upright = (name: string): Notation => ({ form: "name", name });

const fence = (name: string, characters: readonly [string, string]) =>
  ({
    form: "fence",
    fence: { open: `\\l${name}`, close: `\\r${name}`, characters },
  }) as const satisfies Notation;

/** The notation of every function. */
export const notations: Readonly<Record<FunctionName, Notation>> = {
  sqrt: { form: "root" },
  cbrt: { form: "root", degree: "3" },
  root: { form: "root", degree: "second" },
  exp: { form: "exponential" },
  ln: command("ln"),
  log: { form: "subscript", name: "log", command: true, subscript: 1 },
  log2: { form: "subscript", name: "log", command: true, subscript: "2" },
  log10: { form: "subscript", name: "log", command: true, subscript: "10" },
  pow: { form: "power" },
  hypot: upright("hypot"),
  sin: command("sin"),
  cos: command("cos"),
  tan: command("tan"),
  sec: command("sec"),
  csc: command("csc"),
  cot: command("cot"),
  asin: command("arcsin"),
  acos: command("arccos"),
  atan: command("arctan"),
  asec: upright("arcsec"),
  acsc: upright("arccsc"),
  acot: upright("arccot"),
  atan2: upright("atan2"),
  sinh: command("sinh"),
  cosh: command("cosh"),
  tanh: command("tanh"),
  sech: upright("sech"),
  csch: upright("csch"),
  coth: command("coth"),
  asinh: upright("arsinh"),
  acosh: upright("arcosh"),
  atanh: upright("artanh"),
  asech: upright("arsech"),
  acsch: upright("arcsch"),
  acoth: upright("arcoth"),
  abs: {
    form: "fence",
    fence: { open: "|", close: "|", characters: ["|", "|"] },
  },
  sgn: upright("sgn"),
  floor: fence("floor", ["⌊", "⌋"]),
  ceil: fence("ceil", ["⌈", "⌉"]),
  round: upright("round"),
  min: command("min"),
  max: command("max"),
  mod: upright("mod"),
  if: { form: "cases" },
  re: upright("Re"),
  im: upright("Im"),
  arg: command("arg"),
  conj: { form: "overline" },
  factorial: { form: "factorial" },
  gamma: upright("Γ"),
  lgamma: upright("lgamma"),
  digamma: upright("digamma"),
  polygamma: upright("polygamma"),
  beta: upright("B"),
  erf: upright("erf"),
  erfc: upright("erfc"),
  erfi: upright("erfi"),
  Ei: upright("Ei"),
  li: upright("li"),
  Si: upright("Si"),
  Ci: upright("Ci"),
  Shi: upright("Shi"),
  Chi: upright("Chi"),
  fresnelS: upright("S"),
  fresnelC: upright("C"),
  polylog: { form: "subscript", name: "Li", subscript: 0 },
  lambertw: upright("W"),
  ellipticF: upright("F"),
  ellipticE: upright("E"),
  ellipticPi: upright("Π"),
  sum: { form: "range", command: "\\sum", character: "∑" },
  product: { form: "range", command: "\\prod", character: "∏" },
  rootsum: upright("rootsum"),
  random: upright("random"),
};

const byUprightName: ReadonlyMap<string, FunctionName> = new Map(
  (Object.keys(notations) as FunctionName[]).flatMap((name) => {
    const notation = notations[name];
    return notation.form === "name" ? [[notation.name, name] as const] : [];
  }),
);

/**
 * The function that mathematics writes by a name.
 *
 * @param text The name as printed, as `arsinh`, `Γ`.
 * @returns The function, or undefined.
 */
export function functionWritten(text: string): FunctionName | undefined {
  return byUprightName.get(text);
}
