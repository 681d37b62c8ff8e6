import { type PresetName, presets } from "../train/presets.ts";
import { parseOptions } from "./args.ts";
import { backendOptions, chooseBackend } from "./backend.ts";
import { measure, type Measurement } from "./bench_measure.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { exitCodes, UsageError } from "./errors.ts";
import { formatRate } from "./format.ts";
import { backendHints } from "./hint.ts";
import { choice, choices, number, text, type Values } from "./options.ts";
import { divideThreads } from "./threads.ts";
import { presetNames } from "./train_options.ts";

const benchOptions = {
  preset: choices(
    [...presetNames, "all"],
    "what to measure, as often as wanted (default tiny and small)",
  ),
  backend: choice(
    ["all", "blas", "wasm"],
    "what computes (default all: wasm, and a BLAS where that is granted)",
  ),
  blas: text("PATH", "the BLAS library to load"),
  threads: backendOptions.threads,
  seconds: number(
    { minimum: 0, maximum: 3600, isOpen: true },
    "how long to measure each, about (default 3)",
  ),
  ...commonOptions,
} as const;

/** The command `bench`. */
export const bench: Command = {
  name: "bench",
  positionals: "",
  options: benchOptions,
  notes: [
    "The limit is the step's own matrix products, called back to back in the",
    "same run: what a step would take if all else took no time. First it is",
    "checked that a compiled step gives the loss of its ops, bit for bit.",
  ],
  run: runBench,
};

async function runBench({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("bench", benchOptions, args);
  if (positionals.length > 0) {
    throw new UsageError(
      `Cannot run bench as it takes options only: ` +
        `current value is ${positionals[0]}`,
    );
  }
  const print = (line: string) => output.write(`${line}\n`);
  const { json, seconds = 3 } = values;
  if (!json) {
    print(columns.map(({ title, width }) => title.padStart(width)).join("  "));
  }
  for (const name of backendsOf(values)) {
    using chosen = chooseBackend({ ...values, backend: name });
    const hints = backendHints(chosen, undefined, [], ["bench", ...args]);
    for (const hint of hints) output.note(hint);
    for (const preset of presetsOf(values.preset)) {
      if (output.isClosed) return exitCodes.closed;
      const division = divideThreads(presets[preset], values.threads);
      chosen.setThreads(division.library);
      const { workers } = division;
      const measured = await measure(preset, chosen.backend, seconds, workers);
      const { backend: { name: backend }, library } = chosen;
      const threads = Math.max(workers, chosen.threads);
      const row = { ...measured, backend, library, threads };
      print(json ? JSON.stringify(eventOf(row)) : lineOf(row));
    }
    // without a granted BLAS, auto was wasm: once is enough
    if (chosen.missed !== undefined) break;
  }
  return exitCodes.done;
}

function backendsOf(
  { backend = "all", blas }: Values<typeof benchOptions>,
): readonly ("auto" | "blas" | "wasm")[] {
  if (backend !== "all") return [backend];
  return [blas === undefined ? "auto" : "blas", "wasm"];
}

function presetsOf(
  given: readonly (PresetName | "all")[],
): readonly PresetName[] {
  if (given.length === 0) return ["tiny", "small"];
  return presetNames.filter((name) =>
    given.includes("all") || given.includes(name)
  );
}

/** A measurement, and what computed it. */
interface Row extends Measurement {
  readonly backend: string;
  readonly library: string;
  readonly threads: number;
}

const columns: readonly {
  readonly title: string;
  readonly width: number;
  readonly of: (row: Row) => string;
}[] = [
  { title: "preset", width: 11, of: ({ preset }) => preset },
  { title: "backend", width: 7, of: ({ backend }) => backend },
  { title: "threads", width: 7, of: ({ threads }) => `${threads}` },
  {
    title: "steps/s",
    width: 8,
    of: ({ stepsPerSecond }) => formatRate(stepsPerSecond),
  },
  { title: "limit/s", width: 8, of: ({ limit }) => formatRate(limit) },
  {
    title: "share",
    width: 5,
    of: ({ share }) => `${Math.round(share * 100)} %`,
  },
  {
    title: "MFLOP/step",
    width: 10,
    of: ({ megaflop }) => formatRate(megaflop),
  },
  { title: "GFLOP/s", width: 7, of: ({ gigaflops }) => formatRate(gigaflops) },
  { title: "library", width: 7, of: ({ library }) => library },
];

function lineOf(row: Row): string {
  return columns.map(({ of, width }) => of(row).padStart(width)).join("  ");
}

function eventOf(row: Row) {
  return {
    event: "bench",
    preset: row.preset,
    backend: row.backend,
    library: row.library,
    threads: row.threads,
    steps_per_second: row.stepsPerSecond,
    limit_steps_per_second: row.limit,
    share: row.share,
    mflop_per_step: row.megaflop,
    limit_gflops: row.gigaflops,
  };
}
