/**
 * A laboratory for kernels: the slowest ones, at the sizes that the presets'
 * own plans call them with, in every variant there is. A variant is compared
 * with the reference before it is timed; all variants of a call are timed in
 * turns. Operands are in cache where they fit, which in a step they may not be.
 *
 *     deno run -A bench/laboratory/run.ts [KERNEL ...] [PRESET ...] \
 *       [--json FILE]
 *
 * Without a kernel: gemm, the fused ones, and the five others that take most of
 * a step of `small` and `shakespeare`, each with its gradient. Without a preset:
 * all. A new variant
 * is an entry in `variants.ts`. The preset `large` needs about 2 GB.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { signatures } from "../../lib/kernels/signatures.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";
import { describeMachine } from "../machine.ts";
import { type Examination, examine } from "./examine.ts";
import { sitesOf } from "./sites.ts";
import { shares } from "./slowest.ts";
import { linesOf } from "./table.ts";
import { blasDescription, openAll, type Opened } from "./variants.ts";

/** Timed whether they are slow or not: what to beat, and what fusing saves. */
const always: readonly KernelName[] = ["gemm", "residualLayerNorm", "biasRelu"];

const slowestCount = 5;

function isKernel(name: string): name is KernelName {
  return Object.hasOwn(signatures, name);
}

function isPreset(name: string): name is PresetName {
  return Object.hasOwn(presets, name);
}

/** Profiles, tells what it found, and chooses. */
function chooseKernels(): KernelName[] {
  const found = shares()
    .filter(({ kernels }) => !kernels.some((name) => always.includes(name)))
    .slice(0, slowestCount);
  const list = found.map(({ kernels, share }) =>
    `${kernels.join(" and ")} ${(100 * share).toFixed(0)} %`
  );
  console.log(
    `The slowest, by their share of what is not gemm: ${list.join(", ")}`,
  );
  return [...always, ...found.flatMap(({ kernels }) => kernels)];
}

function examineStep(
  preset: PresetName,
  kernels: readonly KernelName[],
): Examination[] {
  let opened: Opened | undefined;
  const examinations: Examination[] = [];
  for (const site of sitesOf(preset, new Set(kernels))) {
    opened ??= openAll(site.memory);
    examinations.push(examine(site, opened));
  }
  return examinations;
}

function main(): number {
  const { json, _ } = parseArgs(Deno.args, { string: ["json"] });
  const names = _.map(String);
  const unknown = names.find((name) => !isKernel(name) && !isPreset(name));
  if (unknown !== undefined || json === "") {
    console.error(
      unknown === undefined
        ? "Cannot write JSON as --json must have a file: it has none"
        : `Cannot examine as a name must be a kernel's or a preset's: ` +
          `current value is ${unknown}`,
    );
    return 2;
  }
  const machine = describeMachine();
  const { processor, cores, deno, load } = machine;
  console.log(
    `${processor}, ${cores} cores, Deno ${deno}, load ${load.toFixed(2)}; ` +
      `BLAS: ${blasDescription}`,
  );
  const given = names.filter(isKernel);
  const kernels = given.length > 0 ? given : chooseKernels();
  const chosen = names.filter(isPreset);
  const all = Object.keys(presets) as PresetName[];
  const examinations = (chosen.length > 0 ? chosen : all).flatMap((preset) => {
    const found = examineStep(preset, kernels);
    console.log(linesOf(found).join("\n"));
    return found;
  });
  for (const kernel of kernels) {
    if (examinations.some((entry) => entry.kernel === kernel)) continue;
    console.log(`\nNo step calls ${kernel}`);
  }
  if (json !== undefined) {
    const text = JSON.stringify({
      machine,
      blas: blasDescription,
      examinations,
    });
    Deno.writeTextFileSync(json as string, `${text}\n`);
  }
  return 0;
}

if (import.meta.main) Deno.exitCode = main();
