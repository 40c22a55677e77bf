// What leaves the desk on paper and as text: the printed record, the note that gives an approval's reasons, and the letter
// that asks for what is missing.
import assert from "node:assert/strict";
import test from "node:test";
import { desk, file, open, openFile, refused, sample, saved, waitForOutcome } from "./desk.mjs";

const here = desk();

async function decide(page, name, rationale) {
  const form = page.locator(".officer").first();
  await form.locator(".segments").getByText(name, { exact: true }).click();
  await form.locator("textarea").fill(rationale);
  await form.locator("input[type=text]").fill("M. Gagnon");
  await form.locator("button[type=submit]").click();
  await form.locator(".recorded").waitFor();
  await page.waitForTimeout(300);
}

/// How many pages the browser makes of it.
async function pages(page) {
  const pdf = await page.pdf({ format: "Letter", preferCSSPageSize: false });
  return pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g).length;
}

for (const [name, record, outcome, decision] of [
  ["a refusal", refused(), "Does not meet", "Refuse"],
  ["an approval", sample("mexican-engineer"), "Meets the requirements", "Approve"],
  ["an open case", open(), "Cannot be determined", "Ask for more information"],
])
  test(`${name} prints as a summary of two pages, then the trace`, async (t) => {
    const page = await here.page({ scheme: "dark" });
    await openFile(page, file("print.json", record));
    await waitForOutcome(page, outcome);
    await decide(page, decision, "As the file has it.");
    const all = await pages(page);
    await page.locator(".area-trace").evaluate((trace) => trace.style.setProperty("display", "none", "important"));
    const summary = await pages(page);
    t.diagnostic(`${summary} of ${all} pages`);
    assert.ok(summary <= 2, `${summary} pages`);
    assert.ok(all > summary, "the trace follows");
    await page.done();
  });

test("on paper what was chosen is darkest, whatever the colours of the screen, and the trace is whole", async () => {
  const page = await here.page({ scheme: "dark" });
  const record = sample("mexican-engineer");
  record.offer.job_description = "Plans ventilation and ground support of an underground mine. ".repeat(5).trim();
  await openFile(page, file("darkest.json", record));
  await waitForOutcome(page, "Meets the requirements");
  await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(200);
  const fact = page.locator('[data-path="officer.duties_align"] .segments');
  const look = (chosen) =>
    fact.locator(chosen ? "label:has(:checked) span" : "label:not(:has(:checked)) span").first().evaluate((element) => {
      const style = getComputedStyle(element);
      return { light: style.color.match(/\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b), weight: Number(style.fontWeight) };
    });
  const [chosen, other] = [await look(true), await look(false)];
  assert.equal(chosen.light, 0, "black");
  assert.ok(other.light > 250 && chosen.weight > other.weight, JSON.stringify({ chosen, other }));
  // Nothing is cut off.
  const text = page.locator('[data-path="offer.job_description"] .paper');
  assert.equal(await text.innerText(), record.offer.job_description);
  // The trace is there although its tab is not open.
  assert.ok(await page.locator(".fragment").evaluate((host) => host.shadowRoot.querySelectorAll("#clauses summary").length > 20));
  assert.ok(await page.locator(".whole-trace").isVisible());
  await page.emulateMedia({ media: "screen" });
  await page.waitForTimeout(200);
  assert.ok(await page.locator(".fragment").evaluate((host) => host.shadowRoot.childElementCount === 0), "and not on the screen");
  await fact.locator("input").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.emulateMedia({ media: "print" });
  assert.equal(await fact.locator("span").evaluateAll((all) => all.filter((one) => getComputedStyle(one).outlineStyle !== "none").length), 0, "where the focus is, is of the screen");
  await page.done();
});

test("la note d’une approbation donne ses motifs quand on le veut", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("motifs.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Satisfait aux exigences");
  await page.locator("#tab-note").click();
  const note = page.locator("pre.note");
  await note.filter({ hasText: "mexican-engineer" }).waitFor();
  const plain = await note.innerText();
  assert.doesNotMatch(plain, /expérience rémunérée/);
  await page.getByLabel("Donner les motifs de l’approbation").check();
  await page.waitForFunction((before) => document.querySelector("pre.note").textContent.length > before, plain.length + 200);
  const reasons = await note.innerText();
  assert.match(reasons.replace(/\s/g, " "), /Expérience rémunérée dans le secteur d’activité visé par le contrat \(années : 2 ou plus\)/);
  await decide(page, "Approuver", "Vu les pièces.");
  const file_ = await saved(page, () => page.getByRole("button", { name: "Note (texte)" }).click());
  assert.match(file_.text.replace(/\s/g, " "), /Expérience rémunérée dans le secteur/);
  await page.done();
});

test("la lettre demande ce que d’autres peuvent fournir, et non ce que l’agent constate", async () => {
  const page = await here.page({ language: "fr" });
  const record = open();
  delete record.offer.pay.amount;
  await openFile(page, file("lettre.json", record));
  await waitForOutcome(page, "Reste à déterminer");
  await page.locator("#tab-letter").click();
  const letter = page.locator("[data-test=letter]");
  await page.waitForFunction(() => document.querySelector("[data-test=letter]")?.textContent.length > 100);
  const text = (await letter.innerText()).replace(/\s/g, " ");
  assert.match(text, /rémunération pour une période/);
  assert.doesNotMatch(text, /tâches|connaissances spécialisées|constat/i, "no finding");
  await page.getByRole("button", { name: "Copier la lettre" }).click();
  await page.getByText("La lettre est copiée.").waitFor();
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).replace(/\s/g, " ").trim(), text.trim());
  const given = await saved(page, () => page.getByRole("button", { name: "Lettre (texte)" }).click());
  assert.equal(given.name, "still-open-lettre.txt");
  assert.equal(given.text.replace(/\s/g, " ").trim(), text.trim());
  await page.done();
});

test("where nothing is missing that others have, there is no letter", async () => {
  const page = await here.page();
  await openFile(page, file("no-letter.json", sample("mexican-engineer")));
  await waitForOutcome(page, "Meets the requirements");
  await page.locator("#tab-letter").click();
  await page.getByText("There is nothing that somebody else could supply").waitFor();
  await page.done();
});
