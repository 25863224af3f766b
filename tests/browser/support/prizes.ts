/** Both prizes as the program seeds them, with what people write into their forms. */

import type { Answers } from "./person.ts";

export interface Prize {
  name: string;
  path: string;
  /** What everybody is asked, for an entry with this title. */
  entry(title: string): Answers;
  criteria: string[];
}

/** What is asked besides when somebody else is proposed. */
export const proposer: Answers = {
  "Vorschlagende Person oder Einrichtung": "Nachbarschaftsverein Hafen e.V.",
  "E-Mail-Adresse der vorschlagenden Person": "verein@hafen.example",
  "Ihre Verbindung zum Vorschlag": "Wir begleiten die Arbeit seit drei Jahren.\nSie verdient mehr Licht.",
};

const privacy: Answers = { "Ich habe die Datenschutzhinweise gelesen": true };

export const integration: Prize = {
  name: "Integrationspreis der Stadt Dortmund",
  path: "/prizes/integrationspreis/2027",
  entry: (title) => ({
    "Name der Person, Organisation oder Firma": `Initiative ${title}`,
    "Straße und Hausnummer": "Mallinckrodtstraße 2",
    Postleitzahl: "44145",
    Ort: "Dortmund",
    "E-Mail-Adresse": "kontakt@initiative.example",
    Telefon: "0231 123456",
    Internetseite: "www.initiative.example",
    Stadtbezirk: "Innenstadt-Nord",
    Projektbezeichnung: title,
    Handlungsfeld: "Bildung",
    Projektbeschreibung: "Jeden Dienstag lernen Kinder und Erwachsene miteinander – „einfach so“, ohne Anmeldung.",
    "Das Projekt wird ehrenamtlich getragen": true,
    ...privacy,
  }),
  criteria: ["Beispielgebend", "Außergewöhnlich", "Nachhaltig", "Innovative Ideen", "Großes Engagement"],
};

export const business: Prize = {
  name: "Ethnischer Wirtschaftspreis der Stadt Dortmund",
  path: "/prizes/ethnischer-wirtschaftspreis/2028",
  entry: (title) => ({
    "Name des Unternehmens": title,
    "Inhaberin oder Inhaber": "Aylin Özdemir",
    "E-Mail-Adresse": "post@betrieb.example",
    Stadtbezirk: "Hörde",
    "Die Inhaberin oder der Inhaber hat eine Zuwanderungsgeschichte": true,
    "Das Unternehmen hat seinen Sitz in Dortmund": true,
    Gründungsjahr: "1998",
    Branche: "Handwerk",
    "Zahl der Beschäftigten": "24",
    "Zahl der Auszubildenden": "3",
    Erwerbsgeschichte: "Aus einer Garage in Hörde wurde ein Meisterbetrieb.",
    "Engagement für die Beschäftigten": "Sprachkurse in der Arbeitszeit und Gleitzeit für alle.",
    "Entwicklung des Betriebes": "Zwei neue Ausbildungsplätze in jedem Jahr.",
    ...privacy,
  }),
  criteria: [
    "Besondere Erwerbsgeschichte",
    "Arbeits- und Ausbildungsplätze",
    "Engagement für die Beschäftigten",
    "Gesamtentwicklung des Betriebes",
    "Ehrenamtliches Engagement im Standort",
  ],
};
