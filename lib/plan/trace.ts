import { formatShape } from "../core/shape.ts";
import { signatures } from "../kernels/signatures.ts";
import { elementsOf } from "./elements.ts";
import { describeOrigin, opNameAt, originsAt } from "./origins.ts";
import type { Plan } from "./plan.ts";
import type { StepTimes } from "./profile.ts";
import { bytesOf, flopOf } from "./work.ts";

/** One event of a trace, as the "Trace Event Format" of Chrome has it. */
export interface TraceEvent {
  /** What a person reads. */
  readonly name: string;
  /** Complete, counter, or metadata. */
  readonly ph: "X" | "C" | "M";
  /** Microseconds from the start of the trace. */
  readonly ts: number;
  /** Microseconds that it took, of complete events. */
  readonly dur?: number;
  /** The process. */
  readonly pid: number;
  /** The thread. */
  readonly tid: number;
  /** The category. */
  readonly cat: string;
  /** What else is known. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** A trace that chrome://tracing and Perfetto open. */
export interface Trace {
  /** The events, in order of time. */
  readonly traceEvents: readonly TraceEvent[];
  /** The unit to show. */
  readonly displayTimeUnit: "ms";
}

/** A part of the time line of a step. */
interface Span {
  readonly name: string;
  readonly cat: string;
  readonly start: number;
  readonly end: number;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Measured steps as a trace: on one time line the steps, in them the ops, in
 * them one event a kernel call with its shapes, operations and bytes; beside
 * them the bytes of temporaries in use.
 *
 * @param plan The plan that ran.
 * @param steps When each call of each step began and ended.
 * @param firstStep The number of the first step.
 * @returns The trace, to be written with `JSON.stringify`.
 */
export function chromeTrace(
  plan: Plan,
  steps: readonly StepTimes[],
  firstStep: number = 1,
): Trace {
  const origin = steps[0]?.start ?? 0;
  const event = ({ name, cat, start, end, args }: Span): TraceEvent => ({
    name,
    ph: "X",
    ts: microseconds(start - origin),
    dur: microseconds(end - start),
    pid: 1,
    tid: 1,
    cat,
    args,
  });
  const calls = plan.instructions.map((_, at) => describeCall(plan, at));
  const live = liveBytes(plan);
  const events = steps.flatMap((times, i) => [
    event({
      name: `step ${firstStep + i}`,
      cat: "step",
      start: times.start,
      end: times.end,
      args: { calls: calls.length },
    }),
    ...opSpans(plan, times).map(event),
    ...calls.flatMap((args, at) => [
      counter(live[at]!, microseconds(times.starts[at]! - origin)),
      event({
        name: plan.instructions[at]!.kernel,
        cat: "kernel",
        start: times.starts[at]!,
        end: times.ends[at]!,
        args,
      }),
    ]),
  ]);
  // a parent begins no later than its children and comes before them
  const ordered = events.toSorted((a, b) =>
    a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0)
  );
  return {
    traceEvents: [
      metadata("process_name", "fluxion"),
      metadata("thread_name", "training steps"),
      ...ordered,
    ],
    displayTimeUnit: "ms",
  };
}

/** Nanoseconds are as fine as any clock here. */
function microseconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds * 1e6) / 1e3);
}

function metadata(name: string, value: string): TraceEvent {
  const args = { name: value };
  return { name, ph: "M", ts: 0, pid: 1, tid: 1, cat: "__metadata", args };
}

function counter(bytes: number, ts: number): TraceEvent {
  const args = { bytes };
  return {
    name: "temporaries",
    ph: "C",
    ts,
    pid: 1,
    tid: 1,
    cat: "memory",
    args,
  };
}

/** Calls that follow each other and belong to one pass of an op. */
function opSpans(plan: Plan, { starts, ends }: StepTimes): Span[] {
  const spans: Span[] = [];
  let key: string | undefined;
  plan.instructions.forEach(({ origins = [] }, at) => {
    const own = origins.join();
    const last = spans.at(-1);
    if (own === key && last !== undefined) {
      spans[spans.length - 1] = { ...last, end: ends[at]! };
      return;
    }
    key = own;
    spans.push({
      name: opNameAt(plan, at),
      cat: "op",
      start: starts[at]!,
      end: ends[at]!,
      args: { place: originsAt(plan, at).map(describeOrigin).join(" + ") },
    });
  });
  return spans;
}

/** The shape of each operand, and what the call has to do. */
function describeCall(plan: Plan, at: number): Record<string, unknown> {
  const instruction = plan.instructions[at]!;
  const shapes = instruction.args.flatMap((value, i) => {
    if (typeof value === "number") return [];
    const { lengths } = elementsOf(instruction, i);
    const { name } = signatures[instruction.kernel][i]!;
    return [[name, formatShape(lengths)]];
  });
  return {
    op: opNameAt(plan, at),
    ...Object.fromEntries(shapes),
    flop: flopOf(instruction),
    bytes: bytesOf(instruction),
  };
}

/** Bytes of the temporaries that are in use during each call. */
function liveBytes({ instructions, buffers }: Plan): number[] {
  return instructions.map((_, at) =>
    buffers.filter(({ first, last }) => first <= at && at <= last)
      .reduce((sum, { bytes }) => sum + bytes, 0)
  );
}
