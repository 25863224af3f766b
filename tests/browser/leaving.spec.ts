/** Whoever reads the privacy notice, or wants another language, finds what was typed, with a script or without one. */

import { business } from "./support/prizes.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

test.use({ demo: true });

const STORY = "Aus einer Garage\n„in Hörde“ & <mehr>";

test("a form is left for another language and for the privacy notice, and is still filled in", {
  tag: ["@noscript", "@phone"],
}, async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.opensForm("Wir bewerben uns selbst");
  await visitor.fillsIn({ ...business.entry("Bäckerei Kuşak"), Erwerbsgeschichte: STORY });
  const name = page.locator("main form input[type=text]").first();
  const story = page.getByLabel("Erwerbsgeschichte");

  const other = page.locator(".l-other-tongue:visible, .l-meta__languages:visible [lang=en]").first();
  await visitor.leaves(() => other.click());
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(name).toHaveValue("Bäckerei Kuşak");

  const back = page.locator(".l-other-tongue:visible, .l-meta__languages:visible [lang=de]").first();
  await visitor.leaves(() => back.click());
  await expect(story).toHaveValue(STORY);

  const footer = page.getByRole("contentinfo");
  const notice = footer.getByText("Datenschutz", { exact: true });
  await visitor.leaves(() => notice.click());
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Datenschutz");
  const way = page.getByRole("link", { name: /Zurück/ }).first();
  if (await way.isVisible()) await visitor.leaves(() => way.click());
  else await visitor.leaves(async () => void (await page.goBack()));
  await expect(name).toHaveValue("Bäckerei Kuşak");
  await expect(story).toHaveValue(STORY);

  await visitor.presses("Nominierung absenden");
  await visitor.reads("Danke, Ihre Nominierung ist eingegangen");
});

test("what was sent wrongly and typed over since comes along", { tag: "@noscript" }, async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.opensForm("Wir bewerben uns selbst");
  await visitor.fillsIn({ "Name des Unternehmens": "Erster Name" });
  await visitor.presses("Nominierung absenden");
  await visitor.fillsIn({ "Name des Unternehmens": "Zweiter Name" });
  const other = page.locator(".l-other-tongue:visible, .l-meta__languages:visible [lang=en]").first();
  await visitor.leaves(() => other.click());
  await expect(page.locator("main form input[type=text]").first()).toHaveValue("Zweiter Name");
});
