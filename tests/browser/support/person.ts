/** Somebody at a browser, who finds things on pages by what they are called. */

import { expect, type Locator, type Page, test } from "@playwright/test";
import type { App } from "./app.ts";
import { checkAccessibility, checkPhone } from "./checks.ts";

/** An answer by its label: a text, the chosen option's label, or whether a box is ticked. */
export type Answers = Record<string, string | boolean>;

export class Person {
  constructor(readonly page: Page) {}

  async goesTo(address: string) {
    await this.page.goto(address);
    await lookAt(this.page);
  }

  /** Signs in as the first invented person of a role: Büro, Jury or Vorsitz. */
  async signsIn(app: App, role: string) {
    const account = app.accounts.find((account) => account.role === role);
    if (!account) throw new Error(`The demonstration printed nobody for ${role}:\n${app.log}`);
    await this.goesTo("/sign-in");
    await this.fillsIn({ "E-Mail-Adresse": account.email, Passwort: account.password });
    await this.presses("Anmelden", this.page.getByRole("main"));
  }

  async follows(link: string | RegExp, within: Locator | Page = this.page) {
    const found = within.getByRole("link", { name: link, exact: typeof link === "string" });
    await this.leaves(() => found.click());
  }

  async presses(button: string | RegExp, within: Locator | Page = this.page) {
    const found = within.getByRole("button", { name: button, exact: typeof button === "string" });
    await this.leaves(() => found.click());
  }

  /** Unfolds the question behind a button and says yes to it. */
  async confirms(button: string) {
    await this.page.locator("summary", { hasText: button }).click();
    await this.presses(button);
  }

  async fillsIn(answers: Answers) {
    for (const [label, answer] of Object.entries(answers)) await this.answers(label, answer);
  }

  async reads(text: string | RegExp) {
    await expect(this.page.getByRole("main")).toContainText(text);
  }

  /** Does what leads to another page, and waits for that. */
  async leaves(by: () => Promise<void>) {
    await Promise.all([this.page.waitForEvent("load", { timeout: 20_000 }), by()]);
    await lookAt(this.page);
  }

  private async answers(question: string, answer: string | boolean) {
    const name = label(question);
    const field = this.page.getByLabel(name).or(this.page.getByRole("radiogroup", { name }));
    const tag = await field.evaluate((element) => element.tagName);
    if (typeof answer === "boolean") await field.setChecked(answer);
    else if (tag === "FIELDSET") await field.getByRole("radio", { name: answer, exact: true }).check();
    else if (tag === "SELECT") await field.selectOption({ label: answer });
    else await field.fill(answer);
  }
}

/** A field's whole label, whether the answer is optional or not. */
export function label(text: string): RegExp {
  const literally = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literally}( \\(freiwillig\\))?$`);
}

const seen = new Set<string>();

/**
 * Checks the page, unless all that it is made of has been looked at on a page of its kind, in its language and colours, by
 * the same sort of browser. In the long run (`LAUDATIO_LOOK=always`) each test looks at every page with other parts.
 */
export async function lookAt(page: Page) {
  const { parts, look } = await page.evaluate(() => {
    const names = [...document.querySelectorAll("[class]")].flatMap((element) => [...element.classList]);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return { parts: [...new Set(names)].sort(), look: `${document.documentElement.lang} ${dark}` };
  });
  const path = new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{32,}/g, "*");
  const always = process.env.LAUDATIO_LOOK === "always";
  const whose = always ? test.info().testId : test.info().project.name;
  const keys = (always ? [parts.join(" ")] : ["", ...parts]).map((part) => [whose, look, path, part].join("\n"));
  if (keys.every((key) => seen.has(key))) return;
  for (const key of keys) seen.add(key);
  await checkAccessibility(page);
  await checkPhone(page);
}
