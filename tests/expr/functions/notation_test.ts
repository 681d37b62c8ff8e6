import { assert, assertEquals } from "@std/assert";
import {
  greekCommand,
  greekLetter,
  greekName,
} from "../../../lib/expr/functions/greek.ts";
import {
  functionWritten,
  notations,
} from "../../../lib/expr/functions/notation.ts";
import { pythonSpellings } from "../../../lib/expr/functions/python.ts";
import { isTakenInPython } from "../../../lib/expr/functions/python_names.ts";
import {
  type FunctionName,
  signatures,
} from "../../../lib/expr/functions/names.ts";

const names = Object.keys(signatures) as FunctionName[];

Deno.test("functionWritten() finds every function that has a plain name", () => {
  const plain = names.filter((name) => notations[name].form === "name");
  for (const name of plain) {
    const notation = notations[name];
    assert(notation.form === "name");
    assertEquals(functionWritten(notation.name), name);
  }
  // Two functions of one name could not be told apart.
  const written = new Set(plain.map((name) => JSON.stringify(notations[name])));
  assertEquals(written.size, plain.length);
  assertEquals(functionWritten("constructor"), undefined);
});

Deno.test("greekCommand() takes letters and their names", () => {
  assertEquals(greekCommand("alpha"), "\\alpha");
  assertEquals(greekCommand("α"), "\\alpha");
  assertEquals(greekCommand("Gamma"), "\\Gamma");
  assertEquals(greekCommand("Ω"), "\\Omega");
  // These look like Latin letters, and LaTeX has no commands for them.
  for (const text of ["Alpha", "Β", "omicron", "o", "x", "alphabet"]) {
    assertEquals(greekCommand(text), undefined);
  }
});

Deno.test("greekName() takes commands and their variants", () => {
  assertEquals(greekName("phi"), "phi");
  assertEquals(greekName("varphi"), "phi");
  assertEquals(greekName("Alpha"), undefined);
  assertEquals(greekName("frac"), undefined);
  assertEquals(greekName("constructor"), undefined);
});

Deno.test("greekLetter() knows the 24 letters in both cases", () => {
  assertEquals(greekLetter("alpha"), "α");
  assertEquals(greekLetter("Omega"), "Ω");
  assertEquals(greekLetter("sigma"), "σ");
  assertEquals(greekLetter("x"), undefined);
});

Deno.test("pythonSpellings use each argument once", () => {
  for (const name of names) {
    const spelling = pythonSpellings[name] ?? "";
    const used = [...spelling.matchAll(/#\d/g)].map(([match]) => match);
    const counts = new Map<string, number>();
    for (const one of used) counts.set(one, (counts.get(one) ?? 0) + 1);
    // The bound name of sums is a leaf, and may stand twice.
    if (signatures[name].binds !== undefined) counts.delete("#2");
    assert([...counts.values()].every((count) => count === 1), name);
  }
});

Deno.test("isTakenInPython() knows SymPy, built-ins and keywords", () => {
  for (const name of ["beta", "S", "lambda", "len", "rad", "Symbol", "oo"]) {
    assert(isTakenInPython(name), name);
  }
  for (const name of ["x", "rate", "alpha", "constructor", "k_1"]) {
    assert(!isTakenInPython(name), name);
  }
});
