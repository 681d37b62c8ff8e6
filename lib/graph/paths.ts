/** Paths of modules: `blocks.0.attention` is in `blocks.0`. A list, as
 * `blocks`, is no group: its members are. */

import { commonPrefix } from "../autograd/place.ts";

const isIndex = (part: string | undefined): boolean =>
  part !== undefined && /^\d+$/.test(part);

/**
 * The path around another.
 *
 * @param path The path.
 * @returns All parts but the last; the empty path if there is one.
 */
export function parentOf(path: string): string {
  return path.split(".").slice(0, -1).join(".");
}

/**
 * The groups that a path is in, itself included.
 *
 * @param path The path.
 * @returns The paths, outermost first.
 */
export function groupsOf(path: string): string[] {
  const parts = path === "" ? [] : path.split(".");
  return parts.flatMap((_, i) =>
    isIndex(parts[i + 1]) ? [] : [parts.slice(0, i + 1).join(".")]
  );
}

/**
 * The member of a list that a path is in: of `blocks.0.norm`, `blocks.0`.
 *
 * @param path The path.
 * @returns The path of the innermost member; empty if there is none.
 */
export function memberOf(path: string): string {
  const parts = path.split(".");
  return parts.slice(0, parts.findLastIndex(isIndex) + 1).join(".");
}

/**
 * The group of an op without parameters, which stands between two that have
 * some: what both are in, but never outside of the member of a list that the
 * first is in, as the sum at the end of a block is of that block.
 *
 * @param before The path of the layer before.
 * @param after The path of the layer after; empty if there is none.
 * @returns The path.
 */
export function groupBetween(before: string, after: string): string {
  const common = commonPrefix(before.split("."), after.split("."));
  const member = memberOf(before);
  const length = member === "" ? 0 : member.split(".").length;
  const around = before.split(".").length - 1;
  return common.length < length
    ? member
    : common.slice(0, Math.min(common.length, around)).join(".");
}

/**
 * A group's title.
 *
 * @param path Its path.
 * @returns Its last part; with a number, what it is a member of, too.
 */
export function titleOf(path: string): string {
  const parts = path.split(".");
  const last = parts.at(-1)!;
  return isIndex(last) && parts.length > 1
    ? `${parts.at(-2)!.replace(/s$/, "")} ${last}`
    : last;
}
