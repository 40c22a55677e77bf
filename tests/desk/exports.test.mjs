// What is taken away: a decision that is outdated is in note and trace only where they say so, what a record alone leaves out
// is said, and what was saved or copied is left without a word.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, openFile, refused, saved, waitForOutcome } from "./desk.mjs";

const here = desk();

const at = (page, path) => page.locator(`.fact[data-path="${path}"]`);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const kept = (page, words) => page.locator("[data-test=kept]").getByText(words).waitFor();
async function decide(page, words) {
  await page.locator(".officer").first().getByText(words.refuse, { exact: true }).click();
  await page.getByLabel(words.name).first().fill("M. Gagnon");
  await press(page, words.record);
  await page.locator(".recorded").waitFor();
}
const english = { refuse: "Refuse", name: "Officer’s name or number", record: "Record the decision" };
const french = { refuse: "Refuser", name: "Nom ou numéro de l’agent", record: "Consigner la décision" };

for (const [language, words, said] of [
  ["en", english, { outcome: "Does not meet", box: /they say that the decision is outdated/, note: "Note (text)", copy: "Copy the note", trace: "Trace (page)", no: "No", both: /changed after this decision/ }],
  ["fr", french, { outcome: "Ne satisfait pas", box: /la décision est périmée/, note: "Note (texte)", copy: "Copier la note", trace: "Trace (page)", no: "Non", both: /ont changé après cette décision/ }],
])
  test(`an outdated decision is exported only with the word that it is, in ${language}`, async () => {
    const page = await here.page({ language });
    await openFile(page, file(`both-${language}.json`, refused()));
    await waitForOutcome(page, said.outcome);
    await decide(page, words);
    const buttons = [said.note, said.copy, said.trace].map((name) => page.getByRole("button", { name, exact: true }));
    const before = await saved(page, () => buttons[0].click());
    assert.doesNotMatch(before.text, said.both);
    await at(page, "officer.duties_align").getByText(said.no, { exact: true }).click();
    await page.locator("[data-test=held]").waitFor();
    for (const button of buttons) assert.ok(await button.isDisabled());
    await page.getByLabel(said.box).check();
    for (const button of buttons) assert.ok(await button.isEnabled());
    for (const act of [
      async () => (await saved(page, () => buttons[0].click())).text,
      async () => (await buttons[1].click(), await page.locator(".exports [role=status]:not(:empty)").waitFor(), page.evaluate(() => navigator.clipboard.readText())),
      async () => (await saved(page, () => buttons[2].click())).text,
    ]) {
      const text = await act();
      assert.match(text, said.both);
      assert.ok(text.includes("M. Gagnon"));
    }
    await page.getByLabel(said.box).uncheck();
    for (const button of buttons) assert.ok(await button.isDisabled());
    await page.done();
  });

test("a record alone leaves out where facts were seen: it says so, and is not taken for a file of the work", async () => {
  const page = await here.page();
  await openFile(page, file("alone.json", refused()));
  await waitForOutcome(page, "Does not meet");
  const record = page.getByRole("button", { name: "Record (JSON)", exact: true });
  const said = page.getByText("It does not say where you saw what you found");
  await at(page, "offer.city").locator("input").first().fill("Timmins");
  await page.keyboard.press("Tab");
  assert.equal(await said.count(), 0, "nothing is left out yet");
  await saved(page, () => record.click());
  await kept(page, "It has been saved or copied");
  await at(page, "offer.city").getByLabel("Where did you see it?").fill("Contract");
  await said.waitFor();
  assert.ok((await record.evaluate((button) => document.getElementById(button.getAttribute("aria-describedby")).innerText)).includes("case file keeps all"));
  await saved(page, () => record.click());
  await kept(page, "It is in no file yet");
  const buttons = await page.locator(".exports button").allInnerTexts();
  assert.ok(buttons.indexOf("Case file (JSON)") < buttons.indexOf("Record (JSON)"), "the case file is offered first");
  await saved(page, () => press(page, "Case file (JSON)"));
  await kept(page, "It has been saved or copied");
  await page.reload();
  assert.equal(page.warned, 0);
  await page.done();
});

test("a note that was copied is as good as one that was saved, and one that was not copied is none", async () => {
  const page = await here.page();
  await openFile(page, file("copied.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page, english);
  await kept(page, "It is in no file yet");
  await page.evaluate(() => {
    window.copies = navigator.clipboard.writeText;
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  });
  await press(page, "Copy the note");
  await page.getByText("did not let the note be copied").waitFor();
  await kept(page, "It is in no file yet");
  await page.evaluate(() => (navigator.clipboard.writeText = window.copies));
  await press(page, "Copy the note");
  await page.getByText("The note is copied.").waitFor();
  await kept(page, "It has been saved or copied");
  await page.reload();
  assert.equal(page.warned, 0);
  await page.locator(".recorded").waitFor();
  await press(page, "Open another file");
  await page.getByRole("heading", { name: "Open a caseload or a record" }).waitFor();
  await page.done();
});

test("what stands in a form and is not recorded is in no file", async () => {
  const page = await here.page();
  await openFile(page, file("half.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await page.getByLabel("Rationale").first().fill("Still to be thought over.");
  const note = await saved(page, () => press(page, "Note (text)"));
  assert.ok(!note.text.includes("thought over"));
  await kept(page, "It is in no file yet");
  await decide(page, english);
  await saved(page, () => press(page, "Note (text)"));
  await kept(page, "It has been saved or copied");
  await page.done();
});

const enter = async (page, path, text) => {
  await at(page, path).locator("input").first().fill(text);
  await page.keyboard.press("Tab");
};
const where = (page, path) => at(page, path).getByLabel("Where did you see it?");

test("what is assumed is in no record, and takes the place of what was found in the note", async () => {
  const page = await here.page();
  await openFile(page, file("assumed.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await enter(page, "offer.pay.amount", "9000");
  await where(page, "offer.pay.amount").fill("Contract p. 3");
  await page.locator(".mode").getByText("What if").click();
  await enter(page, "offer.pay.amount", "12000");
  await page.getByText("1 what-if fact", { exact: true }).waitFor();
  const record = await saved(page, () => press(page, "Record (JSON)"));
  assert.equal(JSON.parse(record.text).offer.pay.amount, 9000);
  await page.getByText("without the what-ifs").waitFor();
  const ofWhatIf = await saved(page, () => press(page, "Note (text)"));
  assert.match(ofWhatIf.text, /12,000/);
  assert.doesNotMatch(ofWhatIf.text, /Contract p\. 3/, "12,000 was seen nowhere");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText("1 what-if fact", { exact: true }).waitFor({ state: "detached" });
  assert.match((await saved(page, () => press(page, "Note (text)"))).text, /9,000[^]*Contract p\. 3/);

  // What stood before a what-if may rest on what was found, and is not said to be the file's.
  await at(page, "officer.duties_align").getByText("No", { exact: true }).click();
  await page.locator("[data-test=language]").click();
  await page.locator("li.changed", { hasText: "avant l’hypothèse\u00a0: satisfait" }).first().waitFor();
  await page.done();
});

test("where a fact was seen goes with it through all steps, and note and trace wait for it", async () => {
  const page = await here.page();
  await openFile(page, file("where.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await enter(page, "offer.city", "Timmins");
  await at(page, "officer.duties_align").getByText("No", { exact: true }).click();
  await page.locator('.reasons [data-clause] .to-fact[data-fact="officer.duties_align"]').first().waitFor();
  let evaluations = 0;
  page.on("request", (one) => (evaluations += one.url().endsWith("/v1/evaluations")));
  const buttons = ["Note (text)", "Copy the note", "Trace (page)"].map((name) => page.getByRole("button", { name, exact: true }));
  for (const button of buttons) assert.ok(await button.isDisabled());
  await page.locator("[data-test=unsourced]", { hasText: "City" }).waitFor();
  await where(page, "offer.city").pressSequentially("Contract");
  await page.locator("[data-test=unsourced]").waitFor({ state: "detached" });
  for (const button of buttons) assert.ok(await button.isEnabled());
  assert.match((await saved(page, () => buttons[0].click())).text, /Contract/);
  assert.equal(evaluations, 0, "the facts are the same");
  for (const [name, left] of [["Undo", 1], ["Undo", 0], ["Redo", 1], ["Redo", 1]]) {
    await page.getByRole("button", { name, exact: true }).click();
    assert.equal(left === 0 ? await where(page, "offer.city").count() : await where(page, "offer.city").inputValue(), left === 0 ? 0 : "Contract", name);
  }
  await decide(page, english);
  await where(page, "offer.city").fill("");
  await page.locator("[data-test=unsourced]", { hasText: "City" }).waitFor();
  for (const button of buttons) assert.ok(await button.isDisabled());

  // What is typed while a file is made is not in it.
  await where(page, "offer.city").fill("Contract");
  await page.route("**/v1/traces", async (route) => {
    if (route.request().postDataJSON().format === "html") await new Promise((later) => setTimeout(later, 400));
    await route.continue();
  });
  const trace = await saved(page, async () => {
    await buttons[2].click();
    await where(page, "offer.city").fill("Contract p. 3");
  });
  assert.doesNotMatch(trace.text, /Contract p\. 3/);
  await page.waitForTimeout(100);
  await kept(page, "It is in no file yet");
  await page.done();
});

for (const [language, time, words] of [
  ["en", "at 02:05 (UTC)", { refuse: "Refuse", note: "Note (text)", trace: "Trace (page)", clause: "One clause is not met." }],
  ["fr", "à 2\u00a0h\u00a005 (UTC)", { refuse: "Refuser", note: "Note (texte)", trace: "Trace (page)", clause: "Une clause n’est pas satisfaite." }],
])
  test(`the page, the note and the trace tell a decision in one way, line by line, in ${language}`, async () => {
    const page = await here.page({ language });
    await page.clock.setFixedTime(new Date("2026-12-01T02:05:09Z"));
    await openFile(page, file(`told-${language}.json`, refused()));
    await page.locator(".officer").first().getByText(words.refuse, { exact: true }).click();
    await page.locator(".officer textarea").first().fill("Lettre lue.\n\nDeux <jours> manquent");
    await page.locator(".officer input[type=text]").first().fill("A. Roy");
    await page.locator(".officer button[type=submit]").first().click();
    assert.ok((await page.locator(".recorded").first().innerText()).includes(time));
    const note = await saved(page, () => page.getByRole("button", { name: words.note, exact: true }).click());
    assert.ok(note.text.includes(time), note.text);
    assert.match(note.text, /: Lettre lue\.\n {2}Deux <jours> manquent\.\n/);
    assert.ok(note.text.includes(words.clause), "what is a clause on the page is one in the note");
    const trace = await saved(page, () => page.getByRole("button", { name: words.trace, exact: true }).click());
    assert.ok(trace.text.includes("Lettre lue.</p><p class=rationale>Deux &lt;jours&gt; manquent</p>"), "each line is one");
    await page.done();
  });
