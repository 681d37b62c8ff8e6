/** Downloads a text from where the first word says, as `data` does. */

import { fetchText } from "../../lib/cli/data.ts";
import { describeError, exitCodeOf } from "../../lib/cli/errors.ts";
import { Output } from "../../lib/cli/output.ts";

const [url, folder, bytes, sha256] = Deno.args as [
  string,
  string,
  string,
  string,
];
const known = { summary: "a text", url, bytes: Number(bytes), sha256 };
const output = new Output();
try {
  Deno.exitCode = await fetchText(
    { name: "shakespeare", folder, cache: folder, json: false },
    known,
    output,
  );
} catch (error) {
  output.error(describeError(error, false));
  Deno.exitCode = exitCodeOf(error);
}
