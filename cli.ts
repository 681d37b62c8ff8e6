/**
 * The command line: `deno run cli.ts --help`.
 * @module
 */
import { main } from "./lib/cli/main.ts";

Deno.exitCode = await main(Deno.args);
