// Nothing is lost, and nothing untrue goes on file: drafts, decisions and the facts they stand on, case files, the bytes of
// a record, amounts and days as people write them, and files that are something else.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { caseload, desk, drop, file, open, openFile, policy, refused, run, sample, saved, serveAt, shot, waitForOutcome } from "./desk.mjs";

const here = desk();

const at = (page, path) => page.locator(`[data-path="${path}"]`).last();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const choice = (page, key) => page.locator(`dialog [data-choice="${key}"]`);
const fillIn = async (page, path, text) => {
  await at(page, path).locator("input").first().fill(text);
  await page.keyboard.press("Tab");
};
async function decide(page, decision, { why = "Seen.", name = "M. Gagnon" } = {}) {
  const form = page.locator(".officer").first();
  await form.getByText(decision, { exact: true }).click();
  await form.locator("textarea").fill(why);
  await form.locator("input[type=text]").fill(name);
  await form.locator("button[type=submit]").click();
}
async function find(page, path, answer = "No") {
  await page.locator(".mode").getByText("What I found").click();
  await at(page, path).locator(".segments").getByText(answer, { exact: true }).click();
}
const digest = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

test("a reload loses nothing, warns, and says where things are kept", async () => {
  const page = await here.page();
  await openFile(page, file("reload.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await page.reload();
  await waitForOutcome(page, "Does not meet");
  assert.equal(page.warned, 0, "nothing was done yet");
  await decide(page, "Refuse", { why: "One day short." });
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await find(page, "officer.duties_align");
  await page.locator("[data-test=kept]").getByText("It is in no file yet").waitFor();
  await page.reload();
  assert.equal(page.warned, 1);
  await waitForOutcome(page, "Does not meet");
  await page.getByText("Goes on where you left it").waitFor();
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  assert.equal(await page.getByLabel("Rationale").first().inputValue(), "One day short.");
  assert.equal(await at(page, "officer.duties_align").getAttribute("data-kind"), "found");
  await shot(page, "kept-record-1440");

  // Back at the start it is named, and can be gone on with or cleared.
  await page.getByRole("button", { name: "Open another file" }).click();
  await page.getByRole("heading", { name: "One record is saved in no file" }).waitFor();
  await shot(page, "leaving-1440");
  await choice(page, "stay").click();
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.getByRole("button", { name: "Open another file" }).click();
  await choice(page, "leave").click();
  await page.getByRole("heading", { name: "Kept in this browser" }).waitFor();
  assert.match(await page.locator(".kept").innerText(), /one-day-short[\s\S]*reload\.json[\s\S]*decision[\s\S]*1 change[\s\S]*in no file/);
  await shot(page, "kept-start-1440");
  await page.locator(".kept").getByRole("button", { name: "one-day-short", exact: true }).click();
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.goto(`${here.server.url}?lang=en`);
  await page.locator("[data-test=clear]").click();
  await page.locator(".kept").waitFor({ state: "detached" });
  await openFile(page, file("reload.json", refused()));
  await waitForOutcome(page, "Does not meet");
  assert.equal(await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).count(), 0);
  await page.done();
});

test("what was saved as a file is left without a word", async () => {
  const page = await here.page();
  await openFile(page, file("exported.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page, "Refuse");
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await saved(page, () => press(page, "Note (text)"));
  await page.getByText("It has been saved or copied.").waitFor();
  await page.reload();
  assert.equal(page.warned, 0);
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await press(page, "Open another file");
  await page.getByRole("heading", { name: "Open a caseload or a record" }).waitFor();
  await page.done();
});

test("a second file asks, dropped or chosen, and two at once ask which", async () => {
  const page = await here.page();
  const second = JSON.stringify(sample("mexican-engineer"));
  await openFile(page, file("first.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await drop(page, ["second.json", second]);
  await page.getByRole("heading", { name: "Open “second.json”?" }).waitFor();
  await page.keyboard.press("Escape");
  await waitForOutcome(page, "Does not meet");
  await find(page, "officer.duties_align");
  await drop(page, ["second.json", second]);
  await page.getByRole("heading", { name: "saved in no file" }).waitFor();
  await choice(page, "stay").click();
  await drop(page, ["second.json", second], ["third.json", JSON.stringify(open())]);
  await page.getByRole("heading", { name: "2 files were dropped" }).waitFor();
  await choice(page, "1").click();
  await choice(page, "leave").click();
  await page.getByRole("heading", { level: 1, name: "still-open" }).waitFor();
  await page.done();
});

test("records of a caseload are restored with it", async () => {
  const page = await here.page();
  const path = file("restored.jsonl", caseload(30));
  await openFile(page, path);
  await page.waitForSelector("[data-test=read]");
  await page.locator("tbody td.id").nth(1).click();
  await page.waitForSelector(".reasons li");
  await decide(page, "Refuse");
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.reload();
  assert.equal(page.warned, 1);
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.getByText("of the caseload “restored.jsonl”").waitFor();
  await page.goto(`${here.server.url}?lang=en`);
  await openFile(page, path);
  await page.locator("tbody .decided").waitFor();
  assert.equal(await page.locator("tbody .decided").innerText(), "Refuse");
  await page.done();
});

test("an outdated decision is not exported as if it stood", async () => {
  const page = await here.page();
  await openFile(page, file("outdated.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await page.getByText("Refuse", { exact: true }).first().click();
  await press(page, "Record the decision");
  await page.getByText("Give your name").waitFor();
  await decide(page, "Refuse");
  await page.locator(".recorded").getByText(/M\. Gagnon, \d+\s\w+\s\d{4} at \d\d:\d\d \(UTC\)/).waitFor();
  const note = page.getByRole("button", { name: "Note (text)" });
  assert.ok(await note.isEnabled());
  await find(page, "officer.duties_align");
  await page.locator("[data-test=held]").waitFor();
  assert.ok(await note.isDisabled());
  assert.ok(await page.getByRole("button", { name: "Trace (page)" }).isDisabled());
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("[data-test=held]").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Redo" }).click();
  await waitForOutcome(page, "Does not meet");
  await press(page, "Record the decision");
  await page.locator("[data-test=held]").waitFor({ state: "detached" });
  assert.ok((await saved(page, () => note.click())).text.includes("M. Gagnon"));

  // The name goes along to the next record; a decision on a what-if is none.
  await press(page, "Open another file");
  await openFile(page, file("next.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  assert.equal(await page.locator(".officer input[type=text]").first().inputValue(), "M. Gagnon");
  await page.locator(".mode").getByText("What if").click();
  await at(page, "officer.duties_align").locator(".segments").getByText("No", { exact: true }).click();
  await waitForOutcome(page, "Does not meet");
  await decide(page, "Refuse");
  await page.getByText("no decision stands on them").waitFor();
  await page.done();
});

test("a fact that was found says where it was seen", async () => {
  const page = await here.page();
  await openFile(page, file("where.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await fillIn(page, "application.received_on", "2024-04-02");
  await decide(page, "Refuse");
  await page.locator(".errors").getByText("Say where you saw").waitFor();
  await at(page, "application.received_on").getByLabel("Where did you see it?").fill("Receipt");
  await press(page, "Record the decision");
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.done();
});

test("a case file, opened again", async () => {
  const page = await here.page();
  const text = `${JSON.stringify(refused(), null, 1)}\n\n`;
  await openFile(page, file("Łódź-été.json", text.replace("one-day-short", "Łódź été 東京")));
  await waitForOutcome(page, "Does not meet");
  await fillIn(page, "offer.pay.amount", "12345678901234567890.25");
  await at(page, "offer.pay.amount").getByLabel("Where did you see it?").fill("Contract");
  await find(page, "officer.duties_align");
  await decide(page, "Refuse", { why: "Duties." });
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.locator(".mode").getByText("What if").click();
  await at(page, "application.category").getByRole("combobox").selectOption("technician");
  const kept = await saved(page, () => press(page, "Case file (JSON)"));
  assert.equal(kept.name, "Łódź-été-東京-case.json");
  const json = JSON.parse(kept.text);
  assert.equal(json.chapeau_case, 1);
  assert.equal(json.filed.digest, digest(json.filed.text));
  assert.equal(json.filed.text, text.replace("one-day-short", "Łódź été 東京"));
  assert.ok(kept.text.includes("12345678901234567890.25"));
  assert.deepEqual(json.found.map(({ path, where, by }) => [path, where, by]), [
    ["offer.pay.amount", "Contract", "M. Gagnon"],
    ["officer.duties_align", "", "M. Gagnon"],
  ]);
  assert.deepEqual(json.what_if, [{ path: "application.category", value: "technician" }]);
  assert.equal(json.decisions[0].outdated, true);
  assert.match(json.decisions[0].at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

  // The command line takes it, and comes to the same.
  const told = JSON.parse(run("eval", policy, "--findings", file("case.json", kept.text), "--format", "json"));
  assert.equal(told.decision.outcome, "refuse");

  const elsewhere = await here.page();
  await drop(elsewhere, ["case.json", kept.text]);
  await elsewhere.getByRole("heading", { level: 1, name: "Łódź été 東京" }).waitFor();
  assert.equal(await at(elsewhere, "application.category").getAttribute("data-kind"), "what_if");
  assert.equal(await at(elsewhere, "officer.duties_align").getAttribute("data-kind"), "found");
  assert.equal(await at(elsewhere, "offer.pay.amount").getByLabel("Where did you see it?").inputValue(), "Contract");
  await elsewhere.locator("[data-test=held]").waitFor();
  assert.ok(await elsewhere.getByRole("button", { name: "Undo", exact: true }).isDisabled());
  await at(elsewhere, "application.category").getByRole("button", { name: /^Back to the record/ }).click();
  await elsewhere.locator("[data-test=held]").waitFor({ state: "detached" });
  const again = JSON.parse((await saved(elsewhere, () => press(elsewhere, "Case file (JSON)"))).text);
  assert.deepEqual({ ...again, saved_at: 0 }, { ...json, what_if: [], decisions: [{ ...json.decisions[0], outdated: false }], saved_at: 0 });
  await elsewhere.done();

  const altered = await here.page();
  await drop(altered, ["altered.json", kept.text.replace("2021-12-29", "2021-12-31")]);
  await altered.getByText("“altered.json” is a case file that was altered").waitFor();
  for (const [change, words] of [
    [{ chapeau_case: 2, priority: "high" }, "is a case file of version 2, and this page reads version 1"],
    [{ priority: "high" }, "does not read, at priority."],
    [{ found: [{ ...json.found[0], value: 1, seen: "twice" }] }, "does not read, at found[0].seen."],
    [{ decisions: [{ ...json.decisions[0], of: "nobody" }] }, "does not read, at decisions[0].of."],
  ]) {
    await drop(altered, ["later.json", JSON.stringify({ ...json, ...change })]);
    await altered.getByText(words).waitFor();
    assert.equal(await altered.locator(".officer").count(), 0);
  }
  await altered.done();
  await page.done();
});

test("the file's own bytes are evaluated and saved", async () => {
  const page = await here.page({ faults: ["400", "422"] });
  const text = `\n ${JSON.stringify(refused(), null, 3)}  \n`;
  const digests = [];
  page.on("response", async (one) => one.url().endsWith("/v1/evaluations") && one.ok() && digests.push((await one.json()).record.digest));
  const evaluated = async (bytes) => {
    for (let i = 0; i < 40 && digests.at(-1) !== digest(bytes); ++i) await page.waitForTimeout(50);
    assert.equal(digests.at(-1), digest(bytes));
  };
  await openFile(page, file("bytes.json", text));
  await waitForOutcome(page, "Does not meet");
  await evaluated(text);
  assert.equal((await saved(page, () => press(page, "Record (JSON)"))).text, text);
  await find(page, "officer.duties_align");
  await page.waitForFunction(() => document.querySelectorAll(".reasons > li").length >= 2);
  const changed = await saved(page, () => press(page, "Record (JSON)"));
  await evaluated(changed.text);
  await press(page, "Back to the record");
  assert.equal((await saved(page, () => press(page, "Record (JSON)"))).text, text);

  await press(page, "Open another file");
  await openFile(page, file("twice.json", '{"application": {"id": "a", "id": "b"}}'));
  const alert = page.getByRole("alert");
  await alert.getByText("application.id: found `id` a second time; expected each field at most once").waitFor();
  await page.locator("[data-test=language]").click();
  await alert.getByText(/application\.id\s: on y trouve `id` une deuxième fois\s?; il faut chaque champ au plus une fois/).waitFor();
  await page.locator("[data-test=language]").click();
  assert.equal(await page.locator(".officer").count(), 0, "no decision on what cannot be read");
  await press(page, "Open another file");
  const latin = file("latin.json", "");
  writeFileSync(latin, Buffer.from(JSON.stringify(refused()).replace("one-day-short", "été"), "latin1"));
  await openFile(page, latin);
  await page.getByRole("alert").getByText("expected UTF-8 text").waitFor();
  assert.equal(await page.locator(".officer").count(), 0);
  await page.done();
});

test("amounts and days are read as the language writes them", async () => {
  for (const [language, good, bad] of [
    ["en", { "2,345.67": 2345.67, "$1,234,567": 1234567, "12.5": 12.5, "0.125": 0.125 }, ["2,345", "1,23,4", "12 34"]],
    ["fr", { "2 345,67": 2345.67, "1 234 567 $": 1234567, "12,5": 12.5, "0,125": 0.125 }, ["2,345", "2.345", "12 34"]],
  ]) {
    const page = await here.page({ language });
    await openFile(page, file(`amounts-${language}.json`, refused()));
    await page.waitForSelector(".reasons li");
    const field = at(page, "offer.pay.amount").locator("input").first();
    const record = async () => JSON.parse((await saved(page, () => press(page, language === "fr" ? "Dossier (JSON)" : "Record (JSON)"))).text);
    for (const [text, value] of Object.entries(good)) {
      await field.fill(text);
      await page.keyboard.press("Tab");
      assert.equal((await record()).offer.pay.amount, value, text);
    }
    for (const text of bad) {
      await field.fill("77");
      await page.keyboard.press("Tab");
      await field.fill(text);
      await page.keyboard.press("Tab");
      await at(page, "offer.pay.amount").locator(".bad").waitFor();
      assert.equal((await record()).offer.pay.amount, 77, text);
    }
    // Key by key: what is typed on the way is no value where the end is none.
    await field.fill(language === "fr" ? "77,5" : "77.5");
    await page.keyboard.press("Tab");
    await field.fill("");
    await field.pressSequentially("2,345");
    await page.keyboard.press("Tab");
    assert.equal((await record()).offer.pay.amount, 77.5);
    await field.fill("");
    await field.pressSequentially(language === "fr" ? "2 345,67" : "2,345.67");
    await page.keyboard.press("Tab");
    assert.equal((await record()).offer.pay.amount, 2345.67);
    assert.equal(await field.inputValue(), language === "fr" ? "2345,67" : "2345.67");
    const day = at(page, "application.received_on").locator("input").first();
    for (const text of language === "fr" ? ["14 novembre 2022", "le 14 nov. 2022", "2022-11-14"] : ["14 November 2022", "Nov 14, 2022", "2022-11-14"]) {
      await day.fill(text);
      await page.keyboard.press("Tab");
      assert.equal((await record()).application.received_on, "2022-11-14", text);
    }
    assert.equal(await day.inputValue(), language === "fr" ? "14\u00a0novembre\u00a02022" : "14\u00a0November\u00a02022");
    await day.fill("03/04/2022");
    await page.keyboard.press("Tab");
    await at(page, "application.received_on").locator(".bad").waitFor();
    await page.done();
  }
});

test("a file that is something else is named, and what can be read is read", async () => {
  const utf16 = file("wide.json", "");
  writeFileSync(utf16, Buffer.from(`\ufeff${JSON.stringify(refused())}`, "utf16le"));
  const odd = [
    [file("empty.json", ""), "“empty.json” is empty", "est vide"],
    [file("blank.json", " \n\n"), "“blank.json” is empty", "est vide"],
    [utf16, "“wide.json” is UTF-16 text", "est un texte UTF-16"],
    [file("table.csv", "id,name\n1,Anna\n2,Boris\n"), "“table.csv” is a table (CSV)", "est un tableau (CSV)"],
    [file("numbers.json", "[1, 2, 3]"), "is a JSON array that holds no record", "est un tableau JSON qui ne contient"],
    [file("letter.txt", "Dear officer,"), "“letter.txt” holds no record", "ne contient aucun dossier"],
  ];
  for (const language of ["en", "fr"]) {
    const page = await here.page({ language });
    for (const [path, english, french] of odd) {
      await openFile(page, path);
      await page.getByRole("alert").getByText(language === "fr" ? french : english).waitFor();
    }
    const shown = page.locator("[data-test=shown]");
    const read = async (path, words, count) => {
      await openFile(page, path);
      if (words) await page.locator(".notice").getByText(words).waitFor();
      await page.waitForSelector("[data-test=read]");
      assert.ok((await shown.innerText()).includes(String(count)), path);
      await page.locator(".record-head button").last().click();
      await page.waitForSelector(".drop");
    };
    const records = [refused(), sample("mexican-engineer")];
    await read(file("array.json", JSON.stringify(records, null, 2)), language === "fr" ? "est un tableau JSON" : "is one JSON array", 2);
    await read(file("two.json", records.map((one) => JSON.stringify(one, null, 2)).join("\n")), language === "fr" ? "plusieurs lignes" : "over several lines", 2);
    await read(file("first-bad.jsonl", `oh\n${records.map((one) => JSON.stringify(one)).join("\n")}\n`), "", 3);
    await page.done();
  }
});

test("a server that is gone, and one that comes back with another policy", async () => {
  const first = await serveAt(0, policy);
  const port = Number(new URL(first.url).port);
  const page = await here.page({ at: first.url, faults: ["ERR_CONNECTION_REFUSED", "Failed to load resource", "Failed to fetch"] });
  await openFile(page, file("restart.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page, "Refuse");
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await first.stop();
  await find(page, "officer.duties_align");
  await page.locator("[data-test=gone]").waitFor();
  assert.equal(await page.locator("#outcome").count(), 0, "nothing stale stays under its heading");
  await page.getByRole("tab", { name: "Request letter" }).click();
  assert.equal(await page.locator("#trace-panel").innerText(), "", "nobody knows what is missing");
  await shot(page, "gone-1440");
  await page.locator("[data-test=gone]").getByRole("button", { name: "Try again" }).click();
  await page.waitForTimeout(200);
  await page.locator("[data-test=gone]").waitFor();

  const other = join(mkdtempSync(join(tmpdir(), "desk-policy-")), "cptpp");
  cpSync(policy, other, { recursive: true });
  const rules = join(other, "eligibility.rules");
  writeFileSync(rules, `${readFileSync(rules, "utf8")}\n`);
  const second = await serveAt(port, other);
  await page.locator("[data-test=gone]").getByRole("button", { name: "Try again" }).click();
  await page.locator("[data-test=other-policy]").waitFor();
  assert.equal(await page.locator("#outcome").count(), 0);
  await page.locator("[data-test=other-policy]").getByRole("button").click();
  await waitForOutcome(page, "Does not meet");
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  assert.equal(await at(page, "officer.duties_align").getAttribute("data-kind"), "found");
  await page.locator("[data-test=held]").waitFor();

  // The case file does not take the decision for one on the new policy, whatever the facts are by then.
  const text = (await saved(page, () => press(page, "Case file (JSON)"))).text;
  const [{ outdated, record_digest }] = JSON.parse(text).decisions;
  assert.deepEqual([outdated, record_digest], [true, undefined]);
  const elsewhere = await here.page({ at: second.url });
  await drop(elsewhere, ["other-policy.json", text]);
  await waitForOutcome(elsewhere, "Does not meet");
  await press(elsewhere, "Back to the record");
  await at(elsewhere, "officer.duties_align").and(elsewhere.locator("[data-kind=filed]")).waitFor();
  await elsewhere.locator("[data-test=held]").waitFor();
  await elsewhere.done();
  await page.done();
  await second.stop();
});

test("a browser that keeps nothing is not said to keep something", async () => {
  const page = await here.page();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new Error("not allowed");
    };
  });
  await page.reload();
  await openFile(page, file("unkept.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await find(page, "officer.duties_align");
  await page.getByText("This browser keeps nothing").waitFor();
  assert.match(await page.locator("[data-test=kept]").innerText(), /^It is in no file yet/);
  await press(page, "Open another file");
  await page.locator("dialog").getByText("is kept nowhere else").waitFor();
  assert.equal(await page.getByText("kept in this browser").count(), 0);
  await choice(page, "stay").click();
  await page.done();
});

test("a page that is left at once loses nothing", async () => {
  const page = await here.page();
  await openFile(page, file("at-once.json", refused()));
  await waitForOutcome(page, "Does not meet");
  for (const why of ["First.", "Second."]) {
    await decide(page, "Refuse", { why });
    await page.reload();
    await waitForOutcome(page, "Does not meet");
    await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
    assert.equal(await page.getByLabel("Rationale").first().inputValue(), why);
  }
  await page.done();
});

test("of an array what is no record is counted, and what is no JSON does not become it", async () => {
  const page = await here.page();
  const one = JSON.stringify(sample("mexican-engineer"));
  const broken = JSON.stringify(refused()).replace("one-day-short", "one\nday-short");
  await openFile(page, file("parts.json", `[${one}, 5, null, "x",\n${broken},\n${one}]`));
  await page.locator(".notice").getByText("Its 2 records were read. 4 more parts of the file are no records and were left out.").waitFor();
  await page.waitForSelector("[data-test=read]");
  assert.equal(await page.locator("[data-test=shown]").innerText(), "2 of 2 records");
  await page.done();
});

test("a file that changed since it was opened, and a folder, are said to be so", async () => {
  const page = await here.page();
  const path = file("grown.jsonl", caseload(30));
  await openFile(page, path);
  await page.waitForSelector("[data-test=read]");
  writeFileSync(path, `${caseload(31)}\n`);
  await page.locator("tbody td.id").nth(4).click();
  await page.getByRole("alert").getByText("“grown.jsonl” cannot be read").waitFor();
  await page.locator(".record-head button").last().click();
  await page.evaluate(() => {
    const folder = new File([], "folder");
    folder.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("a folder", "NotFoundError")) });
    document.querySelector("main").dispatchEvent(Object.assign(new Event("drop", { bubbles: true }), { dataTransfer: { files: [folder] } }));
  });
  await page.getByRole("alert").getByText("“folder” cannot be read").waitFor();
  await page.done();
});
