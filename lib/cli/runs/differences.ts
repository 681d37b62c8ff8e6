/** Where the configurations of runs differ. */

import type { Run } from "./read_run.ts";

/** A setting that is not the same in all runs. */
export interface Difference {
  /** Its name, in `config.json` with its path. */
  readonly key: string;
  /** Its value in each run, as JSON; undefined where it has none. */
  readonly values: readonly (string | undefined)[];
}

/** What stands beside the settings and is none: what kind of thing it is, and
 * what training came to. */
const notSettings = /^(event|format|version|training\..*)$/;

/**
 * Compares the start events, options and models of runs.
 *
 * @param runs The runs.
 * @returns What differs, in the order in which the runs name it.
 */
export function differencesOf(runs: readonly Run[]): Difference[] {
  const settings = runs.map(settingsOf);
  const keys = new Set(settings.flatMap((each) => [...each.keys()]));
  return [...keys]
    .map((key) => ({ key, values: settings.map((each) => each.get(key)) }))
    .filter(({ values }) => {
      const known = values.filter((value, i) =>
        value !== undefined || isWhole(runs[i]!)
      );
      return known.some((value) => value !== known[0]);
    });
}

/** A run that says all of its settings: one that it has not differs. */
function isWhole({ config, options }: Run): boolean {
  return config !== undefined && options !== undefined;
}

/** What stands in several places has the same name in all of them. */
function settingsOf({ metrics, config, options }: Run): Map<string, string> {
  const settings = new Map<string, string>();
  for (const source of [metrics.start, options, config]) {
    for (const [key, value] of leaves(source, "")) {
      if (!notSettings.test(key)) settings.set(key, value);
    }
  }
  return settings;
}

/** Objects in objects are followed so far: a config has three of them. */
const maximumDepth = 16;

/** The values in an object that are no objects, by their path. */
function* leaves(
  value: unknown,
  path: string,
  depth: number = 0,
): Generator<[string, string]> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    if (value !== undefined && path !== "") yield [path, JSON.stringify(value)];
    return;
  }
  if (depth > maximumDepth) return;
  for (const [name, inner] of Object.entries(value)) {
    yield* leaves(inner, path === "" ? name : `${path}.${name}`, depth + 1);
  }
}
