/** Somebody without an account. */

import { expect } from "@playwright/test";
import { type Answers, Person } from "./person.ts";

export interface Receipt {
  number: string;
  link: string;
}

export type Who = "Wir bewerben uns selbst" | "Ich schlage jemanden vor";

export class Visitor extends Person {
  /** Finds the form of the only open call. */
  async opensForm(who: Who) {
    await this.goesTo("/");
    await this.follows(/^Jetzt nominieren/);
    await this.follows(who);
  }

  async nominates(who: Who, answers: Answers): Promise<Receipt> {
    await this.opensForm(who);
    await this.fillsIn(answers);
    await this.presses("Nominierung absenden");
    await this.reads("Danke, Ihre Nominierung ist eingegangen");
    const heading = await this.page.getByRole("heading", { level: 1 }).innerText();
    const link = await this.page.getByLabel("Ihr persönlicher Link").inputValue();
    expect(link).toContain("/receipts/");
    return { number: heading.replace("Nominierung ", ""), link };
  }
}
