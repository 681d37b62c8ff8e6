import { assert, assertEquals } from "@std/assert";
import { installedBackends } from "../backends.ts";
import { runProbe } from "../train/run_probe.ts";

const steps = 10_000;

/** How much of its mean a list grows from its first to its last element, by
 * the line of least squares through it. */
function growthOf(values: readonly number[]): number {
  const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
  const middle = (values.length - 1) / 2;
  let covariance = 0, variance = 0;
  values.forEach((y, x) => {
    covariance += (x - middle) * (y - mean);
    variance += (x - middle) ** 2;
  });
  return covariance / variance * (values.length - 1) / mean;
}

Deno.test("growthOf() sees a leak of 100 bytes a step in 100 MB", () => {
  const steady = Array.from({ length: 91 }, (_, i) => 1e8 + 1e5 * (i % 3));
  assert(Math.abs(growthOf(steady)) < 0.001);
  const leaking = steady.map((y, i) => y + 100 * i * steps / 100);
  assert(growthOf(leaking) > 0.008, `${growthOf(leaking)}`);
});

for (const { name } of installedBackends()) {
  if (name !== "wasm" && name !== "blas") continue;
  Deno.test(`10,000 steps of small use what 100 use, on ${name}`, async () => {
    const seen = await runProbe({ backend: name, preset: "small", steps });
    const { statistics, resident } = seen;
    const [first] = statistics;
    for (const later of statistics) assertEquals(later, first);
    assert(first!.capacity <= 24e6, `the arenas hold ${first!.capacity} bytes`);
    const most = Math.max(...resident);
    assert(most <= 200e6, `the process holds ${most} bytes`);
    // from step 1,000 on: V8 has compiled what it will
    const growth = growthOf(resident.slice(10));
    // Beside other work the system takes pages back: shrinking is no leak.
    assert(growth < 0.01, `the process grows by ${growth}`);
    console.log(
      `${name}: arenas ${first!.capacity} bytes, ${
        first!.used
      } of them used; ` +
        `process ${most} bytes, ${(100 * growth).toFixed(2)} % more at the end`,
    );
  });
}
