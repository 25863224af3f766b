/** The office reads a ranking: with the keyboard, on a phone, and without script. */

import { Office } from "./support/office.ts";
import { checkAccessibility, checkPhone, expect, test } from "./support/test.ts";

test.use({ demo: true });

test("the office reads the ranking with the keyboard", { tag: ["@noscript"] }, async ({ page, app }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.opensRunningRound();
  await office.follows("Rangliste");

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rangliste");
  await office.reads("Verfahren: Ausgeglichen");
  const first = page.getByRole("table", { name: "Rangliste" }).getByRole("row").nth(1);
  await expect(first).toContainText(/als der Durchschnitt|unsicher|Kaum ein Unterschied/);
  await expect(first).toContainText(/Platz 1: \d+ %/);
  await checkAccessibility(page);
  await checkPhone(page);

  // From the views over the table to the pictures below, by Tab and Enter alone.
  await reaches(page, "Was wäre, wenn");
  await reaches(page, await first.getByRole("link").innerText());
  for (const picture of ["Bild: Ränge mit Spielraum", "Bild: Mittelwert und ausgeglichener Wert"]) {
    await reaches(page, picture);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("figure", { name: picture })).toBeVisible();
  }
  await checkAccessibility(page);

  await page.keyboard.press("Control+Home");
  await page.goto(page.url());
  await reaches(page, "Jury", 2);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Die Jury im Vergleich");
  await expect(page.getByRole("figure", { name: "Strenge der Jurymitglieder" })).toBeVisible();
  // What does not fit scrolls, and the keyboard gets there, too.
  await page.getByRole("region", { name: "Alle Bewertungen auf einen Blick" }).focus();
  await checkAccessibility(page);
  await checkPhone(page);

  await reaches(page, "Was wäre, wenn", 1, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Was wäre, wenn?");
  await expect(page.getByRole("table", { name: "Ohne ein Jurymitglied" })).toBeVisible();
  await checkAccessibility(page);
  await checkPhone(page);
});

type Key = "Tab" | "Shift+Tab";

/** Presses Tab until something with this text has the focus, for the so-manieth time. */
async function reaches(page: import("@playwright/test").Page, text: string, times = 1, key: Key = "Tab") {
  const seen: string[] = [];
  for (let steps = 0; steps < 150; steps++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => (document.activeElement as HTMLElement)?.innerText?.trim() ?? "");
    seen.push(focused);
    if (focused === text && --times === 0) return;
  }
  throw new Error(`The keyboard does not reach ${text}; it reached:\n${seen.join("\n")}`);
}
