/** What is checked on every page that a journey visits. */

import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with a list of what axe-core finds on the page, in whatever state it is now. */
export async function checkAccessibility(page: Page) {
  if (test.info().project.use.javaScriptEnabled === false) await helpAxeWithoutScript(page);
  const options = { runOnly: WCAG, resultTypes: ["violations" as const] };
  // The pages have no frames, so that it need not gather its findings in a tab of its own.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(options).analyze();
  const found = violations.flatMap(({ help, id, nodes }) => [
    `${id}: ${help}`,
    ...nodes.map((node) => `  ${node.target.join(" ")}\n  ${node.failureSummary}`),
  ]);
  expect.soft(violations.length, `accessibility of ${page.url()}\n${found.join("\n")}`).toBe(0);
}

async function helpAxeWithoutScript(page: Page) {
  await page.evaluate(() => {
    // It takes it for granted that nobody sees what is in here.
    for (const element of document.querySelectorAll("noscript")) element.replaceWith(...element.childNodes);
    // It yields by short timers, which never ring where script is off, while promises work. Its
    // long timers only guard against hanging.
    const soon = (work: () => void, delay = 0) => {
      if (delay < 100) void Promise.resolve().then(work);
      return 0;
    };
    window.setTimeout = soon as typeof window.setTimeout;
  });
}

/** Fails if a phone's visitor has to scroll sideways; names the elements that stick out. */
export async function checkPhone(page: Page) {
  const before = page.viewportSize();
  // 320 pixels are what WCAG 1.4.10 asks for, and a window of 1280 pixels magnified four times.
  for (const width of [375, 320]) {
    await page.setViewportSize({ width, height: 812 });
    // On a busy computer the page takes a moment to follow the window.
    await expect
      .configure({ soft: true, timeout: 2_000 })
      .poll(() => page.evaluate(tooWide), `too wide for ${width} pixels: ${page.url()}`)
      .toEqual([]);
    expect.soft(await page.evaluate(brokenWords), `broken for ${width} pixels: ${page.url()}`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

/** Fails if a word of sixty letters, where people have typed something, makes a phone's visitor scroll sideways. */
export async function checkLongWords(page: Page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 812 });
  const found = await page.evaluate(lengthen);
  expect.soft(found, `no words on ${page.url()}`).toBeGreaterThan(0);
  await expect
    .configure({ soft: true, timeout: 2_000 })
    .poll(() => page.evaluate(tooWide), `too wide with a long word: ${page.url()}`)
    .toEqual([]);
  if (before) await page.setViewportSize(before);
}

/** Short words that stand on two lines: whatever lets long ones break must not press these together. */
function brokenWords(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const element = text.parentElement;
    if (!element?.checkVisibility()) continue;
    // What only a screen reader reads is pressed into a point.
    let around: Element | null = element;
    while (around && around.getBoundingClientRect().width > 2) around = around.parentElement;
    if (around) continue;
    if (getComputedStyle(element).hyphens === "auto") continue;
    for (const word of text.data.matchAll(/(?<!\S)\p{L}{2,14}(?!\S)/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}

/** Puts a word of sixty letters in the place of the first one of each text: titles, names, crumbs, cells, tabs, buttons. */
function lengthen(): number {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let found = 0;
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    // What the program writes in one piece: numbers, moments, drawings, its own switches and states, and what is never seen.
    if (text.parentElement?.closest("script, style, noscript, option, textarea, svg, time, .l-num, .l-nowrap, .l-other-tongue, .l-theme, .kern-badge")) continue;
    const changed = text.data.replace(/\p{L}{4,}/u, "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenanträg");
    if (changed === text.data) continue;
    text.data = changed;
    found += 1;
  }
  return found;
}

function tooWide(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (element: Element | null): boolean =>
    !!element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  // An element sticks out by itself, or by a word in it that cannot be broken.
  return [...document.querySelectorAll("body *")]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right, left + element.scrollWidth) > width + 0.5 && !scrolls(element.parentElement);
    })
    .map((element) => element.outerHTML.slice(0, 120))
    .concat(`The page is ${document.documentElement.scrollWidth} wide`);
}
