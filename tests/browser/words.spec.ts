/** Words of sixty letters on a narrow phone: whatever people type, no page is wider than the screen. */

import type { Page } from "@playwright/test";
import { Person } from "./support/person.ts";
import { checkLongWords, checkPhone, expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";
import { business } from "./support/prizes.ts";

test.use({ demo: true });

const WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenanträg";

test("a title of one word of sixty letters fits on the receipt", { tag: "@phone" }, async ({ page }) => {
  expect([...WORD].length).toBeGreaterThanOrEqual(60);
  const visitor = new Visitor(page);
  await visitor.nominates("Wir bewerben uns selbst", business.entry(WORD));
  await expect(page.getByText(WORD).first()).toBeVisible();
  await checkPhone(page);
  await checkLongWords(page);
});

for (const [role, start, least] of [
  ["", "/", 8],
  ["Büro", "/office", 25],
  ["Vorsitz", "/jury", 3],
] as const) {
  test(`no page reached from ${start} is too wide for a long word`, async ({ page, app }) => {
    test.setTimeout(240_000);
    const person = new Person(page);
    if (role) await person.signsIn(app, role);
    const kinds = await walk(page, start);
    expect(kinds, "kinds of pages").toBeGreaterThanOrEqual(least);
  });
}

/** Looks at one page of each kind, wherever links lead; gives how many there were. */
async function walk(page: Page, start: string): Promise<number> {
  const kinds = new Set([start]);
  for (const waiting = [start]; waiting.length; ) {
    await page.goto(waiting.shift()!);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("a[href^='/']:not([download])")].map((a) => a.pathname),
    );
    for (const path of links) {
      const kind = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\b\d{4}\b|(?<=\/prizes\/)[a-z-]+/g, "*");
      // What ends in a point and letters is a file, no page.
      if (kinds.has(kind) || /^\/language\/|\.[a-z]+$/.test(path)) continue;
      kinds.add(kind);
      waiting.push(path);
    }
    await checkLongWords(page);
  }
  return kinds.size;
}
