/** The steps of the methods that need only a start. */
import type { CountedFunction } from "./counted.ts";
import type { OpenMethod } from "./report.ts";
import type { Sample } from "./sign_change.ts";

/** Proposes a step; not finite where the method has none. */
export type StepRule = (
  f: CountedFunction,
  at: Sample,
  before: Sample | undefined,
) => number;

/** Newton-Raphson: the zero of the tangent. */
const newton: StepRule = (f, at) => -at.f / f.derivative(at.x);

/**
 * Halley: the zero of the osculating hyperbola, f / (f' - f f" / (2 f')); the
 * factor is bounded as safeguarded variants do, lest the step turn round.
 */
const halley: StepRule = (f, at) => {
  const slope = f.derivative(at.x);
  const tangent = at.f / slope;
  const bend = tangent * f.second(at.x) / (2 * slope);
  const factor = 1 - (Number.isFinite(bend) ? bend : 0);
  return -tangent / Math.min(Math.max(factor, 0.5), 2);
};

/** The secant through the last two samples; at first a difference quotient. */
const secant: StepRule = (f, at, before) => {
  const other = before ?? secondSample(f, at);
  return -at.f * (at.x - other.x) / (at.f - other.f);
};

function secondSample(f: CountedFunction, at: Sample): Sample {
  const x = at.x + Math.sqrt(Number.EPSILON) * (Math.abs(at.x) || 1);
  return { x, f: f.value(x) };
}

/** Every method that needs only a start. */
export const stepRules: Readonly<Record<OpenMethod, StepRule>> = {
  newton,
  halley,
  secant,
};
