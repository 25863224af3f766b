import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // A test that passes at the second attempt has found something.
  retries: 0,
  workers: 2,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A trace costs a third of the time. To see one, repeat the test with --trace=on.
    trace: "off",
    launchOptions: {
      executablePath: process.env.LAUDATIO_CHROMIUM || "/usr/bin/chromium",
      args: [
        "--no-sandbox", // Chromium's sandbox refuses root, and containers
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // Every test runs on the desktop, except what is about having no script. The tags @phone and
  // @noscript add a run there.
  projects: [
    { name: "desktop", grepInvert: /@noscript-only/, use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone", grep: /@phone/, use: { viewport: { width: 375, height: 812 }, hasTouch: true } },
    {
      name: "noscript",
      grep: /@noscript/,
      use: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
    },
  ],
});
