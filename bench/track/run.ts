/**
 * Whether something became slower: speeds as ratios to what the same run
 * measures with code that is not Fluxion's, compared with ratios that were
 * committed.
 *
 *     deno task bench:track [--update] > track.json
 *
 * stdout carries one JSON object, stderr a sentence for each metric. The exit
 * code is 1 if a metric is below 0.75 of its baseline, also when it is measured
 * a second time with more rounds; 0 otherwise.
 *
 * Compute-bound metrics are steps of a preset and matrix products; their
 * reference is a product of the BLAS (n = 256), or one in TypeScript (n = 128)
 * where there is none. Memory-bound ones are AdamW and a copy; their reference
 * is `TypedArray.set`. Metric and reference are timed in turns, and the median
 * of the ratios counts, so that a machine that is slow for a while does not
 * matter, and neither does its clock.
 *
 * A ratio still depends on the kind of processor and on the BLAS: `baseline.json`
 * has a set of ratios for each. On a machine that is not in it nothing can be
 * compared, which is said and is no failure. In CI:
 *
 * 1. Run it once on the CI's machine with `--update`, and commit the file.
 * 2. Run `deno task bench:track > track.json` in a job of its own, with nothing
 *    beside it, and keep `track.json` as an artefact.
 * 3. When a change is meant to cost time, or made something faster, run it with
 *    `--update` again and commit the file with the change.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { describeMachine } from "../machine.ts";
import { burst } from "../peers/protocol.ts";
import { medianRatio } from "../statistics.ts";
import {
  type Baseline,
  compare,
  margin,
  type Ratios,
  sentence,
  type Verdict,
} from "./compare.ts";
import { makeSuite, type Metric, type Suite } from "./metrics.ts";

const rounds = 7;
const warmUpRounds = 3;
const burstSeconds = 0.1;
const baselineFile = new URL("baseline.json", import.meta.url);

/** Steps a second, in turns with the reference; the first turns warm up. */
function measure(suite: Suite, metric: Metric, rounds: number): number {
  const reference = suite.references[metric.bound];
  const rateOf = (run: () => void): number => {
    const { steps, seconds } = burst(run, burstSeconds);
    return steps / seconds;
  };
  const pairs = Array.from(
    { length: warmUpRounds + rounds },
    () => [rateOf(reference), rateOf(metric.run)] as const,
  ).slice(warmUpRounds);
  return medianRatio(
    pairs.map(([, rate]) => rate),
    pairs.map(([rate]) => rate),
  );
}

function measureAll(
  suite: Suite,
  metrics: readonly Metric[],
  rounds: number,
): Ratios {
  const ratio = (metric: Metric) => measure(suite, metric, rounds);
  return Object.fromEntries(metrics.map((m) => [m.name, ratio(m)]));
}

/** What seems slower is measured again, and the second time counts. */
function judge(suite: Suite, baseline: Ratios): Verdict[] {
  const once = compare(measureAll(suite, suite.metrics, rounds), baseline);
  const slower = new Set(
    once.filter(({ isSlower }) => isSlower).map(({ name }) => name),
  );
  const again = suite.metrics.filter(({ name }) => slower.has(name));
  const twice = compare(measureAll(suite, again, 3 * rounds), baseline);
  return once.map((v) => twice.find(({ name }) => name === v.name) ?? v);
}

function readBaseline(): Baseline {
  try {
    return JSON.parse(Deno.readTextFileSync(baselineFile)) as Baseline;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
}

function main(): number {
  const { update } = parseArgs(Deno.args, { boolean: ["update"] });
  const suite = makeSuite();
  const machine = describeMachine();
  const { processor, system } = machine;
  const kind = `${processor}, ${system}, ${suite.reference}`;
  const baselines = readBaseline();
  const known = update === true ? undefined : baselines[kind];
  const verdicts = judge(suite, known ?? {});
  const isSlower = verdicts.some(({ isSlower }) => isSlower);
  for (const verdict of verdicts) console.error(sentence(verdict));
  console.log(JSON.stringify({ kind, machine, margin, isSlower, verdicts }));
  if (update === true) {
    const ratios = Object.fromEntries(
      verdicts.map(({ name, ratio }) => [name, Number(ratio.toPrecision(4))]),
    );
    const text = JSON.stringify({ ...baselines, [kind]: ratios }, null, 2);
    Deno.writeTextFileSync(baselineFile, `${text}\n`);
  } else if (known === undefined) {
    console.error(`Nothing was compared: no baseline for ${kind}`);
  }
  return isSlower ? 1 : 0;
}

if (import.meta.main) Deno.exitCode = main();
