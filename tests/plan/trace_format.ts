/** What the document "Trace Event Format" (Duca and Sinclair, Google) asks of
 * the JSON object format and of the kinds of events that are written here. */

type Json = Readonly<Record<string, unknown>>;

const isNumber = (value: unknown): boolean =>
  typeof value === "number" && Number.isFinite(value);
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Looks for what a viewer would refuse.
 *
 * @param text The file.
 * @returns One sentence a defect.
 */
export function traceDefects(text: string): string[] {
  const trace: unknown = JSON.parse(text);
  if (!isObject(trace) || !Array.isArray(trace.traceEvents)) {
    return ["there is no list traceEvents"];
  }
  const unit = trace.displayTimeUnit;
  const defects = unit === undefined || unit === "ms" || unit === "ns"
    ? []
    : [`displayTimeUnit is ${unit}`];
  const events = trace.traceEvents as unknown[];
  return [
    ...defects,
    ...events.flatMap((event, i) =>
      eventDefects(event).map((defect) => `event ${i}: ${defect}`)
    ),
    ...nestingDefects(events as Json[]),
  ];
}

function eventDefects(event: unknown): string[] {
  if (!isObject(event)) return ["is no object"];
  const { name, ph, ts, dur, pid, tid, cat, args } = event;
  const checks: [string, boolean][] = [
    ["name is no text", typeof name === "string" && name !== ""],
    ["cat is no text", typeof cat === "string"],
    ["ph is not known", ["X", "C", "M"].includes(ph as string)],
    ["ts is no number", isNumber(ts) && (ts as number) >= 0],
    ["pid is no integer", Number.isInteger(pid)],
    ["tid is no integer", Number.isInteger(tid)],
    ["args is no object", isObject(args)],
    ["dur is no number", ph !== "X" || (isNumber(dur) && dur as number >= 0)],
    [
      "a counter counts no numbers",
      ph !== "C" || (isObject(args) && Object.values(args).every(isNumber)),
    ],
    [
      "metadata has no name",
      ph !== "M" || (isObject(args) && typeof args.name === "string"),
    ],
  ];
  return checks.filter(([, holds]) => !holds).map(([defect]) => defect);
}

/** Complete events of a thread must lie in each other or apart. */
function nestingDefects(events: readonly Json[]): string[] {
  const defects: string[] = [];
  const open: number[] = [];
  let last = 0;
  for (const { ph, ts, dur, name } of events) {
    if (ph !== "X") continue;
    const start = ts as number, end = start + (dur as number);
    if (start < last) defects.push(`${name} is out of order`);
    last = start;
    while (open.length > 0 && open.at(-1)! <= start) open.pop();
    if (open.length > 0 && end > open.at(-1)! + 1e-6) {
      defects.push(`${name} ends after what it is in`);
    }
    open.push(end);
  }
  return defects;
}
