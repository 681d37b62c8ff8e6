/** Runs Newton's method and its relatives so that they cannot run wild. */
import type { CountedFunction } from "./counted.ts";
import { spacing } from "./doubles.ts";
import { defined, Guard } from "./bracketed.ts";
import { oppositeSigns, type Sample, SignChange } from "./sign_change.ts";
import { type StepRule, stepRules } from "./step_rules.ts";
import { isUnderflow } from "./underflow.ts";

/** Where a method stopped. */
export interface OpenTrace {
  /** Why: `settled` may be a root, or a minimum of |f|, or a pole. */
  readonly end:
    | "zero"
    | "settled"
    | "iterations"
    | "derivative-zero"
    | "diverged"
    | "domain";
  /** The best place seen. */
  readonly at: Sample;
  /** The places, one for each step. */
  readonly iterates: readonly number[];
  /** The sign change around it, if one was seen. */
  readonly change: SignChange | undefined;
}

/** Without a sign change a step may make |x| this much larger, or go this far
 * from near 0: a nearly flat tangent says nothing about distant places. */
const reach = 4;

/** Halvings of a step before |f| counts as not falling any more. */
const halvings = 60;

/** A place beyond it is nowhere. */
const horizon = 1e150;

/** The state of a run. */
class Run {
  readonly f: CountedFunction;
  readonly iterates: number[] = [];
  at: Sample;
  before: Sample | undefined;
  change: SignChange | undefined;
  guard: Guard | undefined;
  /** The last two steps as proposed, for the multiplicity. */
  steps: number[] = [];

  constructor(f: CountedFunction, at: Sample, change: SignChange | undefined) {
    this.f = f;
    this.at = at;
    if (change !== undefined) this.enclose(change);
  }

  enclose(change: SignChange): void {
    this.change = change;
    this.guard = new Guard(change);
  }

  /** Goes to a sample; a sign change once seen stays around the run. */
  accept(sample: Sample): void {
    const { at, change } = this;
    this.iterates.push(sample.x);
    if (sample.f !== 0) {
      if (change !== undefined) change.contract(sample);
      else if (oppositeSigns(at.f, sample.f)) {
        this.enclose(new SignChange(at, sample));
      }
    }
    this.before = at;
    const best = this.change?.best;
    this.at = sample.f === 0 || best === undefined ? sample : best;
    if (this.at === at) this.before = sample;
  }

  end(end: OpenTrace["end"]): OpenTrace {
    return {
      end,
      at: this.at,
      iterates: this.iterates,
      change: this.change,
    };
  }
}

/**
 * Follows steps from a start. Before a sign change is known |f| must fall with
 * each step, which is halved until it does; afterwards steps out of the
 * interval, and steps that do not halve |f|, are replaced by the middle.
 *
 * @param f The function.
 * @param start Where to start, with the value there, which is not NaN.
 * @param change A sign change around the start, if one is known.
 * @param rule The method.
 * @param iterations The most steps.
 * @returns Where it stopped.
 */
export function runOpen(
  f: CountedFunction,
  start: Sample,
  change: SignChange | undefined,
  rule: StepRule,
  iterations: number,
): OpenTrace {
  const run = new Run(f, start, change);
  if (start.f === 0) return run.end(endAtZero(run));
  for (let i = 0; i < iterations; i++) {
    const end = advance(run, rule);
    if (end !== undefined) return run.end(end);
  }
  return run.end(isEscaping(run) ? "diverged" : "iterations");
}

/** One step; returns why the run is over, if it is. */
function advance(run: Run, rule: StepRule): OpenTrace["end"] | undefined {
  const step = rule(run.f, run.at, run.before);
  let next = take(run, step);
  if (next === "settled" && run.before !== undefined) {
    // A secant over a minimum leads nowhere; a tangent does.
    next = take(run, stepRules.newton(run.f, run.at, undefined));
  }
  if (typeof next === "string") return next;
  const improved = accelerate(run, next);
  run.accept(improved);
  if (improved.f === 0) return endAtZero(run);
  if (run.change !== undefined) {
    return run.change.doubles <= 1 ? "settled" : undefined;
  }
  return Math.abs(improved.x) > horizon ? "diverged" : undefined;
}

/** A zero within a sign change is a root, even on a flat part. */
function endAtZero(run: Run): OpenTrace["end"] {
  const isLimit = run.change === undefined && isUnderflow(run.f, run.at.x);
  return isLimit ? "diverged" : "zero";
}

function take(run: Run, step: number): Sample | OpenTrace["end"] {
  const { change, guard } = run;
  return change === undefined || guard === undefined
    ? descend(run, step)
    : stayInside(run, change, guard, step);
}

/** A step with which |f| falls, or the sign changes. */
function descend(run: Run, proposed: number): Sample | OpenTrace["end"] {
  const { f, at } = run;
  if (Math.abs(proposed) === Infinity) return "derivative-zero";
  if (Number.isNaN(proposed) || proposed === 0) return "domain";
  if (Math.abs(proposed) <= spacing(at.x)) return "settled";
  const limit = reach * Math.max(1, Math.abs(at.x));
  let step = Math.min(Math.max(proposed, -limit), limit);
  let seen = false;
  for (let k = 0; k < halvings; k++) {
    const x = at.x + step;
    if (x === at.x) break;
    const value = f.value(x);
    if (!Number.isNaN(value)) seen = true;
    if (Math.abs(value) < Math.abs(at.f) || oppositeSigns(value, at.f)) {
      return { x, f: value };
    }
    step /= 2;
  }
  return seen ? "settled" : "domain";
}

/** A step inside of the interval that halves |f|, or its middle. */
function stayInside(
  run: Run,
  change: SignChange,
  guard: Guard,
  step: number,
): Sample | OpenTrace["end"] {
  const { f, at } = run;
  const sample = defined(f, change, guard.place(at.x + step));
  // A hole of one double is a pole or a jump, which is for the judge.
  if (sample === undefined) return change.doubles <= 2 ? "settled" : "domain";
  if (Math.abs(sample.f) <= Math.abs(at.f) / 2) return sample;
  // What was seen is not lost: it narrows the interval.
  run.accept(sample);
  if (change.doubles <= 1) return "settled";
  const middle = defined(f, change, change.middle);
  if (middle !== undefined) return middle;
  return change.doubles <= 2 ? "settled" : "domain";
}

/**
 * Towards a root of multiplicity m Newton's steps shrink by 1 - 1/m each. If
 * two steps show that ratio for a whole m, the step to the root itself is m
 * times as long; it is taken if |f| is less there.
 */
function accelerate(run: Run, next: Sample): Sample {
  const step = next.x - run.at.x;
  run.steps.push(step);
  if (run.steps.length < 3 || next.f === 0) return next;
  const [first, second, third] = run.steps.slice(-3) as [
    number,
    number,
    number,
  ];
  const ratio = third / second;
  const multiplicity = Math.round(1 / (1 - ratio));
  const isSteady = Math.abs(ratio - second / first) < 0.05 &&
    multiplicity >= 2 && multiplicity <= 50 &&
    Math.abs(ratio - (1 - 1 / multiplicity)) < 0.1 / multiplicity;
  if (!isSteady) return next;
  const x = run.at.x + multiplicity * step;
  if (run.change !== undefined && !run.change.contains(x)) return next;
  const value = run.f.value(x);
  if (!(Math.abs(value) < Math.abs(next.f))) return next;
  run.steps = [];
  return { x, f: value };
}

/** The steps do not shrink and lead away from 0. */
function isEscaping(run: Run): boolean {
  if (run.change !== undefined || run.iterates.length < 8) return false;
  const tail = run.iterates.slice(-8);
  const steps = tail.slice(1).map((x, i) => x - tail[i]!);
  const first = steps[0]!, last = steps[steps.length - 1]!;
  return steps.every((step) => step * first > 0) && first * tail[0]! > 0 &&
    Math.abs(last) > Math.abs(first) / 2;
}
