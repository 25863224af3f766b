import { checkAccessibility, checkPhone, expect, test } from "./support/test.ts";

test("the start page opens for everybody", { tag: ["@phone", "@noscript"] }, async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/./);
  await checkAccessibility(page);
  await checkPhone(page);
});
