import { assert, assertEquals, assertInstanceOf } from "@std/assert";
import * as errors from "../../lib/core/errors.ts";

Deno.test("every error has its own name and is a FluxionError", () => {
  for (const [name, ErrorClass] of Object.entries(errors)) {
    const error = name === "StaleTensorError"
      ? new errors.StaleTensorError(1, 2)
      : new (ErrorClass as typeof errors.FluxionError)("Cannot do this");
    assertInstanceOf(error, errors.FluxionError);
    assertInstanceOf(error, Error);
    assertEquals(error.name, name);
    assert(error.stack?.startsWith(name));
  }
});

Deno.test("StaleTensorError has both generations", () => {
  const error = new errors.StaleTensorError(3, 5);
  assertEquals([error.tensorGeneration, error.scopeGeneration], [3, 5]);
  assertEquals(
    error.message,
    "Cannot use a tensor after its scope was reset: it was made in " +
      "generation 3 and the scope is at generation 5",
  );
});
