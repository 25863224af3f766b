/** What the chair of a jury does in its meeting. */

import type { Locator } from "@playwright/test";
import { Juror } from "./juror.ts";
import type { Answers } from "./person.ts";

export type Vote = "Ja" | "Nein" | "Enthaltung";

export class Chair extends Juror {
  /** Opens the meeting with everybody in the room, and gives its address. */
  async opensMeeting(venue: string, secretary = "–"): Promise<string> {
    await this.goesTo("/jury/meetings");
    await this.follows("Sitzung eröffnen");
    await this.fillsIn({ Ort: venue, "Wer schreibt das Protokoll?": secretary });
    await this.presses("Sitzung eröffnen");
    // The chair is there already.
    const absent = this.page.getByRole("button", { name: "Ist da", exact: true });
    while (await absent.count()) await this.leaves(() => absent.first().click());
    await this.presses("Alle Anwesenden haben sich verpflichtet");
    await this.follows("Sitzung", this.meetingTabs);
    return this.page.url();
  }

  /** Goes into the meeting that runs, and gives its address. */
  async entersMeeting(): Promise<string> {
    await this.goesTo("/jury/meetings");
    const running = this.page.getByRole("heading", { name: "Laufende Sitzungen" });
    await this.follows(/./, this.page.locator("section", { has: running }));
    return this.page.url();
  }

  /** Turns to an entry on the agenda. */
  async calls(title: string) {
    await this.follows("Tagesordnung", this.meetingTabs);
    await this.presses("Aufrufen", this.page.getByRole("row", { name: title }));
    await this.follows("Sitzung", this.meetingTabs);
  }

  async moves(answers: Answers) {
    await this.fillsIn(answers);
    await this.presses("Zur Abstimmung stellen");
  }

  /** Everybody votes on an own device; the chair votes last and counts. */
  async takesVotes(votes: [Juror, Vote][], meeting: string) {
    for (const [juror, vote] of votes) {
      await juror.goesTo(meeting);
      await juror.presses(vote);
      await juror.reads(`Ihre Stimme: ${vote}`);
    }
    await this.goesTo(meeting);
    await this.presses("Abstimmung beenden");
  }

  get meetingTabs(): Locator {
    return this.page.getByRole("navigation", { name: "Bereiche der Sitzung" });
  }
}
