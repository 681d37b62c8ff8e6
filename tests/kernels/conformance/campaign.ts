import type { KernelName } from "../../../lib/kernels/kernels.ts";
import { candidates } from "./backends.ts";
import { Harness, kernelNames } from "./harness.ts";

/**
 * Registers a test for each backend and kernel: random calls, compared with
 * the reference. A failure names the backend, the arguments and the seed.
 *
 * @param seed What the calls are drawn from.
 * @param count How many calls of each kernel.
 */
export function testConformance(
  seed: number,
  count: (kernel: KernelName) => number,
): void {
  for (const { name, open } of candidates) {
    const reason = open();
    if (typeof reason === "string") {
      Deno.test({
        name: `${name} is skipped: ${reason}`,
        ignore: true,
        fn() {},
      });
      continue;
    }
    reason[Symbol.dispose]();
    Deno.test(`${name} conforms to the reference`, async (test) => {
      using opened = open() as Exclude<ReturnType<typeof open>, string>;
      const harness = new Harness(name, opened.backend, seed);
      for (const kernel of kernelNames) {
        await test.step(`${kernel}()`, () => {
          for (let i = 0; i < count(kernel); i++) harness.check(kernel, i);
        });
      }
    });
  }
}
