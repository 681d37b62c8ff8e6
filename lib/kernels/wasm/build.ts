/** Compiles the kernels in assembly/ to the embedded modules in artefact.ts.
 *
 * `deno task build:kernels` writes the artefact; with `--check` it fails if the
 * artefact is not what the sources give.
 * @module
 */

import asc from "assemblyscript/asc";
import { BackendError } from "../../core/errors.ts";

const sources = new URL("./assembly/", import.meta.url);
const artefact = new URL("./artefact.ts", import.meta.url);

/** Of all that the compiler is told, only the features differ.
 *
 * A memory of one page is declared, as V8 checks the offset of a load apart
 * from its address where the offset may lie beyond the smallest memory.
 * Address 0 means "absent" and the first page holds no tensor, so whatever
 * static data the compiler may place lies below it. */
const options = [
  "-O3",
  ...["--runtime", "stub"],
  "--noAssert",
  "--importMemory",
  "--sharedMemory",
  "--noExportMemory",
  ...["--initialMemory", "1"],
  ...["--maximumMemory", "65536"],
  ...["--enable", "simd"],
  ...["--enable", "threads"],
];

function readSource(name: string): string | null {
  try {
    return Deno.readTextFileSync(new URL(name, sources));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

async function compile(features: readonly string[]): Promise<Uint8Array> {
  let binary = new Uint8Array();
  const { error, stderr } = await asc.main(
    ["index.ts", "-o", "out.wasm", ...options, ...features],
    {
      readFile: readSource,
      writeFile(_name: string, contents: string | Uint8Array) {
        if (typeof contents !== "string") binary = new Uint8Array(contents);
      },
      listFiles: () => [],
    },
  );
  if (error) {
    throw new BackendError(
      `Cannot compile the kernels as AssemblyScript refuses them: ${stderr}`,
    );
  }
  return binary;
}

/** Base64 in lines of 76 characters, as in MIME. */
function lines(binary: Uint8Array): string {
  const text = binary.toBase64();
  return (text.match(/.{1,76}/g) ?? []).join("\n");
}

/**
 * Compiles both modules.
 *
 * @returns The text of artefact.ts.
 * @throws {BackendError} If the sources do not compile.
 */
export async function build(): Promise<string> {
  const plain = await compile([]);
  const relaxed = await compile(["--enable", "relaxed-simd"]);
  return `// deno-fmt-ignore-file
/** The compiled kernels, in base64 with line breaks; written by
 * \`deno task build:kernels\` from assembly/.
 * @module
 */

/** The kernels for engines with relaxed SIMD: ${relaxed.length} bytes. */
export const relaxedModule: string = \`
${lines(relaxed)}\`;

/** The kernels for engines without: ${plain.length} bytes. */
export const plainModule: string = \`
${lines(plain)}\`;
`;
}

if (import.meta.main) {
  const text = await build();
  if (!Deno.args.includes("--check")) Deno.writeTextFileSync(artefact, text);
  else if (Deno.readTextFileSync(artefact) !== text) {
    console.error(
      "lib/kernels/wasm/artefact.ts is not what its sources give: " +
        "run `deno task build:kernels`",
    );
    Deno.exit(1);
  }
}
