// A decision that was recorded, when its case file is opened again: as it was recorded, with what the program came to then, and
// what is another now said beside it. A decision that is made now begins with an empty form.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { desk, drop, file, open, openFile, policy, refused, run, saved, serveOf, waitForOutcome } from "./desk.mjs";

const here = desk();

const form = (page) => page.locator(".officer form").first();
const checked = (page) => form(page).locator("input[type=radio]:checked");
const rationale = (page) => form(page).locator("textarea");
const said = {
  en: { ask: "Ask for more information", refuse: "Refuse", case: "Case file (JSON)", open: "Cannot be determined", refused: "Does not meet", approved: "Meets the requirements" },
  fr: { ask: "Demander des renseignements", refuse: "Refuser", case: "Dossier de travail (JSON)", open: "Reste à déterminer", refused: "Ne satisfait pas", approved: "Satisfait aux exigences" },
};
async function decide(page, decision, why) {
  await form(page).getByText(decision, { exact: true }).click();
  await rationale(page).fill(why);
  await form(page).locator("input[type=text]").fill("Mme Łukasiewicz");
  await form(page).locator("button[type=submit]").click();
  await form(page).locator(".recorded").waitFor();
}
const caseOf = async (page, words) => saved(page, () => page.getByRole("button", { name: words.case, exact: true }).click());

for (const language of ["en", "fr"])
  test(`a case file that is opened again shows what was recorded, and asks for a decision anew, in ${language}`, async () => {
    const words = said[language];
    const page = await here.page({ language });
    const record = open();
    delete record.offer.compliance_fee_paid;
    await openFile(page, file(`asked-${language}.json`, record));
    await waitForOutcome(page, words.open);
    await decide(page, words.ask, "Il manque\n des pièces.");
    const kept = await caseOf(page, words);
    assert.equal(JSON.parse(kept.text).decisions[0].outcome, "undetermined");
    assert.ok(JSON.parse(run("eval", policy, "--findings", file("kept-case.json", kept.text), "--format", "json")));

    // In this browser, which keeps a draft of it, and in another one.
    for (const other of [await here.page({ language, beside: page }), await here.page({ language })]) {
      await drop(other, [kept.name, kept.text]);
      await waitForOutcome(other, words.open);
      await form(other).locator(".recorded").waitFor();
      assert.equal(await form(other).locator("[data-test=rationale]").innerText(), "Il manque\n des pièces.");
      assert.equal(await rationale(other).inputValue(), "");
      assert.equal(await checked(other).count(), 0);
      assert.equal(await other.locator("[data-test=agreement], [data-test=then], .officer .bad").count(), 0, "it stands");
      assert.equal(await other.locator(".unsaved").count(), 0);
      await other.getByText(language === "fr" ? "Ce travail a été enregistré ou copié" : "It has been saved or copied").waitFor();
      await other.done();
    }
    await page.done();
  });

test("what was written in a form and is not recorded is there still when the case file is opened", async () => {
  const page = await here.page();
  await openFile(page, file("half.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page, "Refuse", "One day short.");
  const kept = await caseOf(page, said.en);
  await rationale(page).fill("One day short; the leap day was worked.");
  await page.getByText("It is in no file yet").waitFor();
  await page.waitForTimeout(300);
  await page.goto(`${here.server.url}?lang=en`);
  await page.locator(".drop").waitFor();
  await drop(page, [kept.name, kept.text]);
  await form(page).locator(".recorded").waitFor();
  assert.equal(await rationale(page).inputValue(), "One day short; the leap day was worked.");
  assert.equal(await form(page).locator("[data-test=rationale]").innerText(), "One day short.");
  await page.getByText("It is in no file yet").waitFor();
  await page.done();
});

test("where the facts are others now, that is said, and what the program came to then", async () => {
  const page = await here.page();
  await openFile(page, file("then.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page, "Refuse", "One day short.");
  const last = page.locator('[data-path="applicant.work_experience[0].to"]').last();
  await last.locator("input").first().fill("2021-12-31");
  await page.keyboard.press("Tab");
  await waitForOutcome(page, "Meets the requirements");
  await page.getByText("The facts changed after the decision was recorded.").waitFor();
  assert.equal(await page.getByText("The facts or the policy changed").count(), 0);
  const then = form(page).locator("[data-test=then]");
  assert.equal(await then.innerText(), "When it was recorded the program came to: Does not meet the requirements. Now it comes to: Meets the requirements.");
  await last.getByLabel("Where did you see it?").or(page.getByLabel("Where did you see it?")).first().fill("Payslip");
  await decide(page, "Approve", "Seen.");
  await then.waitFor({ state: "detached" });
  await page.done();
});

test("where the policy is another now, that is said, and what the program came to then", async () => {
  const page = await here.page({ language: "fr" });
  await openFile(page, file("policy.json", refused()));
  await waitForOutcome(page, "Ne satisfait pas");
  await decide(page, "Refuser", "Il manque un jour.");
  const kept = await caseOf(page, said.fr);
  assert.equal(JSON.parse(kept.text).decisions[0].outcome, "refuse");
  const other = join(mkdtempSync(join(tmpdir(), "desk-policy-")), "cptpp");
  cpSync(policy, other, { recursive: true });
  const rules = join(other, "eligibility.rules");
  const text = readFileSync(rules, "utf8");
  const years = /(define professional_experience_years : number\n(?:.*\n)*?\s*= )2\b/;
  assert.match(text, years);
  writeFileSync(rules, text.replace(years, "$11"));
  const server = await serveOf(other);
  const later = await here.page({ language: "fr", at: server.url });
  await drop(later, [kept.name, kept.text]);
  await waitForOutcome(later, "Satisfait aux exigences");
  await later.getByText("La politique a changé depuis que la décision a été consignée.").waitFor();
  assert.equal(
    (await form(later).locator("[data-test=then]").innerText()).replaceAll("\u00a0", " "),
    "Résultat établi par le programme quand elle a été consignée : « Ne satisfait pas aux exigences ». Résultat actuel : « Satisfait aux exigences ».",
  );
  await later.locator("[data-test=held]").waitFor();
  await later.done();
  await page.done();
  await server.stop();
});

test("an outcome that is none, and one that a case file does not say", async () => {
  const page = await here.page();
  await openFile(page, file("none.json", refused()));
  await waitForOutcome(page, "Does not meet");
  await decide(page, "Refuse", "One day short.");
  const json = JSON.parse((await caseOf(page, said.en)).text);
  const fresh = await here.page();
  await drop(fresh, ["odd.json", JSON.stringify({ ...json, decisions: [{ ...json.decisions[0], outcome: "pass" }] })]);
  await fresh.getByText("does not read, at decisions[0].outcome.").waitFor();
  await drop(fresh, ["missing.json", JSON.stringify({ ...json, found: [{ value: 1 }] })]);
  await fresh.getByText("does not read, at found[0].path.").waitFor();
  const { outcome, ...older } = json.decisions[0];
  await drop(fresh, ["older.json", JSON.stringify({ ...json, decisions: [older] })]);
  await form(fresh).locator(".recorded").waitFor();
  assert.equal(await fresh.locator("[data-test=then]").count(), 0);
  await fresh.done();
  await page.done();
});
