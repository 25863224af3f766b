/** A result that can be defended: two people of the office, a chair and four jurors, from the closing to the public page. */

import { Chair } from "./support/chair.ts";
import { Juror } from "./support/juror.ts";
import { Office } from "./support/office.ts";
import { integration as prize } from "./support/prizes.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

const LEARNING = "Lernbrücke";
const CAFE = "Café Weltweit";
const GARDEN = "Gartenkreis";
const CHOIR = "Chor der Brücken";

test("the jury's decision from the closing of the round to the public page", async ({ page, app, anotherBrowser }) => {
  test.setTimeout(600_000);
  const office = new Office(page);
  await office.begins(app.firstLink);
  await office.confirmsTexts();
  const colleague = new Office(await anotherBrowser());
  await colleague.accepts(await app.adds("Emre Yıldız", "yildiz@dortmund.example", "office"));
  await office.goesTo("/office");
  await office.follows("Ausschreibung vorbereiten", office.part(prize.name));
  await office.follows("Texte und Regeln");
  await office.fillsIn({
    "Was gilt, wenn in der Sitzung so viele für einen Antrag stimmen wie dagegen?":
      "Der Vorsitz entscheidet; geheim oder ohne Vorsitz das Los",
  });
  await office.presses("Speichern");
  await office.preparesCall(prize, colleague);
  for (const title of [LEARNING, CAFE, GARDEN, CHOIR]) {
    await office.enters(prize, "auf Papier", prize.entry(title));
    await office.screens(prize, title);
  }
  // No jury reads while entries can still change.
  await app.movesClock(15);
  await office.returns();
  await colleague.returns("yildiz@dortmund.example");
  const chair = new Chair(await anotherBrowser());
  await chair.accepts(await office.invites("Lena Nowak", "nowak@jury.example", "Juryvorsitz"));
  const invited = async (name: string, email: string) => {
    const juror = new Juror(await anotherBrowser());
    await juror.accepts(await office.invites(name, email, "Jury"));
    return juror;
  };
  const haddad = await invited("Amira Haddad", "haddad@jury.example");
  const brinkmann = await invited("Jonas Brinkmann", "brinkmann@jury.example");
  const sahin = await invited("Gülşah Şahin", "sahin@jury.example");
  const nasser = await invited("ليلى ناصر", "nasser@jury.example");
  const names = ["Lena Nowak", "Amira Haddad", "Jonas Brinkmann", "Gülşah Şahin", "ليلى ناصر"];
  await office.preparesRound(prize, names);
  await office.assigns();
  await office.opensRound();

  for (const juror of [chair, haddad, brinkmann, sahin, nasser]) await juror.declares();
  await haddad.recuses(CAFE, "ist bei Beteiligten gegen Entgelt beschäftigt");
  for (const juror of [chair, haddad, brinkmann, sahin, nasser]) {
    await juror.scores(LEARNING, [9, 9, 9, 9, 9]);
    if (juror !== haddad) await juror.scores(CAFE, [8, 8, 8, 8, 8]);
    await juror.scores(GARDEN, [7, 7, 7, 7, 7]);
    if (juror !== nasser) await juror.scores(CHOIR, [7, 7, 7, 7, 7]);
  }

  // A missing sheet stops the closing; with a reason, two people close all the same.
  await office.cannotCloseYet(/1 Bewertung fehlt\s+ليلى ناصر: Chor der Brücken/);
  await office.closesRoundWith(colleague, "Ein Bogen bleibt leer; die Jury ist einverstanden.");
  expect(await office.ranking()).toEqual([
    ["1", LEARNING, "90,00"],
    ["2", CAFE, "80,00"],
    ["3", CHOIR, "70,00"],
    ["3", GARDEN, "70,00"],
  ]);

  const meeting = await chair.opensMeeting("Rathaus, Raum 120", "Jonas Brinkmann");
  await chair.calls(LEARNING);
  await chair.follows("Platz vergeben");
  await chair.moves({ Platz: "1.", Begründung: "Hier lernt eine ganze Nachbarschaft voneinander." });
  await chair.takesVotes(
    [
      [haddad, "Ja"],
      [brinkmann, "Ja"],
      [sahin, "Ja"],
      [nasser, "Enthaltung"],
      [chair, "Ja"],
    ],
    meeting,
  );
  await chair.reads("4 Ja, 0 Nein, 1 Enthaltung");

  // Who has a conflict leaves; the chair's vote breaks the tie of the others.
  await chair.calls(CAFE);
  await chair.reads(/Verlässt den Raum:\s+Amira Haddad/);
  await chair.presses("Haben den Raum verlassen");
  await chair.reads(/Nicht im Raum:\s+Amira Haddad/);
  await haddad.goesTo(meeting);
  await haddad.reads("Bitte verlassen Sie den Raum.");
  await expect(haddad.page.getByText(CAFE)).toHaveCount(0);
  await chair.follows("Platz vergeben");
  await chair.moves({ Platz: "2.", Begründung: "Ein Ort, an dem alle willkommen sind." });
  await chair.takesVotes(
    [
      [brinkmann, "Nein"],
      [sahin, "Ja"],
      [nasser, "Nein"],
      [chair, "Ja"],
    ],
    meeting,
  );
  await chair.reads("2 Ja, 2 Nein, 0 Enthaltungen · bei Stimmengleichheit entschied die Stimme des Vorsitzes");
  await haddad.goesTo(meeting);

  await chair.calls(GARDEN);
  await chair.follows("Platz vergeben");
  await chair.moves({ Platz: "3.", [CHOIR]: true, Begründung: "Beide öffnen Türen, jedes auf seine Weise." });
  await countsHands(chair, 5);
  await chair.reads("Chor der Brücken und Gartenkreis teilen sich Platz 3.");
  await chair.follows("Anderer Antrag");
  await chair.follows("Ehrenpreis vergeben");
  await chair.moves({
    "Name des Preises": "Ehrenpreis für das Lebenswerk",
    Einreichung: "–",
    "Person, die nichts eingereicht hat": "Şükran Öztürk",
    Begründung: "Seit vierzig Jahren ist ihre Küche die erste Anlaufstelle der Nordstadt.",
  });
  await countsHands(chair, 5);
  await chair.follows("Beschlüsse", chair.meetingTabs);
  await expect(chair.page.getByText(/Platz 3, geteilt · .* · 1\.000\s€/)).toHaveCount(2);
  await chair.reads("Vergeben sind 10.000 € von 10.000 €.");
  await chair.presses("Sitzung beenden");
  await chair.reads("Die Sitzung ist beendet.");

  await office.follows("Sitzung", office.tabs);
  await office.fillsIn({ Anlass: "Das Protokoll ist geprüft." });
  await office.presses("Freigabe anfragen");
  await colleague.findsRequest();
  await colleague.presses("Bestätigen: Beschlüsse verbindlich machen");
  await colleague.reads("Die Beschlüsse sind verbindlich.");
  await colleague.reads(/Angefragt von Gabriele Weber, bestätigt von Emre Yıldız/);

  const minutes = await office.downloadsMinutes();
  expect(minutes).toContain("Juryprotokoll");
  for (const name of [...names, LEARNING, CAFE, GARDEN, CHOIR]) expect(minutes).toContain(name);
  for (const name of ["Gabriele Weber", "Emre Yıldız", "Şükran Öztürk"]) expect(minutes).toContain(name);
  expect(minutes).toContain("Ein Bogen bleibt leer; die Jury ist einverstanden.");
  expect(minutes).toContain("Die Stimme des Vorsitzes hat entschieden: Ja");
  expect(minutes).toMatch(/Lena Nowak +Jonas Brinkmann\n *Vorsitz +Schriftführung/);
  expect(minutes).toContain("Ehrenpreis für das Lebenswerk");
  expect(minutes).toMatch(/Prüfsumme \(SHA-256\) +([0-9a-f]{8}\s+){7}[0-9a-f]{8}/);

  // Two people publish; until the ceremony nobody sees anything of it, then everybody.
  await office.goesTo("/office");
  await office.follows(/^Ausschreibung \d+$/, office.part(prize.name));
  await office.follows("Ergebnis", office.page.getByRole("main"));
  await office.reads("Şükran Öztürk");
  // Nobody is named without a yes of their own.
  for (const who of [...[LEARNING, CAFE, GARDEN, CHOIR].map((title) => `Initiative ${title}`), "Şükran Öztürk"]) {
    await office.follows(new RegExp(`Antwort festhalten.*${who}`));
    await office.fillsIn({
      "Ist die Person einverstanden, öffentlich genannt zu werden?": "Ja",
      "Woher wissen Sie das?": "Anruf nach der Sitzung",
    });
    await office.presses("Antwort speichern");
  }
  await office.presses("Freigabe anfragen");
  await colleague.findsRequest();
  await colleague.presses("Bestätigen: Ergebnis veröffentlichen");
  await colleague.reads("Die Veröffentlichung ist bestätigt");

  const visitor = new Visitor(await anotherBrowser());
  const result = `${prize.path}/result`;
  expect((await visitor.page.goto(result))?.status()).toBe(404);
  for (const address of ["/", "/archive", prize.path]) {
    await visitor.goesTo(address);
    await expect(visitor.page.getByText(/Lernbrücke|Öztürk/)).toHaveCount(0);
  }
  await app.movesClock(71);
  await visitor.goesTo(prize.path);
  await visitor.follows(/Ergebnis/);
  await visitor.reads("Ausgezeichnet");
  for (const who of [LEARNING, CAFE, GARDEN, CHOIR]) await visitor.reads(`Initiative ${who}`);
  await visitor.reads("Seit vierzig Jahren ist ihre Küche die erste Anlaufstelle der Nordstadt.");
  await expect(visitor.page.getByText(/1\.000\s€/)).toHaveCount(2);
});

/** Everybody raises a hand for it. */
async function countsHands(chair: Chair, yes: number) {
  await chair.page.locator("summary", { hasText: "Ausgezählte Stimmen eintragen" }).click();
  await chair.fillsIn({ "Ja-Stimmen": String(yes) });
  await chair.presses("Eintragen und Abstimmung beenden");
  await chair.reads(`${yes} Ja, 0 Nein, 0 Enthaltungen`);
}
