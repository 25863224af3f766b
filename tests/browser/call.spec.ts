/** The office prepares a call: every part of it can be edited until it is published. */

import { Office } from "./support/office.ts";
import { integration } from "./support/prizes.ts";
import { test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

test.use({ onePerson: true });

test("what the office edits is what people are asked", async ({ page, app, anotherBrowser }) => {
  const office = new Office(page);
  await office.begins(app.firstLink);
  await office.confirmsTexts();
  await office.goesTo("/office");
  await office.follows("Ausschreibung vorbereiten", office.part(integration.name));
  const call = page.url();

  await office.follows("Fragen im Formular");
  await office.follows("Frage hinzufügen");
  await office.fillsIn({ "Frage (Deutsch)": "Wie oft treffen Sie sich?", "Frage (Englisch)": "How often do you meet?" });
  await office.presses("Speichern");
  await office.presses("„Wie oft treffen Sie sich?“ nach oben");

  await office.goesTo(call);
  await office.follows("Kriterien");
  await office.follows("Nachhaltig");
  await office.fillsIn({ Gewicht: "3" });
  await office.presses("Speichern");
  await office.reads("Gewicht 3");

  await office.goesTo(call);
  await office.follows("Plätze und Preisgeld");
  // Together they stay what the call promises.
  await office.fillsIn({ "1. Platz": "6.000", "2. Platz": "2.000" });
  await office.presses("Speichern");

  await office.worksAlone();
  await office.preparesCall(integration);
  const visitor = new Visitor(await anotherBrowser());
  await visitor.goesTo(integration.path);
  await visitor.reads("6.000 €");
  await visitor.opensForm("Wir bewerben uns selbst");
  await visitor.reads("Wie oft treffen Sie sich?");
});
