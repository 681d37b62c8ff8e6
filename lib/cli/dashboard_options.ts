import { UsageError } from "./errors.ts";
import { flag, integer, type Values } from "./options.ts";
import { flagOf, type Grant } from "./permissions.ts";

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
 * What listening needs.
 *
 * @param port The port.
 * @returns The grant.
 */
export function dashboardGrant(port: number): Grant {
  return { access: "net", path: `127.0.0.1:${port}` };
}

/**
 * The flags of `deno run` that the dashboard needs.
 *
 * @param values The options.
 * @returns One flag, or none.
 */
export function dashboardFlags(values: Given): string[] {
  const port = dashboardPort(values);
  return port === undefined ? [] : [flagOf(dashboardGrant(port))];
}
