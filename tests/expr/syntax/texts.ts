/** Random and damaged texts, by a seed. */
import type { Random } from "../../../lib/core/random.ts";

/** Pieces that texts are made of: of the language and of its neighbours. */
const pieces: readonly string[] = [
  ..."0 1 2 9 0.5 1e3 1e-9 0x1f .5 5. 1e 0x 1.2.3 1e400 99999999999".split(" "),
  ..."x y n k pi e i infinity oo beta α π ∞ _ x_1 constructor __proto__"
    .split(" "),
  ..."+ - * / ^ ** ! == != = < <= > >= && || & | % . , ; : ? @ # $ ~".split(
    " ",
  ),
  ..."( ) [ ] { } ( ) ( ) ' \" ` \\ \\frac \\sqrt \\left( \\right) _ ^".split(
    " ",
  ),
  ..."sin( cos( log( max( if( sum( product( rootsum( gamma( f( random()"
    .split(" "),
  ..."− · × ÷ ≤ ≥ ≠ ² é 中 \u0000 \u200b \ud800 😀".split(" "),
  " ",
  "\n",
  "and",
  "not",
  "k, 1, n)",
];

/** Well-formed texts, to be damaged. */
export const wellFormed: readonly string[] = [
  "x^2 + 3x - 5",
  "sqrt(a^2 + b^2 - 2a*b*cos(gamma))",
  "1/(sigma*sqrt(2pi))*e^(-0.5*((x - mu)/sigma)^2)",
  "(((((((7*a+6)*a+5)*a+4)*a+3)*a+2)*a+1)*a+0.1)",
  "if(x > 0 && y <= 1, ln(x)/log(y, 10), -infinity)",
  "sum(1/k!, k, 0, 20) + product(1 - x^2/n^2, n, 1, 10)",
  "x0 + v0*t + 0.5*a*t^2 + 6.02214076e23*0x1F",
  "-a*-b/-c--d^-e!",
  "!(5>3) || 7==7 && x != y",
  "2^3^2^x!! + 2pi(r + h)",
];

function below(random: Random, bound: number): number {
  return Math.floor(random.uniform() * bound);
}

/**
 * A text of pieces without sense.
 *
 * @param random Where it comes from.
 * @returns The text.
 */
export function randomText(random: Random): string {
  const length = 1 + below(random, 24);
  let text = "";
  for (let i = 0; i < length; i++) text += pieces[below(random, pieces.length)];
  return text;
}

/**
 * A well-formed text with one to four edits.
 *
 * @param random Where it comes from.
 * @returns The text.
 */
export function mutatedText(random: Random): string {
  let text = wellFormed[below(random, wellFormed.length)]!;
  const edits = 1 + below(random, 4);
  for (let i = 0; i < edits; i++) text = edited(text, random);
  return text;
}

function edited(text: string, random: Random): string {
  const from = below(random, text.length + 1);
  const to = Math.min(text.length, from + below(random, 6));
  const [head, cut, tail] = [
    text.slice(0, from),
    text.slice(from, to),
    text.slice(to),
  ];
  switch (below(random, 5)) {
    case 0: // delete
      return head + tail;
    case 1: // insert
      return head + pieces[below(random, pieces.length)] + cut + tail;
    case 2: // repeat
      return head + cut.repeat(1 + below(random, 40)) + tail;
    case 3: // replace
      return head + pieces[below(random, pieces.length)] + tail;
    default: // swap the ends
      return tail + cut + head;
  }
}
