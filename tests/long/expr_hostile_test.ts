/** The default budget holds hostile expressions to seconds, not minutes. */
import { assert } from "@std/assert";
import { ExpressionError } from "../../lib/expr/mod.ts";
import { hostileInputs, hostileOperations } from "../expr/hostile_inputs.ts";

/** Generous: a shared machine may be ten times slower than a quiet one. */
const mostSeconds = 30;

for (const [operation, apply] of Object.entries(hostileOperations)) {
  Deno.test(`${operation}() ends soon under the default budget`, () => {
    for (const input of hostileInputs(40)) {
      const start = performance.now();
      try {
        apply(input);
      } catch (error) {
        assert(
          error instanceof ExpressionError,
          `${operation} of ${input.slice(0, 60)} threw ${error}`,
        );
      }
      const seconds = (performance.now() - start) / 1000;
      assert(
        seconds < mostSeconds,
        `${operation} of ${input.slice(0, 60)} took ${seconds} s`,
      );
    }
  });
}
