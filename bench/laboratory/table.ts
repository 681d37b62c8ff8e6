/** What was found, for people. */

import type { Examination, Measured } from "./examine.ts";

/** The columns: time, and either products a second or memory. */
const columns = "median us".padStart(12) + "minimum us".padStart(12) +
  "ns/element".padStart(12) + "rate".padStart(17) + "of a copy".padStart(11);

/**
 * The calls of a step as lines, those of a kernel together.
 *
 * @param examinations What was found.
 * @returns The lines.
 */
export function linesOf(examinations: readonly Examination[]): string[] {
  const groups = Map.groupBy(
    examinations,
    ({ kernel, preset }) => `${kernel} of ${preset}`,
  );
  return [...groups].flatMap(([title, group]) => [
    "",
    title.padEnd(36) + columns,
    ...group.flatMap(linesOfCall),
  ]);
}

function linesOfCall(examination: Examination): string[] {
  const { call, callsPerStep, copyRate, flop } = examination;
  const times = callsPerStep === 1 ? "once" : `${callsPerStep} times`;
  const copy = `; a copy of its size: ${copyRate.toFixed(1)} GB/s`;
  return [
    `  ${call}; ${times} a step${flop > 0 ? "" : copy}`,
    ...examination.variants.map((entry) => lineOf(examination, entry)),
  ];
}

function lineOf(
  { elements, bytes, flop, copyRate }: Examination,
  { variant, median, minimum }: Measured,
): string {
  const isProduct = flop > 0;
  const rate = (isProduct ? flop : bytes) / median;
  const share = `${(100 * rate / copyRate).toFixed(0)} %`;
  return [
    `    ${variant}`.padEnd(36),
    (median / 1000).toFixed(2).padStart(12),
    (minimum / 1000).toFixed(2).padStart(12),
    (isProduct ? "" : (median / elements).toFixed(3)).padStart(12),
    `${rate.toFixed(2)} ${isProduct ? "GFLOP/s" : "GB/s"}`.padStart(17),
    (isProduct ? "" : share).padStart(11),
  ].join("").trimEnd();
}
