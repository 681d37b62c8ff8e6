import { assert, assertEquals } from "@std/assert";
import { program } from "./command.ts";

/** `script` gives a program a terminal; not every system has that of Linux. */
const hasScript = Deno.build.os === "linux" &&
  new Deno.Command("sh", {
      args: ["-c", "script -qec true /dev/null"],
      stdout: "null",
      stderr: "null",
    }).outputSync().code === 0;

/** Trains without a permission, where a prompt could be raised. */
async function trainOnTerminal(
  columns: number,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const line = `stty cols ${columns}; exec '${Deno.execPath()}' run -q ` +
    `'${program}' train --steps 400`;
  const { code, stdout } = await new Deno.Command("script", {
    args: ["-qec", line, "/dev/null"],
    stdin: "null",
    env,
    // a question would be waited for: then the test fails by this
    signal: AbortSignal.timeout(60_000),
  }).output();
  const text = new TextDecoder().decode(stdout);
  assertEquals(code, 0, text);
  // how Deno begins a question; here it could ask one
  assert(!text.includes("Deno requests"), text);
  return text;
}

/** Every sequence begins like this. */
const escape = "\x1b[";

/** The states of the line that is drawn in place. */
function drawn(text: string): string[] {
  const clear = `${escape}K`;
  return text.split("\r").filter((line) => line.startsWith(`${clear}step`))
    .map((line) => line.slice(clear.length));
}

const onTerminal = (name: string, body: () => Promise<void>) =>
  Deno.test({ name, ignore: !hasScript, fn: body });

onTerminal("train draws a line in place that fits the terminal", async () => {
  const wide = drawn(await trainOnTerminal(120, { NO_COLOR: "1" }));
  assert(wide.length >= 2);
  assert(wide.every((line) => / it\/s {2}ETA .* MB$/.test(line)));
  const narrow = drawn(await trainOnTerminal(30, { NO_COLOR: "1" }));
  assert(narrow.every((line) => /^step .* {2}loss [\d.]+$/.test(line)));
});

onTerminal(
  "train uses colour on a terminal, and none with NO_COLOR",
  async () => {
    const bold = `${escape}1m`;
    assert(!(await trainOnTerminal(80, { NO_COLOR: "1" })).includes(bold));
    assert((await trainOnTerminal(80, { NO_COLOR: "" })).includes(bold));
  },
);
