/**
 * Hostile texts: 100,000 random ones and 100,000 damaged expressions. Each one
 * ends as a value or as a typed error within a second. The second is one of the
 * processor, so that other work on the machine does not count.
 */
import { assert } from "@std/assert";
import process from "node:process";
import { Random } from "../../lib/core/random.ts";
import { ExpressionError } from "../../lib/expr/errors.ts";
import { evaluate } from "../../lib/expr/evaluate/mod.ts";
import { format, parse, variablesOf } from "../../lib/expr/syntax/mod.ts";
import { mutatedText, randomText } from "../expr/syntax/texts.ts";

const seed = 4;
const count = 100_000;
const megabyte = 2 ** 20;

/** What the processor did for this process so far. */
function milliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Reads, prints and evaluates a text at seeded values of its variables. */
function outcome(text: string, random: Random): string {
  try {
    const node = parse(text);
    format(node);
    const values = Object.fromEntries(
      [...variablesOf(node)].map((name) => [name, 4 * random.uniform() - 2]),
    );
    assert(!Number.isNaN(evaluate(node, values)), `NaN: ${text}`);
    return "value";
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw new Error(`untyped error of ${JSON.stringify(text)}`, {
      cause: error,
    });
  }
}

function campaign(make: (random: Random) => string, stream: number): void {
  const random = new Random(seed, stream);
  const outcomes = new Map<string, number>();
  let slowest = { spent: 0, text: "" };
  for (let i = 0; i < count; i++) {
    const text = make(random);
    const before = milliseconds();
    const code = outcome(text, random);
    const spent = milliseconds() - before;
    if (spent > slowest.spent) slowest = { spent, text };
    outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
  }
  console.log([...outcomes].sort((a, b) => b[1] - a[1]), slowest);
  assert(slowest.spent < 1000, JSON.stringify(slowest));
  assert((outcomes.get("value") ?? 0) > 0);
}

Deno.test("100,000 random texts end as values or typed errors", () => {
  campaign(randomText, 1);
});

Deno.test("100,000 damaged expressions end as values or typed errors", () => {
  campaign(mutatedText, 2);
});

/**
 * By how much the heap grows while a text is read and evaluated, in bytes: an
 * upper bound on what is live at once. A collection in between would hide some
 * of it, which the greatest of three runs makes up for.
 */
function bytesOf(text: string): number {
  const growths = [1, 2, 3].map(() => {
    const before = Deno.memoryUsage().heapUsed;
    outcome(text, new Random(seed, 3));
    return Deno.memoryUsage().heapUsed - before;
  });
  return Math.max(...growths);
}

/** The texts that cost the most memory for their length. */
const greedy: readonly string[] = [
  "x+".repeat(4999) + "1",
  "(".repeat(10_000),
  "9".repeat(10_000),
  "1e4900+".repeat(1428),
  "1e-4900+".repeat(1200) + "1",
  "$".repeat(10_000),
  "sinn(".repeat(2000),
  "sin(".repeat(99) + "x" + ")".repeat(99),
  "2^".repeat(99) + "2",
  "9^".repeat(50) + "9",
  "x!".repeat(90),
  "99!".padEnd(90, "!"),
  "sum(".repeat(90) + "1" + ",k,1,9)".repeat(90),
  "if(".repeat(90) + "1" + ",2,3)".repeat(90),
  `max(${"x,".repeat(4990)}x)`,
];

Deno.test("greedy texts take less than a second each", () => {
  for (const text of greedy) {
    const before = milliseconds();
    outcome(text, new Random(seed, 3));
    const spent = milliseconds() - before;
    assert(spent < 1000, `${spent} ms: ${text.slice(0, 40)}`);
  }
});

Deno.test("greedy texts take less than 64 MB each", () => {
  for (const text of greedy) {
    const bytes = bytesOf(text);
    assert(bytes < 64 * megabyte, `${bytes} bytes: ${text.slice(0, 40)}`);
  }
});
