import { assert } from "@std/assert";
import { importMutants } from "../models/gpt2/mutants.ts";

Deno.test("importGPT2() reads 30,000 mutated checkpoints or refuses them", () => {
  const { read, refused, slowest } = importMutants(30_000, 17);
  console.log(
    `${read} read, ${refused} refused, the slowest in ${slowest.toFixed(0)} ms`,
  );
  assert(read > 2000 && refused > 15_000);
  assert(slowest < 1000, String(slowest));
});
