import { assertEquals } from "@std/assert";

/** What the modules of each folder may import, beside their own. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "lib/core": [],
  "lib/tensor": ["lib/core"],
  "lib/kernels": ["lib/core", "lib/tensor"],
  "ffi": ["lib/core", "lib/kernels", "lib/parallel"],
  "lib/autograd": ["lib/core", "lib/tensor", "lib/kernels"],
  "lib/plan": ["lib/core", "lib/tensor", "lib/kernels", "lib/autograd"],
  "lib/graph": ["lib/core", "lib/tensor", "lib/autograd"],
  "lib/nn": ["lib/core", "lib/tensor", "lib/autograd"],
  "lib/data": ["lib/core"],
  "lib/formats": ["lib/core"],
  "lib/storage": ["lib/core"],
  "lib/models": [
    "lib/core",
    "lib/tensor",
    "lib/autograd",
    "lib/nn",
    "lib/data",
    "lib/formats",
    "lib/storage",
  ],
  "lib/generate": [
    "lib/core",
    "lib/tensor",
    "lib/autograd",
    "lib/plan",
    "lib/nn",
    "lib/data",
  ],
  "lib/parallel": ["lib/core", "lib/tensor", "lib/kernels", "lib/plan"],
  "lib/worker": ["lib/core", "lib/parallel", "ffi"],
  "lib/train": [
    "lib/core",
    "lib/parallel",
    "lib/tensor",
    "lib/autograd",
    "lib/plan",
    "lib/nn",
    "lib/data",
    "lib/formats",
    "lib/storage",
    "lib/models",
  ],
  "lib/serve": ["lib/core", "lib/data", "lib/generate"],
  "lib/dashboard": ["lib/core", "lib/train"],
  "lib/expr": ["lib/core"],
  "lib/cli": [
    "deno.json", // for the version
    "lib/core",
    "lib/tensor",
    "lib/kernels",
    "ffi",
    "lib/autograd",
    "lib/plan",
    "lib/graph",
    "lib/nn",
    "lib/data",
    "lib/formats",
    "lib/storage",
    "lib/models",
    "lib/generate",
    "lib/parallel",
    "lib/train",
    "lib/serve",
    "lib/dashboard",
    "lib/expr",
  ],
};

/** Of a neighbour's files, only these: the contract, not what fills it. */
const onlyFiles: Readonly<Record<string, readonly RegExp[]>> = {
  "ffi → lib/kernels": [/\/blas_library\.ts$/],
  "ffi → lib/parallel": [/\/communicator\.ts$/],
  "lib/autograd → lib/kernels": [/\/(kernels|signatures|backend)\.ts$/],
  "lib/plan → lib/kernels": [/\/(kernels|signatures|backend|bind)\.ts$/],
  "lib/parallel → lib/kernels": [
    /\/(kernels|backend|blas_library|recipe)\.ts$/,
  ],
  "lib/kernels → lib/tensor": [/\/(memory|tensor)\.ts$/],
};

/** Type-only edges: the other side must not be loaded at run time. */
const typesOnly: readonly string[] = [
  "lib/parallel → lib/plan",
  "lib/dashboard → lib/train",
  "ffi → lib/kernels",
  "ffi → lib/parallel",
  "lib/kernels → lib/tensor",
];

/** Where the runtime's own API may be used. */
const mayUseDeno: readonly string[] = [
  "ffi",
  "lib/cli",
  "lib/storage",
  "lib/kernels/wasm/build",
  "lib/dashboard/build",
  "lib/parallel/worker_artefact", // a bundle with ffi in it
  "lib/parallel/watchdog_artefact", // another
  "lib/worker/build",
];

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const root = new URL("..", import.meta.url);

function* sources(folder: string): Generator<string> {
  for (const entry of Deno.readDirSync(new URL(folder, root))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory && entry.name !== "assembly") yield* sources(path);
    else if (entry.name.endsWith(".ts")) yield path;
  }
}

const files = ["lib", "ffi"].flatMap((folder) => [...sources(folder)]);
const textOf = (path: string) => Deno.readTextFileSync(new URL(path, root));

/** Code without comments, so that examples in documentation do not count. */
function codeOf(path: string): string {
  return textOf(path)
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "");
}

function edgesOf(path: string): Edge[] {
  const pattern = /^(import|export)\s+(type\s)?([^;"]*?from\s+)?"(\.[^"]+)"/gm;
  return [...codeOf(path).matchAll(pattern)].map(([, , type, names, to]) => ({
    from: path,
    to: new URL(to!, new URL(path, root)).href.slice(root.href.length),
    typeOnly: type !== undefined ||
      /^\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}\s*from\s+$/.test(
        names ?? "",
      ),
  }));
}

/** The module of a path: `ffi`, or `lib/` and one more folder. */
function moduleOf(path: string): string {
  return path.startsWith("lib/")
    ? path.split("/").slice(0, 2).join("/")
    : path.split("/")[0]!;
}

const edges = files.flatMap(edgesOf);

function unlisted(edges: readonly Edge[]): string[] {
  return edges
    .map(({ from, to }) => [moduleOf(from), moduleOf(to), from] as const)
    .filter(([from, to]) => from !== to && !allowed[from]?.includes(to))
    .map(([from, to, file]) => `${from} → ${to} in ${file}`);
}

Deno.test("modules import only what the table allows", () => {
  assertEquals(unlisted(edges), []);
  const wrong = { from: "lib/nn/x.ts", to: "lib/plan/y.ts", typeOnly: false };
  assertEquals(unlisted([wrong]), ["lib/nn → lib/plan in lib/nn/x.ts"]);
  assertEquals(edges.length > 100, true);
});

Deno.test("modules see of a neighbour only the files of its contract", () => {
  const wrong = edges.filter(({ from, to }) => {
    const files = onlyFiles[`${moduleOf(from)} → ${moduleOf(to)}`];
    return moduleOf(from) !== moduleOf(to) && files !== undefined &&
      !files.some((file) => file.test(to));
  });
  assertEquals(wrong, []);
});

Deno.test("edges that are for types load nothing", () => {
  const wrong = edges.filter(({ from, to, typeOnly }) =>
    !typeOnly && typesOnly.includes(`${moduleOf(from)} → ${moduleOf(to)}`)
  );
  assertEquals(wrong, []);
});

Deno.test("no file imports itself through others", () => {
  const loaded = new Map(files.map((file) => [
    file,
    edges.filter((edge) => edge.from === file && !edge.typeOnly)
      .map(({ to }) => to),
  ]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    } else if (!done.has(file)) {
      for (const to of loaded.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  assertEquals(cycles, []);
});

Deno.test("only the edge of the program uses the runtime's API", () => {
  const wrong = files.filter((file) =>
    /(?<!")\b(Deno|console)\.\w/.test(codeOf(file)) &&
    !mayUseDeno.some((path) => file.startsWith(path))
  );
  assertEquals(wrong, []);
});

Deno.test("nothing is imported from a remote address", () => {
  const wrong = files.filter((file) => /from\s+"https?:/.test(codeOf(file)));
  assertEquals(wrong, []);
});
