/// <reference lib="dom" />
import { byId, make, write } from "./dom.ts";
import { bytes, count, loss, measure, short } from "./format.ts";
import type { Store } from "./store.ts";

/** The name of a number, the number, and a word about it. */
type Tile = readonly [name: string, value: string, remark: string];

/** The numbers of the last step. */
export class Tiles {
  readonly #places = new Map<string, { value: Text; remark: HTMLElement }>();

  /** Shows what the store holds now. */
  draw(store: Store): void {
    for (const [name, value, remark] of tilesOf(store)) {
      const place = this.#place(name);
      if (place.value.data !== value) place.value.data = value;
      write(place.remark, remark);
    }
  }

  #place(name: string): { value: Text; remark: HTMLElement } {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const value = document.createTextNode("");
    const remark = make("small", "");
    byId("tiles").append(
      make("div", "", make("dt", "", name), make("dd", "", value, remark)),
    );
    const place = { value, remark };
    this.#places.set(name, place);
    return place;
  }
}

function tilesOf({ news, evaluations }: Store): Tile[] {
  const { latest } = news;
  const best = evaluations.reduce(
    (least, now) => now.val_loss < least.val_loss ? now : least,
    { step: 0, val_loss: Infinity },
  );
  const validation = evaluations.at(-1)?.val_loss ?? NaN;
  const first = latest === undefined;
  return [
    ["Loss", loss(latest?.loss ?? NaN), perplexity(latest?.loss ?? NaN)],
    [
      "Validation",
      loss(validation),
      best.step === 0
        ? "not measured yet"
        : `best ${loss(best.val_loss)} at ${count(best.step)}`,
    ],
    [
      "Steps a second",
      measure(latest?.steps_per_second || NaN),
      first ? "" : `${short(latest.tokens_per_second)} tokens a second`,
    ],
    ["Gradient norm", measure(latest?.grad_norm ?? NaN), "before clipping"],
    ["Learning rate", measure(latest?.lr ?? NaN), "of the last step"],
    [
      "Memory",
      bytes(latest?.rss_bytes || NaN),
      first ? "" : `${bytes(latest.arena_bytes)} in the arena`,
    ],
  ];
}

function perplexity(value: number): string {
  return Number.isFinite(value)
    ? `perplexity ${measure(Math.exp(value))}`
    : "before the first step";
}
