/// <reference lib="dom" />
import type uPlot from "uplot";
import { Chart, type ChartGroup } from "./chart.ts";
import { byId, write } from "./dom.ts";
import { bytes, loss, measure, short } from "./format.ts";
import { smooth } from "./smoothing.ts";
import { isOver } from "./status.ts";
import type { Store } from "./store.ts";

/** All charts, with the controls above them. */
export class Charts implements ChartGroup {
  readonly #store: Store;
  readonly #loss: Chart;
  readonly #rate: Chart;
  readonly #norm: Chart;
  readonly #speed: Chart;
  readonly #memory: Chart;
  readonly #all: readonly Chart[];
  readonly #waiting = new Set<Chart>();
  #isAsked = false;
  #weight = 0;

  constructor(store: Store) {
    this.#store = store;
    this.#loss = new Chart({
      title: "Loss",
      isWide: true,
      format: loss,
      tick: measure,
      lines: [
        { label: "highest", colour: "blue", isEdge: true },
        { label: "lowest", colour: "blue", isEdge: true },
        { label: "each step", colour: "blue", alpha: 0.35 },
        { label: "smoothed", colour: "blue" },
        { label: "validation", colour: "orange", isSparse: true },
      ],
    }, this);
    this.#rate = new Chart({
      title: "Learning rate",
      format: measure,
      lines: [{ label: "learning rate", colour: "violet" }],
      hasZero: true,
    }, this);
    this.#norm = new Chart({
      title: "Gradient norm",
      format: measure,
      lines: [
        { label: "each step", colour: "green", alpha: 0.4 },
        { label: "smoothed", colour: "green" },
      ],
      hasZero: true,
    }, this);
    this.#speed = new Chart({
      title: "Steps a second",
      format: measure,
      tick: short,
      lines: [{ label: "steps a second", colour: "blue", isFilled: true }],
      hasZero: true,
    }, this);
    this.#memory = new Chart({
      title: "Memory",
      format: bytes,
      lines: [
        { label: "process", colour: "orange" },
        { label: "arena", colour: "violet", isFilled: true },
      ],
      hasZero: true,
    }, this);
    this.#all = [
      this.#loss,
      this.#norm,
      this.#rate,
      this.#speed,
      this.#memory,
    ];
    this.#listen();
  }

  /** Shows what the store holds now: a chart each frame, so that none takes
   * long. */
  draw(): void {
    for (const chart of this.#all) this.#waiting.add(chart);
    if (isOver(this.#store.news.state)) {
      for (const chart of this.#all) this.#show(chart);
    } else if (!this.#isAsked) this.#drawNext();
  }

  /** Draws in the colours of now. */
  recolour(): void {
    for (const chart of this.#all) chart.recolour();
  }

  /** Moves the cursors of the other charts. */
  point(from: Chart, index: number | undefined): void {
    for (const chart of this.#all) if (chart !== from) chart.point(index);
  }

  /** Looks at a part of the steps in all charts. */
  zoom(range: readonly [number, number] | undefined): void {
    byId<HTMLButtonElement>("zoom").disabled = range === undefined;
    for (const chart of this.#all) chart.look(range);
  }

  #drawNext(): void {
    this.#isAsked = false;
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#show(next);
    this.#isAsked = this.#waiting.size > 0;
    if (this.#isAsked) requestAnimationFrame(() => this.#drawNext());
  }

  #show(chart: Chart): void {
    this.#waiting.delete(chart);
    chart.draw(this.#dataOf(chart), isOver(this.#store.news.state));
  }

  #dataOf(chart: Chart): uPlot.AlignedData {
    const { step, columns } = this.#store;
    const { low, high, norm } = columns;
    const weight = this.#weight;
    switch (chart) {
      case this.#loss: {
        const smoothed = smooth(columns.loss, weight);
        const { loss } = columns;
        return [step, high, low, loss, smoothed, this.#validation()];
      }
      case this.#norm:
        return [step, norm, smooth(norm, weight)];
      case this.#rate:
        return [step, columns.rate];
      case this.#speed:
        // 0 is what is told before it was measured
        return [step, columns.speed.map((speed) => speed || null)];
      default:
        return [step, columns.resident, columns.arena];
    }
  }

  #validation(): (number | null)[] {
    const values = new Array<number | null>(this.#store.step.length).fill(null);
    for (const { step, val_loss } of this.#store.evaluations) {
      values[this.#store.indexOf(step)] = val_loss;
    }
    return values;
  }

  #listen(): void {
    const slider = byId<HTMLInputElement>("smoothing");
    const weigh = () => {
      // each unit smooths over ten times as many points
      this.#weight = 1 - 10 ** -slider.valueAsNumber;
      write(byId("weight"), this.#weight.toFixed(3));
      slider.setAttribute("aria-valuetext", this.#weight.toFixed(3));
      this.draw();
    };
    slider.addEventListener("input", weigh);
    weigh();
    const box = byId<HTMLInputElement>("log");
    box.addEventListener("change", () => {
      this.#loss.isLogarithmic = box.checked;
    });
    byId("zoom").addEventListener("click", () => this.zoom(undefined));
  }
}
