import type { TrainEvent, TrainObserver } from "../train/events.ts";
import { page, pagePolicy } from "./assets.ts";
import { EventStream } from "./event_stream.ts";
import { refusalOf, refuse, reply } from "./guard.ts";
import { columnNames } from "./history.ts";
import type { MemoryMap } from "./memory_map.ts";
import { RunRecord } from "./run_record.ts";

/** What a dashboard is told of the run beforehand. */
export interface DashboardOptions {
  /** The number of the last step. */
  readonly steps: number;
  /** The most points that a chart keeps; even, 16384 if absent. */
  readonly capacity?: number;
  /** Looks up what lies in the arena; called once, after the first step. */
  readonly memory?: () => MemoryMap | undefined;
}

/** Points of `/history` if the request does not say. */
const defaultPoints = 1000;

/**
 * A page that shows a run of training while it goes: watches it as an observer
 * and answers requests. It listens to nothing by itself.
 *
 * - `/` is the page: one document that asks nothing of anybody else;
 * - `/events` are server-sent events: the past, then what happens;
 * - `/history?points=N` is the past as JSON.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Dashboard } from "@fluxion/fluxion";
 *
 * const dashboard = new Dashboard({ steps: 100 });
 * const answer = dashboard.handle(new Request("http://localhost/history"));
 * assertEquals((await answer.json()).state, "waiting");
 * ```
 */
export class Dashboard implements TrainObserver {
  readonly #record: RunRecord;
  readonly #stream: EventStream;
  readonly #memory: (() => MemoryMap | undefined) | undefined;
  #isMapped = false;

  /**
   * Makes a dashboard of a run that has not begun.
   *
   * @param options What is known of the run.
   */
  constructor(options: DashboardOptions) {
    this.#record = new RunRecord(options.steps, options.capacity);
    this.#stream = new EventStream(this.#record);
    this.#memory = options.memory;
  }

  /** How many pages watch. */
  get listeners(): number {
    return this.#stream.size;
  }

  /**
   * Takes an event; nothing is sent at once.
   *
   * @param event What happened.
   */
  emit(event: TrainEvent): void {
    this.#record.add(event);
    if (event.event === "step" && !this.#isMapped) {
      this.#isMapped = true;
      this.#record.memory = this.#memory?.();
    } else if (event.event === "done") this.#stream.flush();
  }

  /** The run is over: a run that did not end by itself has failed. Pages are
   * told, and can still be opened. */
  finish(): void {
    this.#record.end("failed");
    this.#stream.flush();
  }

  /** Tells the pages that watch how the run ended, and lets them go. */
  close(): void {
    this.finish();
    this.#stream.close();
  }

  /**
   * Answers a request.
   *
   * @param request The request.
   * @returns The answer; one of `/events` ends with the dashboard.
   */
  handle(request: Request): Response {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return refusal;
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case "/":
        return reply(page, "text/html; charset=utf-8", {
          headers: { "content-security-policy": pagePolicy },
        });
      case "/events":
        return this.#stream.open(request.headers.get("last-event-id") ?? "");
      case "/history":
        return this.#history(searchParams.get("points"));
      default:
        return refuse(
          404,
          "Cannot find this page: there are /, /events and " +
            "/history",
        );
    }
  }

  #history(asked: string | null): Response {
    const { history, evaluations, samples, state } = this.#record;
    const points = asked === null
      ? Math.min(defaultPoints, history.capacity)
      : Number(asked);
    if (!Number.isInteger(points) || points < 1 || points > history.capacity) {
      return refuse(
        400,
        `Cannot give the history as points must be a whole number from 1 to ` +
          `${history.capacity}`,
      );
    }
    const { step, columns } = history.sampled(points);
    const lists = columnNames.map((name) => [name, [...columns[name]]]);
    const body = {
      state,
      seconds: this.#record.seconds,
      stride: history.stride,
      step,
      ...Object.fromEntries(lists),
      evaluations,
      samples,
    };
    return reply(JSON.stringify(body), "application/json");
  }
}
