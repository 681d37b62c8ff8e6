import { Engine } from "../autograd/engine.ts";
import {
  checkGradientCase,
  type GradientCase,
  type InputReport,
} from "../autograd/gradient_case.ts";
import { formatShape } from "../core/shape.ts";
import { reference } from "../kernels/reference/mod.ts";
import { parseOptions } from "./args.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { exitCodes, UsageError } from "./errors.ts";
import { casesOf, importModule, inUserCode } from "./gradcheck_module.ts";
import { integer, number } from "./options.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

const options = {
  tolerance: number(
    { minimum: 0, isOpen: true },
    "the largest relative error that passes (default 1e-6)",
  ),
  seed: integer(
    { minimum: 0, maximum: 2 ** 32 - 1 },
    "the seed of random inputs and weights (default 0)",
  ),
  ...commonOptions,
} as const;

/** The command `gradcheck`. */
export const gradcheck: Command = {
  name: "gradcheck",
  positionals: "FILE",
  options,
  notes: [
    "FILE is a module of yours. It is imported, which runs it, with no more",
    "permissions than this command was given: --allow-read for it and for what",
    "it imports. It exports a function and its inputs,",
    "",
    "  export const inputs = { x: { shape: [4, 3] }, w: [[1, 2, 3]] };",
    "  export function loss({ ops }, { x, w }) {",
    "    return ops.mean(ops.square(ops.linear(x, w)));",
    "  }",
    "",
    "or, by name, several as its default: { NAME: { inputs, f }, ... }. An",
    "input is lists of numbers, or { shape, low, high } for random ones, or",
    "{ shape, idsBelow } for ids. engine.define makes an op of your own.",
    "Gradients are compared with central differences in float64.",
    "The exit code is 1 if one is wrong.",
  ],
  run: runGradcheck,
};

async function runGradcheck({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("gradcheck", options, args);
  const [path, extra] = positionals;
  if (path === undefined || extra !== undefined) {
    throw new UsageError(
      `Cannot run gradcheck as one FILE must be given, a module: ` +
        `current value is ${positionals.join(" ") || "nothing"}`,
    );
  }
  const grant: Grant = { access: "read", path };
  const words = ["gradcheck", ...args];
  requireGrants(`import ${path}`, [grant], [flagOf(grant)], words);
  const cases = casesOf(await importModule(path), path);
  const { tolerance = 1e-6, seed = 0, json } = values;
  const engine = new Engine(reference());
  let wrong = 0;
  for (const [name, each] of cases) {
    const reports = inUserCode(
      name,
      path,
      () =>
        checkGradientCase(engine, each as GradientCase, { tolerance, seed }),
    );
    wrong += reports.filter(({ ok }) => !ok).length;
    for (const report of reports) write(output, json, name, report);
  }
  if (!json) {
    output.write(
      wrong === 0
        ? `every gradient is right, to ${tolerance}\n`
        : `${wrong} ${wrong === 1 ? "gradient is" : "gradients are"} wrong\n`,
    );
  }
  return wrong === 0 ? exitCodes.done : exitCodes.failed;
}

function write(
  output: Output,
  json: boolean,
  check: string,
  report: InputReport,
): void {
  if (json) {
    const event = { event: "gradient", check, ...report };
    output.write(`${JSON.stringify(event)}\n`);
    return;
  }
  const { name, shape, ok, checked, error, index, analytic, numeric } = report;
  const head = `${ok ? "ok   " : "WRONG"} ${check} by ${name} ` +
    `${formatShape(shape)}: largest error ${error.toExponential(2)} ` +
    `of ${checked}`;
  output.write(
    ok ? `${head}\n` : `${head}, at ${formatShape(index)}: backward says ` +
      `${analytic.toPrecision(8)}, differences say ` +
      `${numeric.toPrecision(8)}\n`,
  );
}
