import { assertEquals, assertMatch } from "@std/assert";
import { fluxion } from "./command.ts";

/** What each line is answered with: exit code 2, and one line on stderr. */
const refused: readonly (readonly [string, string])[] = [
  [
    "train --stesp 3",
    "Cannot run train as --stesp must be one of its options: " +
    "did you mean --steps?",
  ],
  [
    "train --zzz",
    "Cannot run train as --zzz must be one of its options: " +
    "train --help lists them",
  ],
  [
    "train --preset tinny",
    "Cannot take --preset as its value must be one of tiny, small, medium, " +
    "large, shakespeare: current value is tinny",
  ],
  ...["0", "-1", "abc", "1.5", "1e3", "0x10", "9007199254740993"].map((
    value,
  ) => [`train --steps ${value}`, steps(value)] as const),
  ["train --steps", steps("nothing")],
  ["train --steps --json", steps("nothing")],
  [
    "train --lr NaN",
    "Cannot take --lr as its value must be a number above 0: " +
    "current value is NaN",
  ],
  [
    "train --tiny --small",
    "Cannot train as there must be one preset: current values are tiny, small",
  ],
  [
    "train --preset small --large",
    "Cannot train as there must be one preset: current values are large, small",
  ],
  [
    "train --seq 129",
    "Cannot train tiny as --seq must be at most its context of 128 tokens: " +
    "current value is 129",
  ],
  [
    "train corpus.txt",
    "Cannot run train as it takes options only: current value is corpus.txt",
  ],
  [
    "data shakespear",
    "Cannot run data as one of shakespeare must be given: " +
    "current value is shakespear",
  ],
  [
    "train --data builtin --data shakespeare",
    "Cannot take --data so often as builtin and what was downloaded must be " +
    "learned alone: current values are builtin, shakespeare",
  ],
  [
    "train --data a.txt --field a --column b",
    "Cannot take --field and --column as the files must be of one kind: " +
    "current values are a and b",
  ],
  [
    "train --field text",
    "Cannot take --field as --data must be a path: current value is builtin",
  ],
  [
    "train --keep 3",
    "Cannot take --keep as --out must say where the run is kept: " +
    "current value is nothing",
  ],
  [
    "train --backend wasm --blas x.so",
    "Cannot take --blas as the backend must be blas or auto: " +
    "current value is wasm",
  ],
  [
    "generate",
    "Cannot run generate as one MODEL must be given, a folder that train " +
    "--out made: current value is nothing",
  ],
  [
    "trian",
    "Cannot run trian as it must be one of the commands that --help lists: " +
    "did you mean train?",
  ],
];

function steps(value: string): string {
  return `Cannot take --steps as its value must be a whole number from 1 to ` +
    `1000000000 in digits: current value is ${value}`;
}

for (const [line, message] of refused) {
  Deno.test(`the command line refuses ${line}`, async () => {
    assertEquals(await fluxion(line.split(" ")), {
      code: 2,
      stdout: "",
      stderr: `error: ${message}\n`,
    });
  });
}

Deno.test("--help lists the commands, and each has a help of its own", async () => {
  const help = await fluxion(["--help"]);
  assertEquals([help.code, help.stderr], [0, ""]);
  for (const name of ["train", "generate", "doctor", "bench"]) {
    assertMatch(help.stdout, new RegExp(`^  ${name} `, "m"));
    const { code, stdout } = await fluxion([name, "--help"]);
    assertEquals(code, 0);
    assertMatch(stdout, new RegExp(`^${name}: `));
    assertMatch(stdout, /^ {2}--json /m);
  }
  assertMatch((await fluxion(["train", "-h"])).stdout, /default 42/);
});

Deno.test("no line of a help is wider than 80 columns", async () => {
  for (const words of [[], ["train"], ["generate"], ["doctor"], ["bench"]]) {
    const { stdout } = await fluxion([...words, "--help"]);
    assertEquals(stdout.split("\n").filter((line) => line.length > 80), []);
  }
});

Deno.test("--version prints the version of the package", async () => {
  const config = new URL("../../deno.json", import.meta.url);
  const { version } = JSON.parse(await Deno.readTextFile(config));
  assertEquals(await fluxion(["--version"]), {
    code: 0,
    stdout: `${version}\n`,
    stderr: "",
  });
});

Deno.test("an error shows its stack with --debug only", async () => {
  const { code, stderr } = await fluxion(["train", "--steps", "0", "--debug"]);
  assertEquals(code, 2);
  assertMatch(stderr, /^error: UsageError: Cannot take[^\n]*\n {4}at /);
});
