/// <reference lib="dom" />
import type { RunState } from "../protocol.ts";
import { byId, write } from "./dom.ts";
import { count, duration } from "./format.ts";
import type { Store } from "./store.ts";

/** What a run that is over says. */
const notices: Partial<Record<RunState, string>> = {
  finished: "The run is over: all steps were made. The curves stay here " +
    "as long as this page is open.",
  interrupted: "The run was ended before its last step. The curves stay here " +
    "as long as this page is open.",
  failed: "The run failed: the terminal that it ran in says why.",
};

/** Whether a run that stands like this goes on. */
export function isOver(state: RunState): boolean {
  return notices[state] !== undefined;
}

/** Shows who runs, how far, and whether the page still hears of it. */
export function drawStatus(store: Store, isLost: boolean): void {
  const { news } = store;
  const { state, start, latest, steps } = news;
  const pill = byId("state");
  const shown = isLost ? "lost" : state;
  if (pill.dataset.state !== shown) {
    pill.dataset.state = shown;
    write(pill, isLost ? "no connection" : state);
  }
  const notice = byId("notice");
  const text = isLost
    ? "The connection is lost: the program ended, or it is busy. Trying again."
    : notices[state];
  notice.hidden = text === undefined;
  notice.dataset.kind = isLost || state === "failed" ? "bad" : "good";
  write(notice, text ?? "");
  drawProgress(store);
  if (start === undefined) return;
  write(byId("title"), `${start.preset} · ${count(start.params)} parameters`);
  write(
    byId("subtitle"),
    `${start.backend} (${start.library}), ${start.threads} ` +
      `${start.threads === 1 ? "thread" : "threads"}, vocabulary ` +
      `${count(start.vocab)}, seed ${start.seed}`,
  );
  const share = Math.floor(100 * (latest?.step ?? 0) / steps);
  const title = state === "running" ? `${share} %` : state;
  document.title = `${title} · ${start.preset} · Fluxion`;
}

function drawProgress({ news }: Store): void {
  const { latest, steps, seconds, state, saved } = news;
  const step = latest?.step ?? 0;
  const rate = latest?.steps_per_second ?? 0;
  const bar = byId<HTMLProgressElement>("progress");
  bar.max = Math.max(1, steps);
  bar.value = step;
  const share = steps > 0 ? ` · ${(100 * step / steps).toFixed(1)} %` : "";
  const kept = saved === undefined
    ? ""
    : ` · saved after step ${count(saved.step)}`;
  write(byId("done"), `step ${count(step)} of ${count(steps)}${share}${kept}`);
  const left = state === "running" && rate > 0 && step < steps
    ? `, ${duration((steps - step) / rate)} to go`
    : "";
  write(byId("left"), `${duration(seconds)}${left}`);
}
