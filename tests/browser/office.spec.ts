/** What the office looks after besides the main job. */

import { readFile } from "node:fs/promises";
import { germanDay } from "./support/calendar.ts";
import { Office } from "./support/office.ts";
import { business } from "./support/prizes.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

test.use({ demo: true });

test("the office locks an account at once", async ({ page, app, anotherBrowser }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  const juror = new Visitor(await anotherBrowser());
  await juror.signsIn(app, "Jury");
  await juror.reads("Meine Bewertungen");

  await office.goesTo("/office/people");
  const { email } = app.accounts.find((account) => account.role === "Jury")!;
  await office.follows(/./, page.getByRole("row", { name: email }));
  await office.confirms("Zugang sperren");
  await office.reads("Der Zugang ist gesperrt.");
  await juror.goesTo("/jury");
  await expect(juror.page.getByRole("heading", { level: 1 })).toHaveText("Anmelden");
});

test("the office publishes a text", async ({ page, app, anotherBrowser }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.goesTo("/office/texts");
  await office.follows("Impressum", page.getByRole("row", { name: /Impressum Deutsch/ }));
  await office.fillsIn({ Text: "## Angaben\n\nStadt **Dortmund**, Friedensplatz 1" });
  await office.presses("Vorschau");
  await expect(page.getByRole("heading", { name: "Angaben" })).toBeVisible();
  await office.presses("Veröffentlichen");
  await office.reads("Der Text ist veröffentlicht.");
  const visitor = new Visitor(await anotherBrowser());
  await visitor.goesTo("/pages/imprint");
  await visitor.reads("Stadt Dortmund, Friedensplatz 1");
});

test("the office imports a file once nothing in it is wrong", async ({ page, app }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.opensRunningCall();
  await office.follows("Aus Datei importieren");
  const headings = "Art;Eingang am;Name des Unternehmens;Inhaberin oder Inhaber;E-Mail-Adresse";
  const file = (rows: string[]) => ({
    name: "eingang.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([headings, ...rows].join("\n")),
  });
  const good = `Selbstbewerbung;${germanDay(-1)};Schneiderei Nadelöhr;Mina Rahimi;post@nadeloehr.example`;
  await page.getByLabel("CSV-Datei").setInputFiles(file([good, "Vielleicht;gestern;;;"]));
  await office.presses("Datei prüfen");
  await office.reads(/Zeile 3, Spalte „Art“/);
  await page.getByLabel("CSV-Datei").setInputFiles(file([good]));
  await office.presses("Datei prüfen");
  await office.reads("Noch ist nichts gespeichert.");
  await office.presses("Eine Nominierung importieren");
  await office.reads("Eine Nominierung ist importiert.");
  await office.reads("Schneiderei Nadelöhr");
});

test("the office finds every act and every mail", async ({ page, app }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.goesTo("/office/audit");
  await office.reads("Hat sich angemeldet");
  await office.goesTo("/office/mail");
  await office.follows(/./, page.getByRole("table").locator("tbody tr").first());
  await office.reads("Freundliche Grüße");
});

test("the office reminds those of the jury who are late", async ({ page, app }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.opensRunningRound();
  await office.presses("8 Jurymitglieder erinnern");
  await office.reads("8 Erinnerungen warten im Postausgang.");
  await office.goesTo("/office/mail");
  await office.follows(/./, page.getByRole("row", { name: /Erinnerung/ }).first());
  await office.reads("Zu meinen Bewertungen");
});

test("the office takes the ranking along as a file", async ({ page, app }) => {
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.opensRunningRound();
  await office.follows("Rangliste", office.tabs);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Als CSV herunterladen" }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trim().split(/\r?\n/);
  expect(lines[0]).toContain("Rang");
  expect(lines.length).toBe(1 + 28);
});

test("what comes late is kept until the office admits it", async ({ page, app, anotherBrowser }) => {
  const visitor = new Visitor(await anotherBrowser());
  await visitor.opensForm("Wir bewerben uns selbst");
  await visitor.fillsIn(business.entry("Nachtzug"));
  await app.movesClock(60);
  await visitor.presses("Nominierung absenden");
  await visitor.reads("Ihre Nominierung kam nach der Frist");

  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.goesTo("/office");
  const call = page.getByRole("article").filter({ hasText: /Ausschreibung 2028/ });
  await office.follows(/^\d* *Nominierungen$/, call);
  await office.follows(/verspätet$/);
  await office.follows("Nachtzug");
  await office.presses("Aufnehmen");
  await office.reads("Bitte prüfen Sie Ihre Angaben");
  await office.fillsIn({ "Warum nehmen Sie sie auf?": "Der Server der Stadt war am letzten Abend gestört." });
  await office.presses("Aufnehmen");
  await office.reads("Die Nominierung ist aufgenommen.");
  await office.reads("Der Server der Stadt war am letzten Abend gestört.");
});
