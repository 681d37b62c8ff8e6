/// <reference lib="dom" />
import { byId, make } from "./dom.ts";
import { count } from "./format.ts";
import type { Store } from "./store.ts";

/** The most samples that are shown, as many as are kept. */
const most = 50;

/** What the model wrote, the newest first. */
export class Samples {
  #samples: Store["samples"] = [];
  #shown = 0;

  /** Shows what the store holds now. */
  draw({ samples }: Store): void {
    const list = byId("samples");
    if (samples !== this.#samples) {
      list.replaceChildren();
      this.#samples = samples;
      this.#shown = 0;
    }
    for (; this.#shown < samples.length; this.#shown++) {
      const { step, text } = samples[this.#shown]!;
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
}
