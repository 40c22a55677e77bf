// What a file may bring, and who may ask: nothing runs that the desk did not bring itself.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { desk, file, folder, openFile, sample, saved, serve, waitForOutcome } from "./desk.mjs";

const here = desk();

const evil = `<img src=x onerror="window.evil=1"><script>window.evil=2</script>"'&\u202e{{7*7}}\u0000`;

test("strings of a record stay text", async () => {
  const page = await here.page();
  const record = sample("mexican-engineer");
  record.application.id = evil;
  record.offer.employer = evil;
  record.offer.sector = evil;
  record.applicant.licences[0].jurisdiction = evil;
  await openFile(page, file("evil.json", record));
  await page.waitForSelector("#outcome");
  for (const tab of ["Full trace", "Note to file", "Clauses"]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.waitForTimeout(100);
  }
  await page.getByText("Refuse", { exact: true }).click();
  await page.getByLabel("Rationale").fill(evil.replace("\u0000", ""));
  await page.getByLabel("Officer’s name or number").fill("M. Gagnon");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  const html = await saved(page, () => page.getByRole("button", { name: "Trace (page)" }).click());
  assert.match(html.name, /^[\w.-]+$/);
  const again = await here.browser.newPage();
  await again.goto(`file://${file("evil.html", html.text)}`);
  assert.equal(await again.evaluate(() => window.evil), undefined);
  await again.close();
  assert.equal(await page.evaluate(() => window.evil), undefined);
  // Where an identifier stands alone, what turns the line is shown: in the window's title, a question, and what is kept.
  const shown = async (text) => assert.ok(text.includes("\\u{202e}") && !text.includes("\u202e"), text);
  await shown(await page.title());
  await page.locator('[data-path="officer.duties_align"]').last().locator(".segments").getByText("No", { exact: true }).click();
  await page.getByRole("button", { name: "Open another file" }).click();
  await shown(await page.locator("#asking-text").innerText());
  await page.locator("[data-choice=leave]").click();
  await shown(await page.locator(".kept li").innerText());
  await page.done();
});

test("strings of a caseload stay text", async () => {
  const page = await here.page();
  const record = sample("mexican-engineer");
  record.application.id = evil;
  await openFile(page, file(`<img onerror=alert(1) src=x>.jsonl`.replace(/[/]/g, ""), `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`));
  await page.waitForSelector("[data-test=read]");
  assert.match(await page.locator("tbody td.id").first().innerText(), /\\u\{202e\}/);
  await page.getByRole("searchbox").fill("<img");
  assert.equal(await page.locator("[data-test=shown]").innerText(), "2 of 2 records");
  assert.equal(await page.evaluate(() => window.evil), undefined);
  await page.done();
});

test("a record named __proto__ is a record with a wrong field", async () => {
  const page = await here.page({ faults: ["422"] });
  await openFile(page, file("proto.json", '{"__proto__": {"id": 1}, "constructor": 3}'));
  await page.getByRole("alert").waitFor();
  assert.equal(await page.evaluate(() => ({}).id), undefined);
  await page.done();
});

test("a server with a token asks for it", async () => {
  const token = join(folder, "token");
  writeFileSync(token, "0123456789abcdef0123\n", { mode: 0o600 });
  const guarded = await serve("--token-file", token);
  const page = await here.page({ at: guarded.url, faults: ["401"] });
  await page.getByLabel("Token").fill("wrong");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("That is not the token of this server.").waitFor();
  await page.getByLabel("Token").fill("0123456789abcdef0123");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.setInputFiles("[data-test=file]", file("token.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  await page.done();
  await guarded.stop();
});

/// Every fact of the record is that; what stands in lists, too.
function allOf(value, record) {
  const put = (of) => Object.fromEntries(Object.entries(of).map(([name, old]) => [name, Array.isArray(old) && typeof old[0] === "object" ? old.map(put) : value]));
  return Object.fromEntries(Object.entries(record).map(([group, facts]) => [group, put(facts)]));
}

test("whatever stands where a fact should, the page says what is wrong with it", async () => {
  for (const value of [3, "x", true, {}, [], [null], [3], [{ a: 1 }], [[1]], { about: [] }]) {
    const page = await here.page({ faults: ["422"] });
    await openFile(page, file("any.json", allOf(value, sample("mexican-engineer"))));
    await page.locator(".faults li").first().waitFor();
    await page.locator("h1").waitFor();
    await page.done();
  }
});
