// As a browser expects: titles, the way back and forth, links that name what is open, and two tabs on one record.
import assert from "node:assert/strict";
import test from "node:test";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { caseload, desk, file, folder, open, openFile, refused, sample, shot, waitForOutcome } from "./desk.mjs";

const here = desk();

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const find = (page, path, answer) => page.locator(`[data-path="${path}"]`).last().locator(".segments").getByText(answer, { exact: true }).click();
const kindOf = (page, path) => page.locator(`[data-path="${path}"]`).last().getAttribute("data-kind");
const titled = (page, title) => page.waitForFunction((wanted) => document.title === wanted, title);

test("title and address name the record, the tab and the language", async () => {
  const page = await here.page();
  assert.equal(await page.title(), "Officer’s desk");
  await openFile(page, file("named.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await titled(page, "one-day-short – Officer’s desk");
  const search = () => Object.fromEntries(new URL(page.url()).searchParams);
  const { record } = search();
  assert.match(record, /^[0-9a-f]{16}$/);
  assert.deepEqual(search(), { lang: "en", file: "named.json", record });
  await page.getByRole("tab", { name: "Note to file" }).click();
  await titled(page, "Note to file – one-day-short – Officer’s desk");
  await page.locator("[data-test=language]").click();
  await titled(page, "Note au dossier – one-day-short – Bureau de l’agent");
  assert.deepEqual(search(), { lang: "fr", file: "named.json", record, tab: "note" });
  await page.reload();
  await titled(page, "Note au dossier – one-day-short – Bureau de l’agent");
  assert.equal(await page.locator("#tab-note").getAttribute("aria-selected"), "true");
  await page.done();
});

test("back and forth between a caseload, its records and the start", async () => {
  const page = await here.page();
  await openFile(page, file("ways.jsonl", caseload(30)));
  await page.waitForSelector("[data-test=read]");
  await titled(page, "ways.jsonl – Officer’s desk");
  await page.locator("tbody td.id").nth(4).click();
  await heading(page, "case-000005");
  await titled(page, "case-000005 – ways.jsonl – Officer’s desk");
  assert.equal(new URL(page.url()).searchParams.get("line"), "5");
  await page.goBack();
  await page.waitForSelector("[role=grid]");
  await page.goForward();
  await heading(page, "case-000005");
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await page.waitForSelector("[role=grid]");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "grid");
  await page.locator("tbody td.id").nth(5).click();
  await heading(page, "case-000006");
  await page.goBack();
  await page.goBack();
  await heading(page, "case-000005");
  await page.goBack();
  await page.goBack();
  await heading(page, "Open a caseload or a record");
  await page.goForward();
  await page.waitForSelector("[data-test=read]");
  await page.goForward();
  await heading(page, "case-000005");
  await page.done();
});

test("back from a record with work in no file asks first", async () => {
  const page = await here.page();
  await openFile(page, file("asked.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  const address = page.url();
  await find(page, "officer.duties_align", "No");
  await waitForOutcome(page, "Does not meet");
  await page.goBack();
  await page.getByRole("heading", { name: "saved in no file" }).waitFor();
  assert.equal(page.url(), address);
  await page.keyboard.press("Escape");
  await heading(page, "mexican-engineer");
  await page.goBack();
  await page.locator("dialog [data-choice=leave]").click();
  await heading(page, "Open a caseload or a record");
  await page.goForward();
  await waitForOutcome(page, "Does not meet");
  assert.equal(await kindOf(page, "officer.duties_align"), "found");
  await page.done();
});

test("a link to what is not here says so", async () => {
  const page = await here.page();
  await page.goto(`${here.server.url}?lang=fr&file=ailleurs.jsonl`);
  await page.getByText("Choisissez de nouveau «\u00a0ailleurs.jsonl\u00a0»").waitFor();
  await page.goto(`${here.server.url}?lang=en&file=gone.json&record=0123456789abcdef`);
  await page.getByText("Open its file again: “gone.json”.").waitFor();
  await page.done();
});

test("two tabs on one record do not fight", async () => {
  const page = await here.page();
  const path = file("tabs.json", sample("mexican-engineer"));
  await openFile(page, path);
  await waitForOutcome(page, "Meets the requirements");
  const beside = await here.page({ beside: page });
  await openFile(beside, path);
  await waitForOutcome(beside, "Meets the requirements");
  await find(page, "officer.duties_align", "No");
  await beside.locator("[data-test=conflict]").waitFor();
  await shot(beside, "conflict-1440");
  await find(beside, "officer.language_concern", "Yes");
  await beside.waitForTimeout(200);
  assert.equal(await page.locator("[data-test=conflict]").count(), 0, "nothing is kept before there is a choice");
  await beside.getByRole("button", { name: "Take what the other tab has" }).click();
  await beside.locator('[data-path="officer.duties_align"][data-kind=found]').waitFor();
  assert.equal(await kindOf(beside, "officer.language_concern"), "filed");
  await find(beside, "officer.language_concern", "Yes");
  await page.locator("[data-test=conflict]").waitFor();
  await page.getByRole("button", { name: "Keep what is here" }).click();
  await beside.locator("[data-test=conflict]").waitFor();
  await beside.done();
  await page.reload();
  await page.locator('[data-path="officer.duties_align"][data-kind=found]').waitFor();
  assert.equal(await kindOf(page, "officer.language_concern"), "filed");
  await page.done();
});

test("the way past the header asks nothing, and leaves the way back as it was", async () => {
  const page = await here.page();
  await openFile(page, file("skip.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  await find(page, "officer.duties_align", "No");
  await waitForOutcome(page, "Does not meet");
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
  assert.equal(await page.locator("dialog").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await page.goBack();
  await page.locator("dialog [data-choice=leave]").click();
  await heading(page, "Open a caseload or a record");
  await page.done();
});

test("the way back leads to the record that was there, and not to another one on that line", async () => {
  const page = await here.page();
  const lines = (id) => [1, 2].map((line) => JSON.stringify({ ...sample("mexican-engineer"), application: { ...sample("mexican-engineer").application, id: `${id}-${line}` } })).join("\n");
  for (const id of ["anna", "boris"]) {
    await openFile(page, file("same.jsonl", lines(id)));
    await page.waitForSelector("[data-test=read]");
    await page.locator("tbody td.id").nth(1).click();
    await heading(page, `${id}-2`);
    await page.getByRole("button", { name: "Back to the caseload" }).click();
    await page.getByRole("button", { name: "Open another file" }).click();
  }
  for (let i = 0; i < 6; ++i) await page.goBack();
  await heading(page, "anna-2");
  await page.reload();
  await heading(page, "anna-2");
  await page.done();
});

test("back to a record whose caseload was closed, and forth again", async () => {
  const page = await here.page();
  await openFile(page, file("closed.jsonl", caseload(30)));
  await page.waitForSelector("[data-test=read]");
  await page.locator("tbody td.id").nth(4).click();
  await heading(page, "case-000005");
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await page.getByRole("button", { name: "Open another file" }).click();
  await openFile(page, file("after.json", sample("mexican-engineer")));
  await heading(page, "mexican-engineer");
  await page.evaluate(() => history.go(-3));
  await heading(page, "case-000005");
  await page.evaluate(() => history.go(3));
  await heading(page, "mexican-engineer");
  await page.done();
});

/// A caseload of two records of that person, in a folder of its own, so that others can have its name.
function caseloadOf(id, place = id) {
  const record = (line) => ({ ...sample("mexican-engineer"), application: { ...sample("mexican-engineer").application, id: `${id}-${line}` } });
  mkdirSync(join(folder, place), { recursive: true });
  const path = join(folder, place, "alike.jsonl");
  writeFileSync(path, `${JSON.stringify(record(1))}\n${JSON.stringify(record(2))}\n`);
  return path;
}
const hasRows = (page, id) => page.locator("tbody td.id", { hasText: `${id}-1` }).waitFor();

test("the way back leads to the caseload that was there, and not to another file of its name", async () => {
  const page = await here.page();
  for (const id of ["anna", "boris"]) {
    await openFile(page, caseloadOf(id));
    await hasRows(page, id);
    await page.getByRole("button", { name: "Open another file" }).click();
  }
  assert.match(page.url(), /lang=en$/);
  await page.evaluate(() => history.go(-3));
  await hasRows(page, "anna");
  await page.evaluate(() => history.go(2));
  await hasRows(page, "boris");
  assert.match(new URL(page.url()).searchParams.get("content"), /^[0-9a-f]{16}$/);
  await page.done();
});

test("the way back to a caseload whose file was changed, or is gone, says so", async () => {
  for (const [language, button, said, change] of [
    ["en", "Open another file", "“alike.jsonl” was changed or removed since", () => caseloadOf("dora", "clara")],
    ["fr", "Ouvrir un autre fichier", "«\u00a0alike.jsonl\u00a0» a été modifié ou supprimé depuis", (path) => rmSync(path)],
  ]) {
    const page = await here.page({ language });
    const path = caseloadOf("clara");
    await openFile(page, path);
    await hasRows(page, "clara");
    await page.getByRole("button", { name: button }).click();
    change(path);
    await page.goBack();
    await page.getByRole("alert").getByText(said).waitFor();
    assert.equal(await page.locator("[role=grid]").count(), 0);
    await page.done();
  }
});

test("after a reload another file than the address names is said to be another", async () => {
  const page = await here.page();
  await openFile(page, caseloadOf("emil"));
  await hasRows(page, "emil");
  await page.reload();
  await page.getByText("Choose “alike.jsonl” again to go on.").waitFor();
  assert.equal(await page.getByText("what was done with it is kept").count(), 0, "nothing was done with it");
  await openFile(page, caseloadOf("emil"));
  await hasRows(page, "emil");
  assert.equal(await page.getByText("not the file that the address names").count(), 0);
  await page.reload();
  await openFile(page, caseloadOf("fritz"));
  await page.getByText("“alike.jsonl” is not the file that the address names").waitFor();
  await hasRows(page, "fritz");
  await page.done();
});

test("over a part of the address that somebody else made nothing is lost, and the page stays", async () => {
  const page = await here.page();
  await openFile(page, file("part.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  await find(page, "officer.duties_align", "Yes");
  await page.evaluate(() => (location.hash = "something-else"));
  const stays = async () => {
    await page.waitForTimeout(200);
    assert.equal(await page.locator("dialog").count(), 0);
    assert.equal(await kindOf(page, "officer.duties_align"), "found");
    assert.equal(new URL(page.url()).searchParams.get("file"), "part.json");
  };
  await stays();
  await page.goBack();
  await stays();
  assert.equal(new URL(page.url()).hash, "");
  await page.goForward();
  await stays();
  assert.equal(new URL(page.url()).hash, "#something-else");
  // Past it to the start: that is left only when it is meant.
  await page.evaluate(() => history.go(-2));
  await page.locator("dialog [data-choice=stay]").click();
  await stays();
  await page.evaluate(() => history.go(-2));
  await page.locator("dialog [data-choice=leave]").click();
  await heading(page, "Open a caseload or a record");
  await page.evaluate(() => history.go(2));
  await heading(page, "still-open");
  await stays();
  assert.equal(page.warned, 0);
  await page.done();
});
