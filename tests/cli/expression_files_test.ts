import { assertAlmostEquals, assertEquals, assertMatch } from "@std/assert";
import { fluxion, TemporaryFolder } from "./command.ts";

Deno.test("eval --csv adds a column, and counts rows without a value", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file(
    "data.csv",
    'name,a,b\r\n"x, y",3,12\r\nempty,,1\r\nnegative,-5,1\r\n"last",2,8\r\n',
  );
  const { code, stdout, stderr } = await fluxion(
    ["eval", "k*sqrt(a*b)", "k=1/2", "--csv", path],
    { flags: folder.flags },
  );
  assertEquals(
    stdout,
    'name,a,b,value\n"x, y",3,12,3\nempty,,1,\n' +
      "negative,-5,1,\nlast,2,8,2\n",
  );
  assertEquals(code, 1);
  assertMatch(
    stderr,
    /^error: 2 rows of .*data\.csv without a value, first line 3: Cannot read a field as it must be a number: current value is nothing\n$/,
  );
});

Deno.test("eval --csv names the flag it needs, and unknown columns", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("data.csv", "apple,b\n1,2\n");
  const denied = await fluxion(["eval", "b", "--csv", path]);
  assertEquals(denied.code, 1);
  assertMatch(denied.stderr, /as --allow-read=\S+data\.csv must be granted/);
  const unknown = await fluxion(
    ["eval", "aple + b", "--csv", path],
    { flags: folder.flags },
  );
  assertEquals(unknown.code, 1);
  assertMatch(unknown.stderr, /current value is `aple`/);
  const taken = await fluxion(
    ["eval", "b", "--csv", path, "--column", "apple"],
    { flags: folder.flags },
  );
  assertEquals(taken.code, 2);
});

Deno.test("fit --csv gives the ancestor's line", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file(
    "data.csv",
    "x,y\n1,3.1\n2,4.9\n3,7.2\n4,9\n5,10.8\n",
  );
  const { code, stdout } = await fluxion(
    ["fit", "y = a x + b", "a=1", "b=1", "--csv", path, "--json"],
    { flags: folder.flags },
  );
  assertEquals(code, 0);
  const { parameters, meanSquaredError } = JSON.parse(stdout);
  assertAlmostEquals(parameters.a.value, 1.95, 1e-12);
  assertAlmostEquals(parameters.b.value, 1.15, 1e-12);
  assertAlmostEquals(meanSquaredError, 0.015, 1e-12);
  // The covariance of a straight line: s² / Σ(x - mean)² = 0.025 / 10.
  assertAlmostEquals(parameters.a.standardError, Math.sqrt(0.0025), 1e-12);
});

Deno.test("fit refuses a column that holds no numbers", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("data.csv", "x,y\n1,2\n2,two\n");
  const { code, stderr } = await fluxion(
    ["fit", "y = a x", "a=1", "--csv", path],
    { flags: folder.flags },
  );
  assertEquals(code, 1);
  assertMatch(stderr, /as column y must hold numbers: line 3 has two\n$/);
});

Deno.test("plot --svg writes a drawing", async () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/plot.svg`;
  const { code, stderr } = await fluxion(
    ["plot", "1/x", "x", "--from", "-1", "--to", "1", "--svg", path],
    { flags: folder.flags },
  );
  assertEquals({ code, stderr }, { code: 0, stderr: `wrote ${path}\n` });
  const svg = Deno.readTextFileSync(path);
  assertEquals(svg.match(/<polyline/g)?.length, 2);
});
