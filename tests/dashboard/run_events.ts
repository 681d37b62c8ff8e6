import type { StartEvent, StepEvent } from "../../lib/train/events.ts";

/** How a run begins. */
export const start: StartEvent = {
  event: "start",
  preset: "tiny",
  params: 46307,
  vocab: 35,
  backend: "wasm",
  library: "relaxed SIMD",
  threads: 1,
  seed: 42,
};

/** A step whose numbers follow from its own: exact in float32. */
export function stepEvent(step: number): StepEvent {
  return {
    event: "step",
    step,
    loss: step,
    lr: step / 1024,
    grad_norm: 2 * step,
    steps_per_second: 100 + step,
    tokens_per_second: 3200 + 32 * step,
    arena_bytes: 4096 * step,
    rss_bytes: 8192 * step,
  };
}
