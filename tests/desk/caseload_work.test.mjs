// What an officer does with a caseload: finds, decides, goes from record to record, and takes rows away.
import assert from "node:assert/strict";
import test from "node:test";
import { caseload, desk, file, openFile, refused, sample, saved } from "./desk.mjs";

const here = desk();

const shown = (page) => page.locator("[data-test=shown]").innerText();
const ready = (page) => page.waitForSelector("[data-test=read]", { timeout: 400_000 });
const ids = (page) => page.locator("tbody td.id").allInnerTexts();
const lines = (...records) => records.map((record) => `${JSON.stringify(record)}\n`).join("");

function record(id, changes = {}) {
  const made = sample("mexican-engineer");
  made.application.id = id;
  for (const [path, value] of Object.entries(changes)) {
    const [group, name] = path.split(".");
    made[group][name] = value;
  }
  return made;
}
async function opened(content, options = {}) {
  const page = await here.page(options);
  await openFile(page, file("work.jsonl", content));
  await ready(page);
  return page;
}
async function decide(page, decision, why) {
  const form = page.locator("form").filter({ has: page.getByLabel("Rationale") }).first();
  await form.getByText(decision, { exact: true }).click();
  await form.getByLabel("Rationale").fill(why);
  await form.getByLabel("Officer’s name or number").fill("M. Gagnon");
  await form.getByRole("button", { name: "Record the decision" }).click();
  await form.locator(".recorded").waitFor();
}

test("a country that someone holds, not a combination of countries", async () => {
  const page = await opened(
    lines(
      record("one", { "applicant.citizenships": ["MEX"] }),
      record("two", { "applicant.citizenships": ["MEX", "JPN"] }),
      record("three", { "applicant.citizenships": ["JPN"] }),
      record("none", { "applicant.citizenships": [] }),
    ),
  );
  assert.deepEqual(await page.getByLabel("Citizenship").locator("option").allInnerTexts(), ["Any", "Japan", "Mexico"]);
  await page.getByLabel("Citizenship").selectOption({ label: "Mexico" });
  assert.deepEqual(await ids(page), ["one", "two"]);
  await page.getByLabel("Citizenship").selectOption({ label: "Japan" });
  assert.deepEqual(await ids(page), ["two", "three"]);
  await page.done();
});

test("what people wrote is found: an employer, a job title, without accents", async () => {
  const page = await opened(
    lines(record("a", { "offer.employer": "Société L’Été ltée" }), record("b", { "offer.job_title": "Ingénieure minière" }), record("c", { "offer.city": "Témiscaming" })),
  );
  for (const [search, found] of [["societe l'ete", ["a"]], ["MINIÈRE", ["b"]], ["temis", ["c"]], ["sudbury", ["a", "b"]], ["l", ["a", "b", "c"]], ["société minière", []]]) {
    await page.getByRole("searchbox").fill(search);
    await page.waitForFunction((count) => document.querySelector("[data-test=shown]").textContent.startsWith(`${count} of`), found.length);
    assert.deepEqual(await ids(page), found, search);
  }
  await page.done();
});

test("each decision has its column, and the officer's own is there with whether it departs", async () => {
  const spouse = record("spouse-asked");
  spouse.spouse = { applies: true };
  const page = await opened(lines(spouse, refused()));
  assert.match(await page.locator("th.further-decision").innerText(), /^Open work permit of the spouse/);
  assert.match(await page.locator("tbody td.further-decision").first().innerText(), /Meets|Cannot/);
  assert.match(await page.locator("tbody td.further-decision").nth(1).innerText(), /Does not apply/);
  await page.getByRole("row", { name: /one-day-short/ }).click();
  await decide(page, "Approve", "Experience in the reserve counts.");
  await page.goBack();
  const row = page.getByRole("row", { name: /one-day-short/ });
  assert.equal(await row.locator(".officer-decision").innerText(), "Approve");
  assert.equal(await row.locator(".departs-column").innerText(), "departs");
  await page.getByRole("button", { name: "Departs", exact: true }).click();
  assert.deepEqual(await ids(page), ["one-day-short", "spouse-asked"]);
  await page.getByRole("button", { name: "Line", exact: true }).click();
  assert.deepEqual(await ids(page), ["spouse-asked", "one-day-short"]);
  await page.done();
});

test("records by what was decided on them, and on to the next while those are shown that wait", async () => {
  const page = await opened(lines(record("a"), refused(), record("b"), record("c")) + "[1]\n");
  const filter = page.locator("[data-test=decided]");
  assert.deepEqual(await filter.locator("option").allInnerTexts(), ["Any", "Approve", "Refuse", "Ask for more information", "None yet", "Departs from the recommendation"]);
  await filter.selectOption({ label: "None yet" });
  assert.deepEqual(await ids(page), ["a", "one-day-short", "b", "c"], "a line that cannot be read waits for nothing");
  const heading = (id) => page.getByRole("heading", { level: 1, name: id, exact: true }).waitFor();
  await page.getByRole("row", { name: /one-day-short/ }).click();
  await heading("one-day-short");
  await decide(page, "Approve", "Experience in the reserve counts.");
  assert.equal(await page.locator("[data-test=place]").innerText(), "no longer among the 3 records shown");
  await page.getByRole("button", { name: "Next record" }).click();
  await heading("b");
  await page.getByRole("button", { name: "Previous record" }).click();
  await heading("a");
  await page.getByRole("button", { name: "Next record" }).click();
  await page.getByRole("button", { name: "Next record" }).click();
  await heading("c");
  await decide(page, "Ask for more information", "The offer is not signed.");
  assert.ok(await page.getByRole("button", { name: "Next record" }).isDisabled());
  await page.keyboard.press("Alt+PageUp");
  await heading("b");
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await page.waitForSelector("[role=grid]");
  for (const [label, found] of [["Approve", ["one-day-short"]], ["Departs from the recommendation", ["one-day-short", "c"]], ["Ask for more information", ["c"]], ["Refuse", []], ["None yet", ["a", "b"]]]) {
    await filter.selectOption({ label });
    await page.waitForFunction((count) => document.querySelector("[data-test=shown]").textContent.startsWith(`${count} of`), found.length);
    assert.deepEqual(await ids(page), found, label);
  }
  await page.getByRole("button", { name: "Clear filters" }).click();
  assert.equal(await shown(page), "5 of 5 records");
  await page.done();
});

test("near misses by their margin, the nearest first", async () => {
  const short = (days) => {
    const made = refused();
    made.application.id = `short-${days}`;
    const last = new Date(Date.UTC(2021, 11, 30) - days * 86_400_000);
    made.applicant.work_experience[0].to = last.toISOString().slice(0, 10);
    return made;
  };
  for (const [language, column, words, title] of [
    ["en", "Near miss", ["short by 1 day", "short by 3 days", "short by 12 days"], /^short by 1 day: Paid experience of 2 or more years/],
    ["fr", "Manqué de peu", ["il manque 1 jour", "il manque 3 jours", "il manque 12 jours"], /^il manque 1 jour : Expérience rémunérée/],
  ]) {
    const page = await opened(lines(short(12), record("approved"), short(1), short(3)), { language });
    const head = page.getByRole("button", { name: column, exact: true });
    await head.click();
    assert.deepEqual(await ids(page), ["short-1", "short-3", "short-12", "approved"]);
    assert.deepEqual(await page.locator("tbody td.near").allInnerTexts(), [...words, ""]);
    assert.match((await page.locator("tbody td.near").first().getAttribute("title")).replace(/\u00a0/g, " "), title);
    await head.click();
    assert.deepEqual(await ids(page), ["short-12", "short-3", "short-1", "approved"]);
    await page.done();
  }
});

test("rows are taken away: a table that no spreadsheet runs, and JSON Lines, with decisions", async () => {
  const page = await opened(lines(record("=cmd|' /C calc'!A0"), refused(), record("left out", { "applicant.citizenships": ["JPN"] })));
  await page.getByRole("row", { name: /one-day-short/ }).click();
  await decide(page, "Refuse", 'One day, "short"; no discretion');
  await page.goBack();
  await page.getByLabel("Citizenship").selectOption({ label: "Mexico" });
  const table = await saved(page, () => page.getByRole("button", { name: "CSV" }).click());
  assert.equal(table.name, "work-rows.csv");
  assert.ok(table.text.startsWith("\ufeffLine,Identifier,Outcome,"));
  const rows = table.text.split("\r\n");
  assert.equal(rows.length, 4);
  assert.ok(rows[1].startsWith("1,'=cmd|"), rows[1]);
  assert.ok(rows[2].includes("one-day-short") && rows[2].includes("Paid experience of 2 or more years") && rows[2].includes('Refuse,agrees,"One day, ""short""; no discretion",M. Gagnon,20'), rows[2]);
  const objects = (await saved(page, () => page.getByRole("button", { name: "JSON Lines" }).click())).text.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(objects.map(({ line, id }) => [line, id]), [[1, "=cmd|' /C calc'!A0"], [2, "one-day-short"]]);
  assert.deepEqual(objects[1].decisions.map(({ name, outcome }) => [name, outcome]), [["t52", "refuse"], ["spouse", "not_applicable"]]);
  assert.deepEqual(objects[1].decisions[0].reasons, ["professional.experience"]);
  assert.deepEqual(objects[0].facts["applicant.citizenships"], ["MEX"]);
  assert.deepEqual(objects[0].officer, []);
  const [{ at, ...decided }] = objects[1].officer;
  assert.deepEqual(decided, { of: "t52", decision: "refuse", rationale: 'One day, "short"; no discretion', name: "M. Gagnon", outdated: false, departs: false });
  assert.match(at, /^\d{4}-\d\d-\d\dT/);
  await page.done();
});

test("from record to record among those that are shown, by button and by key", async () => {
  const page = await opened(caseload(300));
  await page.getByRole("searchbox").fill("case-00001");
  assert.equal(await shown(page), "10 of 300 records");
  await page.getByRole("row", { name: /case-000011/ }).click();
  const heading = (id) => page.getByRole("heading", { level: 1, name: id }).waitFor();
  await heading("case-000011");
  assert.equal(await page.locator("[data-test=place]").innerText(), "2 of 10");
  await page.getByRole("button", { name: "Next record" }).click();
  await heading("case-000012");
  await page.keyboard.press("Alt+PageDown");
  await heading("case-000013");
  for (const id of ["case-000012", "case-000011", "case-000010"]) {
    await page.keyboard.press("Alt+PageUp");
    await heading(id);
  }
  assert.ok(await page.getByRole("button", { name: "Previous record" }).isDisabled());
  await page.keyboard.press("Alt+PageDown");
  await heading("case-000011");
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await page.waitForSelector("[role=grid]");
  assert.equal(await page.locator("tr.current td.id").innerText(), "case-000011");
  await page.done();
});

test("one is one", async () => {
  for (const [language, none, one, read] of [["en", "0 of 1 record", "1 of 1 record", /^1 record evaluated in /], ["fr", "0 dossier sur 1", "1 dossier sur 1", /^1 dossier évalué en /]]) {
    const page = await opened(lines(refused()) + `${" ".repeat(1 << 20)}\n`, { language }); // too long for one record
    assert.equal(await shown(page), one);
    assert.match(await page.locator("[data-test=read]").innerText(), read);
    await page.getByRole("searchbox").fill("no such thing");
    assert.equal(await shown(page), none);
    await page.done();
  }
});

test("a decision on what was found says so, and stands beside what was recommended then, also after a reload", async () => {
  const page = await opened(lines(record("a"), record("b")));
  await page.getByRole("row", { name: /^1 a / }).click();
  await page.locator('[data-path="officer.duties_align"]').last().locator(".segments").getByText("No", { exact: true }).click();
  await page.waitForFunction(() => document.querySelector("#outcome")?.textContent.includes("Does not meet"));
  await decide(page, "Refuse", "Duties.");
  const looked = async () => {
    await page.waitForSelector("tbody .decided");
    const cells = page.locator("tbody tr", { hasText: "Refuse" }).locator("td");
    assert.match(await page.locator("tbody tr", { hasText: "Refuse" }).locator("td.what").first().innerText(), /Meets[\s\S]*1 fact found/);
    assert.equal(await page.locator("tbody td.departs-column").first().innerText(), "agrees");
    assert.ok((await cells.count()) > 5);
    const [first] = (await saved(page, () => page.getByRole("button", { name: "JSON Lines" }).click())).text.split("\n");
    const { found, decisions, officer } = JSON.parse(first);
    assert.deepEqual([found, decisions[0].outcome, officer[0].departs], [["officer.duties_align"], "approve", false]);
    const table = (await saved(page, () => page.getByRole("button", { name: "CSV" }).click())).text.split("\r\n");
    assert.ok(table[0].includes(",Found since it was filed,"), table[0]);
    assert.match(table[1], /,the duties and job requirements align with the occupation,Refuse,agrees,/);
  };
  await page.getByRole("button", { name: "Back to the caseload" }).click();
  await looked();
  await page.waitForTimeout(500);
  await page.goto(`${here.server.url}?lang=en`);
  await openFile(page, file("work.jsonl", lines(record("a"), record("b"))));
  await looked();
  await page.done();
});
