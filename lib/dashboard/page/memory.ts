/// <reference lib="dom" />
import type { MemoryMap, Region, RegionKind } from "../memory_map.ts";
import { byId, colour, key, make, write } from "./dom.ts";
import { bytes, count } from "./format.ts";

/** The colour of each kind. */
const colours: Readonly<Record<RegionKind, string>> = {
  parameters: "blue",
  gradients: "green",
  moments: "violet",
  workspace: "orange",
  other: "grey",
};

/** How each kind is called. */
const names: Readonly<Record<RegionKind, string>> = {
  parameters: "parameters",
  gradients: "gradients",
  moments: "moments",
  workspace: "workspace",
  other: "batches, rest",
};

/** What lies in the arena. */
export class ArenaMap {
  #map: MemoryMap | undefined;

  constructor() {
    new ResizeObserver(() => this.recolour()).observe(byId("memory"));
  }

  /** Shows a map, where there is one. */
  draw(map: MemoryMap | undefined): void {
    if (map === undefined || map === this.#map) return;
    this.#map = map;
    byId("memory").hidden = false;
    write(
      byId("memory-text"),
      `${bytes(map.used)} in use, ${bytes(map.capacity)} taken from the system`,
    );
    byId("bar").replaceChildren(...map.regions.map((region) => {
      const piece = make("div", "");
      piece.style.flexGrow = String(region.bytes / map.used);
      piece.style.background = `var(--${colours[region.kind]})`;
      return piece;
    }));
    byId("legend").replaceChildren(
      ...map.regions.map((region) => rowOf(region, map.used)),
    );
    this.recolour();
  }

  /** Draws again in the size and the colours of now. */
  recolour(): void {
    const workspace = this.#map?.workspace;
    byId("plan").hidden = workspace === undefined;
    if (workspace !== undefined) drawWorkspace(workspace);
  }
}

function rowOf({ kind, bytes: size, tensors }: Region, used: number): Node {
  const share = `${bytes(size)} · ${(100 * size / used).toFixed(1)} %`;
  const head = [
    key(colours[kind]),
    names[kind],
    make("span", "size", share),
  ];
  if (tensors.length === 0) return make("div", "row", ...head);
  const rows = tensors.map(({ name, bytes: size }) =>
    make(
      "li",
      "",
      make("span", "", name),
      make("span", "size", bytes(size)),
    )
  );
  return make(
    "details",
    "",
    make("summary", "", ...head),
    make("ul", "", ...rows),
  );
}

/** Draws the temporaries: across, from the first call that touches one to the
 * last; down, where it lies in the workspace. */
function drawWorkspace(
  { buffers, calls, bytes: height }: NonNullable<MemoryMap["workspace"]>,
): void {
  const canvas = byId<HTMLCanvasElement>("boxes");
  const ratio = devicePixelRatio;
  canvas.width = canvas.clientWidth * ratio;
  canvas.height = canvas.clientHeight * ratio;
  const context = canvas.getContext("2d")!;
  const across = canvas.width / calls;
  const down = canvas.height / height;
  context.fillStyle = colour("orange", 0.45);
  context.strokeStyle = colour("card");
  context.lineWidth = ratio;
  for (const { first, last, offset, bytes: size } of buffers) {
    const x = first * across;
    const width = Math.max(ratio, (last + 1 - first) * across);
    const tall = Math.max(ratio, size * down);
    context.fillRect(x, offset * down, width, tall);
    if (tall > 4 * ratio && width > 4 * ratio) {
      context.strokeRect(x, offset * down, width, tall);
    }
  }
  const sum = buffers.reduce((total, { bytes }) => total + bytes, 0);
  const text = `The workspace of a step: ${count(buffers.length)} temporary ` +
    `results of ${bytes(sum)} share ${bytes(height)}. From left to right the ` +
    `${count(calls)} kernel calls, from top to bottom the memory; a box is ` +
    `one result, from its first use to its last.`;
  write(byId("plan-text"), text);
  canvas.setAttribute("aria-label", text);
}
