import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../lib/core/errors.ts";
import { Random } from "../lib/core/random.ts";
import { AllocationMeter } from "./allocation_meter.ts";
import { runCampaign, type Subject } from "./mutation_campaign.ts";
import { subjects } from "./mutation_subjects.ts";
import { Mutator } from "./mutations.ts";

for (const subject of subjects) {
  Deno.test(`1,000 mutated files: ${subject.name} is read or refused`, () => {
    const { loaded, refused, messages } = runCampaign(subject, 1, 1000);
    assert(loaded > 20 && refused > 300, `${loaded} read, ${refused} refused`);
    assert(messages.size >= 4, `only ${messages.size} kinds of messages`);
  });
}

const original = new TextEncoder().encode('{"a":[1,2,3]}');
const broken = (load: Subject["load"]): Subject => ({
  name: "broken",
  originals: [original],
  load,
});

Deno.test("runCampaign() finds each kind of fault", () => {
  const faults: [Subject["load"], string][] = [
    [() => void new Array(-1), "it threw RangeError"],
    [() => {
      throw new ArgumentError("two\nlines");
    }, "it was refused by"],
    [() => {
      throw new ArgumentError("long".repeat(300));
    }, "it was refused by"],
    [() => void new Float32Array(2 ** 25), "bytes; the file is"],
    [() => void new WebAssembly.Memory({ initial: 1 }).grow(1100), "bytes"],
    [() => {
      const start = performance.now();
      while (performance.now() - start < 1001);
    }, "it took 10"],
  ];
  for (const [load, message] of faults) {
    assertThrows(() => runCampaign(broken(load), 1, 3), Error, message);
  }
  assertEquals(runCampaign(broken(() => {}), 1, 3).loaded, 3);
});

Deno.test("AllocationMeter counts what is asked for, and stops", () => {
  {
    using meter = new AllocationMeter();
    const asked = meter.measure(() => {
      const buffer = new ArrayBuffer(10 ** 7);
      new Float64Array(buffer); // a view: nothing more
      new Float64Array(10 ** 6);
    });
    assert(asked >= 18 * 10 ** 6 && asked < 20 * 10 ** 6, `${asked}`);
    assert(new Uint8Array(3) instanceof Uint8Array);
  }
  assertEquals(Uint8Array.name, "Uint8Array");
});

Deno.test("Mutator makes the same files for the same seed, all kinds", () => {
  const filesOf = (seed: number) => {
    const mutator = new Mutator(new Random(seed), [original]);
    return Array.from({ length: 300 }, () => mutator.next());
  };
  assertEquals(filesOf(3), filesOf(3));
  const files = filesOf(3).map((bytes) => new TextDecoder().decode(bytes));
  assert(new Set(files).size > 200);
  assert(files.some((text) => /\d{9}/.test(text)));
  assert(files.some((text) => original.length > text.length));
});
