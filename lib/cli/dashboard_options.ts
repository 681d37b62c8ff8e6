import type { Trainer } from "../train/trainer.ts";
import type { DashboardServer } from "./dashboard_server.ts";
import { UsageError } from "./errors.ts";
import { flag, integer, type Values } from "./options.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

/** The port of the dashboard if none is given. */
const defaultPort = 8181;

/** The options of `train` that open a dashboard. */
export const dashboardOptions = {
  dashboard: flag("show the run on a live page at 127.0.0.1"),
  port: integer(
    { minimum: 0, maximum: 65535 },
    `the port of --dashboard (default ${defaultPort}; 0 for any free one)`,
  ),
  "dashboard-linger": flag("keep the page after the run until Ctrl-C"),
} as const;

type Given = Values<typeof dashboardOptions>;

/**
 * Where the dashboard that is asked for listens.
 *
 * @param values The options.
 * @returns The port; undefined if no dashboard is asked for.
 * @throws {UsageError} If something is said of a dashboard that is not there.
 */
export function dashboardPort(values: Given): number | undefined {
  if (values.dashboard) return values.port ?? defaultPort;
  for (const name of ["port", "dashboard-linger"] as const) {
    if (values[name] === undefined || values[name] === false) continue;
    throw new UsageError(
      `Cannot take --${name} as it is of the dashboard, which must be asked ` +
        `for with --dashboard: current value is none`,
    );
  }
  return undefined;
}

/**
 * The flags of `deno run` that the dashboard needs.
 *
 * @param values The options.
 * @returns One flag, or none.
 */
export function dashboardFlags(values: Given): string[] {
  const port = dashboardPort(values);
  return port === undefined ? [] : [flagOf(grantOf(port))];
}

/**
 * Refuses to go on if the dashboard that is asked for may not listen.
 *
 * @param values The options.
 * @param flags Flags that the whole command needs.
 * @param words The words of the command line.
 * @throws {AccessError} If the permission is missing.
 */
export function requireDashboard(
  values: Given,
  flags: readonly string[],
  words: readonly string[],
): void {
  const port = dashboardPort(values);
  if (port === undefined) return;
  requireGrants("show a dashboard", [grantOf(port)], flags, words);
}

/**
 * Opens the dashboard that is asked for, and says where it is.
 *
 * @param values The options.
 * @param trainer Whose run it shows.
 * @param recipe How far it goes.
 * @param output Where to say it.
 * @returns The dashboard, to be disposed of; none if none is asked for.
 * @throws {AccessError} If its port is not free.
 */
export async function openDashboard(
  values: Given & { readonly "stop-after": number | undefined },
  trainer: Trainer,
  { steps }: { readonly steps: number },
  output: Output,
): Promise<DashboardServer | undefined> {
  const port = dashboardPort(values);
  if (port === undefined) return undefined;
  const { DashboardServer } = await import("./dashboard_server.ts");
  const last = Math.min(steps, values["stop-after"] ?? steps);
  const server = new DashboardServer({ port, steps: last, trainer });
  output.note(`The dashboard is at ${server.url}`);
  return server;
}

function grantOf(port: number): Grant {
  return { access: "net", path: `127.0.0.1:${port}` };
}
