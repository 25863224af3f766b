/** What a juror does: with the mouse, or with nothing but the keyboard. */

import { expect, type Locator } from "@playwright/test";
import { PASSWORD } from "./office.ts";
import { Person } from "./person.ts";

export class Juror extends Person {
  async accepts(invitation: string) {
    await this.goesTo(invitation);
    const password = { "Neues Passwort": PASSWORD, "Neues Passwort wiederholen": PASSWORD };
    await this.fillsIn(password);
    await this.page.getByRole("checkbox", { name: /^Ich behandle alles/ }).check();
    await this.presses("Passwort speichern und anmelden");
    await this.reads("Ihr Passwort ist gespeichert");
  }

  /** Says on the list of nominees with whom there is a conflict, before anything can be read. */
  async declares(conflicts: Record<string, string> = {}) {
    await this.goesTo("/jury");
    await this.follows("Zur Erklärung");
    for (const [name, reason] of Object.entries(conflicts)) {
      const nominee = this.page.locator("form .l-stack").filter({ hasText: name });
      await nominee.getByLabel("Befangen?").selectOption({ label: reason });
    }
    await this.page.getByRole("checkbox", { name: /^Ich habe die Liste gelesen/ }).check();
    await this.presses("Erklären");
    await this.reads("Danke, Ihre Erklärung liegt vor.");
  }

  async opens(title: string) {
    await this.goesTo("/jury");
    await this.follows(title);
  }

  /** Gives points in the order of the criteria, leaves a word, and hands the sheet in. */
  async scores(title: string, points: number[], comment = "") {
    await this.opens(title);
    await this.gives(points);
    await this.fillsIn({ Kommentar: comment });
    await this.presses("Abgeben");
    await this.reads(/Erfolg: Abgegeben\b/);
  }

  async drafts(title: string, points: number[]) {
    await this.opens(title);
    await this.gives(points);
    await this.presses("Entwurf speichern");
    await this.reads("Der Entwurf ist gespeichert.");
  }

  /** The same without a mouse. */
  async scoresByKeyboard(title: string, points: number[], comment: string) {
    const { keyboard } = this.page;
    await this.goesTo("/jury");
    await this.tabsTo(this.page.getByRole("link", { name: title, exact: true }));
    await this.pressesEnter();
    for (const [index, point] of points.entries()) {
      await this.tabsTo(this.scale(index).getByRole("radio").first());
      await keyboard.press("Space");
      for (let value = 1; value < point; value += 1) await keyboard.press("ArrowRight");
      await expect(this.radio(index, point)).toBeChecked();
    }
    await this.tabsTo(this.page.getByLabel("Kommentar"));
    await keyboard.type(comment);
    await this.tabsTo(this.page.getByRole("button", { name: "Abgeben" }));
    await this.pressesEnter();
    await this.reads(/Erfolg: Abgegeben\b/);
  }

  /** Steps back from an entry, which then is nowhere to be seen. */
  async recuses(title: string, reason: string) {
    await this.opens(title);
    const sheet = this.page.url();
    await this.page.locator("summary", { hasText: "Sind Sie befangen?" }).click();
    await this.fillsIn({ Grund: reason });
    await this.presses("Ich bin befangen und bewerte nicht");
    await this.reads("Die Nominierung ist aus Ihrer Liste verschwunden.");
    await this.goesTo("/jury");
    await expect(this.page.getByText(title)).toHaveCount(0);
    const answer = await this.page.goto(sheet);
    expect(answer?.status()).toBe(404);
    await expect(this.page.getByText(title)).toHaveCount(0);
  }

  async gives(points: number[]) {
    for (const [index, point] of points.entries()) await this.radio(index, point).check();
  }

  scale(index: number): Locator {
    return this.page.locator("[data-criterion]").nth(index);
  }

  radio(criterion: number, points: number): Locator {
    return this.scale(criterion).getByRole("radio", { name: new RegExp(`^${points}\\b`) });
  }

  private async tabsTo(goal: Locator) {
    for (let stops = 0; stops < 80; stops += 1) {
      if (await goal.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    await expect(goal).toBeFocused();
  }

  private async pressesEnter() {
    await this.leaves(() => this.page.keyboard.press("Enter"));
  }
}
