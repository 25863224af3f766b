/** What everybody can see and do, at its edges. */

import { Office } from "./support/office.ts";
import { business } from "./support/prizes.ts";
import { checkAccessibility, checkPhone, expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

test.use({ demo: true });

test("visitors read what the prizes are about", { tag: ["@phone", "@noscript"] }, async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.goesTo("/");
  await visitor.reads(/noch \d+ Tage/);
  await visitor.follows(/^Mehr zum Preis/, page.getByRole("main"));
  await visitor.reads("Wonach die Jury bewertet");
  for (const prize of ["integrationspreis", "ethnischer-wirtschaftspreis"]) await visitor.goesTo(`/prizes/${prize}`);
  await visitor.goesTo("/archive");
  await visitor.reads("Train of Hope Dortmund e.V.");
  for (const text of ["Impressum", "Datenschutz", "Barrierefreiheit"]) {
    await visitor.follows(text, page.getByRole("contentinfo"));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(text);
  }
});

test("visitors report a barrier", { tag: "@noscript" }, async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.goesTo("/archive");
  await visitor.follows("Barriere melden");
  await expect(page.getByLabel(/Um welche Seite/)).toHaveValue("/archive");
  await visitor.fillsIn({ "Ihre Nachricht": "Die Namen sind schwer zu lesen." });
  await visitor.presses("Absenden");
  await visitor.reads("Danke! Ihre Nachricht ist angekommen.");
});

test("visitors read English where they are", { tag: "@noscript" }, async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.goesTo("/archive");
  await visitor.follows("English");
  await expect(page).toHaveURL(/\/archive$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await visitor.goesTo("/");
  await visitor.reads(/\d+ days left/);
});

test("the error summary leads to the fields", async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.opensForm("Ich schlage jemanden vor");
  const connection = "Ich kaufe dort Brot.\nSeit Jahren.";
  await visitor.fillsIn({ Branche: "Bäckerei", "Ihre Verbindung zum Vorschlag": connection });
  await visitor.presses("Nominierung absenden");
  await expect(page).toHaveTitle(/^Fehler: /);
  const summary = page.locator(".l-error-summary");
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /^Gründungsjahr/ }).click();
  await expect(page.getByLabel("Gründungsjahr")).toBeFocused();
  await summary.getByRole("link", { name: /^Ich habe die Datenschutzhinweise/ }).click();
  await expect(page.getByLabel("Ich habe die Datenschutzhinweise gelesen")).toBeFocused();
  await expect(page.getByLabel("Branche")).toHaveValue("Bäckerei");
  await expect(page.getByLabel(/^Ihre Verbindung/)).toHaveValue(connection);
});

test("a double click sends a nomination once", async ({ page, app, anotherBrowser }) => {
  const visitor = new Visitor(page);
  await visitor.opensForm("Wir bewerben uns selbst");
  await visitor.fillsIn(business.entry("Doppelklick GmbH"));
  await page.getByRole("button", { name: "Nominierung absenden" }).dblclick();
  await visitor.reads("Danke, Ihre Nominierung ist eingegangen");
  await page.waitForLoadState();

  const office = new Office(await anotherBrowser());
  await office.signsIn(app, "Büro");
  await office.opensRunningCall();
  await office.fillsIn({ "Titel, Name oder Nummer": "Doppelklick" });
  await office.presses("Anzeigen");
  await expect(office.page.getByRole("table").locator("tbody tr")).toHaveCount(1);
});

test("what is too long is counted while it is typed", async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.opensForm("Wir bewerben uns selbst");
  const story = page.getByLabel("Erwerbsgeschichte");
  await story.fill("a".repeat(2990) + "\nüber");
  const counter = story.locator("xpath=ancestor::*[contains(@class, 'l-field')]");
  await expect(counter).toContainText("noch 5 Zeichen");
  await story.fill("a".repeat(3002));
  await expect(counter).toContainText("2 Zeichen zu viel");
});

test("a page that does not exist says so", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/prizes/nirgendwo");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Diese Seite gibt es nicht");
  await checkAccessibility(page);
  await checkPhone(page);
});
