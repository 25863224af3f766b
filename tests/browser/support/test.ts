/**
 * Playwright's `test`, with a fresh program for each test and an eye on what goes wrong unseen.
 *
 *     test("a juror scores an entry", { tag: ["@phone", "@noscript"] }, async ({ page, app }) => {
 *       await page.goto(app.firstLink);
 *       await checkAccessibility(page);
 *     });
 */

import { type BrowserContext, type Page, test as base } from "@playwright/test";
import { App } from "./app.ts";

export { expect } from "@playwright/test";
export { checkAccessibility, checkLongWords, checkPhone } from "./checks.ts";

interface Fixtures {
  /** Whether the program begins with the people and entries of `laudatio demo`. */
  demo: boolean;
  /** Whether the office has one person, by its own wish. */
  onePerson: boolean;
  app: App;
  /** Opens another browser, for another person. */
  anotherBrowser: () => Promise<Page>;
  problems: string[];
}

export const test = base.extend<Fixtures>({
  demo: [false, { option: true }],
  onePerson: [false, { option: true }],

  app: async ({ demo, onePerson }, use, info) => {
    const app = await App.start(demo, onePerson);
    await use(app);
    await app.stop();
    const failed = info.status !== info.expectedStatus;
    if (failed) await info.attach("log", { body: app.log, contentType: "text/plain" });
    if (app.log.includes("panicked at")) throw new Error(`The program panicked:\n${app.log}`);
  },

  baseURL: async ({ app }, use) => use(app.url),

  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    if (problems.length) throw new Error(`The pages reported:\n${problems.join("\n")}`);
  },

  context: async ({ context, problems }, use) => {
    watch(context, problems);
    await use(context);
  },

  anotherBrowser: async ({ browser, problems }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      watch(context, problems);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Notes script errors, violated policies, missing files and any request to another host. */
function watch(context: BrowserContext, problems: string[]) {
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("console", (message) => {
    // An answer's status is judged below, where it is known what was asked for.
    const isStatus = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isStatus) problems.push(message.text());
  });
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") {
      problems.push(`a request left the program: ${request.url()}`);
    }
  });
  context.on("requestfailed", (request) => {
    // A click that leaves the page, or a download, aborts what is still loading.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") problems.push(`${reason}: ${request.url()}`);
  });
  context.on("response", (response) => {
    // A page may well refuse something; what belongs to a page must be there.
    const refusable = response.request().isNavigationRequest() ? 500 : 400;
    if (response.status() >= refusable) problems.push(`${response.status()}: ${response.url()}`);
  });
}
