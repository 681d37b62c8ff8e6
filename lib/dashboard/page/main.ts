/// <reference lib="dom" />
import type { Update } from "../protocol.ts";
import { Charts } from "./charts.ts";
import { ArenaMap } from "./memory.ts";
import { Samples } from "./samples.ts";
import { drawStatus, isOver } from "./status.ts";
import { Store } from "./store.ts";
import { startTheme } from "./theme.ts";
import { Tiles } from "./tiles.ts";

const store = new Store();
const charts = new Charts(store);
const tiles = new Tiles();
const samples = new Samples();
const arena = new ArenaMap();
let isLost = false;
let isAsked = false;

function draw(): void {
  isAsked = false;
  drawStatus(store, isLost);
  tiles.draw(store);
  charts.draw();
  samples.draw(store);
  arena.draw(store.news.memory);
}

/** Draws once before the screen is next shown, however much is new. */
function ask(): void {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(draw);
}

startTheme(() => {
  charts.recolour();
  arena.recolour();
});

/** After so many milliseconds who was turned away asks again. */
const patience = 5000;

function listen(): void {
  const events = new EventSource("events");
  events.addEventListener("message", ({ data }: MessageEvent<string>) => {
    store.apply(JSON.parse(data) as Update);
    isLost = false;
    // a run that is over has no news: asking again would find nobody
    if (isOver(store.news.state)) events.close();
    ask();
  });
  events.addEventListener("error", () => {
    isLost = true;
    ask();
    // the browser asks again by itself, but not where it was refused
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, patience);
  });
}

listen();
draw();
