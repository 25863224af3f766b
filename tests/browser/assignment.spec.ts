/** A fair jury: conflicts are declared first, then entries are handed out, and what a recusal breaks is repaired. */

import type { Page } from "@playwright/test";
import { Juror } from "./support/juror.ts";
import { Office } from "./support/office.ts";
import { expect, test } from "./support/test.ts";

test.use({ demo: true });

test("a declared conflict is respected, and a recusal repaired", async ({ page, app, anotherBrowser }) => {
  test.setTimeout(300_000);
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.opensRunningRound();
  await office.follows("Juryrunden");
  await office.follows("Neue Runde");
  await office.fillsIn({
    "Wer bewertet was?": "Jede Nominierung bekommt eine feste Zahl von Jurymitgliedern",
    "Jurymitglieder je Nominierung": "2",
  });
  await office.presses("Runde anlegen");
  const round = page.url();
  await office.follows("Nominierungen", office.tabs);
  await office.presses(/fehlenden? zugelassenen? aufnehmen$/);
  await office.follows("Jury", office.tabs);
  for (const box of await page.getByRole("main").getByRole("checkbox").all()) await box.check();
  await office.presses("Speichern");

  const juror = new Juror(await anotherBrowser());
  await juror.signsIn(app, "Jury");
  await juror.goesTo("/jury");
  await juror.follows("Zur Erklärung");
  const nominee = await juror.page.getByRole("main").getByRole("heading", { level: 3 }).first().innerText();
  await juror.declares({ [nominee]: "ist Mitglied des Vorstands, des Aufsichtsrats oder eines ähnlichen Organs" });
  await office.goesTo(`${round}/conflicts`);
  await office.reads("Jurymitglied, vor dem Lesen");

  await office.goesTo(round);
  await office.follows("Verteilung", office.tabs);
  await office.follows("Verteilung vorschlagen");
  await page.locator("summary", { hasText: "Anders verteilen" }).click();
  await office.fillsIn({ "Was ist am wichtigsten?": "Niemand kommt zu kurz", "Höchstens je Jurymitglied": "1" });
  await office.presses("Neu vorschlagen");
  await office.reads("So lässt sich das nicht verteilen");
  await office.fillsIn({ "Höchstens je Jurymitglied": "" });
  await office.presses("Neu vorschlagen");
  await office.reads("nicht besser bedient werden");
  await office.presses("Verteilung bestätigen");
  await office.reads("Die Verteilung ist bestätigt.");

  await office.leaves(() => page.getByRole("table", { name: "Je Nominierung" }).getByRole("link").first().click());
  await office.leaves(() => page.getByRole("link", { name: /^Zuteilen/ }).first().click());
  await office.reads("Was sich ändert");
  await office.follows("Abbrechen");
  await office.goesTo(round);
  await office.opensRound();

  await juror.goesTo("/jury");
  await juror.recuses(await onlyHere(juror.page), "ist mit Beteiligten verwandt oder verschwägert");

  await office.goesTo(`${round}/assignment`);
  await office.reads("zu wenige");
  await office.follows("Verteilung vorschlagen");
  await office.reads("Eine neue Zuteilung.");
  await expect(page.getByText("entfällt")).toHaveCount(0);
  await office.presses("Verteilung bestätigen");
  await office.reads("Die Verteilung ist bestätigt.");
  await expect(page.getByText("zu wenige")).toHaveCount(0);
});

/** The title of an entry that the juror reads in the newest round and in no other. */
async function onlyHere(page: Page): Promise<string> {
  const titles = await page.getByRole("table").first().getByRole("rowheader").getByRole("link").allInnerTexts();
  for (const title of titles) {
    if ((await page.getByRole("link", { name: title, exact: true }).count()) === 1) return title;
  }
  throw new Error("the juror reads everything twice");
}
