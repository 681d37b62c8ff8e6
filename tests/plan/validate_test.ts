import { assertEquals } from "@std/assert";
import type { Instruction, Plan } from "../../lib/plan/plan.ts";
import { validate } from "../../lib/plan/validate.ts";

const at = (buffer: number, offset = 0) => ({ buffer, offset });

const fill = (buffer: number): Instruction => ({
  kernel: "fill",
  dtype: "float32",
  args: [4, 1, at(buffer)],
});

const exp = (from: number, to: number): Instruction => ({
  kernel: "exp",
  dtype: "float32",
  args: [4, at(from), at(to)],
});

function planOf(
  instructions: Instruction[],
  buffers: Plan["buffers"],
  workspaceBytes = 256,
): Plan {
  return { instructions, buffers, workspaceBytes, externals: [] };
}

const sound = planOf([fill(0), exp(0, 1)], [
  { bytes: 16, first: 0, last: 1, offset: 0 },
  { bytes: 16, first: 1, last: 2, offset: 64 },
]);

Deno.test("validate() finds nothing in a sound plan", () => {
  assertEquals(validate(sound), []);
});

Deno.test("validate() finds buffers that overlap while both are in use", () => {
  const buffers = sound.buffers.map((buffer) => ({ ...buffer, offset: 0 }));
  assertEquals(validate({ ...sound, buffers }), [
    "buffers %0 and %1 overlap while both are in use",
  ]);
});

Deno.test("validate() finds a read of what was never written", () => {
  const plan = planOf([exp(0, 1)], [
    { bytes: 16, first: 0, last: 0, offset: 0 },
    { bytes: 16, first: 0, last: 1, offset: 64 },
  ]);
  assertEquals(validate(plan), [
    "instruction 0 (exp) reads %0 as x before it was written",
  ]);
});

Deno.test("validate() finds an update of what was never written", () => {
  const scaleAdd: Instruction = {
    kernel: "scaleAdd",
    dtype: "float32",
    args: [4, 2, at(0), 1, at(1)],
  };
  const plan = planOf([fill(0), scaleAdd], sound.buffers);
  assertEquals(validate(plan), [
    "instruction 1 (scaleAdd) reads %1 as out before it was written",
  ]);
});

Deno.test("validate() finds an access beyond a buffer", () => {
  const buffers = sound.buffers.map((buffer) => ({ ...buffer, bytes: 12 }));
  assertEquals(
    validate({ ...sound, buffers })[0],
    "instruction 0 (fill) touches bytes 0 to 16 of %0 as out, which has 12",
  );
});

Deno.test("validate() finds a use outside of a lifetime, a bad place, a bad call", () => {
  const [first, second] = sound.buffers as [
    Plan["buffers"][0],
    Plan["buffers"][0],
  ];
  assertEquals(
    validate({ ...sound, buffers: [{ ...first, last: 0 }, second] }),
    [
      "instruction 1 (exp) touches %0 as x outside of its lifetime",
    ],
  );
  assertEquals(
    validate({ ...sound, buffers: [first, { ...second, offset: 250 }] }),
    [
      "buffer %1 is not aligned: offset is 250",
      "buffer %1 ends beyond the workspace",
    ],
  );
  const short: Instruction = {
    kernel: "exp",
    dtype: "float32",
    args: [4, at(0)],
  };
  assertEquals(validate(planOf([fill(0), short], sound.buffers)), [
    "instruction 1 (exp) has 2 arguments",
  ]);
});
