/** The main job from the first account to the ranked result, as people do it, for each prize. */

import { Juror } from "./support/juror.ts";
import { Office } from "./support/office.ts";
import { business, integration, proposer } from "./support/prizes.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

const journeys = [
  {
    prize: integration,
    points: {
      haddad: { own: [9, 9, 9, 9, 9], proposed: [7, 7, 7, 7, 7], paper: [6, 7, 6, 7, 6] },
      brinkmann: { own: [8, 8, 8, 8, 8], proposed: [6, 6, 6, 6, 6], paper: [7, 7, 7, 7, 7] },
      nowak: { own: [10, 10, 10, 10, 10], paper: [8, 8, 8, 8, 10] },
    },
    result: [
      ["1", "Lernbrücke", "90,00"],
      ["2", "Gartenkreis", "72,67"],
      ["3", "Café Weltweit", "65,00"],
    ],
  },
  {
    prize: business,
    points: {
      haddad: { own: [8, 8, 8, 8, 8], proposed: [7, 8, 7, 8, 8], paper: [6, 6, 6, 6, 6] },
      brinkmann: { own: [7, 7, 7, 7, 7], proposed: [8, 8, 8, 9, 9], paper: [7, 7, 7, 7, 7] },
      // The sheet for the entry on paper stays a draft: the office closes without it.
      nowak: { own: [9, 9, 9, 9, 9] },
    },
    // Equal values share a rank, and the next one is skipped.
    result: [
      ["1", "Lernbrücke", "80,00"],
      ["1", "Café Weltweit", "80,00"],
      ["3", "Gartenkreis", "65,00"],
    ],
  },
];

for (const { prize, points, result } of journeys) {
  test(`the ${prize.name} from nomination to ranked result`, async ({ page, app, anotherBrowser }) => {
    test.setTimeout(300_000);
    const office = new Office(page);
    await office.begins(app.firstLink);
    await office.confirmsTexts();
    const colleague = new Office(await anotherBrowser());
    await colleague.accepts(await app.adds("Emre Yıldız", "yildiz@dortmund.example", "office"));
    await office.preparesCall(prize, colleague);

    const club = new Visitor(await anotherBrowser());
    const own = await club.nominates("Wir bewerben uns selbst", prize.entry("Lernbrücke"));
    const neighbour = new Visitor(await anotherBrowser());
    const proposal = { ...proposer, ...prize.entry("Café Weltweit") };
    const proposed = await neighbour.nominates("Ich schlage jemanden vor", proposal);
    expect(proposed.number).not.toBe(own.number);
    await neighbour.goesTo(proposed.link);
    await neighbour.reads("Café Weltweit");

    await office.enters(prize, "auf Papier", prize.entry("Gartenkreis"));
    await office.enters(prize, "per E-Mail", prize.entry("Projekt aus Bochum"));
    for (const title of ["Lernbrücke", "Café Weltweit", "Gartenkreis"]) await office.screens(prize, title);
    await office.screens(prize, "Projekt aus Bochum", "Das Projekt ist nicht in Dortmund.");

    // No jury reads while entries can still change.
    await app.movesClock(15);
    await office.returns();
    await colleague.returns("yildiz@dortmund.example");
    const invited = async (name: string, email: string, role: "Jury" | "Juryvorsitz" = "Jury") => {
      const juror = new Juror(await anotherBrowser());
      await juror.accepts(await office.invites(name, email, role));
      return juror;
    };
    const haddad = await invited("Amira Haddad", "haddad@jury.example");
    const brinkmann = await invited("Jonas Brinkmann", "brinkmann@jury.example");
    const nowak = await invited("Lena Nowak", "nowak@jury.example", "Juryvorsitz");

    await office.preparesRound(prize, ["Amira Haddad", "Jonas Brinkmann", "Lena Nowak"]);
    await office.assigns();
    await office.opensRound();

    for (const juror of [haddad, brinkmann, nowak]) await juror.declares();
    await haddad.scores("Lernbrücke", points.haddad.own, "Überzeugt durch Verlässlichkeit.");
    await haddad.scores("Café Weltweit", points.haddad.proposed);
    await haddad.scores("Gartenkreis", points.haddad.paper);
    for (const [title, given] of [
      ["Lernbrücke", points.brinkmann.own],
      ["Café Weltweit", points.brinkmann.proposed],
      ["Gartenkreis", points.brinkmann.paper],
    ] as const) {
      await brinkmann.scoresByKeyboard(title, given, "Ohne Maus bewertet.");
    }
    await nowak.recuses("Café Weltweit", "ist bei Beteiligten gegen Entgelt beschäftigt");
    await nowak.scores("Lernbrücke", points.nowak.own);
    await nowak.drafts("Gartenkreis", [8, 8, 8]);

    await office.cannotCloseYet(/1 Bewertung fehlt\s+Lena Nowak: Gartenkreis/);
    if ("paper" in points.nowak) {
      await nowak.scores("Gartenkreis", points.nowak.paper!);
      await office.closesRoundWith(colleague);
    } else {
      await office.closesRoundWith(colleague, "Lena Nowak ist erkrankt; die Jury hat zugestimmt.");
    }
    expect(await office.ranking()).toEqual(result);
    await nowak.goesTo("/jury");
    await nowak.reads("Abgeschlossene Runden");
  });
}

// With script the journeys above have done all of it.
test.describe(() => {
  test.use({ onePerson: true });

  test("nobody needs script from nomination to ranked result", { tag: "@noscript-only" }, async ({
    page,
    app,
    anotherBrowser,
  }) => {
    test.setTimeout(300_000);
    const office = new Office(page);
    await office.begins(app.firstLink);
    await office.confirmsTexts();
    await office.worksAlone();
    await office.preparesCall(integration);

    const visitor = new Visitor(await anotherBrowser());
    await visitor.opensForm("Ich schlage jemanden vor");
    await visitor.presses("Nominierung absenden");
    await visitor.reads("Bitte prüfen Sie Ihre Angaben");
    await visitor.fillsIn({ ...proposer, ...integration.entry("Café Weltweit") });
    await visitor.presses("Nominierung absenden");
    await visitor.reads("Danke, Ihre Nominierung ist eingegangen");
    await visitor.follows("Nominierung ändern");
    await visitor.fillsIn({ Laufzeit: "seit 2019" });
    await visitor.presses("Änderungen speichern");
    await visitor.reads("seit 2019");

    await office.screens(integration, "Café Weltweit");
    await app.movesClock(15);
    await office.returns();
    const juror = new Juror(await anotherBrowser());
    await juror.accepts(await office.invites("Amira Haddad", "haddad@jury.example", "Jury"));
    await office.preparesRound(integration, ["Amira Haddad"]);
    await office.assigns();
    await office.opensRound();
    await juror.declares();
    await juror.scores("Café Weltweit", [6, 7, 8, 9, 10], "Ganz ohne Skript.");
    await office.closesRoundAlone();
    expect(await office.ranking()).toEqual([["1", "Café Weltweit", "80,00"]]);
  });
});
