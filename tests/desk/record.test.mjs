// One record, from the file to the note: a refusal, an approval and an open case in French, and what-ifs in English.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, open, openFile, outcome, refused, sample, saved, shot, waitForOutcome } from "./desk.mjs";

const here = desk();

test("une approbation, du fichier à la note", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("approbation.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Satisfait aux exigences");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
  await page.getByText("Recommandation\u00a0: approuver").waitFor();
  await page.getByText("Plus rien à demander").waitFor();
  await page.getByText("Approuver", { exact: true }).click();
  assert.match(await page.locator("[data-test=agreement]").innerText(), /Suit la recommandation/);
  await page.getByLabel("Justification").fill("Toutes les exigences sont attestées.");
  await page.getByLabel("Nom ou numéro de l’agent").fill("M. Gagnon");
  await page.getByRole("button", { name: "Consigner la décision" }).click();
  await page.getByText("Décision consignée\u00a0: approbation").waitFor();
  const note = await saved(page, () => page.getByRole("button", { name: "Note (texte)" }).click());
  assert.equal(note.name, "mexican-engineer-note.txt");
  assert.ok(note.text.includes("M. Gagnon") && note.text.includes("Toutes les exigences sont attestées."));
  await shot(page, "approval-fr-1440");
  await page.done();
});

test("un refus, du fichier à la note", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("refus.json", refused()));
  await waitForOutcome(page, "Ne satisfait pas aux exigences");
  assert.equal(await page.locator(".reasons > li").count(), 1);
  await page.getByText("Refuser", { exact: true }).click();
  await page.getByLabel("Justification").fill("Il manque un jour d’expérience.");
  await page.getByLabel("Nom ou numéro de l’agent").fill("M. Gagnon");
  await page.getByRole("button", { name: "Consigner la décision" }).click();
  await page.getByText("Décision consignée\u00a0: refus").waitFor();
  await page.getByRole("tab", { name: "Note au dossier" }).click();
  await page.locator("pre.note", { hasText: "Il manque un jour" }).waitFor();
  await page.getByRole("button", { name: "Copier la note" }).click();
  await page.getByText("La note est copiée.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes("Il manque un jour d’expérience."));
  const trace = await saved(page, () => page.getByRole("button", { name: "Trace (page)" }).click());
  assert.equal(trace.name, "one-day-short-trace.html");
  assert.ok(trace.text.includes("Il manque un jour d’expérience."));
  await shot(page, "refusal-fr-1440");
  await page.done();
});

test("un cas à déterminer, du fichier à la note", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("ouvert.json", open()));
  await waitForOutcome(page, "Reste à déterminer");
  await page.getByRole("heading", { name: "Question suivante" }).waitFor();
  await shot(page, "open-fr-1440");
  // Each question is answered in place until nothing more is asked.
  await page.locator(".next .ask").waitFor();
  let asked = 0;
  const seen = new Set();
  while (await page.locator(".next .ask").count()) {
    const question = page.locator(".next .ask");
    const path = await question.getAttribute("data-path");
    assert.ok(!seen.has(path), `asked twice: ${path}`);
    seen.add(path);
    await question.getByRole("button", { name: path === "officer.language_concern" || path === "offer.regulated" ? "Non" : "Oui" }).click();
    await page.waitForFunction((old) => !document.querySelector(".next .pending") && document.querySelector(".next .ask")?.dataset.path !== old, path);
    assert.ok(++asked < 20);
  }
  assert.ok(asked > 1);
  await page.getByText("Plus rien à demander").waitFor();
  assert.equal(await outcome(page), "Satisfait aux exigences");
  await page.getByText(`${asked} faits constatés`).waitFor();
  assert.equal(await page.locator(".whatif-tag").count(), 0, "an answer is no hypothesis");
  await page.getByText("Approuver", { exact: true }).click();
  await page.getByLabel("Justification").fill("Constatations faites à l’entrevue.");
  for (const where of await page.getByLabel("Où l’avez-vous vu").all()) await where.fill("Lettre de l’employeur");
  await page.getByLabel("Nom ou numéro de l’agent").fill("M. Gagnon");
  await page.getByRole("button", { name: "Consigner la décision" }).click();
  await page.getByText("Décision consignée").waitFor();
  const record = await saved(page, () => page.getByRole("button", { name: "Dossier (JSON)" }).click());
  for (const path of seen) assert.equal(typeof path.split(".").reduce((of, step) => of[step], JSON.parse(record.text)), "boolean", path);
  const note = await saved(page, () => page.getByRole("button", { name: "Note (texte)" }).click());
  assert.ok(note.text.includes("Constatations faites à l’entrevue."));
  await shot(page, "answered-fr-1440");
  await page.done();
});

test("an open case asks for what settles it, and stops asking", async () => {
  const page = await here.page();
  const record = refused();
  delete record.officer;
  await openFile(page, file("settled.json", record));
  await waitForOutcome(page, "Does not meet the requirements");
  await page.getByText("no missing fact can change it").waitFor();
  await page.done();
});

test("what-if facts: marked, followed at once, undone", async (t) => {
  const page = await here.page();
  await openFile(page, file("whatif.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  await page.locator(".mode").getByText("What if", { exact: true }).click();
  const finding = page.locator('[data-path="officer.duties_align"]');
  await finding.locator(".segments").getByText("No", { exact: true }).click();
  await waitForOutcome(page, "Does not meet the requirements");
  assert.match(await page.locator("[data-test=live]").innerText(), /Does not meet the requirements\. \d+ clauses? changed/);
  assert.ok(await finding.evaluate((element) => element.classList.contains("assumed")));
  await finding.getByText("what if").waitFor();
  assert.ok((await page.locator("li.changed").count()) > 0);
  await page.locator("li.changed", { hasText: "was: meets" }).first().waitFor();
  await page.getByText("1 what-if fact", { exact: true }).waitFor();
  await shot(page, "whatif-1440");

  await page.getByRole("button", { name: "Undo" }).click();
  await waitForOutcome(page, "Meets the requirements");
  assert.equal(await page.locator("li.changed").count(), 0);
  await page.getByRole("button", { name: "Redo" }).click();
  await waitForOutcome(page, "Does not meet the requirements");
  await finding.getByRole("button", { name: /^Back to the record/ }).click();
  await waitForOutcome(page, "Meets the requirements");
  await finding.locator(".segments").getByText("Not known", { exact: true }).click();
  await waitForOutcome(page, "Cannot be determined");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await waitForOutcome(page, "Meets the requirements");

  const times = [];
  for (let i = 0; i < 20; ++i) {
    await finding.locator(".segments").getByText(i % 2 ? "Yes" : "No", { exact: true }).click();
    await waitForOutcome(page, i % 2 ? "Meets the requirements" : "Does not meet");
    times.push(Number(await page.locator(".record").getAttribute("data-took")));
  }
  times.sort((a, b) => a - b);
  t.diagnostic(`the trace followed in ${times[10]} ms, at least ${times[0]} ms, at most ${times[19]} ms`);
  // Other programs may have the machine meanwhile: the least of them is nearest to what it takes where none has.
  assert.ok(times[0] < 100, `${times}`);
  await page.done();
});

test("every kind of fact", async () => {
  const page = await here.page();
  await openFile(page, file("kinds.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  const record = async () => JSON.parse((await saved(page, () => page.getByRole("button", { name: "Record (JSON)" }).click())).text);
  const at = (path) => page.locator(`[data-path="${path}"]`);

  await at("offer.noc").getByRole("textbox").fill("213");
  await page.keyboard.press("Tab");
  await at("offer.noc").getByText("Enter the 5 digits").waitFor();
  assert.equal((await record()).offer.noc, "21330");
  await at("offer.noc").getByRole("textbox").fill("21301");
  await page.keyboard.press("Tab");
  await at("offer.pay.amount").getByRole("textbox").fill("12345678901234567890.25");
  await page.keyboard.press("Tab");
  await at("offer.pay.hours_per_week").getByRole("textbox").fill("0");
  await page.keyboard.press("Tab");
  await at("offer.pay.hours_per_week").getByText("above 0").waitFor();
  await at("application.received_on").locator("input").fill("2024-04-02");
  await at("application.category").getByRole("combobox").selectOption("technician");
  await at("application.documents").getByLabel("proof of education").uncheck();
  await at("applicant.citizenships").getByRole("combobox").selectOption("JPN");
  await at("applicant.citizenships").getByRole("button", { name: "Remove Mexico" }).click();
  await at("applicant.licences").getByRole("button", { name: /^Add/ }).click();
  await at("applicant.licences[1].jurisdiction").getByRole("textbox").fill("CA-QC");
  await page.keyboard.press("Tab");
  await at("applicant.work_experience").getByRole("button", { name: "Remove No. 1" }).click();
  const text = (await saved(page, () => page.getByRole("button", { name: "Record (JSON)" }).click())).text;
  assert.ok(text.includes("12345678901234567890.25"), "no digit is lost");
  const now = JSON.parse(text);
  assert.equal(now.offer.noc, "21301");
  assert.equal(now.offer.pay.hours_per_week, 40);
  assert.equal(now.application.received_on, "2024-04-02");
  assert.equal(now.application.category, "technician");
  assert.ok(!now.application.documents.includes("education_proof"));
  assert.deepEqual(now.applicant.citizenships, ["JPN"]);
  assert.equal(now.applicant.licences[1].jurisdiction, "CA-QC");
  assert.equal(now.applicant.work_experience.length, 1);
  await page.getByRole("button", { name: "Back to the record", exact: true }).click();
  await waitForOutcome(page, "Meets the requirements");
  assert.deepEqual(await record(), sample("mexican-engineer"));
  await page.done();
});

test("a decision that departs needs a rationale, and is out of date when facts change", async () => {
  const page = await here.page();
  await openFile(page, file("departs.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByText("Choose a decision first.").waitFor();
  await page.getByText("Approve", { exact: true }).click();
  assert.match(await page.locator("[data-test=agreement]").innerText(), /Departs from the recommendation/);
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByText("Give your name or number").waitFor();
  await page.getByLabel("Officer’s name or number").fill("M. Gagnon");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByText("needs a rationale").waitFor();
  await page.getByLabel("Rationale").fill("Leap day counted by hand.");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.locator(".recorded", { hasText: "Decision recorded: approval" }).waitFor();
  await page.locator('[data-path="officer.duties_align"]').getByText("No", { exact: true }).click();
  await page.getByText("changed after the decision was recorded").waitFor();
  await page.getByRole("button", { name: "Take the decision back" }).click();
  const note = await saved(page, () => page.getByRole("button", { name: "Note (text)" }).click());
  assert.ok(!note.text.includes("Leap day"));
  await page.done();
});

test("an empty record, and the other language in place", async () => {
  const page = await here.page();
  await page.getByRole("button", { name: "Begin with an empty record" }).click();
  await waitForOutcome(page, "Cannot be determined");
  await page.locator("[data-test=language]").click();
  await waitForOutcome(page, "Reste à déterminer");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
  assert.match(page.url(), /lang=fr/);
  await page.done();
});

test("by keyboard alone", async () => {
  const page = await here.page();
  await openFile(page, file("keyboard.json", open()));
  await waitForOutcome(page, "Cannot be determined");
  const focus = async (wanted) => {
    for (let i = 0; i < 200; ++i) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`never reached ${wanted}`);
  };
  await page.waitForSelector(".next .answer");
  const path = await page.locator(".next .ask").getAttribute("data-path");
  await focus(".next .answer");
  await page.keyboard.press("Enter");
  await page.waitForFunction((old) => !document.querySelector(".next .pending") && document.querySelector(".next .ask")?.dataset.path !== old, path);
  await focus("[role=tab]");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-fullTrace");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#tab-note").getAttribute("aria-selected"), "true");
  await focus(".officer input[type=radio]");
  await page.keyboard.press("ArrowRight");
  await focus(".officer textarea");
  await page.keyboard.type("By keyboard.");
  await focus(".officer input[type=text]");
  await page.keyboard.type("M. Gagnon");
  await focus(".officer button[type=submit]");
  await page.keyboard.press("Enter");
  await page.locator(".recorded", { hasText: "Decision recorded: refusal" }).waitFor();
  await page.done();
});
