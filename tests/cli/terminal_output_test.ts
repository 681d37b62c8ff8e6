import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { program } from "./command.ts";

/** `script` gives a program a terminal; not every system has that of Linux. */
const hasScript = Deno.build.os === "linux" &&
  new Deno.Command("sh", {
      args: ["-c", "script -qec true /dev/null"],
      stdout: "null",
      stderr: "null",
    }).outputSync().code === 0;

async function trainOnTerminal(
  columns: number,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const line = `stty cols ${columns}; exec '${Deno.execPath()}' run -q ` +
    `--no-prompt '${program}' train --backend wasm --steps 400`;
  const { code, stdout } = await new Deno.Command("script", {
    args: ["-qec", line, "/dev/null"],
    stdin: "null",
    env,
  }).output();
  assertEquals(code, 0);
  return new TextDecoder().decode(stdout);
}

/** The states of the line that is drawn in place. */
function drawn(text: string): string[] {
  return [...text.matchAll(/\r\x1b\[K(step[^\r]*)/g)].map(([, line]) => line!);
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
    const colour = /\x1b\[[\d;]*m/;
    assertEquals(
      colour.exec(await trainOnTerminal(80, { NO_COLOR: "1" })),
      null,
    );
    assertNotEquals(
      colour.exec(await trainOnTerminal(80, { NO_COLOR: "" })),
      null,
    );
  },
);
