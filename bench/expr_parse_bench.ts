/** Reading text: 1 MB of mixed expressions; the goal is at most 1 s. */
import { withBudget } from "../lib/expr/budget.ts";
import { format, parse } from "../lib/expr/syntax/mod.ts";

/** Of the kinds that people write; repeated to fill the text. */
const expressions: readonly string[] = [
  "x^2 + 3x - 5",
  "0.5*m*v^2",
  "sqrt(a^2 + b^2 - 2a*b*cos(gamma))",
  "1/(sigma*sqrt(2pi))*e^(-0.5*((x - mu)/sigma)^2)",
  "(((((((7*a+6)*a+5)*a+4)*a+3)*a+2)*a+1)*a+0.1)",
  "-a*-b/-c--d",
  "if(x > 0 && y <= 1, ln(x)/log(y, 10), -infinity)",
  "sum(1/k!, k, 0, 20) + product(1 - x^2/n^2, n, 1, 10)",
  "x0 + v0*t + 0.5*a*t^2 + 6.02214076e23*0x1F",
  "(a - b)*(c - x)/((y - z)*(w - a))*(b - c)^2.5",
  "sin(2*x)^3*cosh(y)/atan2(y, x) + erf(z)*gamma(n + 1)",
];

const size = 1_000_000;

const lines: string[] = [];
for (let length = 0; length < size;) {
  const line = expressions[lines.length % expressions.length]!;
  lines.push(line);
  length += line.length + 3;
}
const one = lines.join(" + ");

// First verify, then time.
for (const text of expressions) {
  const printed = format(parse(text));
  if (format(parse(printed)) !== printed) throw new Error(`unstable: ${text}`);
}

Deno.bench("parse 1 MB, an expression a line", { group: "parse" }, () => {
  for (const line of lines) parse(line);
});

Deno.bench("parse 1 MB, one expression", { group: "parse" }, () => {
  withBudget({ length: 2 * size, nodes: size }, () => parse(one));
});

const tree = withBudget(
  { length: 2 * size, nodes: size },
  () => parse(one),
);

Deno.bench("format 1 MB", () => {
  format(tree);
});
