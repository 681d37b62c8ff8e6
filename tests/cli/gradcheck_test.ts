import { assert, assertEquals, assertMatch } from "@std/assert";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** Runs gradcheck on a module of this text. */
async function checked(source: string, ...more: string[]) {
  using folder = new TemporaryFolder();
  const path = folder.file("mine.ts", source);
  const flags = [`--allow-read=${path}`];
  return await fluxion(["gradcheck", path, ...more], { flags });
}

const cube = (factor: number) => `
const cube = {
  name: "cube",
  call: (apply, x) => apply([x], null),
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  forward(context, [x]) {
    const { address, size, shape, dtype } = context.contiguous(x);
    const y = context.empty(shape, dtype);
    const { multiply } = context.kernels(dtype);
    multiply(1, size, address, size, 1, address, size, 1, y.address, 0);
    multiply(1, size, y.address, size, 1, address, size, 1, y.address, 0);
    return y;
  },
  backward(context) {
    const { address, size, shape } = context.contiguous(context.inputs[0]);
    const { multiply, scaleAdd } = context.kernels;
    const part = context.empty(shape).address;
    const dy = context.gradient.address;
    multiply(1, size, address, size, 1, address, size, 1, part, 0);
    multiply(1, size, part, size, 1, dy, size, 1, part, 0);
    const target = context.target(0);
    scaleAdd(size, ${factor}, part, target.accumulate, target.address);
  },
  samples: [],
};
export const inputs = { x: [[1, 2], [3, -4]], w: { shape: [2] } };
export const loss = (engine, { x, w }) =>
  engine.ops.multiply(engine.define(cube)(x), w);
`;

Deno.test("gradcheck passes a right op of a user's own", async () => {
  const { code, stdout } = await checked(cube(3));
  assertEquals(code, 0);
  assertMatch(stdout, /^ok {4}loss by x \[2, 2\]: largest error \S+ of 4$/m);
  assertMatch(stdout, /^every gradient is right, to 0\.000001$/m);
});

Deno.test("gradcheck finds a wrong op, which input, and where", async () => {
  const { code, stdout } = await checked(cube(2));
  assertEquals(code, 1);
  assertMatch(
    stdout,
    /^WRONG loss by x \[2, 2\]: largest error 3\.33e-1 of 4, at \[\d, \d\]: backward says \S+, differences say \S+$/m,
  );
  assertMatch(stdout, /^ok {4}loss by w \[2\]/m);
  assertMatch(stdout, /^1 gradient is wrong$/m);
  const json = await checked(cube(2), "--json");
  assertEquals(
    jsonLines(json.stdout).map(({ event, name, ok }) => [event, name, ok]),
    [["gradient", "x", false], ["gradient", "w", true]],
  );
});

Deno.test("gradcheck checks several by name", async () => {
  const { code, stdout } = await checked(`export default {
    first: { inputs: { x: [1, 2] }, f: ({ ops }, { x }) => ops.exp(x) },
    second: { inputs: { x: [1, 2] }, f: ({ ops }, { x }) => ops.tanh(x) },
  };`);
  assertEquals(code, 0);
  assertEquals(
    stdout.split("\n").map((line) => line.slice(0, 18)).slice(0, 2),
    ["ok    first by x [", "ok    second by x "],
  );
});

Deno.test("gradcheck says in one sentence what failed, and where", async () => {
  const { code, stderr } = await checked(`export const inputs = { x: [1] };

export function loss(engine, { x }) {
  return x.nothing.there;
}
`);
  assertEquals(code, 1);
  assertMatch(
    stderr,
    /^error: Cannot check loss of \S+mine\.ts: Cannot read properties of undefined \(reading 'there'\) \(mine\.ts:4:\d+\)\n$/,
  );
});

Deno.test("gradcheck refuses what it cannot use", async () => {
  const missing = await fluxion(["gradcheck"]);
  assertEquals(missing.code, 2);
  const absent = await fluxion(["gradcheck", "/nowhere/x.ts"], {
    flags: ["--allow-read=/nowhere"],
  });
  assertMatch(
    absent.stderr,
    /^error: Cannot import \/nowhere\/x\.ts as it must be a file/,
  );
  const ungranted = await fluxion(["gradcheck", "x.ts"]);
  assertMatch(ungranted.stderr, /--allow-read=x\.ts must be granted: run deno/);
  const empty = await checked("export const a = 1;");
  assertMatch(empty.stderr, /it exports a\n$/);
  const wrong = await checked("export default { a: 1 };");
  assertMatch(wrong.stderr, /Cannot check a of .* current value is 1\n$/);
  const syntax = await checked("export const = ;");
  assertMatch(
    syntax.stderr,
    /^error: Cannot import \S+ as it must be a module: /,
  );
  const scalar = await checked(
    "export const inputs = { x: [1] }; export const f = () => 3;",
  );
  assertMatch(scalar.stderr, /must return a tensor .* current value is number/);
  for (const { code } of [absent, ungranted, empty, wrong, syntax, scalar]) {
    assertEquals(code, 1);
  }
});

Deno.test("gradcheck gives a user's module no further permission", async () => {
  const { code, stderr } = await checked(
    `Deno.readTextFileSync("/etc/hostname"); export const inputs = {};`,
  );
  assertEquals(code, 1);
  assert(stderr.includes("--allow-read"), stderr);
});
