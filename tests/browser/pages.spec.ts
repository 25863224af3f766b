/** Every kind of page that a role can reach by links, in dark colours and in English. */

import { Person } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

test.use({ demo: true, colorScheme: "dark" });

for (const [role, start, least] of [
  ["", "/", 8],
  ["Büro", "/office", 25],
  ["Vorsitz", "/jury", 3],
] as const) {
  test(`every page reached from ${start} is accessible in the dark`, async ({ page, app }) => {
    test.setTimeout(360_000);
    const person = new Person(page);
    if (role) await person.signsIn(app, role);
    await page.goto(`/language/en?to=${start}`);
    const kinds = await walk(person, start);
    expect(kinds.length, kinds.join("\n")).toBeGreaterThanOrEqual(least);
  });
}

/** Visits one page of each kind, wherever links lead. */
async function walk(person: Person, start: string): Promise<string[]> {
  const kinds = new Set([start]);
  for (const waiting = [start]; waiting.length; ) {
    await person.goesTo(waiting.shift()!);
    const links = await person.page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>("a[href^='/']:not([download])")].map((a) => a.pathname),
    );
    for (const path of links) {
      // Without the words that differ between pages of a kind: ids, prizes and years.
      const kind = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\b\d{4}\b|(?<=\/prizes\/)[a-z-]+/g, "*");
      // What ends in a point and letters is a file, no page.
      if (kinds.has(kind) || /^\/language\/|\.[a-z]+$/.test(path)) continue;
      kinds.add(kind);
      waiting.push(path);
    }
  }
  return [...kinds];
}
