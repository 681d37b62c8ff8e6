/** Writes the page, with its style, its scripts and the chart library in it,
 * to assets.ts as text: so it works from a package, offline, and without a
 * permission to read.
 *
 * `deno task build:dashboard` writes; with `--check` it fails if assets.ts is
 * not what page/ gives.
 * @module
 */

import { fileURLToPath } from "node:url";
import { build, stop } from "esbuild";
import library from "uplot/dist/uPlot.esm.js" with { type: "text" };
import libraryStyle from "uplot/dist/uPlot.min.css" with { type: "text" };
import licence from "uplot/LICENSE" with { type: "text" };

const folder = new URL("./page/", import.meta.url);
const assets = new URL("./assets.ts", import.meta.url);

function read(name: string): Promise<string> {
  return Deno.readTextFile(new URL(name, folder));
}

async function script(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import "./main.ts";`,
      resolveDir: fileURLToPath(folder),
    },
    plugins: [{
      name: "library",
      setup(builder) {
        builder.onResolve({ filter: /^uplot$/ }, ({ path }) => ({
          path,
          namespace: "library",
        }));
        builder.onLoad({ filter: /./, namespace: "library" }, () => ({
          contents: library,
        }));
      },
    }],
    bundle: true,
    write: false,
    minify: true,
    lineLimit: 120,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
  });
  await stop();
  return outputFiles[0]!.text.trim();
}

async function hash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return `'sha256-${new Uint8Array(digest).toBase64()}'`;
}

/** Text as a template that means the same. */
function literal(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, "\\$&")}\``;
}

/**
 * Puts the page together.
 *
 * @returns The text of assets.ts.
 */
export async function assemble(): Promise<string> {
  const code = await script();
  const style = `${libraryStyle.trim()}\n${(await read("style.css")).trim()}`;
  const notice = licence.trim();
  const page = (await read("index.html"))
    .replace("<!--licence-->", () => `<!-- Charts: uPlot.\n${notice}\n-->`)
    .replace("<!--style-->", () => `<style>${style}</style>`)
    .replace("<!--script-->", () => `<script>${code}</script>`);
  const policy = [
    "default-src 'none'",
    `script-src ${await hash(code)}`,
    `style-src ${await hash(style)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return `// deno-fmt-ignore-file
/** The page of the dashboard; written by \`deno task build:dashboard\` from
 * page/ and uPlot, whose licence is in the page.
 * @module
 */

/** The document, all that it needs in it. */
export const page: string = ${literal(page)};

/** What the document may do: run its own script, and ask its own server. */
export const pagePolicy: string = ${literal(policy)};
`;
}

if (import.meta.main) {
  const text = await assemble();
  if (!Deno.args.includes("--check")) Deno.writeTextFileSync(assets, text);
  else if (Deno.readTextFileSync(assets) !== text) {
    console.error(
      "lib/dashboard/assets.ts is not what page/ gives: " +
        "run `deno task build:dashboard`",
    );
    Deno.exit(1);
  }
}
