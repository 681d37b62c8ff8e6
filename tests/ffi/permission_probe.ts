/** Run by `permission_test.ts` with different permissions: prints what
 * `ffi/` finds, as JSON. */
import {
  blasCandidates,
  describeCandidates,
  openBlas,
  tryOpenBlas,
} from "../../ffi/mod.ts";

const [path] = Deno.args;
const options = path === undefined ? {} : { path };

/** [[1, 2], [3, 4]] · [[5, 6], [7, 8]]. */
function multiply(): number[] | string {
  try {
    using library = openBlas(options);
    const [a, b, c] = [[1, 2, 3, 4], [5, 6, 7, 8], [0, 0, 0, 0]].map((x) => {
      const view = new Float32Array(new SharedArrayBuffer(16));
      view.set(x);
      return view;
    });
    library.sgemm(101, 111, 111, 2, 2, 2, 1, a!, 2, b!, 2, 0, c!, 2);
    return [...c!];
  } catch (error) {
    return (error as Error).message;
  }
}

const attempt = tryOpenBlas(options);
console.log(JSON.stringify({
  first: blasCandidates(Deno.build.os, Deno.build.arch)[0],
  attempt: "library" in attempt ? attempt.library.name : attempt,
  product: multiply(),
  states: [...new Set(describeCandidates().map(({ state }) => state))],
}));
if ("library" in attempt) attempt.library[Symbol.dispose]();
