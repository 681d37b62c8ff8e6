import { assert, assertEquals } from "@std/assert";
import { Dashboard } from "../../lib/dashboard/dashboard.ts";
import { executablePath, pixelsOf, until, withPage } from "./browser.ts";
import { start, stepEvent } from "./run_events.ts";

if (executablePath === undefined) console.log("skipped: no Chromium");

function served(dashboard: Dashboard): Deno.HttpServer<Deno.NetAddr> {
  const listen = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
  return Deno.serve(listen, (request) => dashboard.handle(request));
}

Deno.test({
  name: "the page of the dashboard shows a run while it goes, and its end",
  ignore: executablePath === undefined,
  async fn() {
    const dashboard = new Dashboard({ steps: 200 });
    await using server = served(dashboard);
    dashboard.emit(start);
    for (let step = 1; step <= 50; step++) dashboard.emit(stepEvent(step));
    await withPage({}, async (page, { complaints, hosts }) => {
      await page.goto(`http://127.0.0.1:${server.addr.port}/`);
      await page.getByText("step 50 of 200 · 25.0 %").waitFor();
      await until(async () =>
        (await page.locator(".readout").last().textContent())!
          .startsWith("step 50")
      );
      const before = await pixelsOf(page, 0);
      for (let step = 51; step <= 100; step++) dashboard.emit(stepEvent(step));
      const sample = `<img src=x onerror="document.title='run'">`;
      dashboard.emit({ event: "eval", step: 100, train_loss: 2, val_loss: 3 });
      dashboard.emit({ event: "sample", step: 100, text: sample });
      await page.getByText("step 100 of 200 · 50.0 %").waitFor();
      await until(async () => await pixelsOf(page, 0) !== before);
      assertEquals(await page.locator("pre").textContent(), sample);
      assert((await page.title()).startsWith("50 % · tiny"));
      const tile = page.locator(".tiles div", { hasText: "Validation" });
      assertEquals(
        await tile.textContent(),
        "Validation3.0000best 3.0000 at 100",
      );
      dashboard.close();
      await page.locator("#state", { hasText: "failed" }).waitFor();
      assert(await page.getByText("The run failed").isVisible());
      assertEquals([complaints, [...hosts]], [[], ["127.0.0.1"]]);
    });
  },
});
