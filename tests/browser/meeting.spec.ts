/** The jury's meeting on three devices: the chair conducts, a juror votes, the projector follows. */

import { Chair } from "./support/chair.ts";
import { Juror } from "./support/juror.ts";
import { Office } from "./support/office.ts";
import { lookAt } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

test.use({ demo: true });

test("the projector follows the chair within a second", async ({ page, app, anotherBrowser }) => {
  test.setTimeout(300_000);
  const chair = new Chair(page);
  await chair.signsIn(app, "Vorsitz");
  const meeting = await chair.entersMeeting();

  const office = new Office(await anotherBrowser());
  await office.signsIn(app, "Büro");
  const projector = office.page;
  await projector.setViewportSize({ width: 1920, height: 1080 });
  await office.goesTo(`${meeting}/projector`);
  const juror = new Juror(await anotherBrowser());
  await juror.signsIn(app, "Jury");
  await juror.page.setViewportSize({ width: 768, height: 1024 });
  await juror.goesTo(meeting);

  // The next entry: on the other devices without a hand on them.
  const next = page.getByRole("button", { name: /^Weiter: / });
  const title = (await next.innerText()).replace("Weiter: ", "").trim();
  const called = Date.now();
  await next.click();
  await expect(projector.getByRole("heading", { level: 1 })).toHaveText(title);
  const delay = Date.now() - called;
  test.info().annotations.push({ type: "delay", description: `${delay} ms` });
  // Far less than a second where nothing else runs; a busy machine takes its time.
  expect(delay).toBeLessThan(5000);
  await expect(juror.page.getByRole("heading", { level: 2, name: title })).toBeVisible();

  // A vote from the tablet is counted on the projector.
  await chair.goesTo(`${meeting}/motions/new?kind=other`);
  await chair.fillsIn({ Wortlaut: "Wir machen eine Pause." });
  await chair.presses("Zur Abstimmung stellen");
  await expect(projector.getByText("Wir machen eine Pause.", { exact: true })).toBeVisible();
  await expect(juror.page.getByRole("button", { name: "Ja", exact: true })).toBeVisible();
  // Whoever works with the keyboard stays where they are while others vote.
  const no = juror.page.getByRole("button", { name: "Nein", exact: true });
  await no.focus();
  await chair.presses("Ja");
  await expect(juror.page.getByText(/1 von \d+ hat abgestimmt/)).toBeVisible();
  await expect(no).toBeFocused();
  await expect(juror.page.getByRole("status").filter({ hasText: "Wir machen eine Pause." })).toHaveCount(1);
  await juror.presses("Ja");
  await juror.reads("Ihre Stimme: Ja");
  await expect(projector.getByText(/^2 von \d+ haben abgestimmt$/)).toBeVisible();
  await expect(page.getByText(/2 von \d+ haben abgestimmt/)).toBeVisible();

  // Arrow keys lead on from the projector, once nothing is open.
  await chair.confirms("Abstimmung beenden");
  await expect(projector.getByText("angenommen", { exact: true })).toBeVisible();
  // Meanwhile the chair writes: it stays with the entry that it is about.
  const verdict = page.getByRole("textbox", { name: /^Urteil der Jury/ });
  await verdict.fill("Überzeugt durch Ausdauer.");
  const before = await projector.getByRole("heading", { level: 1 }).innerText();
  await office.leaves(() => projector.keyboard.press("ArrowRight"));
  await expect(projector.getByRole("heading", { level: 1 })).not.toHaveText(before);
  await chair.reads("Inzwischen ist eine andere Einreichung aufgerufen.");
  await expect(page.getByRole("heading", { level: 2, name: `Urteil zu ${before}` })).toBeVisible();
  await expect(verdict).toHaveValue("Überzeugt durch Ausdauer.");
  await chair.presses("Urteil speichern");
  await chair.reads("Das Urteil ist gespeichert.");
  await expect(verdict).not.toHaveValue("Überzeugt durch Ausdauer.");
});

test("a lost connection loses nothing", async ({ page, app, anotherBrowser, problems }) => {
  test.setTimeout(180_000);
  const chair = new Chair(page);
  await chair.signsIn(app, "Vorsitz");
  const meeting = await chair.entersMeeting();
  const juror = new Juror(await anotherBrowser());
  await juror.signsIn(app, "Jury");
  await juror.goesTo(meeting);

  const lost = juror.page.getByText("Die Verbindung ist unterbrochen.");
  await expect(lost).toBeHidden();
  await juror.page.context().setOffline(true);
  await chair.goesTo(`${meeting}/motions/new?kind=other`);
  await chair.fillsIn({ Wortlaut: "Wir machen eine Pause." });
  await chair.presses("Zur Abstimmung stellen");
  await expect(juror.page.getByText("Wir machen eine Pause.", { exact: true })).toBeHidden();
  await juror.page.context().setOffline(false);
  await expect(juror.page.getByText("Wir machen eine Pause.", { exact: true })).toBeVisible({ timeout: 20_000 });
  await juror.presses("Ja");

  // The program is started again, while the pages stay open.
  await app.restarts(async () => {
    await expect(lost).toBeVisible({ timeout: 20_000 });
    await lookAt(juror.page);
  });
  await expect(lost).toBeHidden({ timeout: 20_000 });
  await chair.goesTo(meeting);
  await chair.confirms("Abstimmung beenden");
  await chair.reads("1 Ja, 0 Nein");
  await expect(juror.page.getByText("1 Ja, 0 Nein")).toBeVisible({ timeout: 20_000 });

  // What could not be asked for in between; anything else fails the test.
  const between = /^net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET): /;
  expect(problems.filter((problem) => !between.test(problem))).toEqual([]);
  problems.length = 0;
});
