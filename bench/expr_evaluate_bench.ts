/** Evaluation of the 74 expressions of the parser benchmark, one value at a
 * time and by columns.
 *
 * `deno bench -A bench/expr_evaluate_bench.ts` verifies every value against
 * mpmath's, then prints nanoseconds an evaluation and a row for each, their
 * geometric means, then Deno's own statistics for one of them.
 * @module
 */

import {
  compile,
  type CompiledExpression,
  numericFunction,
} from "../lib/expr/evaluate/mod.ts";
import { parse } from "../lib/expr/syntax/mod.ts";
import golden from "../tests/golden/expressions.json" with { type: "json" };

const rows = 100_000;
const values: Readonly<Record<string, number>> = golden.variables;

/** The variable a differs from row to row, the others do not. */
const columns = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [
    name,
    Float64Array.from(
      { length: rows },
      (_, row) => name === "a" ? value + row * 1e-6 : value,
    ),
  ]),
);

function verify(text: string, found: number, value: number): void {
  // What the issue asks for.
  if (Math.abs(found - value) <= 1e-12 * Math.abs(value)) return;
  throw new Error(`Cannot time a wrong value: ${text} is ${found}`);
}

let sink = 0;

/** How often each is timed, and for how many milliseconds. */
const rounds = 12, turn = 1.5;

/** Nanoseconds of a call, in the best of some short rounds: what else runs on
 * the machine can only add to them. */
function leastTime(task: () => void): number {
  let calls = 1, least = Infinity;
  for (let round = 0; round < rounds;) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) task();
    const spent = performance.now() - start;
    if (spent < turn / 2) calls *= 2;
    else {
      least = Math.min(least, spent / calls * 1e6);
      round++;
    }
  }
  return least;
}

interface Forms {
  readonly object: () => void;
  readonly array: () => void;
  readonly raw: () => void;
  readonly columns: () => void;
}

function formsOf(text: string, expression: CompiledExpression): Forms {
  const names = expression.variables;
  const at = Float64Array.from(names, (name) => values[name]!);
  const object = { ...values };
  const out = new Float64Array(1), column = new Float64Array(rows);
  const f = numericFunction([parse(text)], names);
  const place = names.indexOf("a");
  let step = 0;
  const next = () => values["a"]! + (step++ & 1023) * 1e-6;
  return {
    object: () => {
      object["a"] = next();
      sink += expression.evaluate(object);
    },
    array: () => {
      if (place >= 0) at[place] = next();
      sink += expression.evaluateAt(at);
    },
    raw: () => {
      if (place >= 0) at[place] = next();
      f(at, out);
      sink += out[0]!;
    },
    columns: () => {
      sink += expression.evaluateColumns(columns, { out: [column], rows })
        .values[0]!;
    },
  };
}

const expressions = golden.cases.map(({ text, value }) => {
  const expression = compile(text);
  verify(text, expression.evaluate(values), value);
  verify(text, expression.evaluateColumns(columns).values[0]!, value);
  return { text, expression };
});

const kinds = ["object", "array", "raw", "columns"] as const;
const logarithms = kinds.map(() => 0);

console.log("ns: evaluate(object), evaluateAt(array), numericFunction, a row");
for (const { text, expression } of expressions) {
  const forms = formsOf(text, expression);
  const times = kinds.map((kind) => leastTime(forms[kind]));
  times[3]! /= rows;
  times.forEach((time, i) => logarithms[i]! += Math.log(time));
  const printed = times.map((time) => time.toFixed(2).padStart(9)).join("");
  console.log(`${printed}  ${text.slice(0, 50)}`);
}
const means = logarithms.map((sum) => Math.exp(sum / expressions.length));
console.log(
  means.map((mean) => mean.toFixed(2).padStart(9)).join("") +
    "  geometric mean",
);

const wave = expressions.find(({ text }) => text === "sin(a)+sin(b)")!;
const forms = formsOf(wave.text, wave.expression);
for (const kind of kinds) {
  Deno.bench({ name: `${wave.text}, ${kind}`, group: kind, fn: forms[kind] });
}
// The sum is used, so that no call can be left out.
if (Number.isNaN(sink)) console.log(sink);
