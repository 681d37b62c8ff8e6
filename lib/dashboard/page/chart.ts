/// <reference lib="dom" />
import uPlot from "uplot";
import { byId, colour, key, make } from "./dom.ts";
import { count, short } from "./format.ts";
import { logarithmicMarks } from "./smoothing.ts";

/** A line of a chart. */
export interface Line {
  /** What it is called. */
  readonly label: string;
  /** Its colour in the style sheet. */
  readonly colour: string;
  /** How strong it is drawn, 0 to 1. */
  readonly alpha?: number;
  /** Whether its values are few and far between. */
  readonly isSparse?: boolean;
  /** Whether the area below it is filled. */
  readonly isFilled?: boolean;
  /** Whether it is only the edge of a band: not drawn, not read out. */
  readonly isEdge?: boolean;
}

/** What a chart shows. */
export interface ChartOptions {
  /** Its name. */
  readonly title: string;
  /** Its lines; edges of a band come as two, the upper first. */
  readonly lines: readonly Line[];
  /** How its values are written. */
  readonly format: (value: number) => string;
  /** How they are written on the axis. */
  readonly tick?: (value: number) => string;
  /** Whether it takes the whole width. */
  readonly isWide?: boolean;
  /** Whether 0 is always seen. */
  readonly hasZero?: boolean;
}

/** What charts tell each other through. */
export interface ChartGroup {
  /** The pointer is over a point, or over none. */
  point(from: Chart, index: number | undefined): void;
  /** A part of the steps is looked at; all if undefined. */
  zoom(range: readonly [number, number] | undefined): void;
}

const font = "12px system-ui, sans-serif";

/** A chart with its caption; draws on a canvas. */
export class Chart {
  readonly #options: ChartOptions;
  readonly #group: ChartGroup;
  readonly #readout: HTMLElement;
  readonly #host: HTMLElement;
  #plot: uPlot | undefined;
  #data: uPlot.AlignedData = [[]];
  #isLogarithmic = false;
  #isVisible = true;
  #isDirty = false;
  #drawn = 0;
  #isTold = false;
  #range: readonly [number, number] | undefined;

  constructor(options: ChartOptions, group: ChartGroup) {
    this.#options = options;
    this.#group = group;
    this.#readout = make("span", "readout");
    this.#host = make("div", "plot");
    this.#host.tabIndex = 0;
    this.#host.setAttribute("role", "group");
    this.#host.setAttribute("aria-roledescription", "chart");
    const caption = make(
      "figcaption",
      "",
      make("h2", "", options.title),
      this.#readout,
    );
    const classes = `card chart${options.isWide ? " wide" : ""}`;
    byId("charts").append(make("figure", classes, caption, this.#host));
    this.#host.addEventListener("keydown", (event) => this.#onKey(event));
    new ResizeObserver(() => this.#resize()).observe(this.#host);
    new IntersectionObserver(([entry]) => {
      this.#isVisible = entry!.isIntersecting;
      if (this.#isVisible && this.#isDirty) this.draw(this.#data);
    }, { rootMargin: "200px" }).observe(this.#host);
    this.#rebuild();
  }

  /** Shows other values: the steps, then one list a line. What is out of
   * sight waits until it is seen, or there is much more to draw than before,
   * unless these values are the last. */
  draw(data: uPlot.AlignedData, areLast: boolean = false): void {
    this.#data = data;
    if (!this.#isPointed) this.#read(data[0].length - 1);
    const isMuch = data[0].length > 1.1 * this.#drawn;
    this.#isDirty = !this.#isVisible && !areLast && !isMuch;
    if (this.#isDirty) return;
    this.#drawn = data[0].length;
    const plot = this.#plot!;
    if (this.#range === undefined) plot.setData(data);
    else {
      const [min, max] = this.#range;
      plot.setData(data, false);
      plot.setScale("x", { min, max });
    }
    this.#describe();
  }

  /** Looks at a part of the steps; at all if undefined. */
  look(range: readonly [number, number] | undefined): void {
    this.#range = range;
    this.draw(this.#data);
  }

  /** Moves the cursor to a point, as another chart says; away if undefined. */
  point(index: number | undefined): void {
    const plot = this.#plot!;
    const step = index === undefined ? undefined : this.#data[0][index];
    const left = step === undefined ? -10 : plot.valToPos(step, "x");
    this.#isTold = true;
    plot.setCursor({ left, top: step === undefined ? -10 : 10 }, false);
    this.#isTold = false;
    this.#read(index ?? this.#data[0].length - 1);
  }

  /** Draws again in the colours of now. */
  recolour(): void {
    this.#rebuild();
  }

  /** Chooses between a linear and a logarithmic scale. */
  set isLogarithmic(value: boolean) {
    this.#isLogarithmic = value;
    this.#rebuild();
  }

  get #isPointed(): boolean {
    return (this.#plot!.cursor.left ?? -1) >= 0;
  }

  #rebuild(): void {
    this.#plot?.destroy();
    this.#plot = new uPlot(this.#plotOptions(), this.#data, this.#host);
    const { over } = this.#plot;
    for (const type of ["pointerdown", "pointermove"] as const) {
      over.addEventListener(type, (event) => this.#onTouch(event));
    }
    over.addEventListener("dblclick", () => this.#group.zoom(undefined));
    this.draw(this.#data);
  }

  #plotOptions(): uPlot.Options {
    const { lines, format, tick = format, hasZero = false } = this.#options;
    const edge = lines.findIndex(({ isEdge }) => isEdge === true);
    const axis = {
      stroke: colour("muted"),
      font,
      grid: { stroke: colour("grid"), width: 1 },
      ticks: { show: false },
    };
    const isLogarithmic = this.#isLogarithmic;
    return {
      width: Math.max(50, this.#host.clientWidth),
      height: Math.max(50, this.#host.clientHeight),
      legend: { show: false },
      padding: [8, 12, 0, 0],
      scales: {
        x: { time: false },
        y: {
          distr: isLogarithmic ? 3 : 1,
          range: (_, low, high) => rangeOf(low, high, isLogarithmic, hasZero),
        },
      },
      axes: [
        { ...axis, size: 30, values: (_, at) => at.map((x) => short(x)) },
        {
          ...axis,
          size: 62,
          values: (_, at) => at.map((y) => y === null ? "" : tick(y)),
          ...isLogarithmic
            ? {
              splits: (_, __, low, high) => logarithmicMarks(low, high),
              filter: (_, at) => at,
            }
            : {},
        },
      ],
      series: [{}, ...lines.map(seriesOf)],
      ...edge < 0 ? {} : {
        bands: [{
          series: [edge + 1, edge + 2],
          fill: colour(lines[edge]!.colour, 0.13),
        }],
      },
      cursor: { y: false, drag: { x: true, y: false, setScale: false } },
      hooks: {
        setCursor: [(plot) => this.#onCursor(plot)],
        setSelect: [(plot) => this.#onSelect(plot)],
      },
    };
  }

  #onCursor(plot: uPlot): void {
    if (this.#isTold || this.#plot === undefined) return;
    const { idx, left = -1 } = plot.cursor;
    const isAway = left < 0 || idx === null || idx === undefined;
    this.#read(isAway ? this.#data[0].length - 1 : idx);
    this.#group.point(this, isAway ? undefined : idx);
  }

  #onSelect(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < 4) return;
    const range = [
      plot.posToVal(left, "x"),
      plot.posToVal(left + width, "x"),
    ] as const;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#group.zoom(range);
  }

  #onTouch(event: PointerEvent): void {
    if (event.pointerType === "mouse") return;
    const plot = this.#plot!;
    const { left } = plot.over.getBoundingClientRect();
    plot.setCursor({ left: event.clientX - left, top: 10 });
  }

  #onKey(event: KeyboardEvent): void {
    const plot = this.#plot!;
    const last = this.#data[0].length - 1;
    const now = this.#isPointed ? plot.cursor.idx ?? last : last;
    const stride = Math.max(1, Math.round(last / 100));
    const to = {
      ArrowLeft: now - (event.shiftKey ? 1 : stride),
      ArrowRight: now + (event.shiftKey ? 1 : stride),
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Escape") {
      plot.setCursor({ left: -10, top: -10 });
      this.#group.zoom(undefined);
    } else if (to !== undefined && last >= 0) {
      event.preventDefault();
      const step = this.#data[0][Math.max(0, Math.min(last, to))]!;
      plot.setCursor({ left: plot.valToPos(step, "x"), top: 10 });
    }
  }

  #read(index: number): void {
    const step = this.#data[0][index];
    if (step === undefined) return;
    const { lines, format } = this.#options;
    const parts = lines.flatMap((line, i) => {
      if (line.isEdge) return [];
      const value = lastBefore(this.#data[i + 1]!, index);
      if (value === undefined) return [];
      const label = lines.length > 1 ? `${line.label} ` : "";
      const text = make("b", "", format(value));
      return [make("span", "", key(line.colour, line.alpha), label, text)];
    });
    this.#readout.replaceChildren(
      make("span", "", `step ${count(step)}`),
      ...parts,
    );
  }

  /** Tells in words what the canvas shows, for who does not see it. */
  #describe(): void {
    const { title, format, lines } = this.#options;
    const steps = this.#data[0];
    const main = lines.findIndex(({ isEdge }) => isEdge !== true);
    const values = this.#data[main + 1] ?? [];
    const last = steps.length - 1;
    if (last < 0) return;
    this.#host.setAttribute(
      "aria-label",
      `${title}: ${format(values[0] ?? NaN)} at step ${count(steps[0]!)}, ` +
        `${format(values[last] ?? NaN)} at step ${count(steps[last]!)}; ` +
        `arrow keys read out other steps`,
    );
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const plot = this.#plot;
    if (plot === undefined || width === 0) return;
    if (plot.width !== width || plot.height !== height) {
      plot.setSize({ width, height });
    }
  }
}

function seriesOf(line: Line): uPlot.Series {
  const { alpha = 1, isSparse = false, isFilled, isEdge } = line;
  const stroke = colour(line.colour, isEdge ? 0 : alpha);
  return {
    stroke,
    width: isEdge ? 0 : alpha < 1 ? 1 : 2,
    spanGaps: isSparse,
    ...isFilled ? { fill: colour(line.colour, 0.1) } : {},
    points: isSparse
      ? { show: true, size: 6, fill: stroke, width: 0 }
      : { show: false },
  };
}

function rangeOf(
  low: number | null,
  high: number | null,
  isLogarithmic: boolean,
  hasZero: boolean,
): uPlot.Range.MinMax {
  if (low === null || high === null) return isLogarithmic ? [1, 10] : [0, 1];
  if (isLogarithmic) {
    const least = Math.max(low, 1e-12);
    return [least / 1.05, Math.max(high, least) * 1.05];
  }
  const margin = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  return [hasZero ? Math.min(0, low) : low - margin, high + margin];
}

function lastBefore(
  values: ArrayLike<number | null | undefined>,
  index: number,
): number | undefined {
  for (let i = Math.min(index, values.length - 1); i >= 0; i--) {
    const value = values[i];
    if (value !== null && value !== undefined) return value;
  }
  return undefined;
}
