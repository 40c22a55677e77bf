// By keyboard: how far it is to the decision, the ways past what stands before it, and where the focus is after each deed.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, open, openFile, refused, sample, waitForOutcome } from "./desk.mjs";

const here = desk();

/// Refused for so many reasons as the policy has.
function refusedAltogether() {
  const record = refused();
  record.application.id = "refused-altogether";
  record.application.documents = [];
  record.applicant.education = [];
  record.offer.pay.amount = 1000;
  for (const finding of Object.keys(record.officer)) record.officer[finding] = finding === "language_concern";
  record.spouse = { applies: true };
  return record;
}

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return { tag: at.tagName, id: at.id, path: at.closest("[data-path]")?.dataset.path, text: at.textContent.trim() };
  });

for (const [name, record, outcome] of [
  ["a refusal for one reason", refused(), "Does not meet"],
  ["a refusal for many", refusedAltogether(), "Does not meet"],
  ["an approval", sample("mexican-engineer"), "Meets the requirements"],
  ["an open case", open(), "Cannot be determined"],
])
  test(`${name}: at most 40 stops to the decision`, async (t) => {
    const page = await here.page();
    await openFile(page, file("stops.json", record));
    await waitForOutcome(page, outcome);
    await page.locator(".told, .granted, .ask").first().waitFor();
    await page.evaluate(() => document.activeElement.blur());
    let stops = 0;
    do {
      await page.keyboard.press("Tab");
      assert.ok(++stops <= 40, "too far");
    } while (!(await page.evaluate(() => document.activeElement.matches(".officer input"))));
    t.diagnostic(`${stops} stops`);
    await page.done();
  });

test("the ways past: each leads to where it says", async () => {
  const page = await here.page();
  await openFile(page, file("skips.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  for (const [name, within] of [
    ["Outcome and reasons", ".area-why"],
    ["Officer’s decision", ".area-decision"],
    ["Trace, note and letter", ".area-trace"],
    ["Facts", ".area-facts"],
  ]) {
    const skip = page.locator(".skips button", { hasText: name });
    await skip.focus();
    const box = await skip.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0, "it is seen while it has the focus");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate((selector) => document.activeElement.closest(selector) !== null, within), name);
  }
  await page.done();
});

test("an answer takes the focus to the next question, and to the end of them", async () => {
  const page = await here.page();
  await openFile(page, file("answers.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  await page.locator(".next .ask").waitFor();
  for (let i = 0; i < 20; ++i) {
    const ask = page.locator(".next .ask");
    if ((await ask.count()) === 0) break;
    const path = await ask.getAttribute("data-path");
    await ask.getByRole("button", { name: path === "officer.language_concern" || path === "offer.regulated" ? "No" : "Yes" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((old) => !document.querySelector(".next .pending") && document.querySelector(".next .ask")?.dataset.path !== old, path);
    await page.waitForFunction(() => document.activeElement.matches(".asked, .settled"));
  }
  assert.match((await focused(page)).text, /^The outcome is settled/);
  await page.done();
});

test("after a removed chip, a reset, undo and redo the focus stays where the work is", async () => {
  const page = await here.page({ slow: true });
  const record = sample("mexican-engineer");
  record.applicant.citizenships = ["MEX", "JPN", "PER"];
  await openFile(page, file("focus.json", record));
  await waitForOutcome(page, "Meets the requirements");
  const citizenships = page.locator('[data-path="applicant.citizenships"]');
  await citizenships.getByRole("button", { name: "Remove Japan" }).press("Enter");
  await citizenships.locator(".chip", { hasText: "Japan" }).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Remove Peru");
  for (const country of ["Peru", "Mexico"]) {
    await page.keyboard.press("Enter");
    await citizenships.locator(".chip", { hasText: country }).waitFor({ state: "detached" });
  }
  await page.waitForFunction(() => document.activeElement.matches("select[data-add]"));
  assert.equal((await focused(page)).path, "applicant.citizenships");

  await citizenships.getByRole("button", { name: /^Back to the record/ }).press("Enter");
  await citizenships.locator(".chip", { hasText: "Japan" }).waitFor();
  await page.waitForFunction(() => document.activeElement.closest("[data-path]")?.dataset.path === "applicant.citizenships");

  const work = page.locator('[data-path="applicant.work_experience"]');
  await work.getByRole("button", { name: "Remove No. 1" }).press("Enter");
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Remove No. 1");

  await page.getByRole("button", { name: "Back to the record", exact: true }).press("Enter");
  await page.waitForFunction(() => /Undo/.test(document.activeElement.textContent));
  assert.equal((await focused(page)).tag, "BUTTON");
  await page.done();
});

test("a form that is not complete lists what is wrong, and each leads to its field", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("errors.json", refused()));
  await waitForOutcome(page, "Ne satisfait pas");
  await page.locator(".officer button[type=submit]").first().press("Enter");
  const errors = page.locator(".officer .errors").first();
  await page.waitForFunction(() => document.activeElement.matches(".errors"));
  assert.deepEqual(await errors.locator("li").count(), 2, "a decision and a name");
  await errors.getByRole("link", { name: /Choisissez/ }).press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".officer input[type=radio]")));
  await page.keyboard.press("Space");
  await page.locator(".officer button[type=submit]").first().press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".officer .errors li").length === 2);
  await errors.getByRole("link", { name: /Indiquez/ }).press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".officer input[type=text][aria-invalid=true]")));
  await page.keyboard.type("M. Gagnon");
  await errors.getByRole("link", { name: /justification/ }).press("Enter");
  await page.keyboard.type("Vu l’original.");
  await page.locator(".officer button[type=submit]").first().press("Enter");
  await page.locator(".officer .recorded").waitFor();
  assert.equal(await page.locator(".officer .errors").count(), 0);
  await page.done();
});

const active = (page, selector) => page.waitForFunction((wanted) => document.activeElement.matches(wanted), selector);

test("what is added, undone by keys, taken back or discarded leaves the focus where the work goes on", async () => {
  const page = await here.page();
  await openFile(page, file("goes-on.json", refused()));
  await waitForOutcome(page, "Does not meet");
  const work = page.locator('.fact[data-path="applicant.work_experience"]');
  await work.getByRole("button", { name: /^Add/ }).press("Enter");
  await page.waitForFunction(() => document.activeElement.closest("[data-path]")?.dataset.path.startsWith("applicant.work_experience[1]"));
  await page.locator('.fact[data-path="applicant.work_experience[1].paid"] input[type=radio]').first().press("Space");
  for (let i = 0; i < 2; ++i) await page.keyboard.press("Control+z");
  await work.getByText("No. 2").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.closest("[data-path]")?.dataset.path === "applicant.work_experience");

  const form = page.locator(".officer form").first();
  await form.locator("input[value=refuse]").press("Space");
  await page.getByLabel("Officer’s name or number").first().fill("M. Gagnon");
  await form.locator("button[type=submit]").press("Enter");
  await form.locator(".recorded").waitFor();
  await form.getByRole("button", { name: "Take the decision back" }).press("Enter");
  await active(page, ".officer button[type=submit]");
  await page.getByRole("button", { name: "Discard it" }).press("Enter");
  await active(page, "h1");
  await page.done();
});

test("what is cleared at the start, and a server that is back, leave the focus on the page", async () => {
  const page = await here.page({ slow: true, faults: ["Failed to load", "ERR_FAILED"] });
  for (const name of ["first", "second", "third"]) {
    const record = refused();
    record.application.id = name;
    await openFile(page, file(`${name}.json`, record));
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.locator(".officer input[value=refuse]").first().press("Space");
    await page.locator("[data-test=kept]").waitFor();
    await page.getByRole("button", { name: "Open another file" }).press("Enter");
    await page.locator('dialog [data-choice="leave"]').press("Enter");
    await page.locator(".kept li", { hasText: name }).waitFor();
  }
  await page.getByRole("button", { name: "Remove second" }).press("Enter");
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Remove first");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.getAttribute("aria-label") === "Remove third");
  await page.keyboard.press("Enter");
  await active(page, "h1");

  await openFile(page, file("back.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  await page.route("**/v1/*", (route) => route.abort());
  await page.locator(".next .answer").first().press("Enter");
  await page.locator("[data-test=gone]").waitFor();
  assert.notEqual((await focused(page)).tag, "BODY", "the question is gone with the server");
  await page.unroute("**/v1/*");
  await page.locator("[data-test=gone] button").press("Enter");
  await page.locator("[data-test=gone]").waitFor({ state: "detached" });
  await active(page, "h1");
  await page.done();
});
