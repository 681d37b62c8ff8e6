/// <reference lib="dom" />
import { byId, make } from "./dom.ts";
import { count } from "./format.ts";
import type { Store } from "./store.ts";

/** The most samples that are shown, as many as are kept. */
const most = 50;

let shown: Store["samples"] = [];
let length = 0;

/** Shows what the model wrote, the newest first. */
export function drawSamples({ samples }: Store): void {
  if (samples !== shown) {
    byId("samples").replaceChildren();
    shown = samples;
    length = 0;
  }
  const list = byId("samples");
  for (; length < samples.length; length++) {
    const { step, text } = samples[length]!;
    list.prepend(make(
      "li",
      "",
      make("p", "", `after step ${count(step)}`),
      make("pre", "", text),
    ));
  }
  while (list.childElementCount > most) list.lastElementChild!.remove();
  byId("no-samples").hidden = samples.length > 0;
}
