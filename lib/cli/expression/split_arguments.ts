/**
 * Splits a list at its commas, but not within parentheses.
 *
 * @param list What stands between the parentheses of a call.
 * @returns The arguments; none of an empty list.
 */
export function splitArguments(list: string): string[] {
  const parts: string[] = [];
  let depth = 0, start = 0;
  for (let at = 0; at < list.length; at++) {
    const character = list[at]!;
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "," && depth === 0) {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  const last = list.slice(start);
  return parts.length === 0 && last.trim() === "" ? [] : [...parts, last];
}
