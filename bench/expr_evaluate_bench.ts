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

/** Calls something so many times, and adds up what it gives. */
type Task = (calls: number) => number;

let sink = 0;

/** How often each is timed, and for how many milliseconds. */
const rounds = 12, turn = 1.5;

/** Nanoseconds of a call, in the best of some short rounds: what else runs on
 * the machine can only add to them. */
function leastTime(task: Task): number {
  let calls = 1, least = Infinity;
  for (let round = 0; round < rounds;) {
    const start = performance.now();
    sink += task(calls);
    const spent = performance.now() - start;
    if (spent < turn / 2) calls *= 2;
    else {
      least = Math.min(least, spent / calls * 1e6);
      round++;
    }
  }
  return least;
}

/** The variable a in a call. */
function valueOfA(call: number): number {
  return 1.1 + (call & 1023) * 1e-6;
}

interface Forms {
  readonly object: Task;
  readonly array: Task;
  readonly raw: Task;
  readonly columns: Task;
}

function formsOf(text: string, expression: CompiledExpression): Forms {
  const names = expression.variables;
  // What is written there is not read if the expression has no a.
  const at = new Float64Array(names.length + 1);
  names.forEach((name, i) => at[i] = values[name]!);
  const place = names.includes("a") ? names.indexOf("a") : names.length;
  const object = { ...values };
  const out = new Float64Array(1), column = new Float64Array(rows);
  const f = numericFunction([parse(text)], names);
  return {
    object: (calls) => {
      let sum = 0;
      for (let call = 0; call < calls; call++) {
        object["a"] = valueOfA(call);
        sum += expression.evaluate(object);
      }
      return sum;
    },
    array: (calls) => {
      let sum = 0;
      for (let call = 0; call < calls; call++) {
        at[place] = valueOfA(call);
        sum += expression.evaluateAt(at);
      }
      return sum;
    },
    raw: (calls) => {
      for (let call = 0; call < calls; call++) {
        at[place] = valueOfA(call);
        f(at, out);
      }
      return out[0]!;
    },
    columns: (calls) => {
      for (let call = 0; call < calls; call++) {
        expression.evaluateColumns(columns, { out: [column], rows });
      }
      return column[0]!;
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
  const fn = () => void forms[kind](1);
  Deno.bench({ name: `${wave.text}, ${kind}`, group: kind, fn });
}
// The sum is used, so that no call can be left out.
if (Number.isNaN(sink)) console.log(sink);
