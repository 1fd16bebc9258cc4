// The picture of the README: a teacher's home, as it is today.
import { expect, test } from "@playwright/test";
import { demo, signIn } from "./house.js";

test("the teacher's home makes the picture of the README", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 860 });
  await signIn(page, demo.person("teacher"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  const path = process.env.PREAU_PICTURE ? "../../docs/home.png" : "results/home.png";
  await page.screenshot({ path, animations: "disabled" });
});
