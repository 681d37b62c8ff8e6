import { assert, assertEquals } from "@std/assert";
import { Dashboard } from "../../lib/dashboard/dashboard.ts";
import type { Update } from "../../lib/dashboard/protocol.ts";
import { start, stepEvent } from "./run_events.ts";

const origin = "http://127.0.0.1:8181";

function ask(
  dashboard: Dashboard,
  path: string,
  headers: Record<string, string> = {},
): Response {
  return dashboard.handle(new Request(origin + path, { headers }));
}

function watched(steps: number, capacity = 16): Dashboard {
  const dashboard = new Dashboard({ steps: 100, capacity });
  dashboard.emit(start);
  for (let step = 1; step <= steps; step++) dashboard.emit(stepEvent(step));
  return dashboard;
}

/** The events of a stream, one at each call. */
class Reader {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = "";

  constructor(response: Response) {
    assertEquals(response.headers.get("content-type"), "text/event-stream");
    this.#reader = response.body!.pipeThrough(new TextDecoderStream())
      .getReader();
  }

  async next(): Promise<{ id: string; update: Update } | undefined> {
    const pattern = /id: (.*)\ndata: (.*)\n\n/;
    while (!pattern.test(this.#text)) {
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += value;
    }
    const [all, id, data] = pattern.exec(this.#text)!;
    this.#text = this.#text.slice(this.#text.indexOf(all) + all.length);
    return { id: id!, update: JSON.parse(data!) };
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel();
  }
}

function floats(text: string): number[] {
  return [...new Float32Array(Uint8Array.fromBase64(text).buffer)];
}

Deno.test("Dashboard serves a page that may run its own script only", async () => {
  const response = ask(watched(0), "/");
  const policy = response.headers.get("content-security-policy")!;
  const page = await response.text();
  assertEquals(response.status, 200);
  assertEquals(response.headers.get("x-content-type-options"), "nosniff");
  assert(policy.startsWith("default-src 'none'; script-src 'sha256-"));
  assert(!policy.includes("unsafe"));
  for (const tag of ["script", "style"]) {
    const inline = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)![1]!;
    const bytes = new TextEncoder().encode(inline);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    const hash = new Uint8Array(digest).toBase64();
    assert(policy.includes(`${tag}-src 'sha256-${hash}'`), tag);
  }
  assert(page.includes("Copyright (c) 2022 Leon Sorokin"));
  assertEquals(/(src|href)="?(https?:)?\/\//.exec(page), null);
});

Deno.test("Dashboard answers who names this machine, and nobody else", async () => {
  const dashboard = watched(1);
  const status = (host: string) => ask(dashboard, "/history", { host }).status;
  assertEquals(status("127.0.0.1:8181"), 200);
  assertEquals(status("localhost:8181"), 200);
  assertEquals(status("LocalHost"), 200);
  assertEquals(status("127.0.0.1.evil.example:8181"), 421);
  assertEquals(status("evil.example:8181"), 421);
  assertEquals(status("localhost.evil.example"), 421);
  const refused = ask(dashboard, "/", { host: "evil.example" });
  assertEquals(
    await refused.text(),
    "Cannot answer as the host must be 127.0.0.1 or localhost\n",
  );
});

Deno.test("Dashboard refuses other sites, other methods and other paths", () => {
  const dashboard = watched(1);
  const site = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" };
  assertEquals(ask(dashboard, "/events", site).status, 403);
  const link = { ...site, "sec-fetch-mode": "navigate" };
  assertEquals(ask(dashboard, "/", link).status, 200);
  for (const method of ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"]) {
    const response = dashboard.handle(new Request(`${origin}/`, { method }));
    assertEquals([response.status, response.headers.get("allow")], [
      405,
      "GET",
    ]);
  }
  for (const path of ["/x", "/history/", "/../etc/passwd", "/index.html"]) {
    assertEquals(ask(dashboard, path).status, 404);
  }
});

Deno.test("Dashboard gives the history as JSON in as many points as asked", async () => {
  const dashboard = watched(10);
  const all = await ask(dashboard, "/history").json();
  assertEquals([all.state, all.stride, all.step.length], ["running", 1, 10]);
  assertEquals(all.loss, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const few = await ask(dashboard, "/history?points=4").json();
  assertEquals([few.step, few.loss], [[3, 6, 9, 10], [2, 5, 8, 10]]);
  for (const points of ["0", "-1", "1.5", "x", "17", "1e9"]) {
    const refused = ask(dashboard, `/history?points=${points}`);
    assertEquals(refused.status, 400);
    assertEquals(
      await refused.text(),
      "Cannot give the history as points must be a whole number from 1 to 16\n",
    );
  }
});

Deno.test("Dashboard tells who comes late of the past, then what happens", async () => {
  const dashboard = watched(3);
  const events = new Reader(ask(dashboard, "/events"));
  const first = (await events.next())!.update;
  assertEquals([first.reset, first.state, first.steps], [true, "running", 100]);
  assertEquals(first.start, start);
  assertEquals(first.points!.from, 0);
  assertEquals(floats(first.points!.columns.loss), [1, 2, 3]);
  dashboard.emit(stepEvent(4));
  dashboard.emit({ event: "eval", step: 4, train_loss: 1, val_loss: 2 });
  dashboard.emit({ event: "sample", step: 4, text: "Once" });
  const saved = { event: "saved", step: 4, path: "x", seconds: 1 } as const;
  dashboard.emit(saved);
  const { update } = (await events.next())!;
  assertEquals([update.reset, update.saved], [undefined, saved]);
  assertEquals(update.points!.from, 3);
  assertEquals(floats(update.points!.columns.norm), [8]);
  assertEquals(update.evaluations!.map(({ val_loss }) => val_loss), [2]);
  assertEquals(update.samples!.map(({ text }) => text), ["Once"]);
  assertEquals(update.latest!.step, 4);
  dashboard.emit({ event: "sample", step: 4, text: "upon" });
  const { samples } = (await events.next())!.update;
  assertEquals(samples!.map(({ text }) => text), ["upon"]);
  await events.cancel();
  assertEquals(dashboard.listeners, 0);
});

Deno.test("Dashboard goes on where a page lost the connection", async () => {
  const dashboard = watched(3);
  const before = new Reader(ask(dashboard, "/events"));
  const { id } = (await before.next())!;
  await before.cancel();
  dashboard.emit(stepEvent(4));
  const after = new Reader(
    ask(dashboard, "/events", { "last-event-id": id }),
  );
  const { update } = (await after.next())!;
  assertEquals([update.reset, update.points!.from], [undefined, 3]);
  assertEquals(floats(update.points!.columns.loss), [4]);
  await after.cancel();
});

Deno.test("Dashboard begins anew for who was told of another run", async () => {
  const other = new Reader(ask(watched(2), "/events"));
  const { id } = (await other.next())!;
  await other.cancel();
  const strange = [id, "x", "0".repeat(1000), `${id}-1`, "-", "a".repeat(8)];
  const dashboard = watched(3);
  for (const told of strange) {
    const events = new Reader(
      ask(dashboard, "/events", { "last-event-id": told }),
    );
    const { update } = (await events.next())!;
    assertEquals([update.reset, update.points!.from], [true, 0]);
    assertEquals(floats(update.points!.columns.loss), [1, 2, 3]);
    await events.cancel();
  }
});

Deno.test("Dashboard tells all again once points were joined", async () => {
  const dashboard = watched(4, 4);
  const events = new Reader(ask(dashboard, "/events"));
  await events.next();
  for (const step of [5, 6]) dashboard.emit(stepEvent(step));
  const { update } = (await events.next())!;
  assertEquals([update.reset, update.points!.stride], [true, 2]);
  assertEquals(floats(update.points!.columns.loss), [1.5, 3.5, 5.5]);
  await events.cancel();
});

Deno.test("Dashboard says how the run ended, and ends the streams", async () => {
  for (const interrupted of [true, false, undefined]) {
    const dashboard = watched(2);
    const events = new Reader(ask(dashboard, "/events"));
    await events.next();
    if (interrupted !== undefined) {
      dashboard.emit({
        event: "done",
        steps: 2,
        loss: 2,
        val_loss: 2,
        seconds: 1,
        first_step_seconds: 1,
        steps_per_second: 2,
        tokens_per_second: 64,
        arena_peak_bytes: 1,
        rss_peak_bytes: 1,
        interrupted,
      });
    }
    dashboard.close();
    const states = [];
    for (let event; (event = await events.next()) !== undefined;) {
      states.push(event.update.state);
    }
    const state = interrupted === undefined
      ? "failed"
      : interrupted
      ? "interrupted"
      : "finished";
    assertEquals(new Set(states), new Set([state]));
    assertEquals(dashboard.listeners, 0);
  }
});

Deno.test("Dashboard queues nothing for a page that does not read", async () => {
  const dashboard = watched(1, 1024);
  const response = ask(dashboard, "/events");
  for (let step = 2; step <= 500; step++) {
    dashboard.emit(stepEvent(step));
    dashboard.finish(); // tells at once who is ready
  }
  dashboard.close();
  // the past, what was told when the reader was ready, and the end
  const text = await response.text();
  assert(text.split("\ndata: ").length - 1 <= 3, text);
});

Deno.test("Dashboard lets a bounded number of pages watch", async () => {
  const dashboard = watched(1);
  const pages = Array.from({ length: 17 }, () => ask(dashboard, "/events"));
  assertEquals(pages.map(({ status }) => status), [
    ...new Array(16).fill(200),
    503,
  ]);
  assertEquals(dashboard.listeners, 16);
  dashboard.close();
  await Promise.all(pages.map((page) => page.body?.cancel()));
});

Deno.test("Dashboard keeps a bounded number of evaluations and samples", async () => {
  const dashboard = watched(0);
  for (let step = 1; step <= 4097; step++) {
    dashboard.emit({ event: "eval", step, train_loss: 1, val_loss: step });
  }
  for (let step = 1; step <= 60; step++) {
    dashboard.emit({ event: "sample", step, text: "" });
  }
  const { evaluations, samples } = await ask(dashboard, "/history").json();
  const steps = evaluations.map(({ step }: { step: number }) => step);
  assertEquals(
    [steps.length, ...steps.slice(0, 2), ...steps.slice(-2)],
    [2049, 2, 4, 4096, 4097],
  );
  assertEquals([samples.length, samples[0].step], [50, 11]);
});
