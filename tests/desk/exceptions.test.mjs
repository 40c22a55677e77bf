// Exceptions, and what people wrote: nothing looks good under a refusal that an exception brings, and no text of a record
// turns, hides or breaks what stands beside it.
import assert from "node:assert/strict";
import test from "node:test";
import { deskOf, file, openFile, shot, violations, waitForOutcome } from "./desk.mjs";

const here = deskOf("barred");
const record = { applicant: { id: "A-1", years: 3, convicted: true, pardoned: false, named: "Ana" } };

for (const [language, refused, holds] of [
  ["en", "Does not meet", "holds"],
  ["fr", "Ne satisfait pas", "s’applique"],
])
  test(`under an exception that holds nothing is good, in ${language}`, async () => {
    const page = await here.page({ language });
    await openFile(page, file(`barred-${language}.json`, record));
    await waitForOutcome(page, refused);
    const exception = page.locator('#trace-panel li[data-clause="offence"]');
    await exception.locator("li").first().waitFor();
    assert.equal(await exception.locator(".status.pass").count(), 0);
    const words = (await exception.locator(".status").allInnerTexts()).map((text) => text.replace(/^\S\s+/, ""));
    assert.deepEqual(words, [holds, holds, holds]);
    assert.equal(await page.locator(".reasons .comparison.y").count(), 0);
    assert.match(await page.locator(".reasons .told").first().innerText(), language === "en" ? /closed by the exception/i : /exclue par l’exception/);
    await page.locator("#tab-fullTrace").click();
    await shot(page, `exception-${language}`);
    await page.done();
  });

test("an exception that does not hold is not bad", async () => {
  const page = await here.page();
  await openFile(page, file("pardoned.json", { applicant: { ...record.applicant, pardoned: true } }));
  await waitForOutcome(page, "Meets the requirements");
  const exception = page.locator('#trace-panel li[data-clause="offence"] > .clause-of');
  assert.match(await exception.innerText(), /does not hold/);
  assert.equal(await exception.locator(".status.fail").count(), 0);
  await page.done();
});

test("what people wrote keeps to itself: directions, overrides, long words", async () => {
  const override = "\u202e";
  const page = await here.page({ width: 390, height: 844 });
  const id = `${override}evil ${"ع".repeat(3)} ${"x".repeat(300)}`;
  await openFile(page, file("words.json", { applicant: { ...record.applicant, id, convicted: false, named: `${override}gnihton שלום` } }));
  await waitForOutcome(page, "Meets the requirements");
  const title = page.locator("h1#title");
  assert.match(await title.innerText(), /^\\u\{202e\}evil/, "an override is shown and does not turn");
  assert.equal(await title.locator("bdi").count(), 1);
  await page.locator(".granted dd bdi", { hasText: "\\u{202e}gnihton" }).waitFor();
  assert.equal(await page.locator('[data-path="applicant.named"] input').getAttribute("dir"), "auto");
  assert.equal(await page.locator(".officer textarea").first().getAttribute("dir"), "auto");
  const turned = await page.evaluate((one) => document.body.innerText.includes(one), override);
  assert.ok(!turned, "no override stands in the page's own text");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "long words break");
  await page.locator('[data-path="applicant.named"] .unseen', { hasText: "\\u{202e}" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await shot(page, "words-390");
  await page.done();
});
