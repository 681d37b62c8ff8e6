/** Greek letters by their names. */

const lower: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  iota: "ι",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  omicron: "ο",
  pi: "π",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  upsilon: "υ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
};

/** The letters without a LaTeX command: they look like Latin ones. */
const likeLatin: ReadonlySet<string> = new Set([
  ..."ΑΒΕΖΗΙΚΜΝΟΡΤΧο",
]);

/** Names as in `alpha` and `Alpha`, to letters. */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries(lower).flatMap(([name, letter]) => [
    [name, letter] as const,
    [name[0]!.toUpperCase() + name.slice(1), letter.toUpperCase()] as const,
  ]),
);

const names: ReadonlyMap<string, string> = new Map(
  [...letters].map(([name, letter]) => [letter, name]),
);

/** Variants that are the same letter elsewhere. */
const variants: ReadonlyMap<string, string> = new Map([
  ["varepsilon", "epsilon"],
  ["vartheta", "theta"],
  ["varkappa", "kappa"],
  ["varrho", "rho"],
  ["varphi", "phi"],
]);

/**
 * The Greek letter of a name.
 *
 * @param name As `alpha`, `Gamma`.
 * @returns The letter, or undefined.
 */
export function greekLetter(name: string): string | undefined {
  return letters.get(name);
}

/**
 * The LaTeX command of a Greek letter.
 *
 * @param text The letter, or its name.
 * @returns As `\alpha`, or undefined if it is no letter or has no command.
 */
export function greekCommand(text: string): string | undefined {
  const letter = letters.get(text) ?? text;
  const name = names.get(letter);
  return name === undefined || likeLatin.has(letter) ? undefined : `\\${name}`;
}

/**
 * The name of the letter that a LaTeX command prints.
 *
 * @param command Without the backslash, as `varphi`.
 * @returns As `phi`, or undefined.
 */
export function greekName(command: string): string | undefined {
  const name = variants.get(command) ?? command;
  return greekCommand(name) === undefined ? undefined : name;
}
