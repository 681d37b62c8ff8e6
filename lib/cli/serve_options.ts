import { backendOptions } from "./backend.ts";
import { commonOptions } from "./command.ts";
import { UsageError } from "./errors.ts";
import { integer, number, text, texts, type Values } from "./options.ts";
import { type Grant, requireGrants } from "./permissions.ts";
import { flagOf } from "./permissions.ts";

/** The port if none is given. */
const defaultPort = 8080;

/** The options of `serve`. */
export const serveOptions = {
  port: integer(
    { minimum: 0, maximum: 65535 },
    `the port at 127.0.0.1 (default ${defaultPort}; 0 for any free one)`,
  ),
  name: text(
    "TEXT",
    "the model's name in the protocol (default: its folder's)",
  ),
  batch: integer(
    { minimum: 1, maximum: 1024 },
    "sequences that are continued side by side (default 8)",
  ),
  "max-queue": integer(
    { minimum: 0, maximum: 1e6 },
    "sequences that may wait for a place (default 128)",
  ),
  "max-tokens": integer(
    { minimum: 1, maximum: 1e6 },
    "the most tokens that a request may ask for (default 4096)",
  ),
  timeout: number(
    { minimum: 0, maximum: 86400, isOpen: true },
    "seconds that a request may take (default 600)",
  ),
  cors: texts("ORIGIN", "lets pages of an origin ask; may be given many times"),
  "api-key-file": text("FILE", "ask requests for the key that this file holds"),
  ...backendOptions,
  ...commonOptions,
} as const;

/** The values of the options of `serve`. */
export type ServeValues = Values<typeof serveOptions>;

/**
 * Where to listen.
 *
 * @param values The options.
 * @returns The port.
 */
export function portOf(values: ServeValues): number {
  return values.port ?? defaultPort;
}

/**
 * Refuses to go on without permissions.
 *
 * @param folder The model's folder.
 * @param values The options.
 * @param args The words of the command line after the command's name.
 * @throws {AccessError} If one is missing.
 */
export function requireServe(
  folder: string,
  values: ServeValues,
  args: readonly string[],
): void {
  const model: Grant = { access: "read", path: folder };
  const net: Grant = { access: "net", path: `127.0.0.1:${portOf(values)}` };
  const keyFile = values["api-key-file"];
  const key: Grant[] = keyFile === undefined
    ? []
    : [{ access: "read", path: keyFile }];
  const flags = [model, ...key, net].map(flagOf);
  const words = ["serve", ...args];
  requireGrants(`load ${folder}`, [model], flags, words);
  requireGrants(`read ${keyFile}`, key, flags, words);
  requireGrants("serve", [net], flags, words);
}

/**
 * Refuses what is no origin: a browser sends it without a path.
 *
 * @param values The options.
 * @throws {UsageError} If one is something else.
 */
export function checkOrigins({ cors }: ServeValues): void {
  for (const origin of cors) {
    if (URL.parse(origin)?.origin === origin) continue;
    throw new UsageError(
      `Cannot take --cors as its value must be an origin such as ` +
        `http://localhost:3000: current value is ${origin}`,
    );
  }
}
