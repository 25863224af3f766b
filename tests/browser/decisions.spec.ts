/** What stands at the end of a prize, page by page: meeting, minutes, result, letters, documents, approvals. */

import { Chair } from "./support/chair.ts";
import { Juror } from "./support/juror.ts";
import { Office } from "./support/office.ts";
import { lookAt } from "./support/person.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

test.use({ demo: true });

for (const { scheme, language } of [
  { scheme: "light", language: "de" },
  { scheme: "dark", language: "en" },
] as const) {
  test(`the office looks back on a decided prize, ${scheme}, ${language}`, async ({ page, app }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: scheme });
    const office = new Office(page);
    await office.signsIn(app, "Büro");
    await office.goesTo(`/language/${language}?to=/office`);
    const says = (german: string, english: string) => (language === "de" ? german : english);
    // The oldest call of ours: its result is public.
    const call = page.getByRole("article").last();
    const edition = await call.getByRole("heading").getByRole("link").getAttribute("href");
    const round = await call.getByRole("link", { name: "Hauptrunde" }).getAttribute("href");
    await office.goesTo(`${edition}/publication`);
    await office.reads(says("Das Ergebnis ist öffentlich", "The result is public"));
    await office.leaves(() => page.locator("main a[href$='/picture']").first().click());
    await office.goesTo(`${edition}/documents`);
    await office.reads("Rosemarie Okonkwo-Stahl");

    await office.goesTo(`${edition}/letters`);
    await office.presses(says("Entwürfe schreiben", "Write the drafts"));
    await office.leaves(() => page.getByRole("rowheader").getByRole("link").first().click());
    await office.goesTo("/office/letter-templates");
    await office.leaves(() => page.getByRole("main").getByRole("table").getByRole("link").first().click());

    await office.goesTo(`${round}/meeting`);
    await office.reads(says("Platz 3, geteilt", "Place 3, shared"));
    await office.follows(says("Zum Protokoll", "Go to the minutes"));
    await office.reads("Rosemarie Okonkwo-Stahl");
    for (const path of ["documents", "evidence", "reopen"]) await office.goesTo(`${round}/${path}`);
    for (const path of ["", "/people", "/agenda", "/decisions", "/projector"]) {
      await office.goesTo("/jury/meetings");
      const meeting = await page.locator("main a[href^='/jury/meetings/']").last().getAttribute("href");
      await office.goesTo(`${meeting}${path}`);
    }

    await office.goesTo("/office");
    await office.follows(says("Stand der Bewertung ansehen", "See how scoring goes"));
    await office.goesTo(`${page.url()}/close`);
  });
}

test("a request waits for a second person, and lapses", async ({ page, app }) => {
  test.setTimeout(180_000);
  const office = new Office(page);
  await office.signsIn(app, "Büro");
  await office.goesTo("/office");
  const ended = page.getByRole("article").filter({ hasText: "Ergebnis öffentlich" });
  const edition = await ended.last().getByRole("heading").getByRole("link").getAttribute("href");
  await office.goesTo(`${edition}/publication`);
  await office.follows("Ergebnis zurückziehen …");
  const publication = page.url();
  await office.fillsIn({ Begründung: "Ein Name ist falsch geschrieben." });
  await office.presses("Freigabe anfragen");
  await office.reads("Ihre Anfrage wartet auf eine zweite Person.");
  await office.goesTo("/office/approvals");
  await office.reads("Wartet auf eine zweite Person");

  await app.movesClock(4);
  await office.signsIn(app, "Büro");
  await office.goesTo("/office/approvals");
  await office.reads("verfallen");
  await office.goesTo(publication);
  await expect(page.getByRole("button", { name: "Freigabe anfragen" })).toBeVisible();
});

test("a meeting in every state has pages that everybody can use", async ({ page, app, anotherBrowser }) => {
  test.setTimeout(300_000);
  const chair = new Chair(page);
  await chair.signsIn(app, "Vorsitz");
  const meeting = await chair.entersMeeting();
  const juror = new Juror(await anotherBrowser());
  await juror.signsIn(app, "Jury");
  await juror.goesTo(meeting);
  for (const path of ["people", "agenda", "decisions", "projector"]) await chair.goesTo(`${meeting}/${path}`);
  for (const kind of ["not_awarded", "deferred", "split", "special_prize", "place"]) {
    await chair.goesTo(`${meeting}/motions/new?kind=${kind}`);
  }
  // Nobody has said why.
  await chair.presses("Zur Abstimmung stellen");
  await chair.reads("Bitte füllen Sie dieses Feld aus");

  // Voted on in secret, and counted.
  await chair.goesTo(`${meeting}/motions/new?kind=other`);
  await chair.fillsIn({ Wortlaut: "Wir stimmen geheim ab.", Abstimmung: "geheim" });
  await chair.presses("Zur Abstimmung stellen");
  await expect(juror.page.getByText("Wir stimmen geheim ab.", { exact: true })).toBeVisible();
  await lookAt(juror.page);
  await juror.presses("Ja");
  await juror.reads("Niemand sieht, wie Sie gestimmt haben.");
  await chair.goesTo(`${meeting}/projector`);
  await chair.goesTo(meeting);
  // One vote would tell whose it is: it is annulled, and held again with documents.
  await chair.confirms("Abstimmung annullieren");
  await chair.reads("Es waren zu wenige oder zu wenig verschiedene geheime Stimmen");
  await chair.presses("Abstimmung wiederholen");
  await page.locator("summary", { hasText: "Ausgezählte Stimmen eintragen" }).click();
  await chair.fillsIn({ "Ja-Stimmen": "5", "Nein-Stimmen": "3" });
  await chair.presses("Eintragen und Abstimmung beenden");
  await chair.reads("5 Ja, 3 Nein");

  // As many for as against: the chair decides.
  await chair.goesTo(`${meeting}/motions/new?kind=other`);
  await chair.fillsIn({ Wortlaut: "Wir machen eine Pause." });
  await chair.presses("Zur Abstimmung stellen");
  await page.locator("summary", { hasText: "Ausgezählte Stimmen eintragen" }).click();
  await chair.fillsIn({ "Ja-Stimmen": "4", "Nein-Stimmen": "4" });
  await chair.presses("Eintragen und Abstimmung beenden");
  await chair.reads("Die Stimme des Vorsitzes entscheidet.");
  await juror.goesTo(meeting);
  await chair.presses("Vorsitz: Ja");

  // A conflict comes up: its juror sees nothing more of the entry.
  const title = await page.getByRole("heading", { level: 2 }).first().innerText();
  const { email } = app.accounts.find((account) => account.role === "Jury")!;
  expect(email).toContain("tandogdu");
  await page.locator("summary", { hasText: "Befangenheit festhalten" }).click();
  await chair.fillsIn({ "Wer?": "Hüseyin Tandoğdu" });
  const noted = page.locator("details", { hasText: "Befangenheit festhalten" });
  await noted.getByLabel("Grund").selectOption({ label: "ist bei Beteiligten gegen Entgelt beschäftigt" });
  await chair.presses("Festhalten");
  await juror.goesTo(meeting);
  await juror.reads("Bitte verlassen Sie den Raum.");
  await expect(juror.page.getByText(title)).toHaveCount(0);
  await chair.presses("Haben den Raum verlassen");

  await chair.goesTo(`${meeting}/decisions`);
  await chair.presses("Sitzung beenden");
  await juror.goesTo(meeting);
  await juror.reads("Die Sitzung ist beendet.");
  const office = new Office(await anotherBrowser());
  await office.signsIn(app, "Büro");
  await office.goesTo(meeting);
  await office.follows("Beschlüsse verbindlich machen", office.page.getByRole("main").locator(".kern-alert"));
  // No place of the call is given or left empty: that binds nobody. What is decided does, in `decided`.
  await office.reads("Noch nicht verbindlich zu machen");
});

for (const { scheme, language } of [
  { scheme: "light", language: "de" },
  { scheme: "dark", language: "en" },
] as const) {
  test(`everybody reads a result, ${scheme}, ${language}`, { tag: ["@phone", "@noscript"] }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const visitor = new Visitor(page);
    await visitor.goesTo(`/language/${language}?to=/archive`);
    await visitor.leaves(() => page.locator("main a[href$='/result']").first().click());
    await visitor.reads("Sevda Demirkapı-Hollmann");
    await visitor.leaves(() => page.locator("main a[href*='district=hoerde']").click());
    await visitor.reads("Kachelofenbau Demirkapı");
    await expect(page.getByText("Seilwerk Höhenarbeit GmbH")).toHaveCount(0);
  });
}
