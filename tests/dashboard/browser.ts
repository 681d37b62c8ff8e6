/** A page in headless Chromium: `apt install chromium`. */
import type { BrowserContextOptions, Page } from "playwright-core";

const paths = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** The browser; undefined where there is none. */
export const executablePath: string | undefined = paths.find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});

/** The size of a phone's screen, with touch. */
export const phone: BrowserContextOptions = {
  viewport: { width: 375, height: 667 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** What the browser complained of and whom it asked, while it was watched. */
export interface Watched {
  readonly complaints: string[];
  readonly hosts: Set<string>;
}

/**
 * Opens a page in a browser of its own.
 *
 * @param options Size, theme, touch.
 * @param use What to do with the page.
 */
export async function withPage(
  options: BrowserContextOptions,
  use: (page: Page, watched: Watched) => Promise<void>,
): Promise<void> {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({
    executablePath: executablePath!,
    // nothing but this machine can be reached
    args: [
      "--no-sandbox",
      "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1",
    ],
  });
  try {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        complaints.push(message.text());
      }
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol !== "data:") hosts.add(hostname);
    });
    await use(page, { complaints, hosts });
  } finally {
    await browser.close();
  }
}

/**
 * Pixels of a chart's canvas as text, to be compared.
 *
 * @param page The page.
 * @param index Which chart.
 * @returns The image as a data URL.
 */
export async function pixelsOf(page: Page, index: number): Promise<string> {
  return await page.evaluate(
    `document.querySelectorAll(".plot canvas")[${index}].toDataURL()`,
  );
}

/**
 * Waits for something to become true. Playwright's own waitForFunction()
 * evaluates text in the page, which the page's policy forbids.
 *
 * @param condition Looks whether it is.
 */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!await condition()) {
    if (Date.now() > deadline) throw new Error(`Still not: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
