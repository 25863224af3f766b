/** The score sheet at its edges: in two windows, after the session has ended, on a small screen. */

import type { Page } from "@playwright/test";
import { Juror } from "./support/juror.ts";
import { expect, test } from "./support/test.ts";

test.use({ demo: true });

/** Opens the sheet that the list offers first. */
async function begins(juror: Juror) {
  await juror.follows(/^(Beginnen|Weiter): /);
}

test("the total runs along while a juror gives points", async ({ page, app }) => {
  const juror = new Juror(page);
  await juror.signsIn(app, "Jury");
  await begins(juror);
  const total = page.locator(".l-score-total");
  await juror.gives([5, 5, 5, 5]);
  await juror.radio(4, 5).check();
  await expect(total).toContainText("50,0 / 100");
  await expect(total).toContainText("Alle Kriterien bewertet");
  await juror.radio(4, 10).check();
  await expect(total).toContainText("60,0 / 100");
  await juror.presses("Entwurf speichern");
  await expect(total).toContainText("60,0 / 100");
});

test("a sheet changed in another window is not overwritten", async ({ page, app }) => {
  const juror = new Juror(page);
  await juror.signsIn(app, "Jury");
  await begins(juror);
  const elsewhere = new Juror(await page.context().newPage());
  await elsewhere.goesTo(page.url());

  await juror.gives([7, 7, 7, 7, 7]);
  await juror.presses("Entwurf speichern");
  await elsewhere.gives([3, 7, 7, 7, 7]);
  await elsewhere.presses("Entwurf speichern");
  await elsewhere.reads("Diese Bewertung wurde inzwischen geändert");
  const different = elsewhere.page.getByRole("row").filter({ hasText: "verschieden" });
  await expect(different).toHaveCount(1);
  await expect(different.getByRole("cell").nth(0)).toHaveText("3");
  await expect(different.getByRole("cell").nth(1)).toHaveText("7");

  await elsewhere.follows("Gespeicherte Fassung behalten");
  await expect(elsewhere.radio(0, 7)).toBeChecked();
});

test("what was typed survives the end of the session", { tag: "@noscript" }, async ({ page, app }) => {
  const juror = new Juror(page);
  await juror.signsIn(app, "Jury");
  await begins(juror);
  await juror.gives([6, 6, 6, 6, 6]);
  await juror.fillsIn({ Kommentar: "Lange überlegt:\n„sehr ordentlich“ & gut." });
  const sheet = page.url();
  await page.context().clearCookies();
  await juror.presses("Entwurf speichern");
  await juror.reads("Ihre Sitzung ist abgelaufen. Ihre Eingaben sind noch da.");

  const { email, password } = app.accounts.find((account) => account.role === "Jury")!;
  await juror.fillsIn({ "E-Mail-Adresse": email, Passwort: password });
  await juror.presses("Anmelden", page.getByRole("main"));
  await juror.presses("Eingaben absenden");
  await juror.reads("Der Entwurf ist gespeichert.");
  expect(page.url()).toBe(sheet);
  await expect(juror.radio(4, 6)).toBeChecked();
  await expect(page.getByLabel("Kommentar")).toHaveValue("Lange überlegt:\n„sehr ordentlich“ & gut.");
});

test("dossier, criteria and total stand on one screen", async ({ page, app }) => {
  const juror = new Juror(page);
  await juror.signsIn(app, "Jury");
  await begins(juror);
  await page.setViewportSize({ width: 1280, height: 800 });
  const parts = [
    page.locator(".l-dossier h2").first(),
    ...(await page.locator("[data-criterion]").all()),
    page.locator(".l-score-total"),
  ];
  expect(parts.length).toBe(7);
  for (const part of parts) {
    const box = await part.boundingBox();
    const name = await part.innerText();
    expect(box!.y, `${name} begins on the screen`).toBeGreaterThanOrEqual(0);
    expect(box!.y + box!.height, `${name} ends on the screen`).toBeLessThanOrEqual(800);
    expect(box!.x + box!.width, `${name} is as wide as the screen`).toBeLessThanOrEqual(1280);
  }
  expect(await covered(page), "nothing lies above a criterion").toEqual([]);
});

/** The radio buttons that something else covers. */
function covered(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("[data-criterion] input")]
      .filter((input) => {
        const { x, y, width, height } = input.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return !top || !input.closest("label")!.contains(top);
      })
      .map((input) => `${input.name} ${input.value}`),
  );
}
