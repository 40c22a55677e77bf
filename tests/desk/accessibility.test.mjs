// axe at WCAG 2.2 AA over every view, in both languages and both colour schemes; and nothing wider than a telephone.
import test from "node:test";
import { caseload, desk, file, fine, open, openFile, refused } from "./desk.mjs";

const here = desk();
const cases = file("axe.jsonl", caseload(400, { bad: 1 }));
const refusal = file("axe-refusal.json", refused());
const undetermined = file("axe-open.json", open());

/// The start, with what is kept from before.
async function afresh(page, language) {
  await page.goto(`${here.server.url}?lang=${language}`);
  await page.waitForSelector(".drop");
}

async function views(language, scheme, width) {
  const page = await here.page({ language, scheme, width });
  const name = `${language}-${scheme}-${width}`;
  await fine(page, `start-${name}`);
  await openFile(page, cases);
  await page.waitForSelector("[data-test=read]");
  await page.locator(".chart .bar.fail").first().click();
  await fine(page, `caseload-${name}`);
  await afresh(page, language);
  await openFile(page, undetermined);
  await page.waitForSelector(".next .answer");
  await page.locator(".next .answer").first().click();
  await page.waitForSelector(".fact.found");
  await page.locator(".mode .segments label").last().click();
  await page.locator('[data-path="officer.duties_align"] .segments label').nth(1).click();
  await page.waitForSelector(".fact.assumed");
  await page.waitForSelector("li.changed");
  await fine(page, `open-${name}`);
  await afresh(page, language);
  await openFile(page, refusal);
  await page.waitForSelector(".reasons li");
  await page.locator("#tab-fullTrace").click();
  await page.waitForTimeout(200);
  await page.locator(".officer .segments label").first().click();
  await page.locator(".officer button[type=submit]").click();
  await fine(page, `refusal-trace-${name}`);
  await page.locator("#tab-note").click();
  await fine(page, `refusal-note-${name}`);
  await page.done();
}

for (const language of ["en", "fr"])
  for (const scheme of ["light", "dark"]) test(`${language}, ${scheme}`, () => views(language, scheme, 1440));
test("a tablet", () => views("en", "light", 1024));
test("a telephone", () => views("fr", "light", 390));
