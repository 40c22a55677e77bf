// A caseload: from the file to the table, the charts that filter it, and a record and back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { caseload, desk, file, openFile, shot } from "./desk.mjs";

const here = desk();

const shown = (page) => page.locator("[data-test=shown]").innerText();
const ready = (page) => page.waitForSelector("[data-test=read]", { timeout: 400_000 });

test("a table to filter, search and sort", async () => {
  const page = await here.page();
  await openFile(page, file("mixed.jsonl", caseload(1500, { bad: 2 })));
  await ready(page);
  assert.equal(await shown(page), "1,500 of 1,500 records");

  // Each chart filters when it is clicked, and again when it is clicked once more.
  const refusals = page.getByRole("button", { name: /^Does not meet the requirements/ });
  const count = Number((await refusals.locator(".bar-count > span").first().innerText()).replace(",", ""));
  await refusals.click();
  assert.equal(await shown(page), `${count} of 1,500 records`);
  assert.equal(await refusals.getAttribute("aria-pressed"), "true");
  const words = await page.locator("tbody td.what").allInnerTexts();
  assert.ok(words.length > 5 && words.every((word) => word.includes("Does not meet")));
  await refusals.click();
  assert.equal(await shown(page), "1,500 of 1,500 records");

  const clause = page.getByRole("button", { name: /^Paid experience of 2 or more years/ }).first();
  await clause.click();
  assert.ok((await page.locator("tbody td.why").allInnerTexts()).every((why) => why !== ""));
  assert.notEqual(await shown(page), "1,500 of 1,500 records");
  await page.getByRole("button", { name: "Clear filters" }).click();

  await page.getByRole("searchbox").fill("case-000123");
  assert.equal(await shown(page), "1 of 1,500 records");
  await page.getByRole("searchbox").fill("peru plumb nothing-like-it");
  assert.equal(await shown(page), "0 of 1,500 records");
  await page.getByRole("searchbox").fill("cannot be read");
  assert.equal(await shown(page), "2 of 1,500 records");
  await page.getByRole("searchbox").fill("");

  await page.getByLabel("Citizenship").selectOption({ label: "Japan" });
  const countries = await page.locator("tbody td.of-fact:nth-of-type(10)").allInnerTexts();
  assert.ok(countries.length > 0 && countries.every((country) => country.includes("Japan")));
  await page.getByRole("button", { name: "Clear filters" }).click();

  await page.getByRole("button", { name: "Identifier", exact: true }).click();
  await page.getByRole("button", { name: "Identifier", exact: true }).click();
  assert.equal(await page.locator("tbody td.id").first().innerText(), "case-001500");
  assert.equal(await page.locator("th.id").getAttribute("aria-sort"), "descending");
  await shot(page, "caseload-1440");
  await page.done();
});

test("by keyboard alone, and back to the same place", async () => {
  const page = await here.page();
  await openFile(page, file("keys.jsonl", caseload(300)));
  await ready(page);
  for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement.getAttribute("role"))) !== "grid"; ++i) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "grid");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  const current = page.locator("tr.current td.id");
  assert.equal(await current.innerText(), "case-000298");
  assert.equal(await page.locator("[role=grid]").getAttribute("aria-activedescendant"), await page.locator("tr.current").getAttribute("id"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "case-000298" }).waitFor();
  await page.goBack();
  await page.waitForSelector("[role=grid]");
  assert.equal(await current.innerText(), "case-000298");
  await page.done();
});

test("what is decided stays with the record", async () => {
  const page = await here.page();
  await openFile(page, file("decided.jsonl", caseload(50)));
  await ready(page);
  await page.locator("tbody td.id").first().click();
  await page.getByText("Ask for more information").click();
  await page.getByLabel("Rationale").fill("The file is not complete.");
  await page.getByLabel("Officer’s name or number").fill("M. Gagnon");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  assert.equal(await page.locator("tr.current .decided").innerText(), "Ask for more information");
  await page.done();
});

test("a file that is dropped", async () => {
  const page = await here.page({ language: "fr" });
  const text = readFileSync(file("dropped.jsonl", caseload(20)), "utf8");
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "dropped.jsonl"));
    return data;
  }, text);
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await ready(page);
  assert.match(await shown(page), /^20 dossiers sur 20$/);
  await page.done();
});

test("what is no caseload, and lines that are no records", async () => {
  const page = await here.page({ faults: ["400", "422"] });
  await openFile(page, file("letter.json", "Dear officer,"));
  await page.getByText("“letter.json” holds no record").waitFor();
  await openFile(page, file("bad.jsonl", `{"application": {"id": "a"}}\n[1]\n{"shoe": 1}\n`));
  await ready(page);
  await page.getByRole("button", { name: /^Cannot be read/ }).click();
  assert.equal(await shown(page), "2 of 3 records");
  await page.locator("tbody td.id").first().click();
  await page.getByRole("alert").getByRole("heading", { name: "This is no record of the policy" }).waitFor();
  assert.equal(await page.locator(".officer").count(), 0, "no decision on it");
  await page.done();
});
