/** What the office does, in its own words. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Locator } from "@playwright/test";
import { day } from "./calendar.ts";
import { type Answers, Person } from "./person.ts";
import type { Prize } from "./prizes.ts";

export const PASSWORD = "vier Wörter genügen hier";

export class Office extends Person {
  /** Makes the first account by the link that the program has printed. */
  async begins(firstLink: string) {
    await this.goesTo(firstLink);
    await this.fillsIn({
      "Ihr Name": "Gabriele Weber",
      "E-Mail-Adresse": "weber@dortmund.example",
      "Neues Passwort": PASSWORD,
      "Neues Passwort wiederholen": PASSWORD,
    });
    await this.presses("Konto anlegen");
    await this.reads("Ihr Konto ist angelegt");
  }

  /** Comes into the office as a colleague. */
  async accepts(invitation: string) {
    await this.goesTo(invitation);
    await this.fillsIn({ "Neues Passwort": PASSWORD, "Neues Passwort wiederholen": PASSWORD });
    await this.presses("Passwort speichern und anmelden");
    await this.reads("Ihr Passwort ist gespeichert");
  }

  /** Comes back when the last meeting has ended. */
  async returns(email = "weber@dortmund.example") {
    await this.goesTo("/sign-in");
    await this.fillsIn({ "E-Mail-Adresse": email, Passwort: PASSWORD });
    await this.presses("Anmelden", this.page.getByRole("main"));
  }

  /** Is alone in the office, as the installation is set. */
  async worksAlone() {
    await this.goesTo("/office/approvals");
    await this.reads("Für dieses Programm ist eine Geschäftsstelle mit einer Person eingestellt.");
  }

  /** Reads our proposals for the public texts and takes them. */
  async confirmsTexts() {
    for (const title of ["Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit"]) {
      await this.goesTo("/office/texts");
      const german = this.page.getByRole("row").filter({ hasText: "Deutsch" });
      await this.follows(title, german.filter({ hasText: title }).getByRole("rowheader"));
      await this.reads("Das ist noch unser Vorschlag");
      await this.presses("Veröffentlichen");
      await this.reads("Der Text ist veröffentlicht.");
    }
  }

  /** Sets the dates and publishes the call: with a colleague who reads it, too, or alone where one person is enough. */
  async preparesCall(prize: Prize, colleague?: Office) {
    await this.goesTo("/office");
    await this.follows("Ausschreibung vorbereiten", this.part(prize.name));
    await this.follows("Termine");
    await this.fillsIn({
      "Nominieren ab": `${day(-1)}T00:00`,
      Bewerbungsschluss: `${day(14)}T23:59`,
      "Prüfung bis": `${day(21)}T23:59`,
      "Bewertung bis": `${day(42)}T23:59`,
      Jurysitzung: `${day(50)}T17:00`,
      Preisverleihung: `${day(70)}T18:00`,
    });
    await this.presses("Speichern");
    await this.follows("Lesen und veröffentlichen");
    await this.fillsIn({ Begründung: "Die Tage sind die eines Tests." });
    if (!colleague) {
      await this.presses("Ausschreibung veröffentlichen");
      await this.reads("Nominieren ist möglich");
      return;
    }
    await this.presses("Freigabe anfragen");
    await this.reads("Ihre Anfrage wartet auf eine zweite Person.");
    await colleague.goesTo(new URL(this.page.url()).pathname);
    await colleague.presses("Bestätigen: Ausschreibung veröffentlichen");
    await colleague.reads("Nominieren ist möglich");
  }

  /** Enters what came on paper or by e-mail. */
  async enters(prize: Prize, way: "auf Papier" | "per E-Mail", answers: Answers) {
    await this.opensNominations(prize);
    await this.follows("Papier oder E-Mail eintragen");
    await this.follows("Wir bewerben uns selbst");
    await this.fillsIn({ "Wie kam die Nominierung?": way, "Eingegangen am": `${day(-1)}T09:30`, ...answers });
    await this.presses("Nominierung eintragen");
    await this.reads("Die Nominierung ist eingetragen.");
  }

  async screens(prize: Prize, title: string, refusal?: string) {
    await this.opensNominations(prize);
    await this.follows(title);
    const finding = refusal ? "Nein, nicht zugelassen" : "Ja, zugelassen";
    await this.fillsIn({ "Sind die Bedingungen erfüllt?": finding, Begründung: refusal ?? "" });
    await this.presses("Prüfung speichern");
    if (refusal) await this.presses("Nicht zulassen");
    await this.reads("Die Prüfung ist gespeichert.");
  }

  /** Invites somebody of the jury and gives the link that waits in the outbox. */
  async invites(name: string, email: string, role: "Jury" | "Juryvorsitz"): Promise<string> {
    await this.goesTo("/office/people");
    await this.follows("Person einladen");
    await this.fillsIn({ Name: name, "E-Mail-Adresse": email, Rolle: role });
    await this.presses("Einladung senden");
    // A name that runs from right to left stands between marks.
    await this.reads(new RegExp(`Die Einladung an \\u2068?${name}\\u2069? wartet im Postausgang\\.`));
    return this.findsInMail(email, /http\S+\/links\/[\w-]+/);
  }

  /** Finds something in the newest mail to somebody. */
  async findsInMail(recipient: string, wanted: RegExp): Promise<string> {
    await this.goesTo("/office/mail");
    await this.follows(/./, this.page.getByRole("row", { name: recipient }).first());
    await this.presses("Link anzeigen");
    const text = await this.page.getByRole("main").innerText();
    expect(text).toMatch(wanted);
    return wanted.exec(text)![0];
  }

  async preparesRound(prize: Prize, jurors: string[]) {
    await this.goesTo("/office");
    await this.follows(/^Ausschreibung \d+$/, this.part(prize.name));
    await this.follows("Jury und Runden");
    await this.follows("Neue Runde");
    await this.presses("Runde anlegen");
    await this.follows("Nominierungen", this.tabs);
    await this.presses(/fehlenden? zugelassenen? aufnehmen$/);
    await this.follows("Jury", this.tabs);
    await this.fillsIn(Object.fromEntries(jurors.map((juror) => [juror, true])));
    await this.presses("Speichern");
  }

  async assigns() {
    await this.follows("Verteilung", this.tabs);
    await this.follows("Verteilung vorschlagen");
    await this.presses("Verteilung bestätigen");
    await this.reads("Die Verteilung ist bestätigt.");
  }

  async opensRound() {
    await this.follows("Überblick", this.tabs);
    await this.follows("Runde öffnen");
    await this.presses("Runde öffnen");
    await this.reads("Die Runde ist geöffnet.");
  }

  /** Each entry's rank, title and value of the ranking, from top to bottom. */
  async ranking(): Promise<string[][]> {
    await this.follows("Rangliste", this.tabs);
    const rows = this.page.getByRole("table", { name: "Rangliste" }).locator("tbody tr");
    const cells = (row: Locator) => [
      row.locator("[data-label=Rang] .l-rank"),
      row.getByRole("rowheader").getByRole("link"),
      row.locator("[data-label=Mittelwert] strong"),
    ];
    const texts = async (row: Locator) => Promise.all(cells(row).map((cell) => cell.innerText()));
    return Promise.all((await rows.all()).map(texts));
  }

  /** Is refused for as long as something is missing, and for as long as nobody says why. */
  async cannotCloseYet(missing: RegExp) {
    await this.follows("Rangliste", this.tabs);
    await this.follows("Runde schließen");
    await this.reads(missing);
    await this.presses("Freigabe anfragen");
    await this.reads("Schreiben Sie bitte auf, warum Sie die Runde trotzdem schließen.");
    await this.follows("Zurück zur Runde");
  }

  /** Asks to close the round; a colleague looks and confirms. */
  async closesRoundWith(colleague: Office, reason?: string) {
    await this.looksAtClosing(reason);
    await this.presses("Freigabe anfragen");
    await this.reads("Ihre Anfrage wartet auf eine zweite Person.");
    await colleague.findsRequest();
    if (reason) await colleague.reads(reason);
    await colleague.presses("Bestätigen: Runde jetzt schließen");
    await colleague.reads("Die Runde ist geschlossen.");
    await colleague.reads(/Angefragt von Gabriele Weber, bestätigt von Emre Yıldız/);
    await this.follows("Bewertung durch die Jury");
  }

  /** Turns to what a colleague has asked for. */
  async findsRequest() {
    await this.goesTo("/office");
    await this.follows(/./, this.part("Wartet auf eine zweite Person"));
    await this.reads("Ihre Bestätigung fehlt noch");
  }

  /** The words of the minutes's PDF, as a reader takes them out of the file. */
  async downloadsMinutes(): Promise<string> {
    await this.follows("Unterlagen", this.tabs);
    await this.follows("Protokoll ansehen");
    const link = this.page.getByRole("link", { name: "Protokoll (PDF)" });
    const answer = await this.page.request.get((await link.getAttribute("href"))!);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    const reading = promisify(execFile)("pdftotext", ["-layout", "-", "-"]);
    reading.child.stdin!.end(await answer.body());
    return (await reading).stdout;
  }

  /** Closes the round alone, which the ranking then says. */
  async closesRoundAlone() {
    await this.looksAtClosing();
    await this.presses("Runde jetzt schließen");
    await this.reads("Die Runde ist geschlossen.");
    await this.reads(/Gabriele Weber hat das am .* allein getan/);
  }

  private async looksAtClosing(reason?: string) {
    await this.follows("Rangliste", this.tabs);
    await this.follows("Runde schließen");
    if (reason) await this.fillsIn({ "Warum schließen Sie die Runde jetzt?": reason });
    else await this.reads("Jede Bewertung ist abgegeben.");
  }

  private async opensNominations(prize: Prize) {
    await this.goesTo("/office");
    await this.follows(/^Ausschreibung \d+$/, this.part(prize.name));
    await this.follows("Nominierungen", this.page.getByRole("main"));
  }

  /** Goes to the nominations of the call that takes them now. */
  async opensRunningCall() {
    await this.goesTo("/office");
    const call = this.page.getByRole("article").filter({ hasText: "Nominieren ist möglich" });
    await this.follows(/^Nominierungen (prüfen|ansehen)$/, call);
  }

  /** Goes to the round in which the jury scores now. */
  async opensRunningRound() {
    await this.goesTo("/office");
    await this.follows("Stand der Bewertung ansehen");
  }

  get tabs(): Locator {
    return this.page.getByRole("navigation", { name: "Bereiche dieser Runde" });
  }

  /** The part of the page under a heading. */
  part(heading: string): Locator {
    return this.page.locator("section", { has: this.page.getByRole("heading", { name: heading, level: 2 }) });
  }
}
