import { type CandidateReport, describeCandidates } from "../../ffi/mod.ts";
import { parseOptions } from "./args.ts";
import { chooseBackend } from "./backend.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { commandLine } from "./command_line.ts";
import { exitCodes, printable, UsageError } from "./errors.ts";
import { variable } from "./permissions.ts";
import { wasmFeatures } from "./wasm_features.ts";

/** The command `doctor`. */
export const doctor: Command = {
  name: "doctor",
  positionals: "",
  options: commonOptions,
  notes: ["It needs no permission, and asks for none."],
  run: runDoctor,
};

const permissionNames = [
  "read",
  "write",
  "net",
  "env",
  "run",
  "ffi",
  "sys",
] as const;

/** What is known of this machine. */
type Diagnosis = ReturnType<typeof diagnose>;

function runDoctor({ args, output }: Context): number {
  const { values, positionals } = parseOptions("doctor", commonOptions, args);
  if (positionals.length > 0) {
    throw new UsageError(
      `Cannot run doctor as it takes options only: ` +
        `current value is ${positionals[0]}`,
    );
  }
  const diagnosis = diagnose();
  output.write(
    values.json
      ? `${JSON.stringify(diagnosis)}\n`
      : reportLines(diagnosis).map((line) => `${printable(line)}\n`).join(""),
  );
  return exitCodes.done;
}

function diagnose() {
  const named = variable("FLUXION_BLAS");
  const candidates = [
    ...named === undefined ? [] : describeCandidates([named]),
    ...describeCandidates(),
  ];
  using chosen = chooseBackend({ backend: "auto" });
  const { flag = null, reason = null } = chosen.missed ?? {};
  return {
    deno: Deno.version.deno,
    v8: Deno.version.v8,
    typescript: Deno.version.typescript,
    os: Deno.build.os,
    arch: Deno.build.arch,
    cores: navigator.hardwareConcurrency,
    wasm: wasmFeatures(),
    permissions: Object.fromEntries(
      permissionNames.map((name) => [
        name,
        Deno.permissions.querySync({ name }).state,
      ]),
    ),
    backend: chosen.backend.name,
    library: chosen.library,
    reason,
    candidates,
    flag,
    command: flag === null ? null : commandLine([flag], ["train"]),
  };
}

function reportLines(found: Diagnosis): string[] {
  const row = (name: string, value: string) => `${name.padEnd(12)} ${value}`;
  const yes = (value: boolean) => value ? "yes" : "no";
  const { simd, relaxedSimd, threads } = found.wasm;
  return [
    row(
      "Deno",
      `${found.deno}, V8 ${found.v8}, TypeScript ${found.typescript}`,
    ),
    row("system", `${found.os} ${found.arch}, ${found.cores} cores`),
    row(
      "WASM",
      `SIMD ${yes(simd)}, relaxed SIMD ${yes(relaxedSimd)}, ` +
        `threads ${yes(threads)}`,
    ),
    row("permissions", permissionLine(found)),
    row("backend", `auto takes ${found.backend}: ${found.library}`),
    "BLAS libraries, in the order in which they are tried:",
    ...found.candidates.map(candidateLine),
    ...advice(found),
  ];
}

/** The flag that would grant each is not repeated: the best comes last. */
function candidateLine({ path, state, description }: CandidateReport): string {
  const said = state === "loads" || state === "refused";
  return said ? `  ${path}: ${description}` : `  ${path}: ${state}`;
}

/** A grant of one file or variable is not one of the whole. */
function permissionLine({ permissions }: Diagnosis): string {
  const granted = permissionNames.filter((name) =>
    permissions[name] === "granted"
  );
  return granted.length === 0
    ? "none is granted in full"
    : `${granted.join(", ")} granted in full`;
}

function advice({ backend, command, reason }: Diagnosis): string[] {
  if (backend === "blas") return ["Nothing to add: training uses the BLAS."];
  return command === null
    ? [`No flag would make it faster: ${reason}`]
    : ["To train faster, if that library is there:", `  ${command}`];
}
